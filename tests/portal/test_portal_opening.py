"""The first opening of books: told while it goes on, and taken up where it was left."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import portal_books
from duixian.books import Books
from duixian.portal import app
from duixian.portal.readmodel import Holdings, OpeningStep
from duixian.settled import Batch, settled


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


@pytest.fixture
def unsettled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Books that nobody has opened yet, settled one government at a time."""
    monkeypatch.setattr(settled, "TOGETHER", 1)
    return portal_books.build(tmp_path)


def test_while_the_books_are_settled_the_portal_says_how_far_it_is(unsettled: Path) -> None:
    slow = Slow()
    portal = app(unsettled, watch=slow)
    beside = portal.state.holdings.open_beside()
    client = TestClient(portal)
    assert slow.reached.acquire(timeout=60)
    slow.go_on.release()
    assert slow.reached.acquire(timeout=60)
    for language, words in (("en", "(1 of "), ("zh", "已完成 1 个")):
        page = client.get("/", headers={"accept-language": language})
        assert page.status_code == 503
        assert words in page.text
        assert page.headers["refresh"] == page.headers["retry-after"]
    program = client.get("/api/v1/claims")
    assert (program.status_code, program.json()["type"]) == (503, "/docs#problem-settling")
    assert client.get("/static/portal.css").status_code == 200
    for _ in range(50):
        slow.go_on.release()
    beside.join(60)
    assert client.get("/").status_code == 200
    assert portal.state.holdings.step is None
    portal.state.holdings.close()


class Killed(BaseException):
    """The program is ended, as by SIGKILL: nothing after it runs."""


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
    holdings._at(OpeningStep("indexing"))
    assert holdings.step == OpeningStep("indexing")
