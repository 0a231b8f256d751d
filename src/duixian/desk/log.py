"""The log: events appended one by one, each in one transaction with the tree's new root."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from duixian.desk import database, migrating, tables
from duixian.desk.errors import ClockWentBack, DeskOutOfDate, DeskUsage, EditedMeanwhile
from duixian.desk.events import Deed, DeskEvent, body_of, canonical, day_of, moment_of, stamp
from duixian.desk.merkle import EMPTY_ROOT, Frontier, leaf_hash

Clock = Callable[[], datetime]
"""Gives the present moment, with its time zone."""

_SKEW = timedelta(seconds=2)
"""By so much may the clocks of several machines differ: the later event then gets the time of
the one before. More is an error, for deadlines would be judged by a wrong clock."""


@dataclass(frozen=True, slots=True)
class TreeHead:
    """How many events there are, and the root of their tree in hex."""

    size: int
    root: str


class EventLog:
    """The events of one desk, in the database behind `engine`.

    `NoDesk` or `DeskOutOfDate` where the database does not have the newest layout.
    """

    def __init__(self, engine: Engine) -> None:
        migrating.check(engine)
        self.engine = engine

    @contextmanager
    def appending(self, clock: Clock) -> Iterator[Appending]:
        """A turn at writing: nobody else writes until it ends, and all of it is kept or none."""
        with database.writing(self.engine) as connection:
            turn = Appending(connection, clock)
            yield turn
            turn.finish()

    def events(
        self, subject: str | None = None, *, since: int = 0, kinds: Sequence[str] = ()
    ) -> list[DeskEvent]:
        """The events in the order of the log, of one subject or of all, from a place on."""
        with database.reading(self.engine) as connection:
            return list(_events(connection, subject, since, kinds))

    def stream(self) -> Iterator[DeskEvent]:
        """All events, a batch at a time in memory."""
        with database.reading(self.engine) as connection:
            yield from _events(connection.execution_options(yield_per=5_000), None, 0, ())

    def head(self) -> TreeHead:
        """The head of the tree as it is."""
        with database.reading(self.engine) as connection:
            columns = (tables.events.c.seq, tables.events.c.root)
            last = select(*columns).order_by(columns[0].desc()).limit(1)
            row = connection.execute(last).one_or_none()
            return TreeHead(row.seq + 1, row.root) if row else TreeHead(0, EMPTY_ROOT.hex())

    def day_heads(self) -> list[tuple[str, TreeHead]]:
        """The head at the end of each day on which something was written, oldest first."""
        found: dict[str, TreeHead] = {}
        columns = (tables.events.c.seq, tables.events.c.at, tables.events.c.root)
        with database.reading(self.engine) as connection:
            for seq, at, root in connection.execute(select(*columns).order_by(columns[0])):
                found[day_of(at)] = TreeHead(seq + 1, root)
        return list(found.items())

    def leaves(self) -> list[bytes]:
        """The hashes of all events."""
        with database.reading(self.engine) as connection:
            query = select(tables.events.c.leaf).order_by(tables.events.c.seq)
            return [bytes.fromhex(leaf) for leaf in connection.scalars(query)]

    def noted(self) -> tuple[int, str, str]:
        """What the log notes of its own end: its size, the tree's frontier, the last time."""
        with database.reading(self.engine) as connection:
            row = connection.execute(select(tables.log)).one_or_none()
            return (row.size, row.frontier, row.last_at) if row else (-1, "", "")


class Appending:
    """One turn at writing; `now` is the moment that all its events get."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self.connection = connection
        """For rows that stand or fall with the events of this turn."""
        row = connection.execute(select(tables.log).with_for_update()).one_or_none()
        if row is None:
            raise DeskOutOfDate("desk_log is empty: the log has lost its end. Restore a backup")
        nodes = [bytes.fromhex(node) for node in row.frontier.split()]
        self._frontier = Frontier(row.size, nodes)
        self.before = row.last_at
        """The time of the last event that was there; empty where there was none."""
        self.now = _moment(clock(), row.last_at)
        self._rows: list[dict[str, Any]] = []
        self._versions: dict[str, int] = {}

    def events(self, subject: str, *, after: int = 0) -> list[DeskEvent]:
        """The events of a subject, those of this turn included, that come after a version."""
        self._flush()
        return list(_events(self.connection, subject, 0, (), after))

    def all_events(self, kinds: Sequence[str] = ()) -> list[DeskEvent]:
        """All events, those of this turn included, or those of some kinds."""
        self._flush()
        return list(_events(self.connection, None, 0, kinds))

    def append(self, deed: Deed, *, expected: int | None = None) -> DeskEvent:
        """Write an event. `EditedMeanwhile` where its subject is no longer at `expected`."""
        payload = _writable(deed)
        version = self._version(deed.subject)
        if expected is not None and expected != version:
            theirs = self.events(deed.subject, after=expected)
            raise EditedMeanwhile(deed.subject, expected, theirs, (deed.kind, payload))
        seq, at = self._frontier.size, stamp(self.now)
        fields = (seq, at, deed.actor, deed.unit, deed.kind, deed.subject, version + 1, payload)
        leaf = leaf_hash(body_of(*fields))
        done = DeskEvent(*fields, leaf.hex(), self._frontier.append(leaf).hex())
        self._versions[deed.subject] = version + 1
        names = [column.name for column in tables.events.columns]
        self._rows.append(dict(zip(names, (*fields, done.leaf, done.root), strict=True)))
        return done

    def finish(self) -> None:
        """Write what is left, and how far the log is now."""
        wrote = bool(self._versions)
        self._flush()
        if wrote:
            nodes = " ".join(node.hex() for node in self._frontier.nodes)
            far = {"size": self._frontier.size, "frontier": nodes, "last_at": stamp(self.now)}
            self.connection.execute(update(tables.log).values(far))

    def _flush(self) -> None:
        if self._rows:
            self.connection.execute(insert(tables.events), self._rows)
            self._rows = []

    def _version(self, subject: str) -> int:
        if subject not in self._versions:
            newest = select(func.max(tables.events.c.version)).where(
                tables.events.c.subject == subject
            )
            self._versions[subject] = self.connection.scalar(newest) or 0
        return self._versions[subject]


def _events(
    connection: Connection,
    subject: str | None,
    since: int,
    kinds: Sequence[str],
    after: int = 0,
) -> Iterator[DeskEvent]:
    query = select(tables.events).where(tables.events.c.seq >= since)
    if subject is not None:
        query = query.where(tables.events.c.subject == subject, tables.events.c.version > after)
    if kinds:
        query = query.where(tables.events.c.kind.in_(kinds))
    for row in connection.execute(query.order_by(tables.events.c.seq)):
        yield DeskEvent(*row)


def _writable(deed: Deed) -> str:
    """The payload as it will stand. `DeskUsage` for what no database keeps as text."""
    payload = canonical(deed.payload)
    for text in (payload, deed.actor, deed.unit or "", deed.subject):
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise DeskUsage(
                f"{deed.kind}: {text[error.start]!r} is half a character. Send it whole, in UTF-8"
            ) from error
        if "\x00" in text:
            raise DeskUsage(f"{deed.kind}: there is a zero byte in {text[:40]!r}. Leave it out")
    return payload


def _moment(now: datetime, last: str) -> datetime:
    """The time of the next event: never before the last one's."""
    if not last or stamp(now) >= last:
        return now
    if moment_of(last) - now <= _SKEW:
        return moment_of(last)
    raise ClockWentBack(stamp(now), last)
