"""The forms in which something is questioned, voted on and answered."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import FastAPI
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from duixian.desk import credentials, letters, links, objections, people, votes
from duixian.portal.desk import objecting, questioned
from duixian.portal.desk.access import visitor
from duixian.portal.desk.forms import form_of, text_of
from duixian.portal.desk.place import desk_of
from duixian.portal.web.errors import malformed
from duixian.portal.web.pages import render


def mount(portal: FastAPI) -> None:
    """Give the forms their routes."""
    portal.add_route("/desk/objections/new", new, methods=["GET", "HEAD"])
    portal.add_route("/desk/objections", send, methods=["POST"])
    portal.add_route("/desk/objections/by-mail", ask_for_link, methods=["POST"])
    portal.add_route("/desk/objections/by-mail/{token}", by_mail, methods=["GET", "HEAD"])
    portal.add_route("/desk/objections/by-mail/{token}", send_by_mail, methods=["POST"])
    portal.add_route("/desk/objections/{objection}/answer", answer, methods=["POST"])
    portal.add_route("/desk/votes/{item}", vote, methods=["POST"])


def new(request: Request) -> Response:
    """The form for an objection; for whoever is not logged in, one for an address to mail to."""
    query = request.query_params
    found = _questioned(request, query.get("about", ""), query.get("target", ""))
    return _form(request, asdict(found), action="/desk/objections")


def send(request: Request) -> Response:
    """Raise an objection as whoever is logged in."""
    desk, who = desk_of(request), visitor(request)
    found = _questioned(request, text_of(request, "about"), text_of(request, "target"))
    done = objecting.raise_one(request, desk, who, found, _said(request, who.id))
    return RedirectResponse(f"/desk/objections/{done.id}", 303)


def ask_for_link(request: Request) -> Response:
    """Mail a link by which one objection can be raised. What is answered does not say whether
    the address has an account."""
    desk, settings = desk_of(request), request.app.state.settings
    found = _questioned(request, text_of(request, "about"), text_of(request, "target"))
    email = people.address_of(text_of(request, "email", people.LONGEST_EMAIL))
    base = objecting.base(request)
    objecting.counted(request, desk, credentials.digest(email))
    said = {"about": found.about, "target": found.target, "machine": found.machine}
    token = links.make(desk.people, links.OBJECTION, {"email": email, **said}, actor="")
    hours = int(links.LASTS[links.OBJECTION].total_seconds() // 3600)
    address = f"{base}/desk/objections/by-mail/{token}"
    settings.post(letters.objection_link(email, settings.sender, address, hours))
    return render(request, "desk/mailed.html.j2", hours=hours, email=email)


def by_mail(request: Request) -> Response:
    """The form behind a mailed link; looking at it does not use it up."""
    token = request.path_params["token"]
    said = links.look(desk_of(request).people, token, links.OBJECTION).said
    found = _questioned(request, said["about"], said["target"])
    shown = asdict(found) | {"machine": said["machine"]}
    return _form(request, shown, action=f"/desk/objections/by-mail/{token}")


def send_by_mail(request: Request) -> Response:
    """Raise the objection of a mailed link."""
    token = request.path_params["token"]
    desk = desk_of(request)
    links.look(desk.people, token, links.OBJECTION)  # before any file is kept for it
    said = _said(request, credentials.digest(token))
    done = objecting.raise_by_link(desk, token, *said)
    return RedirectResponse(f"/desk/objections/{done.id}", 303)


def answer(request: Request) -> Response:
    """Accept an objection or reject it."""
    decision = text_of(request, "decision")
    if decision not in ("accept", "reject"):
        raise malformed("unknown_value", name="decision", value=decision, known="accept、reject")
    said = (decision == "accept", text_of(request, "reason"), text_of(request, "instead"))
    id = request.path_params["objection"]
    objecting.answer_one(request, desk_of(request), visitor(request), id, said)
    return RedirectResponse(f"/desk/objections/{id}", 303)


def vote(request: Request) -> Response:
    """Say whether one is satisfied with an item."""
    given, item = text_of(request, "satisfied"), request.path_params["item"]
    if given not in ("yes", "no"):
        raise malformed("unknown_value", name="satisfied", value=given, known="yes、no")
    person = visitor(request).person
    assert person is not None  # the guard lets nobody else in
    votes.vote(desk_of(request), item, given == "yes", person)
    return RedirectResponse(f"/desk/items/{item}", 303)


def _questioned(request: Request, about: str, target: str) -> questioned.Questioned:
    with request.app.state.holdings.look() as look:
        return questioned.look_up(look, desk_of(request), about, target[:200])


def _said(request: Request, whose: str) -> tuple[str, str, list[str]]:
    desk = desk_of(request)
    given = [f for f in form_of(request).getlist("file") if isinstance(f, UploadFile)]
    kept = [objecting.keep(desk, f.file.read(), whose) for f in given if f.filename]
    return text_of(request, "text"), text_of(request, "link", 1000), kept


def _form(request: Request, found: dict[str, str], action: str) -> Response:
    return render(
        request,
        "desk/question.html.j2",
        found=found,
        action=action,
        workdays=objections.ANSWER_WORKDAYS,
        by_link=action != "/desk/objections",
    )
