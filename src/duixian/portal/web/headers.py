"""Headers that every answer carries, and answers that need not be sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from email.utils import format_datetime

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from duixian.portal.readmodel import Holdings
from duixian.portal.web import scheme
from duixian.portal.web.language import VARY, chosen

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Everything comes from here; nothing of a page runs or loads from elsewhere."""

FRAMED = "/embed/"
"""Where other sites may show a page in a frame: charts alone, with no form and nobody's cookie."""
_OPENED = {
    "Content-Security-Policy": SECURITY["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors *"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}

UNCACHED = (
    "/add",
    "/static/",
    "/desk/login",
    "/desk/in/",
    "/desk/me",
    "/desk/people",
    "/desk/imports",
    "/desk/oidc",
)
"""Addresses that depend on more than the books and the desk's log, or take care of themselves."""
PRIVATE = ("/desk", "/api/v1/desk")
"""Where an API token is looked at: with one, every question is answered anew."""


class SecurityHeaders:
    """Puts the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if scope["path"].startswith(PRIVATE):
                    headers.setdefault("Cache-Control", "no-store")
                framed = scope["path"].startswith(FRAMED) and message["status"] in (200, 304)
                for name, value in (SECURITY | _OPENED if framed else SECURITY).items():
                    headers.setdefault(name, value)
                if framed:
                    del headers["X-Frame-Options"]
            await send(message)

        await self._app(scope, receive, sent)


class Conditional:
    """Answers "not modified" where the books, the desk's log, the program, address, language,
    colours and who asks are the same.

    Everything under the books' addresses follows from those, so the tag is known
    before the page is made: a page that is asked for again costs nothing. `desk` gives the
    version of the desk's log, `whose` differs with who asks ("" for anybody).
    """

    def __init__(
        self,
        app: ASGIApp,
        holdings: Holdings,
        desk: Callable[[], str],
        whose: Callable[[Request], str],
    ) -> None:
        self._app, self._holdings, self._desk, self._whose = app, holdings, desk, whose

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        cacheable = (
            scope["type"] == "http"
            and scope["method"] in ("GET", "HEAD")
            and not scope["path"].startswith(UNCACHED)
            and not (scope["path"].startswith(PRIVATE) and "authorization" in Headers(scope=scope))
        )
        if not cacheable:
            await self._app(scope, receive, send)
            return
        state = await run_in_threadpool(self._holdings.state)
        request = Request(scope)
        desk = await run_in_threadpool(self._desk)
        whose = await run_in_threadpool(self._whose, request)
        asked = f"{request.url.path}?{request.url.query} {chosen(request)} {scheme.chosen(request)}"
        key = f"{state.stamp} {desk} {asked} {whose}"
        tag = f'W/"{hashlib.sha256(key.encode()).hexdigest()[:24]}"'
        kept = {"ETag": tag, "Cache-Control": "no-cache", "Vary": f"{VARY}, Accept-Encoding"}
        if whose:
            kept["Cache-Control"] = "private, no-cache"
        if state.changed:
            kept["Last-Modified"] = format_datetime(state.changed, usegmt=True)
        chooses = {"lang", scheme.COOKIE} & request.query_params.keys()
        if tag in _tags(Headers(scope=scope)) and not chooses:
            await Response(status_code=304, headers=kept)(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(scope=message)
                # A page with a form for a browser that had no cookie is tied to the cookie
                # that it brings: it is of no use to the next one.
                tied = getattr(request.state, "on_answer", ())
                headers.update({"Cache-Control": "no-store"} if tied else kept)
            await send(message)

        await self._app(scope, receive, sent)


def _tags(headers: Headers) -> list[str]:
    return [tag.strip() for tag in headers.get("if-none-match", "").split(",")]
