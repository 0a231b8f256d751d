"""Logging in and out, links that open once, and one's own account."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from duixian.desk import credentials, links, tokens
from duixian.portal.access import client
from duixian.portal.desk import access
from duixian.portal.desk.forms import form_of, text_of, texts_of
from duixian.portal.desk.place import desk_of
from duixian.portal.web.errors import malformed
from duixian.portal.web.pages import render

AFTER_LOGIN = "/desk"


def mount(portal: FastAPI) -> None:
    """Give these pages and forms their routes."""
    portal.add_route("/desk/login", login, methods=["GET", "HEAD"])
    portal.add_route("/desk/login", log_in, methods=["POST"])
    portal.add_route("/desk/logout", log_out, methods=["POST"])
    portal.add_route("/desk/in/{token}", link, methods=["GET", "HEAD"])
    portal.add_route("/desk/in/{token}", use_link, methods=["POST"])
    portal.add_route("/desk/me", own, methods=["GET", "HEAD"])
    portal.add_route("/desk/me/password", change_password, methods=["POST"])
    portal.add_route("/desk/me/tokens", make_token, methods=["POST"])
    portal.add_route("/desk/me/tokens/{token}/revoke", revoke, methods=["POST"])


def login(request: Request) -> Response:
    """The form for address and password."""
    desk_of(request)
    abroad = request.app.state.settings.sign_on is not None
    return _form(
        request, "login", abroad=abroad, next=next_of(request.query_params.get("next", ""))
    )


def log_in(request: Request) -> Response:
    """Begin a session, where address and password fit."""
    people = desk_of(request).people
    given = str(form_of(request).get("password", ""))
    person = people.log_in(text_of(request, "email"), given, _client(request))
    return _in(request, person, next_of(text_of(request, "next")))


def log_out(request: Request) -> Response:
    """End the session."""
    response = RedirectResponse("/desk/login", 303)
    access.leave(request, response)
    return response


def link(request: Request) -> Response:
    """What a one-time link is for: looking at it does not use it up, for mail programs look too."""
    people = desk_of(request).people
    token = request.path_params["token"]
    found = links.look(people, token, links.FIRST_ADMIN, links.ENTRY)
    person = people.get(found.person) if found.person else None
    return _form(request, "link", first=found.purpose == links.FIRST_ADMIN, person=person)


def use_link(request: Request) -> Response:
    """Use a one-time link: a password is chosen, and a session begins."""
    people = desk_of(request).people
    token, password = request.path_params["token"], str(form_of(request).get("password", ""))
    found = links.look(people, token, links.FIRST_ADMIN, links.ENTRY)
    if found.purpose == links.FIRST_ADMIN:
        told = text_of(request, "name"), text_of(request, "email")
        return _in(request, links.first_admin(people, token, *told, password), "/desk/people")
    return _in(request, links.enter(people, token, password), AFTER_LOGIN)


def own(request: Request, made: str = "") -> Response:
    """One's own account; `made` is a token that was made just now."""
    people, who = desk_of(request).people, access.visitor(request)
    return render(
        request,
        "desk/me.html.j2",
        tokens=tokens.given(people, who.id),
        scopes=tokens.SCOPES,
        most_days=tokens.MOST_DAYS,
        least=credentials.SHORTEST,
        made=made,
    )


def change_password(request: Request) -> Response:
    """Choose another password: every session ends, and this browser begins a new one."""
    people, who = desk_of(request).people, access.visitor(request)
    assert who.person is not None  # the guard lets nobody else in
    form = form_of(request)
    people.log_in(who.person.email, str(form.get("old", "")), _client(request))
    people.set_password(who.id, str(form.get("password", "")))
    return _in(request, who.person, "/desk/me")


def make_token(request: Request) -> Response:
    """Make an API token, and show it this once."""
    people, who = desk_of(request).people, access.visitor(request)
    assert who.person is not None  # the guard lets nobody else in
    days = text_of(request, "days")
    if not days.isdecimal():
        raise malformed("no_number", name="days", value=days)
    name, scopes = text_of(request, "name"), texts_of(request, "scope")
    made, _ = tokens.give(people, who.person, name, scopes, int(days[:9]), actor=who.id)
    return own(request, made)


def revoke(request: Request) -> Response:
    """Let one of one's own tokens hold nothing."""
    who = access.visitor(request)
    token = request.path_params["token"]
    tokens.revoke(desk_of(request).people, token, actor=who.id, owner=who.id)
    return RedirectResponse("/desk/me", 303)


def _in(request: Request, person: Any, to: str) -> Response:
    response = RedirectResponse(to, 303)
    access.enter(request, response, person)
    return response


def _form(request: Request, name: str, **context: Any) -> Response:
    return render(request, f"desk/{name}.html.j2", least=credentials.SHORTEST, **context)


def next_of(given: str) -> str:
    """Where to go after logging in: an address of this portal, whatever was asked for.

    >>> next_of("/desk/people"), next_of("//example.invalid"), next_of("https://x.invalid")
    ('/desk/people', '/desk', '/desk')
    """
    here = given.startswith("/") and not given.startswith("//")
    plain = here and given.isprintable() and "\\" not in given and len(given) <= 500
    return given if plain else AFTER_LOGIN


def _client(request: Request) -> str:
    return client(request.client.host if request.client else "")
