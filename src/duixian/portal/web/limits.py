"""How much a request may send: counted as it comes in, refused before it is kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SLACK = 64 * 1024
"""Bytes a form needs beside the file in it."""
LINGER_BYTES = 1 << 30
LINGER_SECONDS = 30.0
"""How much of a refused body is taken in and thrown away, and for how long. A browser reads
no answer before it has sent its file: cut off, it shows a broken connection and no reason."""


class TooMuch(Exception):
    """The body of a request has grown beyond the limit."""


class BodyLimit:
    """Refuses requests whose body is longer than `most` bytes.

    By the length that they announce; and those that announce none, or another than they
    have, as soon as the limit is passed. Nothing of what is refused is kept.
    """

    def __init__(
        self, app: ASGIApp, most: int, refuse: Callable[[Scope, Receive, Send], Awaitable[None]]
    ) -> None:
        self._app, self._most, self._refuse = app, most + SLACK, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        announced = headers.get("content-length", "0")
        if not announced.isdigit() or int(announced) > self._most:
            if "expect" not in headers:  # else the sender waits to be asked for it
                await _discard(receive)
            await self._refuse(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            if message["type"] == "http.request":
                seen += len(message.get("body", b""))
                if seen > self._most:
                    if message.get("more_body"):
                        await _discard(receive)
                    raise TooMuch
            return message

        await self._app(scope, counted, send)


async def _discard(receive: Receive) -> None:
    """Take in what still comes, and forget it."""
    seen = 0
    with anyio.move_on_after(LINGER_SECONDS):
        while seen < LINGER_BYTES:
            message = await receive()
            seen += len(message.get("body", b""))
            if message["type"] != "http.request" or not message.get("more_body"):
                return
