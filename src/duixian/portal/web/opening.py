"""The first minutes of a portal on large books: it says how far it is, and keeps nobody waiting.

Pages are shown from where all reports are copied, and say what is not there yet. Programs take
what they are given for all there is: they are told to come again until it is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from duixian.portal.readmodel import Holdings, OpeningStep
from duixian.portal.web.language import PageWords, chosen, words

FREE = ("/static/", "/assets/", "/robots.txt")
"""What follows from no books."""


def how_far(language: PageWords, step: OpeningStep) -> str:
    """What is being done as the books are opened, and how much of it is done."""
    doing = language.name("opening", step.stage)
    far = language("opening.far", done=step.done, total=step.total) if step.total else ""
    return doing + far


def told(request: Request) -> str | None:
    """The same, in the language of a page; None where the books are open."""
    step: OpeningStep | None = request.app.state.holdings.step
    return how_far(words(chosen(request)), step) if step else None


class Opening:
    """While the copy of the books is first made, says so."""

    def __init__(
        self,
        app: ASGIApp,
        holdings: Holdings,
        refuse: Callable[[Scope, Receive, Send], Awaitable[None]],
    ) -> None:
        self._app, self._holdings, self._refuse = app, holdings, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        waits = scope["type"] == "http" and self._holdings.step is not None
        if not waits or scope["path"].startswith(FREE):
            await self._app(scope, receive, send)
        elif self._holdings.is_shown and _is_page(scope):
            await self._app(scope, receive, _unkept(send))
        else:
            await self._refuse(scope, receive, send)


def _is_page(scope: Scope) -> bool:
    """Whether people look at it: no data, no drawing, and nothing that is sent in."""
    path: str = scope["path"]
    asked = scope["method"] in ("GET", "HEAD")
    return asked and not path.startswith("/api/") and "." not in path.rpartition("/")[2]


def _unkept(send: Send) -> Send:
    """Nobody keeps a page that will soon have more on it."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Cache-Control"] = "no-store"
            del headers["ETag"]
        await send(message)

    return sent
