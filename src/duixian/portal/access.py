"""Who may add reports: whoever has the token that the portal was opened with."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from duixian.portal.web.errors import Refusal

COOKIE = "adding"
_LASTS = 12 * 3600
"""Seconds that a browser keeps the permission."""


def may_add(request: Request) -> bool:
    """Whether the request carries the token, or a cookie that was given for it."""
    token = request.app.state.settings.token
    if token is None:
        return False
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and is_token(given.strip(), token):
        return True
    return _same(request.cookies.get(COOKIE, ""), _permission(token))


def must_add(request: Request) -> None:
    """`Refusal` when the request may not add, or comes from another site's page."""
    if request.app.state.settings.token is None:
        raise Refusal(403, "no_adding")
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refusal(403, "other_site")
    if not may_add(request):
        raise Refusal(401, "no_token")


def is_token(given: str, token: str) -> bool:
    """Whether a token is the right one, in a time that says nothing of how nearly."""
    return _same(given, token)


def permit(response: Response, token: str) -> None:
    """Let a browser add for some hours. The cookie does not hold the token itself."""
    response.set_cookie(
        COOKIE, _permission(token), max_age=_LASTS, httponly=True, samesite="strict", path="/add"
    )


def _permission(token: str) -> str:
    return hmac.new(token.encode(), b"duixian portal: may add", hashlib.sha256).hexdigest()


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())
