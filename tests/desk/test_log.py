"""The log of events on both databases: append-only, in order, found out when tampered with."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from desk_databases import SettableClock
from duixian.desk import checking, database, heads, migrating, receipts
from duixian.desk.errors import (
    BadAddress,
    ClockWentBack,
    DeskError,
    DeskOutOfDate,
    DeskUsage,
    EditedMeanwhile,
    NoDesk,
)
from duixian.desk.events import Deed
from duixian.desk.log import EventLog


def note(subject: str, words: str, actor: str = "王芳") -> Deed:
    return Deed(subject, "note", {"text": words}, actor, "市教育局")


def write(log: EventLog, clock: SettableClock, *deeds: Deed) -> None:
    with log.appending(clock) as turn:
        for deed in deeds:
            turn.append(deed)


def tamper(engine: Engine, statement: str) -> None:
    """Change the database behind the program's back, as its owner can."""
    migrating.migrate(engine, "0001")
    with database.writing(engine) as connection:
        connection.execute(text(statement))
    migrating.migrate(engine)


def test_events_come_back_as_they_were_written(log: EventLog, clock: SettableClock) -> None:
    write(log, clock, note("a", "开工"), note("b", "选址"), note("a", "封顶"))
    events = log.events()
    assert [(e.seq, e.subject, e.version) for e in events] == [
        (0, "a", 1),
        (1, "b", 1),
        (2, "a", 2),
    ]
    assert [e.payload["text"] for e in log.events("a")] == ["开工", "封顶"]
    assert events[0].at == "2024-01-22T01:00:00.000000Z"
    assert (events[0].actor, events[0].unit, events[0].day) == ("王芳", "市教育局", "2024-01-22")
    assert log.head().size == 3
    assert log.head().root == events[-1].root
    assert checking.verify(log, ()).sound


def test_a_turn_that_fails_leaves_nothing(log: EventLog, clock: SettableClock) -> None:
    write(log, clock, note("a", "开工"))

    def half_a_turn() -> None:
        with log.appending(clock) as turn:
            turn.append(note("a", "封顶"))
            turn.append(note("a", "停工"), expected=9)

    with pytest.raises(EditedMeanwhile):
        half_a_turn()
    assert [e.payload["text"] for e in log.events()] == ["开工"]
    assert checking.verify(log, ()).sound


def test_the_second_editor_is_told_and_sees_both(log: EventLog, clock: SettableClock) -> None:
    write(log, clock, note("a", "开工"))
    write(log, clock, note("a", "完成三成", actor="李强"))
    with pytest.raises(EditedMeanwhile) as told, log.appending(clock) as turn:
        turn.append(note("a", "完成两成"), expected=1)
    assert "李强" in str(told.value)
    assert "完成三成" in str(told.value)
    assert "完成两成" in str(told.value)
    assert [e.payload["text"] for e in told.value.theirs] == ["完成三成"]


def test_the_database_itself_refuses_to_change_an_event(
    log: EventLog, clock: SettableClock
) -> None:
    write(log, clock, note("a", "开工"))
    for statement in ("UPDATE desk_events SET actor = '某人'", "DELETE FROM desk_events"):
        with (
            pytest.raises(DeskError, match="append-only"),
            database.writing(log.engine) as connection,
        ):
            connection.execute(text(statement))
    assert checking.verify(log, ()).sound


def test_a_clock_that_went_back_writes_nothing(log: EventLog, clock: SettableClock) -> None:
    write(log, clock, note("a", "开工"))
    clock.forward(days=-1)
    with pytest.raises(ClockWentBack, match="the clock says 2024-01-21"):
        write(log, clock, note("a", "封顶"))
    assert log.head().size == 1


def test_two_machines_clocks_may_differ_a_little(log: EventLog, clock: SettableClock) -> None:
    write(log, clock, note("a", "开工"))
    clock.forward(seconds=-1)
    write(log, clock, note("a", "封顶"))
    first, second = log.events()
    assert first.at == second.at


