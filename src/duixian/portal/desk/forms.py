"""Forms that change something: what was sent, and the sign that it came from our own page."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from duixian.portal.access import by_https
from duixian.portal.desk import access
from duixian.portal.web.errors import Refusal

FIELD, HEADER = "csrf", "x-csrf-token"
"""The hidden field of a form; the header of a script that uses a browser's session."""
MOST_FILES, MOST_FIELDS = 10, 400


def csrf(request: Request) -> str:
    """The sign that a form carries, tied to the browser's session; for a browser without one, to
    a cookie that comes with the page."""
    key = _key(request)
    if not key:
        key = secrets.token_urlsafe(32)
        request.state.guest = key
        later = getattr(request.state, "on_answer", ())
        request.state.on_answer = (*later, lambda answer: _remember(request, answer, key))
    return _sign(key)


def form_of(request: Request) -> FormData:
    """What a form sent, after its sign was checked."""
    form: FormData = request.state.form
    return form


def text_of(request: Request, name: str, most: int = 4000) -> str:
    """A field of the form, without blanks around it. `Refusal` (400) for one that is too long."""
    given = form_of(request).get(name, "")
    text = given.strip() if isinstance(given, str) else ""
    if len(text) > most or "\x00" in text:
        raise Refusal(400, "too_long", name=name, most=most)
    return text


def texts_of(request: Request, name: str) -> tuple[str, ...]:
    """Every value of a field that may be given several times."""
    values = form_of(request).getlist(name)
    return tuple(v.strip() for v in values if isinstance(v, str) and v.strip())


async def read(request: Request) -> None:
    """Take a form in and check its sign. `Refusal` (403) where it is not ours."""
    most = request.app.state.settings.max_upload
    form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=most)
    given = form.get(FIELD, "")
    check(request, given if isinstance(given, str) else "")
    request.state.form = form


def check(request: Request, given: str) -> None:
    """`Refusal` (403) where the sign is not the one of this browser. Who shows an API token
    needs none: no browser sends one by itself."""
    if access.by_token(request):
        return
    key = _key(request)
    if not key or not hmac.compare_digest(_sign(key).encode(), given.encode()):
        raise Refusal(403, "no_csrf")


def _key(request: Request) -> str:
    made: str = getattr(request.state, "guest", "")
    session = "" if access.visitor(request).anonymous else request.cookies.get(access.COOKIE, "")
    return session or made or request.cookies.get(access.GUEST, "")


def _sign(key: str) -> str:
    return hmac.new(key.encode(), b"form of the desk", sha256).hexdigest()


def _remember(request: Request, answer: Response, key: str) -> None:
    secure = by_https(request)
    answer.set_cookie(
        access.GUEST, key, max_age=86_400, httponly=True, samesite="lax", secure=secure
    )
