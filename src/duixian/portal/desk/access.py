"""Who asks: whoever is logged in, whoever shows an API token, or anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from duixian.desk import DeskError, Person, sessions, tokens
from duixian.portal.access import bearer, by_https
from duixian.portal.desk.place import DeskPlace, desk_of
from duixian.portal.web.errors import Link, Refusal
from duixian.portal.web.language import chosen, words

COOKIE = "desk"
"""Holds the session of whoever is logged in."""
GUEST = "desk_guest"
"""The cookie of a browser without a session, to which its forms are tied."""
AREAS = ("/desk", "/api/v1/desk")
"""Below these, who asks decides what may be done."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever asks."""

    person: Person | None = None
    """None: anybody."""
    scopes: tuple[str, ...] | None = None
    """What the API token that was shown is for; None without one: all that the person may."""

    @property
    def anonymous(self) -> bool:
        return self.person is None

    @property
    def id(self) -> str:
        """What stands in the log as the actor; "" for anybody."""
        return self.person.id if self.person else ""

    @property
    def name(self) -> str:
        return self.person.name if self.person else ""

    @property
    def roles(self) -> tuple[str, ...]:
        return self.person.roles if self.person else ()

    @property
    def unit(self) -> str | None:
        return self.person.unit if self.person else None

    def is_any(self, *roles: str) -> bool:
        """Whether the visitor has one of these roles."""
        return self.person is not None and self.person.is_any(*roles)


ANYBODY = Visitor()


def visitor(request: Request) -> Visitor:
    """Who asks, looked up once for a request.

    `Refusal` (401) for an API token that holds nothing: it is never taken for anybody.
    """
    known: Visitor | None = getattr(request.state, "visitor", None)
    if known is not None:
        return known
    request.state.visitor = ANYBODY  # also for the page that says what is wrong with a token
    try:
        request.state.visitor = found = _visitor(request)
    except DeskError:
        if request.url.path.startswith(AREAS):
            raise
        return ANYBODY  # the books can be read while the desk's database is away
    return found


def stamp(request: Request) -> str:
    """Differs where an answer may differ for who asks; "" for anybody without cookies of ours."""
    own = [request.cookies.get(name, "") for name in (COOKIE, GUEST)]
    if not any(own):
        return ""
    try:
        who = visitor(request)
    except DeskError:  # the route itself will say so, when it asks anew
        request.state.visitor, who = None, ANYBODY
    return sha256(repr((own, who.person)).encode()).hexdigest()


def needs(*roles: str) -> Callable[[Request], Visitor]:
    """What gives the visitor who has one of these roles (none: whoever has an account).

    A dependency of an operation, or to be called with the request. `Refusal`: 401 for anybody,
    403 for another role.
    """

    def permitted(request: Request) -> Visitor:
        who = visitor(request)
        if who.anonymous:
            raise _stranger(request)
        if roles and not who.is_any(*roles):
            language = words(chosen(request))
            known = language("site.or").join(language.name("role_of_person", r) for r in roles)
            raise Refusal(403, "not_your_role", roles=known)
        return who

    return permitted


def enter(request: Request, response: Response, person: Person) -> None:
    """Begin a session, with a token that nobody could know before: whatever session the browser
    came with ends."""
    people = desk_of(request).people
    sessions.end(people, request.cookies.get(COOKIE, ""))
    response.set_cookie(
        COOKIE,
        sessions.begin(people, person),
        max_age=int(sessions.LONGEST.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=by_https(request),
    )


def leave(request: Request, response: Response) -> None:
    """End the session of a browser, here and there."""
    sessions.end(desk_of(request).people, request.cookies.get(COOKIE, ""))
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=by_https(request))


def by_token(request: Request) -> bool:
    """Whether an API token was shown: then no cookie counts, and none is needed."""
    return bool(bearer(request)) and request.url.path.startswith(AREAS)


def _visitor(request: Request) -> Visitor:
    place: DeskPlace = request.app.state.desk
    token = request.cookies.get(COOKIE, "")
    shown = by_token(request)
    if not shown and not token:
        return ANYBODY
    desk = place.desk()
    if desk is None:
        return ANYBODY
    if not shown:
        return Visitor(sessions.holder(desk.people, token))
    try:
        return Visitor(*tokens.bearer(desk.people, bearer(request)))
    except tokens.BadToken as error:
        refusal = Refusal(401, "bad_token")
        refusal.headers["WWW-Authenticate"] = 'Bearer error="invalid_token"'
        raise refusal from error


def _stranger(request: Request) -> Refusal:
    back = request.url.path if request.method == "GET" else "/desk"
    href = "/desk/login?" + urlencode({"next": back})
    refusal = Refusal(401, "log_in", (Link(href, words(chosen(request))("people.log_in")),))
    refusal.headers["WWW-Authenticate"] = "Bearer"
    return refusal
