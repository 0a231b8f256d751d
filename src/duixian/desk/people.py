"""People at the desk: who they are, what they may be, and how they prove it.

What is done to a person is an event under the person's id; the name, the address and every
secret stand in tables of their own and never in the log, which forgets nothing.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from duixian.desk import credentials, database, tables, tries
from duixian.desk.errors import DeskUsage
from duixian.desk.events import Deed, stamp
from duixian.desk.log import Appending, Clock, EventLog
from duixian.desk.permitting import UnknownUnit

READER, REPORTER, REVIEWER, OFFICE, ADMIN = "reader", "reporter", "reviewer", "office", "admin"
ROLES = (READER, REPORTER, REVIEWER, OFFICE, ADMIN)
"""reader: looks, questions, votes; reporter: acts for one unit; reviewer: checks what other units
reported; office: everything with items; admin: people."""
OF_UNIT = (REPORTER, REVIEWER)
"""Roles that need a unit: the one acted for, or the one never reviewed."""
ADDED, CHANGED, DISABLED, ENABLED = (
    *("person_added", "person_changed", "person_disabled", "person_enabled"),
)
LONGEST_NAME, LONGEST_EMAIL = 100, 200
_EMAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")
_WHO = tables.people.c


class NoSuchPerson(DeskUsage):
    """The desk knows nobody of this id or address."""


class BadPerson(DeskUsage):
    """What is said of a person is missing, taken, or does not fit together."""


class WrongPassword(DeskUsage):
    """Address and password are not those of an account that may log in."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. Without a role it is one who only questions things by mail."""

    id: str
    """What stands in the log as the actor."""
    name: str
    email: str
    roles: tuple[str, ...]
    unit: str | None
    disabled: bool
    password: bool
    """Whether there is one; without it, links and the organisation's own login lead in."""
    made: str

    def is_any(self, *roles: str) -> bool:
        """Whether the person has one of these roles."""
        return not self.disabled and any(role in self.roles for role in roles)


class People:
    """The people of one desk."""

    def __init__(self, log: EventLog, clock: Clock) -> None:
        self.log, self.clock = log, clock
        self.tries = tries.Tries(log.engine, clock)

    # -- looking -----------------------------------------------------------------------

    def all(self) -> list[Person]:
        """Everybody, by name."""
        with database.reading(self.log.engine) as connection:
            query = select(tables.people).order_by(_WHO.name, _WHO.id)
            return [person_of(row) for row in connection.execute(query)]

    def get(self, id: str) -> Person:
        """The person of an id. `NoSuchPerson` where there is none."""
        with database.reading(self.log.engine) as connection:
            return find(connection, _WHO.id == id, id)

    def by_email(self, email: str) -> Person | None:
        """The person of an address, in whatever letters it is written."""
        with database.reading(self.log.engine) as connection:
            query = select(tables.people).where(_WHO.email == _address(email))
            row = connection.execute(query).one_or_none()
            return None if row is None else person_of(row)

    def named(self, given: str) -> Person:
        """The person of an id or address. `NoSuchPerson` where there is none."""
        found = self.by_email(given) if "@" in given else None
        return found or self.get(given)

    def names(self) -> dict[str, str]:
        """The name of each id: actors of the log as pages show them."""
        return {person.id: person.name for person in self.all()}

    # -- doing -------------------------------------------------------------------------

    def add(
        self,
        name: str,
        email: str,
        roles: Sequence[str] = (READER,),
        unit: str | None = None,
        *,
        actor: str,
        password: str | None = None,
    ) -> Person:
        """Make an account. `BadPerson` where something is wrong with it; `actor` "" means that
        the person does it with a link of the operator's."""
        with self.log.appending(self.clock) as turn:
            return self.added(turn, name, email, roles, unit, actor=actor, password=password)

    def added(
        self,
        turn: Appending,
        name: str,
        email: str,
        roles: Sequence[str],
        unit: str | None,
        *,
        actor: str,
        password: str | None = None,
        identity: str | None = None,
    ) -> Person:
        """As `add`, in a turn at the log that is taken already."""
        told = _told(turn, name=name, email=email, roles=roles, unit=unit)
        secret = credentials.hashed(password, name, email) if password is not None else None
        id = f"p-{secrets.token_hex(5)}"
        row = {"id": id, "disabled": False, "made": stamp(turn.now), "password": secret, **told}
        _write(turn, insert(tables.people).values(**row, identity=identity), told["email"])
        said = {"roles": told["roles"].split(), "unit": told["unit"]}
        turn.append(Deed(id, ADDED, said, actor or id))
        return find(turn.connection, _WHO.id == id, id)

    def change(self, id: str, *, actor: str, **changes: Any) -> Person:
        """Say anew what is said: name, email, roles, unit. Sessions go on, with the new roles.

        `BadPerson` also where the last admin would be none any more."""
        with self.log.appending(self.clock) as turn:
            return self.changed(turn, id, actor=actor, **changes)

    def changed(self, turn: Appending, id: str, *, actor: str, **changes: Any) -> Person:
        """As `change`, in a turn at the log that is taken already."""
        before = find(turn.connection, _WHO.id == id, id)
        kept = {n: getattr(before, n) for n in ("name", "email", "roles", "unit")}
        told = _told(turn, **{**kept, **changes})
        if ADMIN not in told["roles"].split():
            _not_the_last(turn, before)
        _write(turn, update(tables.people).where(_WHO.id == id).values(**told), told["email"])
        said = {"roles": told["roles"].split(), "unit": told["unit"]}
        if said != {"roles": list(before.roles), "unit": before.unit}:
            turn.append(Deed(id, CHANGED, said, actor))
        return find(turn.connection, _WHO.id == id, id)

    def disable(self, id: str, *, actor: str) -> Person:
        """Let nobody in under this account any more: its sessions and tokens hold nothing from
        now on. What the person did stays."""
        return self._switch(id, True, actor)

    def enable(self, id: str, *, actor: str) -> Person:
        """Let the person in again, by a new login."""
        return self._switch(id, False, actor)

    def set_password(self, id: str, password: str) -> None:
        """Choose a password; every session of the person ends."""
        person = self.get(id)
        secret = credentials.hashed(password, person.name, person.email)
        with database.writing(self.log.engine) as connection:
            put_password(connection, id, secret)

    def log_in(self, email: str, password: str, client: str) -> Person:
        """The person of an address and password. `WrongPassword`, which does not say what of it
        is wrong; `TriedTooOften` where no more are compared for a while."""
        address = _address(email)
        limits = {
            "client": (client, tries.LOGIN_OF_CLIENT),
            "account": (credentials.digest(address), tries.LOGIN_OF_ACCOUNT),
            "everybody": (tries.ALL, tries.LOGIN_OF_ALL),
        }
        # Counted before it is compared: as many at once as one likes get no more tries.
        self.tries.count("login", **limits)
        with database.reading(self.log.engine) as connection:
            query = select(tables.people).where(_WHO.email == address)
            row = connection.execute(query).one_or_none()
        kept = None if row is None or row.disabled else row.password
        if not credentials.fits(password, kept) or row is None:
            raise WrongPassword("address and password do not fit. Ask the office for a new link")
        self.tries.forget("login", **limits)
        return person_of(row)

    def _switch(self, id: str, off: bool, actor: str) -> Person:
        with self.log.appending(self.clock) as turn:
            return self.switched(turn, id, off, actor)

    def switched(self, turn: Appending, id: str, off: bool, actor: str) -> Person:
        """As `disable` and `enable`, in a turn at the log that is taken already."""
        before = find(turn.connection, _WHO.id == id, id)
        if off:
            _not_the_last(turn, before)
            end_all(turn.connection, id)
        if before.disabled != off:
            turn.connection.execute(update(tables.people).where(_WHO.id == id).values(disabled=off))
            turn.append(Deed(id, DISABLED if off else ENABLED, {}, actor))
        return find(turn.connection, _WHO.id == id, id)


