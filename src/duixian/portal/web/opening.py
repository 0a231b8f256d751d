"""The first minutes of a portal on large books: it says how far it is, and keeps nobody waiting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from duixian.portal.readmodel import Holdings

FREE = ("/static/", "/assets/", "/robots.txt")
"""What follows from no books."""


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
        if waits and not scope["path"].startswith(FREE):
            await self._refuse(scope, receive, send)
        else:
            await self._app(scope, receive, send)
