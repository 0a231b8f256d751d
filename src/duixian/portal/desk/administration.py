"""The page of the people at the desk, for admins."""

from __future__ import annotations

from contextlib import suppress

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from duixian.desk import DeskError, letters, links, people
from duixian.portal.desk import access
from duixian.portal.desk.forms import text_of, texts_of
from duixian.portal.desk.place import desk_of
from duixian.portal.settings import printed
from duixian.portal.web.errors import not_found
from duixian.portal.web.pages import render


def mount(portal: FastAPI) -> None:
    """Give the page and its forms their routes."""
    portal.add_route("/desk/people", everybody, methods=["GET", "HEAD"])
    portal.add_route("/desk/people", add, methods=["POST"])
    portal.add_route("/desk/people/{person}", change, methods=["POST"])
    portal.add_route("/desk/people/{person}/{deed}", do, methods=["POST"])


def everybody(request: Request, link: str = "", invited: str = "", mailed: str = "") -> Response:
    """All accounts; `link` is a one-time link that was made just now, for `invited`, and
    `mailed` the address to which it went."""
    desk = desk_of(request)
    return render(
        request,
        "desk/people.html.j2",
        people=desk.people.all(),
        units=desk.units(),
        roles=people.ROLES,
        link=link,
        invited=invited,
        mailed=mailed,
    )


def add(request: Request) -> Response:
    """Make an account, and a link by which its owner chooses a password."""
    known, who = desk_of(request).people, access.visitor(request)
    told = text_of(request, "name"), text_of(request, "email"), texts_of(request, "role")
    person = known.add(*told, text_of(request, "unit"), actor=who.id)
    return _invited(request, person.id)


def change(request: Request) -> Response:
    """Say anew who somebody is."""
    known, who = desk_of(request).people, access.visitor(request)
    told = {name: text_of(request, name) for name in ("name", "email", "unit")}
    id, roles = request.path_params["person"], texts_of(request, "role")
    known.change(id, actor=who.id, **told, roles=roles)
    return RedirectResponse("/desk/people", 303)


def do(request: Request) -> Response:
    """Close an account, open it again, or make a link for a new password."""
    known, who = desk_of(request).people, access.visitor(request)
    id, deed = request.path_params["person"], request.path_params["deed"]
    if deed == "link":
        return _invited(request, id)
    deeds = {"disable": known.disable, "enable": known.enable}
    if deed not in deeds:
        raise not_found("nothing_here")
    deeds[deed](id, actor=who.id)
    return RedirectResponse("/desk/people", 303)


def link_to(request: Request, token: str) -> str:
    """The address of a one-time link, for the admin to hand on."""
    base = request.app.state.settings.address or str(request.base_url)
    return f"{base.rstrip('/')}/desk/in/{token}"


def _invited(request: Request, id: str) -> Response:
    known, who = desk_of(request).people, access.visitor(request)
    person = known.get(id)
    token = links.make(known, links.ENTRY, actor=who.id, person=person)
    address, mailed = link_to(request, token), ""
    settings = request.app.state.settings
    if settings.address is not None and settings.post is not printed:
        days = links.LASTS[links.ENTRY].days
        to = person.email, settings.sender, person.name
        with suppress(DeskError):  # where the mail does not go, the link is on the page
            settings.post(letters.entry_link(*to, address, days))
            mailed = person.email
    return everybody(request, address, person.name, mailed)