def put_password(connection: Connection, id: str, secret: str) -> None:
    """Keep the hash of a password; every session of the person ends."""
    connection.execute(update(tables.people).where(_WHO.id == id).values(password=secret))
    end_all(connection, id)


def end_all(connection: Connection, id: str) -> None:
    """End every session of a person."""
    connection.execute(tables.sessions.delete().where(tables.sessions.c.person == id))


def find(connection: Connection, condition: Any, given: str) -> Person:
    """The person that meets a condition. `NoSuchPerson` where nobody does."""
    row = connection.execute(select(tables.people).where(condition)).one_or_none()
    if row is None:
        raise NoSuchPerson(
            f"the desk knows nobody of {given!r}. `duixian desk people` shows who is there"
        )
    return person_of(row)


def person_of(row: Row[Any]) -> Person:
    """A row of the table as a person, without the secrets."""
    roles = tuple(row.roles.split())
    known = row.id, row.name, row.email, roles, row.unit, row.disabled, row.password is not None
    return Person(*known, row.made)


def address_of(email: str) -> str:
    """An address as it is kept and compared. `BadPerson` for what is none."""
    address = _address(email)
    if len(address) > LONGEST_EMAIL or not _EMAIL.fullmatch(address) or not address.isprintable():
        raise BadPerson(f"{address[:LONGEST_EMAIL]!r} is no address for mail. Give NAME@HOST")
    return address


def _address(email: str) -> str:
    return email.strip().casefold()


def _told(
    turn: Appending, *, name: str, email: str, roles: Sequence[str], unit: str | None
) -> dict[str, Any]:
    """What is said of a person, in order."""
    name, email, unit = name.strip(), address_of(email), (unit or "").strip() or None
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise BadPerson(
            f"the name has {len(name)} characters. Give 1 to {LONGEST_NAME} that can be printed"
        )
    if wrong := [role for role in roles if role not in ROLES]:
        raise BadPerson(f"there is no role {wrong[0]!r}. There are: {', '.join(ROLES)}")
    for role in OF_UNIT:
        if role in roles and unit is None:
            raise BadPerson(f"a {role} is of one unit: say which")
    known = {e.payload["unit"] for e in turn.events("units") if e.kind == "enrolled"}
    if unit is not None and known and unit not in known:
        raise UnknownUnit(
            f"{unit!r} is none of the {len(known)} units of this desk. "
            "Enrol it with `duixian desk units --add`, if it is one"
        )
    ordered = " ".join(role for role in ROLES if role in roles)
    return {"name": name, "email": email, "roles": ordered, "unit": unit}


def _not_the_last(turn: Appending, person: Person) -> None:
    if not person.is_any(ADMIN):
        return
    rows = turn.connection.execute(select(tables.people))
    others = [p for p in map(person_of, rows) if p.is_any(ADMIN) and p.id != person.id]
    if not others:
        raise BadPerson(f"{person.name} is the only admin left. Make another one first")


def _write(turn: Appending, statement: Any, email: str) -> None:
    try:
        with turn.connection.begin_nested():
            turn.connection.execute(statement)
    except IntegrityError as error:
        raise BadPerson(f"{email} is the address of another account. Change that one") from error
