"""The first minutes of a portal on large books: it says how far it is, and keeps nobody waiting.

Pages are shown from where the first reports are copied, and say what is not there yet; so do their
JSON twins, in a field of its own. Programs take rows and the API's answers for all there is: they
are told to come again until it is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from duixian.portal.readmodel import Holdings, Look, OpeningStep
from duixian.portal.web.errors import Refusal
from duixian.portal.web.headers import FRAMED
from duixian.portal.web.lanes import AGAIN
from duixian.portal.web.language import PageWords, words

FREE = ("/static/", "/assets/", "/robots.txt")
"""What follows from no books."""


def how_far(language: PageWords, step: OpeningStep) -> str:
    """What is being done as the books are opened, and how much of it is done."""
    doing = language.name("opening", step.stage)
    far = language("opening.far", done=step.done, total=step.total) if step.total else ""
    return doing + far


def told(request: Request, language: PageWords, look: Look | None) -> str | None:
    """What a page on which not all is there yet says of that; None where the books are open. A page
    that is not of the books has no look."""
    holdings: Holdings = request.app.state.holdings
    step = look.step if look else holdings.step if holdings.is_shown else None
    return _sentence(language, step) if step else None


def row(step: OpeningStep) -> dict[str, Any]:
    """The same as data."""
    zh, en = (_sentence(words(language), step) for language in ("zh", "en"))
    return {
        "stage": step.stage,
        "done": step.done,
        "total": step.total,
        "text": zh,
        "text_en": en,
    }


def _sentence(language: PageWords, step: OpeningStep) -> str:
    if step.is_partly_copied:
        return language("opening.partly_copied", done=step.done, total=step.total)
    return language("opening.partly", doing=how_far(language, step))


def if_it_may_come(look: Look, refusal: Refusal, *, when_settled: bool = False) -> Refusal:
    """The refusal of what the books have not; instead of it that one is to come again, where it may
    be in a report that is not copied yet, or (`when_settled`) follow from accounts."""
    step = look.step
    if step is None or not (when_settled or step.stage == "copying"):
        return refusal
    name = "".join(str(refusal.said[part]) for part in ("name", "year") if part in refusal.said)
    said: dict[str, Any] = {"name": name, "seconds": AGAIN}
    if step.stage == "copying":
        again = Refusal(503, "not_copied", done=step.done, total=step.total, **said)
    else:
        again = Refusal(503, "not_settled", **said)
    again.headers["Retry-After"] = str(AGAIN)
    return again


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
    """Whether it can say on itself what is not there yet: no rows, no drawing, no chart in another
    site's frame, and nothing that is sent in."""
    path: str = scope["path"]
    if scope["method"] not in ("GET", "HEAD") or path.startswith(("/api/", FRAMED)):
        return False
    return path.endswith(".json") or "." not in path.rpartition("/")[2]


def _unkept(send: Send) -> Send:
    """Nobody keeps a page that will soon have more on it."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Cache-Control"] = "no-store"
            del headers["ETag"]
        await send(message)

    return sent
