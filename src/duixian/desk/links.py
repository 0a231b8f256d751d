"""Links that open once: the first admin, invitations and new passwords, objections by mail."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from duixian.desk import credentials, database, tables
from duixian.desk.credentials import digest, new_token
from duixian.desk.errors import DeskUsage
from duixian.desk.events import Deed, canonical, stamp
from duixian.desk.log import Appending
from duixian.desk.people import ADMIN, People, Person, put_password

FIRST_ADMIN, ENTRY, OBJECTION, ABROAD = "admin", "entry", "objection", "abroad"
"""What a link is for: making an admin; choosing a password (an invitation or a new one); one
objection by mail; a login at the organisation's own server that is under way."""
LASTS = {
    FIRST_ADMIN: timedelta(hours=24),
    ENTRY: timedelta(days=7),
    OBJECTION: timedelta(days=2),
    ABROAD: timedelta(minutes=10),
}
LINK_MADE = "link_made"
_OWN = tables.links.c


class DeadLink(DeskUsage):
    """The link was used, has ended, or is none of this desk's: one answer for all three."""


@dataclass(frozen=True, slots=True)
class OneTimeLink:
    """What a link is for, before it is used."""

    purpose: str
    person: str | None
    said: dict[str, Any]
    """What was known when it was made: the address it went to, what is questioned."""


def make(
    people: People,
    purpose: str,
    said: Mapping[str, Any] | None = None,
    *,
    actor: str,
    person: Person | None = None,
) -> str:
    """The token of a new link. An earlier link for the same person and purpose is dead then;
    links that have ended are forgotten, with the addresses that they went to."""
    token = new_token()
    with people.log.appending(people.clock) as turn:
        ended = delete(tables.links).where(_OWN.expires <= stamp(turn.now))
        turn.connection.execute(ended)
        if person is not None:
            same = (_OWN.purpose == purpose, _OWN.person == person.id, _OWN.used.is_(None))
            dead = update(tables.links).where(*same).values(used=stamp(turn.now))
            turn.connection.execute(dead)
        row = {"digest": digest(token), "purpose": purpose, "person": person and person.id}
        ends = stamp(turn.now + LASTS[purpose])
        told = {**row, "said": canonical(dict(said or {})), "expires": ends}
        turn.connection.execute(insert(tables.links).values(**told))
        if purpose in (FIRST_ADMIN, ENTRY):
            subject = person.id if person else "people"
            turn.append(Deed(subject, LINK_MADE, {"purpose": purpose, "until": ends}, actor))
    return token


def look(people: People, token: str, *purposes: str) -> OneTimeLink:
    """What a link is for, without using it: mail servers open links too. `DeadLink`."""
    with database.reading(people.log.engine) as connection:
        row = connection.execute(_alive(people, token, purposes)).one_or_none()
    if row is None:
        raise _dead()
    return OneTimeLink(row.purpose, row.person, json.loads(row.said))


def use(people: People, turn: Appending, token: str, *purposes: str) -> OneTimeLink:
    """Use a link up within a turn: of two at once, one gets it. `DeadLink` for the other."""
    row = turn.connection.execute(_alive(people, token, purposes)).one_or_none()
    if row is None:
        raise _dead()
    spent = update(tables.links).where(_OWN.digest == digest(token), _OWN.used.is_(None))
    turn.connection.execute(spent.values(used=stamp(turn.now)))
    return OneTimeLink(row.purpose, row.person, json.loads(row.said))


def first_admin(people: People, token: str, name: str, email: str, password: str) -> Person:
    """Use the operator's link: an admin with a password. An account of that address that is
    there already becomes an admin."""
    known = people.by_email(email)
    secret = credentials.hashed(password, name, email)
    with people.log.appending(people.clock) as turn:
        use(people, turn, token, FIRST_ADMIN)
        if known is None:
            person = people.added(turn, name, email, (ADMIN,), None, actor="")
        else:
            roles = (*known.roles, ADMIN)
            people.switched(turn, known.id, False, known.id)
            person = people.changed(turn, known.id, actor=known.id, name=name, roles=roles)
        put_password(turn.connection, person.id, secret)
    return people.get(person.id)


def enter(people: People, token: str, password: str) -> Person:
    """Use an invitation or a link for a new password: the person, with that password."""
    found = look(people, token, ENTRY)
    assert found.person is not None  # such a link is always made for a person
    person = people.get(found.person)
    secret = credentials.hashed(password, person.name, person.email)
    with people.log.appending(people.clock) as turn:
        use(people, turn, token, ENTRY)
        put_password(turn.connection, person.id, secret)
    return people.get(person.id)


def _alive(people: People, token: str, purposes: tuple[str, ...]) -> Any:
    now = stamp(people.clock())
    alive = (_OWN.used.is_(None), _OWN.expires > now, _OWN.purpose.in_(purposes))
    return select(tables.links).where(_OWN.digest == digest(token), *alive)


def _dead() -> DeadLink:
    return DeadLink("the link was used already, or has ended. Ask for a new one")
