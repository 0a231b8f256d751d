"""Objections raised and answered: what the pages' forms and the API have in common."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from starlette.requests import Request

from duixian.desk import Desk, DeskError, letters, links, objections, tries
from duixian.portal.access import client
from duixian.portal.desk.access import Visitor
from duixian.portal.desk.questioned import Questioned
from duixian.portal.web.errors import Refusal, malformed

NAME_BY_MAIL = "公众（邮件）"
"""The name of whoever has no account: the address stays with the desk."""


def shown(each: objections.Objection, who: Visitor, on: date) -> dict[str, Any]:
    """An objection as a visitor sees it. What is open is counted in public; its words are shown
    to all once they have an answer, before that to the office and to whose they are."""
    row = asdict(each) | {"overdue": each.overdue(on), "open": each.open}
    row["files"] = list(each.files)
    if each.open and not who.is_any("office") and who.id != each.by:
        row |= {"text": None, "link": None, "files": []}
    return row


def counted(request: Request, desk: Desk, *keys: str) -> None:
    """Count one objection of these (an account, a hashed address) and of the client against the
    limits. `TriedTooOften` where there were too many."""
    host = client(request.client.host if request.client else "")
    limits = {f"one {key}": (key, tries.OBJECTION_OF_ONE) for key in keys if key}
    of_client = {"client": (host, tries.OBJECTION_OF_CLIENT)}
    everybody = {"everybody": (tries.ALL, tries.OBJECTION_OF_ALL)}
    desk.people.tries.count("objection", **limits, **of_client, **everybody)


def raise_one(
    request: Request,
    desk: Desk,
    who: Visitor,
    found: Questioned,
    said: tuple[str, str, Sequence[str]],
) -> objections.Objection:
    """Question something as whoever is logged in: words, link, digests of evidence."""
    counted(request, desk, who.id)
    text, link, files = said
    return objections.raise_objection(
        *(desk, found.about, found.target, text),
        machine=found.machine,
        actor=who.id,
        link=link or None,
        files=files,
    )


def raise_by_link(
    desk: Desk, token: str, text: str, link: str, files: Sequence[str]
) -> objections.Objection:
    """Use a mailed link: whoever has the address raises the objection that it was made for. An
    address without an account becomes one that has no role and cannot log in."""
    people = desk.people
    address = links.look(people, token, links.OBJECTION).said["email"]
    known = people.by_email(address)
    with desk.log.appending(desk.clock) as turn:
        said = links.use(people, turn, token, links.OBJECTION).said
        person = known or people.added(turn, NAME_BY_MAIL, address, (), None, actor="")
        return objections.raised(
            *(turn, desk, said["about"], said["target"], text, said["machine"], person.id),
            *(link or None, files),
        )


def answer_one(
    request: Request, desk: Desk, who: Visitor, id: str, said: tuple[bool, str, str]
) -> tuple[objections.Objection, bool]:
    """Answer an objection, and write to whose it is; whether the letter could be sent."""
    accept, reason, instead = said
    done = objections.answer(desk, id, accept=accept, actor=who.id, reason=reason, instead=instead)
    settings = request.app.state.settings
    to = desk.people.get(done.by).email
    try:
        where = f"{base(request)}/desk/objections/{done.id}"
        settings.post(letters.answered(to, settings.sender, done, where))
    except (
        DeskError,
        Refusal,
    ):  # the answer stands in the log and on the page, whatever the mail does
        return done, False
    return done, True


def base(request: Request) -> str:
    """The portal's own address, as letters give it. `Refusal` where nobody has said it and
    the request could name any: a forged one would lead people elsewhere."""
    settings = request.app.state.settings
    if settings.address is not None:
        return str(settings.address).rstrip("/")
    if "*" in settings.allowed_hosts:
        raise Refusal(503, "no_address")
    return str(request.base_url).rstrip("/")


def keep(desk: Desk, data: bytes, whose: str) -> str:
    """Keep a file; its digest. `TriedTooOften` where somebody has sent very many."""
    if not data:
        raise malformed("empty_file")
    desk.people.tries.count("file", one=(whose, tries.FILES_OF_ONE))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "evidence"
        file.write_bytes(data)
        return desk.attach(file)
