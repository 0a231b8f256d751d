"""Light or dark: what the reader's system says, unless the reader has chosen."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlencode

from starlette.requests import Request

Scheme = Literal["auto", "light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("auto", "light", "dark")
COOKIE = "scheme"
_NEXT: dict[Scheme, Scheme] = {"auto": "dark", "dark": "light", "light": "auto"}


def chosen(request: Request) -> Scheme:
    """What was asked for with ``?scheme=``, else chosen before; ``auto`` is the system's own."""
    for given in (request.query_params.get(COOKIE), request.cookies.get(COOKIE)):
        for scheme in SCHEMES:
            if given == scheme:
                return scheme
    return "auto"


def following(request: Request) -> Scheme:
    """What the switch leads to: from auto to dark, on to light, and back."""
    return _NEXT[chosen(request)]


def switch(request: Request) -> str:
    """The query of the same page in the scheme that follows."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != COOKIE]
    return urlencode([*kept, (COOKIE, following(request))])


def media(request: Request) -> str:
    """For which readers the dark colours hold: a media query, empty where for nobody."""
    return {"auto": "(prefers-color-scheme: dark)", "dark": "all", "light": ""}[chosen(request)]
