"""Who may add reports: whoever has the token that the portal was opened with."""

from __future__ import annotations

import ipaddress

from starlette.requests import Request
from starlette.responses import Response

from duixian.portal.sessions import Door, Sessions, TooManyTries
from duixian.portal.settings import Settings
from duixian.portal.web.errors import Refusal

COOKIE = "adding"
_PATH = "/add"


class Access:
    """The door of a portal that takes reports, and those who have come in."""

    def __init__(self, token: str, settings: Settings) -> None:
        self.door = Door(token, settings.tries, settings.tries_of_all, settings.tries_seconds)
        self.sessions = Sessions(settings.session_seconds, settings.max_sessions)


def of(settings: Settings) -> Access | None:
    """The access that the settings allow: None where nobody may add."""
    return None if settings.token is None else Access(settings.token, settings)


def may_add(request: Request) -> bool:
    """Whether the request carries the token, or is of a session that was begun with it."""
    access: Access | None = request.app.state.access
    if access is None:
        return False
    given = bearer(request)
    if given and _opens(access, given, request):
        return True
    return access.sessions.holds(request.cookies.get(COOKIE, ""))


def must_add(request: Request) -> None:
    """`Refusal` when the request may not add."""
    if request.app.state.access is None:
        raise Refusal(403, "no_adding")
    if not may_add(request):
        raise Refusal(401, "no_token")


def enter(request: Request, response: Response, given: str) -> None:
    """Begin a session of a browser. `Refusal` when the token is wrong or not compared."""
    access: Access | None = request.app.state.access
    if access is None:
        raise Refusal(403, "no_adding")
    if not _opens(access, given, request):
        raise Refusal(401, "wrong_token")
    access.sessions.end(request.cookies.get(COOKIE, ""))
    response.set_cookie(
        COOKIE,
        access.sessions.begin(),
        max_age=int(request.app.state.settings.session_seconds),
        path=_PATH,
        httponly=True,
        samesite="strict",
        secure=by_https(request),
    )


def leave(request: Request, response: Response) -> None:
    """End the session of a browser, here and there."""
    access: Access | None = request.app.state.access
    if access is not None:
        access.sessions.end(request.cookies.get(COOKIE, ""))
    response.delete_cookie(
        COOKIE, path=_PATH, httponly=True, samesite="strict", secure=by_https(request)
    )


def bearer(request: Request) -> str:
    """The token that a script has put into the header; "" without one."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    return given.strip() if kind.lower() == "bearer" else ""


def by_https(request: Request) -> bool:
    """Whether the browser came by https, be it by a proxy that speaks http to the portal.

    Whoever claims it falsely only keeps the own cookie from being sent by http.
    """
    told = request.headers.get("x-forwarded-proto", "").split(",")[0].strip().lower()
    origin = request.headers.get("origin", "").lower()
    return "https" in (request.url.scheme, told) or origin.startswith("https://")


def _opens(access: Access, given: str, request: Request) -> bool:
    try:
        return access.door.opens(given, client(request.client.host if request.client else ""))
    except TooManyTries as error:
        refusal = Refusal(429, "many_tries", seconds=error.seconds)
        refusal.headers["Retry-After"] = str(error.seconds)
        raise refusal from error


def client(host: str) -> str:
    """Whom tries are counted for: an address; of IPv6 the network, which is one customer's.

    >>> client("192.0.2.7"), client("2001:db8:1:2::7"), client("testclient")
    ('192.0.2.7', '2001:db8:1:2::/64', 'testclient')
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:  # no network stands between: a socket of this machine, a test
        return host
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
