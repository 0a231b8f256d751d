"""Whom the organisation's own login stands for: an account is tied to it on its first use."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select, update

from duixian.desk import database, tables
from duixian.desk.errors import DeskUsage
from duixian.desk.events import Deed
from duixian.desk.people import People, Person, person_of

TIED = "identity_tied"
_WHO = tables.people.c


class NoAccount(DeskUsage):
    """Nobody at this desk has that login: an admin makes accounts, logging in makes none."""


def enter(people: People, issuer: str, subject: str, email: str | None) -> Person:
    """The person of a login elsewhere. An account that was made for the address (`email`: None
    where the issuer has not verified it) is tied to the login, and from then on the address
    counts no more. `NoAccount` where there is none, or it is closed."""
    identity = f"{issuer}#{subject}"
    with database.reading(people.log.engine) as connection:
        query = select(tables.people).where(_WHO.identity == identity)
        row = connection.execute(query).one_or_none()
    if row is None and email is not None:
        row = _tied(people, identity, email)
    if row is None or row.disabled:
        raise NoAccount(
            "this login has no account at the desk. Ask an admin to make one for your address"
        )
    return person_of(row)


def _tied(people: People, identity: str, email: str) -> Row[Any] | None:
    known = people.by_email(email)
    if known is None or not known.roles:
        return None
    with people.log.appending(people.clock) as turn:
        own = (_WHO.id == known.id, _WHO.identity.is_(None))
        change = update(tables.people).where(*own).values(identity=identity)
        if turn.connection.execute(change).rowcount:
            turn.append(Deed(known.id, TIED, {}, known.id))
        query = select(tables.people).where(_WHO.identity == identity)
        return turn.connection.execute(query).one_or_none()
