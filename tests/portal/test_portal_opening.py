"""The first opening of books: told while it goes on, and taken up where it was left."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from duixian.books import Books, sandbox
from duixian.portal import app
from duixian.portal.readmodel import Holdings, OpeningStep, copying
from duixian.portal.readmodel.fulltext import Query
from duixian.portal.readmodel.store import StoreWriter
from duixian.settled import Batch
from portal_cut_off import Killed, cut_off


class Slow:
    """Lets the settling go on government by government, as it is told to."""

    def __init__(self) -> None:
        self.reached = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)

    def __call__(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        for batch in batches:
            self.reached.release()
            assert self.go_on.acquire(timeout=60)
            yield batch


def test_while_the_books_are_settled_pages_are_there_and_say_what_is_not(unsettled: Path) -> None:
    slow = Slow()
    portal = app(unsettled, watch=slow)
    beside = portal.state.holdings.open_beside()
    client = TestClient(portal)
    assert slow.reached.acquire(timeout=60)
    slow.go_on.release()
    assert slow.reached.acquire(timeout=60)
    for language, words in (("en", "(1 of "), ("zh", "已完成 1 个")):
        page = client.get("/", headers={"accept-language": language})
        assert page.status_code == 200
        assert words in page.text
        assert page.headers["cache-control"] == "no-store"
        assert "etag" not in page.headers
    assert client.get("/search?q=地区生产总值").text.count("/r/") > 3
    assert client.get("/g/990100").status_code == 200
    for data in ("/g/990100.csv", "/tasks.csv", "/panel.xlsx"):
        assert client.get(data).status_code == 503
    assert client.post("/add").status_code == 503
    program = client.get("/api/v1/claims")
    assert (program.status_code, program.json()["type"]) == (503, "/docs#problem-settling")
    assert client.get("/static/portal.css").status_code == 200
    for _ in range(50):
        slow.go_on.release()
    beside.join(60)
    whole = client.get("/", headers={"accept-language": "en"})
    assert whole.status_code == 200
    assert "being opened" not in whole.text
    assert "etag" in whole.headers
    assert portal.state.holdings.step is None
    portal.state.holdings.close()


def test_while_the_reports_are_copied_the_portal_says_how_far_it_is(
    unsettled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    copy = copying.copy

    def slow(*given: Any) -> None:
        copy(*given)
        reached.set()
        assert go_on.wait(60)

    monkeypatch.setattr(copying, "copy", slow)
    portal = app(unsettled)
    beside = portal.state.holdings.open_beside()
    client = TestClient(portal)
    assert reached.wait(60)
    page = client.get("/", headers={"accept-language": "en"})
    assert page.status_code == 503
    assert "(0 of " in page.text
    assert page.headers["refresh"] == page.headers["retry-after"]
    go_on.set()
    beside.join(60)
    assert client.get("/").status_code == 200
    portal.state.holdings.close()


def test_an_opening_that_was_killed_copies_only_what_was_not_copied(
    unsettled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = cut_off(unsettled, monkeypatch, 4)
    copy = copying.copy
    assert len(copied) == 4
    before = set(copied)

    def noted(books: Books, store: Any, change: copying.Difference) -> None:
        copied.extend(change.come)
        copy(books, store, change)

    monkeypatch.setattr(copying, "copy", noted)
    again = Holdings(Books(unsettled))
    again.state()
    reports = {row["report_id"] for row in Books(unsettled).reports()}
    assert sorted(copied) == sorted(reports)
    assert before < reports
    with again.look() as look:
        rows = look.reader.rows("SELECT report_id FROM texts")
        sentences = look.reader.value("SELECT count(*) FROM sentences WHERE text LIKE '%生产总值%'")
        found = look.fulltext.find(Query("生产总值", kind="sentence"), 1).total
    assert sorted(row["report_id"] for row in rows) == sorted(reports)
    assert found == sentences
    again.close()


def test_the_books_are_read_through_once_a_portion_and_rows_are_copied_some_at_a_time(
    unsettled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    added: list[int] = []
    stream, add = Books.stream, StoreWriter.add

    def streamed(books: Books, sql: str, values: Any = ()) -> Any:
        read.append(sql)
        return stream(books, sql, values)

    def noted(store: StoreWriter, name: str, table: Any, **given: Any) -> None:
        if name == "sentences":
            added.append(table.num_rows)
        add(store, name, table, **given)

    monkeypatch.setattr(sandbox, "ROWS_AT_ONCE", 7)
    monkeypatch.setattr(copying, "TOGETHER", 4)
    monkeypatch.setattr(Books, "stream", streamed)
    monkeypatch.setattr(StoreWriter, "add", noted)
    holdings = Holdings(Books(unsettled))
    holdings.state()
    portions = -(-len(Books(unsettled).reports()) // 4)
    assert sum("FROM claims WHERE report_id" in sql for sql in read) == portions
    assert max(added) <= 7
    assert sum(added) == len(Books(unsettled).query("SELECT 1 FROM sentences"))
    holdings.close()


def test_the_copy_has_nothing_that_must_be_held_whole(unsettled: Path) -> None:
    holdings = Holdings(Books(unsettled))
    with holdings.look() as look:
        assert look.reader.value("SELECT count(*) FROM duckdb_indexes()") == 0
    holdings.close()


def test_an_opening_that_was_killed_settles_only_what_was_not_settled(unsettled: Path) -> None:
    seen: list[Batch] = []

    def killed(batches: Iterable[Batch]) -> Iterator[Batch]:
        for number, batch in enumerate(batches):
            if number == 2:
                raise Killed
            seen.append(batch)
            yield batch

    with pytest.raises(Killed):
        Holdings(Books(unsettled), watch=killed).state()
    rest: list[Batch] = []

    def watched(batches: Iterable[Batch]) -> Iterator[Batch]:
        for batch in batches:
            rest.append(batch)
            yield batch

    again = Holdings(Books(unsettled), watch=watched)
    again.state()
    again.close()
    settled_first, settled_then = ({one.stem for b in some for one in b} for some in (seen, rest))
    assert len(settled_first) == 2
    assert settled_then
    assert not settled_first & settled_then


def test_an_opening_that_fails_is_told_by_the_next_look(
    unsettled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Iterable[Batch]) -> Iterator[Batch]:
        raise OSError("the disk is full")

    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    holdings = Holdings(Books(unsettled), watch=fails)
    holdings.open_beside().join(60)
    assert holdings.step is None
    with pytest.raises(OSError, match="full"):
        holdings.state()


def test_what_is_settled_once_more_does_not_turn_the_count_back(unsettled: Path) -> None:
    holdings = Holdings(Books(unsettled))
    holdings.step = OpeningStep("settling", 3, 4)
    holdings._at(OpeningStep("settling", 0, 1))
    assert holdings.step == OpeningStep("settling", 3, 4)
    holdings._at(OpeningStep("comparing"))
    assert holdings.step == OpeningStep("comparing")
