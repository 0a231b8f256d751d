"""Clients that do not get on, over real connections: each is cut in its time, nobody else is."""

from __future__ import annotations

import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager

import anyio
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from duixian.portal.web.connections import Patience, timed

NEVER = 3600.0
"""Seconds that no test lives to see."""
SOON = 0.2
GUARD = 60.0
"""Seconds after which a test that hangs fails."""
PIECE = b"x" * 65536


class Portal:
    """An application that says what became of its requests."""

    def __init__(self) -> None:
        self.left = threading.Event()
        """A client went before it had its answer, or had sent its body."""
        routes = [
            Route("/", self._hello),
            Route("/long", self._long),
            Route("/body", self._body, methods=["POST"]),
        ]
        self.application = Starlette(routes=routes)

    async def _hello(self, _: Request) -> Response:
        return PlainTextResponse("hello")

    async def _long(self, _: Request) -> Response:
        async def pieces() -> AsyncIterator[bytes]:
            try:
                while True:
                    yield PIECE
                    await anyio.sleep(0)
            finally:
                self.left.set()

        return StreamingResponse(pieces())

    async def _body(self, request: Request) -> Response:
        try:
            return PlainTextResponse(str(len(await request.body())))
        except ClientDisconnect:
            self.left.set()
            raise


@contextmanager
def serving(portal: Portal, patience: Patience) -> Iterator[Callable[[], socket.socket]]:
    """The application over loopback; what connects to it."""
    config = uvicorn.Config(
        portal.application, port=0, log_level="critical", http=timed(patience), lifespan="off"
    )
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    opened: list[socket.socket] = []

    def connect() -> socket.socket:
        opened.append(socket.create_connection(listening.getsockname(), timeout=GUARD))
        return opened[-1]

    try:
        yield connect
    finally:
        for one in opened:
            one.close()
        server.should_exit = True
        thread.join(GUARD)
        listening.close()


def until_cut(connection: socket.socket) -> bytes:
    """What comes until the other side ends the connection, whichever way it does."""
    came = b""
    try:
        while piece := connection.recv(65536):
            came += piece
    except ConnectionResetError:
        pass
    return came


def answered(connection: socket.socket) -> bytes:
    came = b""
    while not came.endswith(b"hello"):
        piece = connection.recv(65536)
        assert piece
        came += piece
    return came


ASKED = b"GET / HTTP/1.1\r\nHost: portal\r\n\r\n"


@pytest.mark.parametrize("sent", [b"", ASKED[:4], ASKED[:-2]], ids=["none", "some", "nearly all"])
def test_half_a_request_is_cut_while_others_are_answered(sent: bytes) -> None:
    with serving(Portal(), Patience(head=SOON, body=NEVER, reading=NEVER)) as connect:
        half, whole = connect(), connect()
        half.sendall(sent)
        whole.sendall(ASKED)
        assert answered(whole).startswith(b"HTTP/1.1 200")
        assert until_cut(half) == b""


def test_a_request_that_comes_bit_by_bit_has_one_time_for_all_its_bits() -> None:
    with serving(Portal(), Patience(head=SOON, body=NEVER, reading=NEVER)) as connect:
        slow = connect()
        slow.settimeout(SOON / 20)
        for _ in range(20_000):
            try:
                slow.sendall(b"G")
                if slow.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except (ConnectionResetError, BrokenPipeError):
                break
        else:
            pytest.fail("the connection was never cut")


def test_half_a_second_request_is_cut_as_the_first_would_be() -> None:
    with serving(Portal(), Patience(head=SOON, body=NEVER, reading=NEVER)) as connect:
        kept = connect()
        for _ in range(2):
            kept.sendall(ASKED)
            answered(kept)
        kept.sendall(ASKED[:-2])
        assert until_cut(kept) == b""


def test_a_body_that_stops_is_cut_and_its_request_told() -> None:
    portal = Portal()
    with serving(portal, Patience(head=NEVER, body=SOON, reading=NEVER)) as connect:
        stops = connect()
        stops.sendall(b"POST /body HTTP/1.1\r\nHost: portal\r\nContent-Length: 10\r\n\r\n12345")
        assert until_cut(stops) == b""
        assert portal.left.wait(GUARD)


def test_an_answer_that_nobody_takes_is_cut_and_its_maker_told() -> None:
    portal = Portal()
    with serving(portal, Patience(head=NEVER, body=NEVER, reading=SOON)) as connect:
        idle = connect()
        idle.sendall(b"GET /long HTTP/1.1\r\nHost: portal\r\n\r\n")
        assert portal.left.wait(GUARD)


def test_whoever_gets_on_is_not_cut() -> None:
    """An answer of many pieces and a body of two, with no time to spare between them."""
    with serving(Portal(), Patience(head=NEVER, body=NEVER, reading=NEVER)) as connect:
        takes = connect()
        takes.sendall(b"GET /long HTTP/1.1\r\nHost: portal\r\n\r\n")
        came = 0
        while came < 40 * len(PIECE):
            came += len(takes.recv(65536))
        sends = connect()
        head = b"POST /body HTTP/1.1\r\nHost: portal\r\nConnection: close\r\nContent-Length: 10\r\n"
        sends.sendall(head + b"\r\n12345")
        sends.sendall(b"67890")
        assert until_cut(sends).endswith(b"10")
