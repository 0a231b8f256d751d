"""The desk as its users run it: another process each time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from duixian.books import Books
from duixian.desk import Desk
from running import Duixian, Run

ITEM = "澜川市-2024-020"
Do = Callable[..., Run]


def test_a_year_is_opened_assigned_reported_and_counted(desk: Do) -> None:
    listed = desk("list").rows
    assert len(listed) > 80
    row = next(row for row in listed if row["item"] == ITEM)
    assert row["stage_zh"] == "立项"
    assert row["quote"]
    given = desk("assign", ITEM, "--lead", "市教育局", "--due", "2098-10-31", "--by", "王芳").rows
    assert (given[0]["kind_zh"], given[0]["actor"]) == ("交办", "王芳")
    assert desk("do", ITEM, "accept", "--unit", "市教育局").code == 0
    done = desk("progress", ITEM, "--share", "40", "--text", "已开工", "--unit", "市教育局")
    assert done.code == 0
    shown = next(row for row in desk("list", "--unit", "市教育局").rows)
    assert (shown["item"], shown["actual"], shown["stage"]) == (ITEM, 40, "working")
    assert "时间" in shown["why"]
    assert [row["kind"] for row in desk("show", ITEM).rows] == [
        *("opened", "assign", "accept", "progress"),
    ]
    due = {row["item"]: row for row in desk("due", "--on", "2098-11-01").rows}
    assert due[ITEM]["overdue"]
    assert due[ITEM]["days_left"] == -1
    rates = {row["rate"]: row for row in desk("rates").rows}
    assert (rates["done"]["numerator"], rates["done"]["denominator"]) == (0, len(listed))
    board = desk("board").rows
    assert {row["level"] for row in board} >= {"government", "unit"}
    assert desk("verify").rows[0]["sound"]


@pytest.mark.parametrize("format", ["csv", "jsonl", "table"])
def test_rows_come_in_every_format(desk: Do, format: str) -> None:
    for command in (["list"], ["due"], ["rates"], ["board"], ["show", ITEM], ["heads"], ["verify"]):
        done = desk(*command, "--format", format)
        assert done.code == 0, done.err
        assert done.out


def test_a_draw_is_recomputable_and_says_whether_it_binds(desk: Do) -> None:
    at_once = desk("draw", "--items", "4", "--reviewers", "2", "--seed", "x")
    assert at_once.code == 0
    assert "same moment" in at_once.err
    assert [row["bound"] for row in at_once.rows] == [False] * 4
    fixed = desk("draw", "--items", "5", "--reviewers", "2", "--commit").rows[0]
    drawn = desk("draw", "--items", "5", "--reviewers", "2", "--seed", "双色球").rows
    assert {row["list_digest"] for row in drawn} == {fixed["digest"]}
    assert all(row["bound"] for row in drawn)
    first = drawn[0]
    told = desk("review", first["draw"], first["item"], "value=right", "--by", first["reviewer"])
    assert told.code == 0, told.err
    (rate, _) = desk("errors", first["draw"]).rows
    assert (rate["of"], rate["wrong"], rate["reviewed"], rate["high"]) == ("items", 0, 1, 97.5)
    both = desk("draw", "--items", "5", "--reviewers", "2", "--commit", "--seed", "x")
    assert both.code == 2


def test_units_and_reviewers_are_enrolled(desk: Do) -> None:
    rows = desk(
        "units", "--add", "市教育局", "--add", "市住建局", "--reviewer", "王芳=市教育局"
    ).rows
    assert [row["name"] for row in rows] == ["市教育局", "市住建局", "王芳"]
    wrong = desk("assign", ITEM, "--lead", "教育局")
    assert wrong.code == 2
    assert "Did you mean 市教育局" in wrong.err
    assert desk("units", "--reviewer", "王芳").code == 2


def test_items_are_split(desk: Do) -> None:
    assert f"{ITEM}.2" in desk("split", ITEM, "城东校区", "城西校区").err
    assert [row["parent"] for row in desk("list", "--where", "parent IS NOT NULL").rows] == [
        ITEM
    ] * 2


def test_whoever_edits_second_is_told_and_sees_both(desk: Do) -> None:
    assert desk("assign", ITEM, "--lead", "市教育局", "--by", "甲", "--seen", "1").code == 0
    second = desk("assign", ITEM, "--lead", "市住建局", "--by", "乙", "--seen", "1")
    assert second.code == 2
    assert "市教育局" in second.err
    assert "市住建局" in second.err


def test_a_clock_that_went_back_is_said_and_nothing_is_written(desk: Do, place: Path) -> None:
    ahead = Desk(place, lambda: datetime.now(UTC) + timedelta(days=2))
    ahead.enrol(["市教育局"], actor="x")
    ahead.close()
    done = desk("assign", ITEM, "--lead", "市教育局")
    assert done.code == 1
    assert "the clock says" in done.err
    assert desk("verify").rows[0]["sound"]


def test_a_receipt_is_checked_and_a_forged_log_is_found_out(
    desk: Do, place: Path, tmp_path: Path
) -> None:
    file = tmp_path / "receipt.json"
    file.write_bytes(desk("receipt", 3).raw)
    assert desk("verify", "--receipt", file).rows[0]["sound"]
    forged = tmp_path / "forged.json"
    forged.write_text(
        file.read_text("utf-8").replace("督", "x").replace('\\"2024', '\\"2023'), "utf-8"
    )
    forged.write_text(file.read_text("utf-8").replace('"index": 3', '"index": 2'), "utf-8")
    assert desk("verify", "--receipt", forged).code == 1
    with sqlite3.connect(place / "desk" / "desk.sqlite") as database:
        database.execute("DROP TRIGGER desk_events_no_update")
        database.execute("UPDATE desk_events SET actor = 'nobody' WHERE seq = 7")
    found = desk("verify")
    assert found.code == 1
    assert found.rows[0]["first_bad"] == 7
    assert "from event 7" in found.err


def test_what_is_wrong_is_said_and_nothing_is_written(desk: Do) -> None:
    before = desk("verify").rows
    for arguments, code, words in WRONG:
        done = desk(*arguments)
        assert (done.code, done.out) == (code, ""), arguments
        assert words in done.err
    assert desk("verify").rows == before


WRONG = [
    (["open", "-g", "天庭市", "-y", "2024"], 2, "no work report"),
    (["show", "x-1"], 2, "no item"),
    (["assign", ITEM], 2, "--lead"),
    (["do", ITEM, "finish"], 2, "is registered"),
    (["do", ITEM, "note", "hello"], 2, "NAME=VALUE"),
    (["do", ITEM, "measure", "goal=many", "unit_of_goal=个"], 2, "must be a number"),
    (["due", "--on", "yesterday"], 2, "2024-06-30"),
    (["list", "--rule", "moon"], 2, "There are: time"),
    (["draw", "--items", "5", "--reviewers", "2"], 2, "either --commit"),
    (["draw", "--items", "999", "--reviewers", "2", "--seed", "x"], 2, "Ask for fewer"),
    (["errors", "draw-9"], 2, "no review"),
    (["verify", "--heads", "nowhere"], 2, "no such file"),
    (["verify", "--receipt", "nowhere"], 2, "cannot be read"),
    (["progress", ITEM, "--attach", "nowhere"], 2, "Check the path"),
    (["init", "--database", "mysql://x/y"], 2, "neither SQLite nor PostgreSQL"),
    (["init", "--to", "0815"], 2, "There are: 0001"),
]


def test_without_a_desk_one_is_told_how_to_make_it(duixian: Duixian, books: Path) -> None:
    done = duixian("--books", books, "desk", "list")
    assert done.code == 1
    assert "duixian desk init" in done.err
    assert duixian("--books", books, "--at", "1", "desk", "list").code == 2


def test_items_get_the_path_of_an_earlier_year_at_the_desk(desk: Do, place: Path) -> None:
    before, item = "澜川市-2024-050", "澜川市-2025-049"  # 实际利用外资 of both years
    kept = Desk(place, lambda: datetime.now(UTC))
    kept.open_year(Books(place), "澜川市", 2025, actor="督查室")
    kept.act(before, "assign", {"lead": "市商务局"}, actor="督查室")
    kept.act(before, "accept", {}, actor="督查室")
    for day, share in (("03-31", 10), ("06-30", 40), ("09-30", 70), ("12-31", 100)):
        kept.act(before, "progress", {"share": share, "day": f"2024-{day}"}, actor="督查室")
    kept.close()
    planned = desk("paths", "--year", "2025", "--dry-run")
    assert "1 items would get a path" in planned.err
    (row,) = desk("paths", "--year", "2025").rows
    assert (row["item"], row["shares"], row["fate"]) == (item, [10, 40, 70, 100], "new")
    (again,) = desk("paths", "--year", "2025").rows
    assert again["fate"] == "same"
    assert before in desk("show", item).rows[-1]["said"]


def test_the_desk_is_copied_to_a_safe_place(desk: Do, tmp_path: Path) -> None:
    (row,) = desk("backup", tmp_path / "safe").rows
    assert Path(row["database"]).is_file()
    again = desk("backup", tmp_path / "safe")
    assert again.code == 2
    assert "Name a new one" in again.err
