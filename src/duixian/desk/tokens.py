"""API tokens: what a script shows instead of a password, for some things and some time."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import insert, select, update

from duixian.desk import database, tables
from duixian.desk.credentials import digest, new_token
from duixian.desk.errors import DeskUsage
from duixian.desk.events import Deed, stamp
from duixian.desk.people import People, Person, person_of

PREFIX = "dxd_"
"""Before every token, so that one in the wrong place is recognised."""
SCOPES = ("read", "act", "review", "object", "answer", "people")
"""read: look; act: do something with items; review: say what a check found; object: question and
vote; answer: decide on objections; people: accounts. A token never may what its owner may not."""
MOST_DAYS = 366
GIVEN, REVOKED = "token_given", "token_revoked"
_OWN = tables.tokens.c


class BadToken(DeskUsage):
    """The token is none of this desk's, has ended, was revoked, or its owner's account is closed:
    which of these, only its owner can see."""


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token without its secret."""

    id: str
    person: str
    name: str
    scopes: tuple[str, ...]
    made: str
    expires: str
    revoked: str | None


def give(
    people: People,
    person: Person,
    name: str,
    scopes: Sequence[str],
    days: int,
    *,
    actor: str,
) -> tuple[str, TokenRow]:
    """A new token, shown this once, and what is kept of it."""
    if wrong := [scope for scope in scopes if scope not in SCOPES]:
        raise DeskUsage(f"there is no scope {wrong[0]!r}. There are: {', '.join(SCOPES)}")
    if not scopes:
        raise DeskUsage(f"say what the token is for: {', '.join(SCOPES)}")
    if not 1 <= days <= MOST_DAYS:
        raise DeskUsage(f"{days} days: a token lasts from 1 to {MOST_DAYS} days")
    if not 0 < len(name.strip()) <= 100:
        raise DeskUsage("give the token a name of up to 100 characters: what it is used for")
    token = PREFIX + new_token()
    with people.log.appending(people.clock) as turn:
        row = {
            "id": f"t-{secrets.token_hex(5)}",
            "person": person.id,
            "name": name.strip(),
            "scopes": " ".join(s for s in SCOPES if s in scopes),
            "made": stamp(turn.now),
            "expires": stamp(turn.now + timedelta(days=days)),
        }
        turn.connection.execute(insert(tables.tokens).values(digest=digest(token), **row))
        said = {"token": row["id"], "scopes": row["scopes"].split(), "expires": row["expires"]}
        turn.append(Deed(person.id, GIVEN, said, actor))
    return token, next(each for each in given(people, person.id) if each.id == row["id"])


def given(people: People, person: str | None = None) -> list[TokenRow]:
    """The tokens of a person, or all, oldest first."""
    query = select(tables.tokens).order_by(_OWN.made, _OWN.id)
    if person is not None:
        query = query.where(_OWN.person == person)
    with database.reading(people.log.engine) as connection:
        return [
            TokenRow(
                *(r.id, r.person, r.name, tuple(r.scopes.split())), r.made, r.expires, r.revoked
            )
            for r in connection.execute(query)
        ]


def revoke(people: People, id: str, *, actor: str, owner: str | None = None) -> TokenRow:
    """Let a token hold nothing from now on; only one of `owner`'s, where that is given."""
    found = {each.id: each for each in given(people, owner)}
    if id not in found:
        raise DeskUsage(f"there is no token {id!r}. `duixian desk token list` shows them")
    if found[id].revoked is None:
        with people.log.appending(people.clock) as turn:
            change = update(tables.tokens).where(_OWN.id == id).values(revoked=stamp(turn.now))
            turn.connection.execute(change)
            turn.append(Deed(found[id].person, REVOKED, {"token": id}, actor))
    return next(each for each in given(people) if each.id == id)


def bearer(people: People, token: str) -> tuple[Person, tuple[str, ...]]:
    """Whose token it is, and what it is for. `BadToken` where it holds nothing."""
    now = stamp(people.clock())
    with database.reading(people.log.engine) as connection:
        row = connection.execute(
            select(tables.people, _OWN.scopes, _OWN.expires, _OWN.revoked)
            .join(tables.tokens, _OWN.person == tables.people.c.id)
            .where(_OWN.digest == digest(token))
        ).one_or_none()
    if row is None or row.disabled or row.revoked is not None or row.expires <= now:
        raise BadToken("the token holds nothing (unknown, ended or revoked). Get a new one")
    return person_of(row), tuple(row.scopes.split())
