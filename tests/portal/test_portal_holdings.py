"""The copy for looking things up: in step with the books, disposable, one's own if need be."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

import lineages
from duixian import settle
from duixian.books import Books, Entry
from duixian.model import Reading
from duixian.portal import Settings, app
from duixian.portal.readmodel import Holdings
from duixian.portal.readmodel.fulltext import Query
from duixian.settled import Batch
from factories import reading, several
from older_books import as_if_older


def total(holdings: Holdings, table: str) -> int:
    with holdings.look() as look:
        return int(look.reader.value(f"SELECT count(*) FROM {table}"))


def add(books: Path, *readings: object) -> None:
    Books(books).add([Entry(r) for r in readings])  # type: ignore[arg-type]


def test_the_copy_holds_what_the_books_hold(books: Path) -> None:
    holdings, source = Holdings(Books(books)), Books(books)
    for table in ("reports", "claims", "tasks", "headlines", "sentences", "sections", "texts"):
        assert total(holdings, table) == len(source.query(f"SELECT 1 FROM {table}"))


def test_accounts_and_findings_are_those_that_settling_and_checking_give(books: Path) -> None:
    from duixian import audit, settle

    source = Books(books)
    with Holdings(source).look() as look:
        accounts = {r["account_id"] for r in look.reader.rows("SELECT * FROM accounts")}
        findings = {r["finding_id"] for r in look.reader.rows("SELECT * FROM findings")}
    assert accounts == {a.account_id for a in settle.accounts(source)}
    assert findings == {f.finding_id for f in audit.findings(audit.from_books(source))}


def test_a_report_that_is_added_is_there_at_the_next_look(books: Path) -> None:
    holdings = Holdings(Books(books))
    before = total(holdings, "claims")
    add(books, reading(year=2030))
    assert total(holdings, "claims") == before + 2
    with holdings.look() as look:
        assert look.fulltext.find(Query("新建公厕", kind="sentence"), 10).total > 0
        assert look.state.commit == Books(books).commit.number  # type: ignore[union-attr]


def test_a_corrected_report_takes_the_place_of_the_old_one(books: Path) -> None:
    holdings = Holdings(Books(books))
    add(books, reading(value=6.0))
    total(holdings, "claims")
    add(books, reading(value=7.0))
    with holdings.look() as look:
        found = look.fulltext.find(Query("地区生产总值", governments=("990100",)), 50).places
        values = {p.get("value") for p in found if p["doc"] == "lanchuan-2025"}
        rows = look.reader.rows("SELECT value FROM claims WHERE doc = 'lanchuan-2025' AND value=7")
    assert rows
    assert 6.0 not in {v for v in values if v}


def test_only_governments_whose_reports_changed_are_settled_anew(books: Path) -> None:
    asked: list[str] = []

    def watch(batches: Iterable[Batch]) -> Iterable[Batch]:
        batches = list(batches)
        asked.extend(key for batch in batches for one in batch for key in one.keys)
        return batches

    shutil.rmtree(books / ".portal")
    shutil.rmtree(books / "settled")
    holdings = Holdings(Books(books), watch=watch)
    holdings.state()
    assert set(asked) >= {"990100", "990121"}
    asked.clear()
    add(books, *several(3, "望亭县"))
    holdings.state()
    assert asked == ["990121"]


def test_a_copy_made_anew_takes_what_is_kept_beside_the_books(books: Path) -> None:
    shutil.rmtree(books / ".portal")
    assert total(Holdings(Books(books), watch=never), "accounts") > 0


def never(batches: Iterable[Batch]) -> Iterable[Batch]:
    raise AssertionError("settled again")


def test_the_copy_outlasts_the_program_and_is_made_once(books: Path) -> None:
    first = Holdings(Books(books))
    first.state()
    first.close()
    again = Holdings(Books(books), watch=never)
    assert total(again, "accounts") > 0


def test_the_copy_may_be_deleted(books: Path) -> None:
    first = Holdings(Books(books))
    accounts = total(first, "accounts")
    first.close()
    shutil.rmtree(first.folder)
    assert total(Holdings(Books(books)), "accounts") == accounts


def test_a_copy_cut_short_is_made_anew(books: Path) -> None:
    first = Holdings(Books(books))
    accounts = total(first, "accounts")
    first.close()
    (first.folder / "copy.duckdb").write_bytes(b"x" * 5000)
    assert total(Holdings(Books(books)), "accounts") == accounts


def test_a_copy_by_another_version_of_the_program_is_made_anew(books: Path) -> None:
    first = Holdings(Books(books))
    accounts = total(first, "accounts")
    first.close()
    with duckdb.connect(str(first.folder / "copy.duckdb")) as file:
        file.execute("UPDATE state SET value = 'other' WHERE name = 'maker'")
        file.execute("DELETE FROM accounts")
    assert total(Holdings(Books(books)), "accounts") == accounts


def test_a_second_portal_on_the_same_books_has_a_copy_of_its_own(books: Path) -> None:
    import subprocess
    import sys

    first = Holdings(Books(books))
    accounts = total(first, "accounts")
    code = (
        "from duixian.books import Books; from duixian.portal.readmodel import Holdings\n"
        f"h = Holdings(Books({str(books)!r}))\n"
        "with h.look() as look: print(look.reader.value('SELECT count(*) FROM accounts'))\n"
        "print(h.folder)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert int(said[0]) == accounts
    assert said[1] != str(first.folder)


def test_a_failed_settling_leaves_the_copy_as_it_was(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holdings = Holdings(Books(books))
    before = total(holdings, "claims")

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of the settling")

    with monkeypatch.context() as patched:
        patched.setattr(settle, "accounts", fail)
        add(books, reading(year=2030))
        with pytest.raises(RuntimeError, match="a fault"):
            holdings.state()
    assert total(holdings, "claims") == before + 2


def test_empty_books_show_how_to_add(tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    (tmp_path / "books").mkdir()
    client = TestClient(app(tmp_path / "books", settings=Settings()))
    page = client.get("/")
    assert page.status_code == 200
    assert "账本还是空的" in page.text
    for path in ("/panel", "/tasks", "/findings", "/search?q=x", "/compare", "/i/gdp_growth"):
        assert client.get(path).status_code == 200
    assert client.get("/i/gdp").status_code == 200
    assert client.get("/api/v1/claims").json()["items"] == []


def test_a_directory_without_books_is_said_and_not_made(tmp_path: Path) -> None:
    from duixian.errors import UsageError
    from duixian.portal import serve

    with pytest.raises(UsageError, match="no books"):
        serve(tmp_path / "none", port=0)
    assert not (tmp_path / "none").exists()


def test_an_address_that_is_taken_is_said(books: Path) -> None:
    import socket

    from duixian.errors import UsageError
    from duixian.portal import serve

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="cannot listen"):
            serve(books, port=taken.getsockname()[1])


def test_a_token_that_is_easily_guessed_is_refused(books: Path) -> None:
    from duixian.errors import UsageError
    from duixian.portal import serve

    with pytest.raises(UsageError, match="too short"):
        serve(books, token="1234")


def test_a_later_name_of_a_government_settles_the_earlier_one_anew(books: Path) -> None:
    city, district = lineages.zhangqiu()
    holdings = Holdings(Books(books))
    add(books, city)
    asked = (
        "SELECT government, verdict FROM accounts WHERE series = 'gdp_growth' AND gkey = '370181'"
    )
    with holdings.look() as look:
        (open_one,) = look.reader.rows(asked)
    assert open_one["verdict"] in ("pending", "awaiting_report")
    add(books, district)
    with holdings.look() as look:
        assert look.reader.rows(asked) == [{"government": "章丘市", "verdict": "exceeded"}]
        accounts = {r["account_id"] for r in look.reader.rows("SELECT * FROM accounts")}
    assert accounts == {a.account_id for a in settle.accounts(Books(books))}


def test_a_governments_page_says_what_it_was_called_and_what_became_of_it(books: Path) -> None:
    add(books, *lineages.zhangqiu(), *lineages.chongwen())
    client = TestClient(app(books))
    page = client.get("/g/370114").text
    assert "沿革" in page
    assert 'href="/g/370181">章丘市</a> <small>1992–2016</small>' in page
    assert "章丘区 <small>2016–</small>" in page
    merged = client.get("/g/110103").text
    assert 'href="/g/110101">东城区</a> <small>2010年并入</small>' in merged
    names = client.get("/g/370114.json").json()
    assert "names" in names
    assert "沿革" not in client.get("/g/110101").text


def verdicts(holdings: Holdings, government: str) -> dict[str, str]:
    with holdings.look() as look:
        rows = look.reader.rows("SELECT * FROM accounts WHERE government = ?", [government])
    return {r["account_id"]: r["verdict"] for r in rows}


def test_another_governments_newer_report_makes_a_promise_overdue_as_the_command_says(
    tmp_path: Path,
) -> None:
    place = tmp_path / "books"
    add(place, reading(year=2024))
    holdings = Holdings(Books(place))
    assert set(verdicts(holdings, "兰川市").values()) == {"pending"}
    add(place, reading("late", "望亭县", 2030, value=5))
    assert set(verdicts(holdings, "兰川市").values()) == {"awaiting_report"}
    said = {a.account_id: a.verdict for a in settle.accounts(Books(place))}
    assert verdicts(holdings, "兰川市").items() <= said.items()


def test_a_target_in_step_with_the_country_is_settled_when_the_countrys_report_comes(
    tmp_path: Path,
) -> None:
    place = tmp_path / "books"
    add(place, *in_step())
    holdings = Holdings(Books(place))
    before = verdicts(holdings, "兰川市")
    add(place, of_the_country())
    after = verdicts(holdings, "兰川市")
    assert before.keys() == after.keys()
    assert before != after
    assert after == {
        a.account_id: a.verdict for a in settle.accounts(Books(place)) if a.government == "兰川市"
    }


def test_books_that_knew_no_genre_are_shown(tmp_path: Path) -> None:
    place = tmp_path / "books"
    add(place, reading(year=2024), reading(year=2025, value=5))
    as_if_older(Books(place))
    holdings = Holdings(Books(place))
    assert total(holdings, "claims") == 4
    with holdings.look() as look:
        found = {r["genre"] for r in look.reader.rows("SELECT genre FROM reports")}
    assert found == {"work_report"}


def in_step() -> list[Reading]:
    """A report that wants growth in step with the country's, and the result a year later."""
    first, second = reading("first", year=2024), reading("second", year=2025, value=5.2)
    (told,) = first.headlines
    step = {"value": None, "unit": None, "bound": None, "claim_id": None}
    words = replace(told, **step, qualitative="增速与全国同步")  # type: ignore[arg-type]
    result = replace(second.headlines[0], role="result", year=2024)
    return [replace(first, headlines=(words,)), replace(second, headlines=(result,))]


def of_the_country() -> Reading:
    made = reading("country", "全国", 2025, value=5)
    cell = replace(made.headlines[0], government_code="000000", role="result", year=2024)
    who = replace(made.outline.identity, government_code="000000", level="nation")
    return replace(made, headlines=(cell,), outline=replace(made.outline, identity=who))