def test_a_clock_without_a_zone_is_refused(log: EventLog, clock: SettableClock) -> None:
    clock.now = clock.now.replace(tzinfo=None)
    with pytest.raises(ValueError, match="no time zone"):
        write(log, clock, note("a", "开工"))


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE desk_events SET payload = '{\"text\":\"八成\"}' WHERE seq = 2", 2),
        ("UPDATE desk_events SET at = '2024-01-22T00:00:00.000000Z' WHERE seq = 3", 3),
        ("UPDATE desk_events SET unit = NULL WHERE seq = 1", 1),
        ("UPDATE desk_events SET leaf = (SELECT leaf FROM desk_events WHERE seq = 0) "
         "WHERE seq = 1", 1),
        ("UPDATE desk_events SET payload = 'not json' WHERE seq = 4", 4),
        ("DELETE FROM desk_events WHERE seq = 2", 2),
        ("DELETE FROM desk_events WHERE seq = 4", 4),
    ],
)  # fmt: skip
def test_verify_names_the_first_bad_event(
    log: EventLog, clock: SettableClock, statement: str, place: int
) -> None:
    write(log, clock, *(note("a", f"{n}成") for n in range(5)))
    tamper(log.engine, statement)
    found = checking.verify(log, ())
    assert not found.sound
    assert found.first_bad == place
    assert found.found


def rewritten(log: EventLog, clock: SettableClock) -> None:
    """What an operator can do who recomputes every hash after changing event 1."""
    deeds = [note("a", f"{n}成") for n in range(6)]
    deeds[1] = note("a", "九成")
    tamper(log.engine, "DELETE FROM desk_events")
    tamper(log.engine, "UPDATE desk_log SET size = 0, frontier = '', last_at = ''")
    clock.on("2024-01-22")
    for deed in deeds:
        write(log, clock, deed)
        clock.forward(days=1)


def test_published_heads_bind_the_operator_too(
    log: EventLog, clock: SettableClock, tmp_path: Path
) -> None:
    file = tmp_path / "heads.jsonl"
    for n in range(6):
        write(log, clock, note("a", f"{n}成"))
        clock.forward(days=1)
    assert [h.size for h in heads.publish(log, file, "2024-01-25")] == [1, 2, 3]
    assert heads.publish(log, file, "2024-01-25") == []
    assert [h.day for h in heads.publish(log, file, "2024-01-28")] == [
        *("2024-01-25", "2024-01-26", "2024-01-27")
    ]
    assert checking.verify(log, heads.read(file)).heads == 6
    rewritten(log, clock)
    assert checking.verify(log, ()).sound  # nothing in the database tells
    found = checking.verify(log, heads.read(file))
    assert (found.sound, found.first_bad, found.first_bad_to) == (False, 1, 1)
    assert "2024-01-23" in (found.found or "")


def test_a_log_cut_off_behind_a_published_head_is_found_out(
    log: EventLog, clock: SettableClock
) -> None:
    write(log, clock, *(note("a", f"{n}成") for n in range(4)))
    published = [heads.DailyHead("2024-01-22", 4, log.head().root)]
    tamper(log.engine, "DELETE FROM desk_events WHERE seq = 3")
    found = checking.verify(log, published)
    assert (found.first_bad, found.first_bad_to) == (3, 3)


