"""Requests that change something are taken from the portal's own pages and from scripts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

READING = ("GET", "HEAD", "OPTIONS")


class OwnOrigin:
    """Refuses what another site's page has the browser send, before any of it is read.

    A browser names the page's origin with every such request: another, or ``null``, is
    refused. A script names none, and has no cookie of a browser: it gives the token itself.
    """

    def __init__(
        self, app: ASGIApp, refuse: Callable[[Scope, Receive, Send], Awaitable[None]]
    ) -> None:
        self._app, self._refuse = app, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in READING:
            headers = Headers(scope=scope)
            if is_foreign(headers, scope.get("scheme", "http")):
                await self._refuse(scope, receive, send)
                return
        await self._app(scope, receive, send)


def is_foreign(headers: Headers, scheme: str) -> bool:
    """Whether the headers name another origin than the one that the request went to."""
    origin = headers.get("origin")
    if origin is None:
        site = headers.get("sec-fetch-site", "none")
        by_cookie = "cookie" in headers and "authorization" not in headers
        return by_cookie or site not in ("none", "same-origin")
    try:
        named = urlsplit(origin)
    except ValueError:  # "http://[": no origin at all
        return True
    if named.scheme not in ("http", "https") or (named.scheme == "http" and scheme == "https"):
        return True
    return named.netloc.lower() != headers.get("host", "").lower()
