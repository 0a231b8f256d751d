"""Who may use which route: a table, and the guard that holds every route of the desk to it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from duixian.desk import DeskError
from duixian.portal.desk import access, forms
from duixian.portal.web.errors import Refusal
from duixian.portal.web.origin import READING

ANYONE, ACCOUNT, TOKEN = "anyone", "account", "token"
"""No account is needed; any account will do; whoever has the portal's own token (/add)."""
TWINS = (".json", ".csv")


class Undeclared(DeskError):
    """A route of the desk of which nobody has said who may use it."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Who may use a route."""

    who: tuple[str, ...]
    """Roles, or one of the words above."""
    scopes: tuple[str, ...]
    """For one of which an API token must be, beside its owner's role; none: no token is taken."""


@cache
def load() -> Mapping[str, Permission]:
    """The table: "GET /desk/people" and so on."""
    source = resources.files("duixian.portal.desk").joinpath("permissions.toml")
    rows = tomllib.loads(source.read_text("utf-8"))["routes"]
    return {
        route: Permission(tuple(row["who"]), tuple(row.get("scope", ())))
        for route, row in rows.items()
    }


def of(method: str, path: str) -> Permission:
    """The permission of a route; a page's twins have the page's. `Undeclared` without one."""
    method = "GET" if method in READING else method
    page = path
    for ending in TWINS:
        page = page.removesuffix(ending).removesuffix("/index") or "/"
    found = load().get(f"{method} {path}") or load().get(f"{method} {page}")
    if found is None:
        raise Undeclared(
            f"{method} {path}: nobody has said who may use it. "
            "Say so in portal/desk/permissions.toml"
        )
    return found


def permit(request: Request, permission: Permission) -> None:
    """`Refusal` where the visitor may not use a route of this permission."""
    who = access.visitor(request)
    if who.scopes is not None and not permission.scopes:
        raise Refusal(403, "no_tokens_here")
    if who.scopes is not None and not set(permission.scopes) & set(who.scopes):
        raise Refusal(403, "no_scope", scope="、".join(permission.scopes))
    if ANYONE not in permission.who:
        roles = () if ACCOUNT in permission.who else permission.who
        access.needs(*roles)(request)


def permitted(request: Request) -> None:
    """The guard of an operation of the API, as a dependency of its router."""
    route = request.scope["route"]
    permit(request, of(request.method, route.path))
    if request.method not in READING:
        forms.check(request, request.headers.get(forms.HEADER, ""))


def guard(portal: FastAPI) -> None:
    """Put the guard before every page and form of the desk. `Undeclared` where a route is new."""
    for route in portal.routes:
        if isinstance(route, Route) and route.path.startswith(access.AREAS[0]):
            for method in route.methods or ():
                of(method, route.path)
            route.app = Guarded(route.app, route.path)


class Guarded:
    """A route behind its guard: who asks is known, and a form is read and checked, before the
    route's own code runs."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app, self._path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        permission = of(request.method, self._path)
        await run_in_threadpool(permit, request, permission)
        if request.method not in READING:
            await forms.read(request)
        await self._app(scope, receive, send)