def test_a_line_that_is_no_head_is_named(tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    file.write_text('{"day":"2024-01-22","size":1,"root":"00"}\nhello\n', encoding="utf-8")
    with pytest.raises(DeskError, match="line 2"):
        heads.read(file)


def test_a_receipt_proves_its_event_without_the_log(log: EventLog, clock: SettableClock) -> None:
    write(log, clock, *(note("a", f"{n}成") for n in range(11)))
    given = receipts.receipt(log, 6)
    assert "6成" in given.body
    again = receipts.read(receipts.written(given))
    assert again == given
    assert receipts.holds(again)
    forged = receipts.Receipt(given.body.replace("6成", "9成"), *_rest(given))
    assert not receipts.holds(forged)
    with pytest.raises(DeskUsage, match="no event 11"):
        receipts.receipt(log, 11)
    with pytest.raises(DeskUsage, match="no receipt"):
        receipts.read('{"body": 1}')


def _rest(given: receipts.Receipt) -> tuple[int, int, str, tuple[str, ...]]:
    return given.index, given.size, given.root, given.path


def test_the_log_proves_that_it_only_grew(log: EventLog, clock: SettableClock) -> None:
    write(log, clock, *(note("a", f"{n}成") for n in range(5)))
    before = log.head()
    write(log, clock, *(note("b", f"{n}成") for n in range(8)))
    now = log.head()
    path = receipts.growth(log, before.size)
    assert receipts.grew(before.size, now.size, before.root, now.root, path)
    assert not receipts.grew(before.size, now.size, now.root, now.root, path)
    with pytest.raises(DeskUsage, match="no head over 14"):
        receipts.growth(log, 14)


def test_migrations_go_down_and_up_with_what_the_log_holds(
    log: EventLog, clock: SettableClock
) -> None:
    write(log, clock, *(note("a", f"{n}成") for n in range(5)))
    before = log.events()
    assert migrating.migrate(log.engine, "0001") == ("0003", "0001")
    with pytest.raises(DeskOutOfDate, match="desk init"):
        EventLog(log.engine)
    assert migrating.migrate(log.engine) == ("0001", "0003")
    again = EventLog(log.engine)
    assert again.events() == before
    assert checking.verify(again, ()).sound
    with pytest.raises(DeskUsage, match="holds 5 events"):
        migrating.migrate(log.engine, "base")
    assert again.events() == before


def test_an_empty_log_can_be_taken_away_and_made_anew(engine: Engine) -> None:
    assert migrating.migrate(engine) == (None, "0003")
    assert migrating.migrate(engine, "base") == ("0003", None)
    with pytest.raises(NoDesk, match="desk init"):
        EventLog(engine)
    assert migrating.migrate(engine) == (None, "0003")
    assert EventLog(engine).events() == []


def test_a_layout_of_a_newer_program_is_refused(log: EventLog) -> None:
    with database.writing(log.engine) as connection:
        connection.execute(text("UPDATE desk_version SET version_num = '9999'"))
    with pytest.raises(DeskOutOfDate, match="newer version"):
        EventLog(log.engine)
    with pytest.raises(DeskOutOfDate, match="newer version"):
        migrating.migrate(log.engine)
    with pytest.raises(DeskUsage, match="no layout '0815'"):
        migrating.migrate(log.engine, "0815")


def test_the_model_of_the_tables_is_what_the_migrations_make(log: EventLog) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from duixian.desk import tables

    with log.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": migrating.VERSIONS, "compare_type": True}
        )
        assert compare_metadata(context, tables.metadata) == []


def test_the_address_is_noted_without_its_password(tmp_path: Path) -> None:
    url = database.address_of(tmp_path, "postgresql://clerk:secret@db.example:5433/duixian")
    database.note_address(tmp_path, url)
    text_of_it = (tmp_path / "desk" / "desk.json").read_text(encoding="utf-8")
    assert "secret" not in text_of_it
    again = database.address_of(tmp_path)
    assert (again.drivername, again.username, again.password) == (
        *("postgresql+psycopg", "clerk"), None,
    )  # fmt: skip
    assert (again.host, again.port, again.database) == ("db.example", 5433, "duixian")


@pytest.mark.parametrize("address", ["mysql://root@localhost/x", "hello", "sqlite://"])
def test_an_address_that_is_of_no_use_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(BadAddress, match="postgresql://"):
        database.address_of(tmp_path, address)


def test_a_server_that_does_not_answer_is_an_error_of_the_desk(tmp_path: Path) -> None:
    url = database.address_of(tmp_path, "postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(DeskError, match="See that it runs"):
        migrating.migrate(database.engine_of(url))


def test_time_passes_between_events(log: EventLog, clock: SettableClock) -> None:
    write(log, clock, note("a", "开工"))
    clock.forward(hours=16)  # past midnight in China, before midnight in Greenwich
    write(log, clock, note("a", "封顶"))
    assert [day for day, _ in log.day_heads()] == ["2024-01-22", "2024-01-23"]
    assert clock.now - timedelta(hours=16) < clock.now
