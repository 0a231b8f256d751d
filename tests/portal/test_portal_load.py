"""Many at once: what costs much waits for its own kind, what costs little for nobody."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message

from duixian.portal import Settings, app, downloads
from duixian.portal.costly import is_costly, is_page
from duixian.portal.readmodel import store
from duixian.portal.web import pages
from duixian.portal.web.lanes import Full, Gone, Lane


class Held:
    """A route that answers when it is let go, and counts who is in it."""

    def __init__(self, portal: FastAPI, path: str) -> None:
        self.entered = threading.Semaphore(0)
        self.let_go = threading.Event()
        portal.add_route(path, self._answer)

    def _answer(self, request: Request) -> Response:
        self.entered.release()
        assert self.let_go.wait(60)
        return PlainTextResponse("made")


@asynccontextmanager
async def asking(portal: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(portal)
    async with httpx2.AsyncClient(transport=transport, base_url="http://portal") as client:
        yield client


async def entered(held: Held) -> None:
    assert await anyio.to_thread.run_sync(lambda: held.entered.acquire(timeout=60))


async def waiting(lane: Lane, number: int) -> None:
    while lane.waiting < number:
        await anyio.sleep(0.001)


def lane_of(portal: FastAPI, concerns: object) -> Lane:
    (lane,) = (
        m.kwargs["lane"] for m in portal.user_middleware if m.kwargs.get("concerns") is concerns
    )
    assert isinstance(lane, Lane)
    return lane


def test_a_light_page_and_a_stylesheet_come_while_downloads_are_held_and_wait(built: Path) -> None:
    portal = app(built, settings=Settings(costly_at_once=1, costly_waiting=1))
    held = Held(portal, "/held.csv")
    answers: dict[str, httpx2.Response] = {}

    async def ask(client: httpx2.AsyncClient, name: str) -> None:
        answers[name] = await client.get("/held.csv")

    async def load() -> None:
        async with asking(portal) as client, anyio.create_task_group() as group:
            group.start_soon(ask, client, "first")
            await entered(held)
            group.start_soon(ask, client, "second")
            await waiting(lane_of(portal, is_costly), 1)
            for light in ("/", "/static/portal.css", "/findings"):
                assert (await client.get(light)).status_code == 200
            beyond = await client.get("/held.csv")
            assert beyond.status_code == 503
            assert int(beyond.headers["retry-after"]) > 0
            assert beyond.headers["content-type"] == "application/problem+json"
            for language, words in (("en", "Try again in"), ("zh", "秒后再试")):
                page = await client.get("/wide", headers={"accept-language": language})
                assert (page.status_code, words in page.text) == (503, True)
                assert "<nav" in page.text
            held.let_go.set()

    anyio.run(load)
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "first": 200,
        "second": 200,
    }
    portal.state.holdings.close()


def test_pages_leave_threads_to_styles_and_do_not_wait_for_each_other_for_ever(built: Path) -> None:
    portal = app(built, settings=Settings(pages_at_once=2, pages_waiting=0))
    held = Held(portal, "/held")

    async def load() -> None:
        async with asking(portal) as client, anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(client.get, "/held")
                await entered(held)
            assert (await client.get("/held")).status_code == 503
            assert (await client.get("/static/portal.css")).status_code == 200
            held.let_go.set()

    anyio.run(load)
    portal.state.holdings.close()


def test_what_is_as_it_was_needs_no_place(built: Path) -> None:
    """A download that the client still has is answered while all places are taken."""
    portal = app(built, settings=Settings(costly_at_once=1, costly_waiting=0))
    held = Held(portal, "/held.csv")

    async def load() -> None:
        async with asking(portal) as client, anyio.create_task_group() as group:
            tag = (await client.get("/tasks.csv")).headers["etag"]
            group.start_soon(client.get, "/held.csv")
            await entered(held)
            assert (await client.get("/tasks.csv")).status_code == 503
            same = await client.get("/tasks.csv", headers={"if-none-match": tag})
            assert same.status_code == 304
            held.let_go.set()

    anyio.run(load)
    portal.state.holdings.close()


REQUEST: Message = {"type": "http.request", "body": b"", "more_body": False}


def receiving(*messages: Message) -> Callable[[], Awaitable[Message]]:
    kept = list(messages)

    async def receive() -> Message:
        if kept:
            return kept.pop(0)
        await anyio.sleep_forever()
        raise AssertionError

    return receive


def test_whoever_leaves_while_waiting_gives_up_the_turn() -> None:
    lane = Lane(1, 1)

    async def load() -> None:
        async with lane.place(receiving(REQUEST)):
            with pytest.raises(Gone):
                async with lane.place(receiving(REQUEST, {"type": "http.disconnect"})):
                    raise AssertionError("nobody is there to be answered")
            assert lane.waiting == 0
        async with lane.place(receiving(REQUEST)):
            pass

    anyio.run(load)


def test_the_turn_comes_in_order_with_the_request_as_it_was() -> None:
    lane, order = Lane(1, 2), list[int]()

    async def wait(number: int) -> None:
        async with lane.place(receiving(REQUEST)) as receive:
            assert await receive() == REQUEST
            order.append(number)

    async def load() -> None:
        async with anyio.create_task_group() as group, lane.place(receiving(REQUEST)):
            for number in (1, 2):
                group.start_soon(wait, number)
                await waiting(lane, number)
            with pytest.raises(Full):
                async with lane.place(receiving(REQUEST)):
                    pass

    anyio.run(load)
    assert order == [1, 2]


def scope(path: str, method: str = "GET") -> dict[str, Any]:
    return {"type": "http", "path": path, "method": method}


@pytest.mark.parametrize(
    "path",
    [
        *("/tasks.csv", "/panel.csv", "/findings.csv", "/compare", "/compare.json", "/words/hits"),
        *("/wide/2024", "/wide", "/i/gdp_growth", "/embed/compare", "/i/gdp/chart.png"),
        *("/api/v1/wide/2024", "/api/v1/words", "/api/v1/variables/reports"),
        *(f"/panel.{ending}" for ending in downloads.FORMATS),
    ],
)
def test_what_costs_much_has_a_lane(path: str) -> None:
    assert is_costly(scope(path))
    assert not is_page(scope(path))


@pytest.mark.parametrize(
    "path", ["/", "/g/210200/2024", "/r/x", "/c/0123abcd", "/search", "/api/v1/claims", "/tasks"]
)
def test_a_page_has_the_lane_of_pages(path: str) -> None:
    assert is_page(scope(path))
    assert not is_costly(scope(path))


@pytest.mark.parametrize(
    "free", [scope("/static/portal.css"), scope("/assets/card.png"), scope("/add", "POST")]
)
def test_styles_and_what_is_sent_in_have_none(free: dict[str, Any]) -> None:
    assert not is_page(free)
    assert not is_costly(free)


# -- rows as they come ---------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/tasks.csv", "/panel.csv", "/findings.csv", "/i/gdp.csv"])
def test_a_download_is_the_same_however_few_rows_are_made_at_a_time(
    path: str, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get(path)
    assert whole.text.count("\r\n") > 2
    monkeypatch.setattr(store, "ROWS_AT_ONCE", 1)
    assert client.get(path).content == whole.content


@pytest.mark.parametrize("taken", [0, 1, 3])
def test_the_look_behind_a_download_is_given_back_whenever_it_ends(taken: int) -> None:
    given_back: list[str] = []
    with ExitStack() as held:
        held.callback(given_back.append, "look")
        rows: Iterable[dict[str, int]] = ({"n": n} for n in range(3))
        sent = pages.HeldRows(rows, held)
    assert not given_back
    assert [row["n"] for row, _ in zip(sent, range(taken), strict=False)] == list(range(taken))
    del sent
    assert given_back == ["look"]


def test_books_that_fail_at_the_first_row_are_told_before_the_answer_begins() -> None:
    def failing() -> Iterator[dict[str, int]]:
        raise OSError("the disk is gone")
        yield {}

    given_back: list[str] = []
    held = ExitStack()
    held.callback(given_back.append, "look")
    with held, pytest.raises(OSError, match="gone"):
        pages.HeldRows(failing(), held)
    assert given_back == ["look"]
