"""Sessions of browsers, on the server's side: a random token, of which the digest is kept."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, insert, select, update

from duixian.desk import database, tables
from duixian.desk.credentials import digest, new_token
from duixian.desk.events import moment_of, stamp
from duixian.desk.people import People, Person, person_of

IDLE = timedelta(hours=8)
"""A session ends so long after its last use: a day at the office needs one login."""
LONGEST = timedelta(days=7)
"""… and in any case so long after it began."""
STEP = timedelta(minutes=5)
"""The end is moved on no more often than this: a page that is looked at writes nothing else."""
_OWN = tables.sessions.c


def begin(people: People, person: Person) -> str:
    """The token of a new session; ended ones are cleared away."""
    token, now = new_token(), people.clock()
    row = {"digest": digest(token), "person": person.id, "begun": stamp(now)}
    with database.writing(people.log.engine) as connection:
        connection.execute(delete(tables.sessions).where(_OWN.ends <= stamp(now)))
        connection.execute(insert(tables.sessions).values(**row, ends=stamp(now + IDLE)))
    return token


def holder(people: People, token: str) -> Person | None:
    """Whose session it is; None where it has ended, or the account is closed."""
    now, key = people.clock(), digest(token)
    with database.reading(people.log.engine) as connection:
        row = connection.execute(
            select(tables.people, _OWN.begun, _OWN.ends)
            .join(tables.sessions, _OWN.person == tables.people.c.id)
            .where(_OWN.digest == key, _OWN.ends > stamp(now))
        ).one_or_none()
    if row is None or row.disabled:
        return None
    ends = min(now + IDLE, moment_of(row.begun) + LONGEST)
    if ends - moment_of(row.ends) >= STEP:
        with database.writing(people.log.engine) as connection:
            moved = update(tables.sessions).where(_OWN.digest == key).values(ends=stamp(ends))
            connection.execute(moved)
    return person_of(row)


def end(people: People, token: str) -> None:
    """Forget the session of a token; one that is unknown is forgotten already."""
    with database.writing(people.log.engine) as connection:
        connection.execute(delete(tables.sessions).where(_OWN.digest == digest(token)))
