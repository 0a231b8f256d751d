"""Limits on what may be tried: counted in the database, whichever process asks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, Engine, delete, insert, select

from duixian.desk import database, tables
from duixian.desk.errors import DeskUsage
from duixian.desk.events import moment_of, stamp
from duixian.desk.log import Clock


@dataclass(frozen=True, slots=True)
class Limit:
    """So many within so many seconds; of one, or (`who` is `ALL`) of all together."""

    most: int
    seconds: float


ALL = "*"
"""Stands for everybody together."""

LOGIN_OF_CLIENT = Limit(10, 600)
LOGIN_OF_ACCOUNT = Limit(20, 600)
"""Above what a client may: whoever guesses from one place does not lock the account's owner out."""
LOGIN_OF_ALL = Limit(200, 600)
OBJECTION_OF_ONE = Limit(10, 86_400)
OBJECTION_OF_CLIENT = Limit(20, 86_400)
OBJECTION_OF_ALL = Limit(300, 86_400)
"""A campaign may send more, but then somebody has to read them: they come on the next day."""
FILES_OF_ONE = Limit(200, 86_400)
"""Attachments of one account: a quarter's reports for every item of a large unit."""
KEPT = timedelta(days=2)
"""Beyond the longest window nothing is remembered of who tried what."""


class TriedTooOften(DeskUsage):
    """So much was tried that nothing more is looked at for `seconds`."""

    def __init__(self, kind: str, seconds: int) -> None:
        self.seconds = max(1, seconds)
        super().__init__(f"too many tries ({kind}): try again in {self.seconds} seconds")


class Tries:
    """What was tried at this desk."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    def count(self, kind: str, **limits: tuple[str, Limit]) -> None:
        """Count one more for each of these, or `TriedTooOften` and none is counted."""
        now = self._clock()
        with database.writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":  # on SQLite writers go one by one anyway
                connection.exec_driver_sql("LOCK TABLE desk_tries IN SHARE ROW EXCLUSIVE MODE")
            for who, limit in limits.values():
                self._checked(connection, kind, who, limit)
            rows = [{"kind": kind, "who": who[:64], "at": stamp(now)} for who, _ in limits.values()]
            connection.execute(insert(tables.tries), rows)
            old = tables.tries.c.at < stamp(now - KEPT)
            connection.execute(delete(tables.tries).where(old))

    def forget(self, kind: str, **limits: tuple[str, Limit]) -> None:
        """Take the newest count of each of these back: it was no failure."""
        found = tables.tries.c
        with database.writing(self._engine) as connection:
            for who, _ in limits.values():
                own = select(found.id).where(found.kind == kind, found.who == who[:64])
                newest = own.order_by(found.id.desc()).limit(1).scalar_subquery()
                connection.execute(delete(tables.tries).where(found.id == newest))

    def _checked(self, connection: Connection, kind: str, who: str, limit: Limit) -> None:
        now = self._clock()
        since = stamp(now - timedelta(seconds=limit.seconds))
        found = tables.tries.c
        query = (
            select(found.at)
            .where(found.kind == kind, found.who == who[:64], found.at > since)
            .order_by(found.at.desc())
            .offset(limit.most - 1)
            .limit(1)
        )
        oldest = connection.scalar(query)
        if oldest is not None:
            free = moment_of(oldest) + timedelta(seconds=limit.seconds)
            raise TriedTooOften(kind, math.ceil((free - now).total_seconds()))
