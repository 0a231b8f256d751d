"""How many requests of a kind are answered at a time: what costs much waits for its own kind alone.

A download of everything takes seconds of a thread and its share of memory. Fifty at once took all
threads, so that a stylesheet waited for them, and gigabytes. Now a few are made at a time, some
wait in order, and whoever comes beyond is told when to come again.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import anyio
from starlette.types import ASGIApp, Message, Receive, Scope, Send

AGAIN = 10
"""Seconds after which whoever found a lane full may come again."""


class Full(Exception):
    """As many as may wait are waiting."""


class Gone(Exception):
    """Whoever asked has not waited."""


class Lane:
    """So many at a time, and so many who wait for their turn."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._places = anyio.Semaphore(at_once)
        self._most_waiting = waiting

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return self._places.statistics().tasks_waiting

    @asynccontextmanager
    async def place(self, receive: Receive) -> AsyncIterator[Receive]:
        """A place as soon as there is one, with what receives the request from then on.

        Raises `Full` where too many wait already, and `Gone` where the client leaves meanwhile.
        """
        try:
            self._places.acquire_nowait()
        except anyio.WouldBlock:
            if self.waiting >= self._most_waiting:
                raise Full from None
            receive = await self._waited(receive)
        try:
            yield receive
        finally:
            self._places.release()

    async def _waited(self, receive: Receive) -> Receive:
        """Wait for a place, and for the client to leave: nothing is made for nobody."""
        first = await receive()
        taken = False

        async def until_gone(waiting: anyio.CancelScope) -> None:
            message = first
            while message["type"] != "http.disconnect":
                message = await receive()
            waiting.cancel()

        async with anyio.create_task_group() as both:
            if first["type"] == "http.disconnect" or not first.get("more_body"):
                both.start_soon(until_gone, both.cancel_scope)
            await self._places.acquire()
            taken = True
            both.cancel_scope.cancel()
        if not taken:
            raise Gone
        return _with_first(first, receive)


def _with_first(first: Message, receive: Receive) -> Receive:
    """What receives a message that was received already, and then what follows."""
    kept = [first]

    async def received() -> Message:
        return kept.pop() if kept else await receive()

    return received


class InLane:
    """Lets the requests that are of a lane through as places become free."""

    def __init__(
        self,
        app: ASGIApp,
        lane: Lane,
        concerns: Callable[[Scope], bool],
        refuse: Callable[[Scope, Receive, Send], Awaitable[None]],
    ) -> None:
        self._app, self._lane, self._concerns, self._refuse = app, lane, concerns, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._concerns(scope):
            await self._app(scope, receive, send)
            return
        try:
            async with self._lane.place(receive) as received:
                await self._app(scope, received, send)
        except Full:
            await self._refuse(scope, receive, send)
        except Gone:
            return
