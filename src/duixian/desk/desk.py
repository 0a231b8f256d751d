"""The desk: what people do with the promises of a year. Each call is one turn at the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from duixian.desk import attachments, checking, database, folding, heads, migrating, opening
from duixian.desk.errors import DeskUsage
from duixian.desk.events import CHINA, Deed, DeskEvent, day_of
from duixian.desk.items import DeskItem, Promised
from duixian.desk.log import Appending, Clock, EventLog
from duixian.desk.people import People
from duixian.desk.permitting import IllegalStep, permit

if TYPE_CHECKING:
    from duixian.books import Books

T = TypeVar("T")

UNITS = "units"
"""The subject under which units and reviewers are enrolled."""
ENROLLED, REVIEWER = "enrolled", "reviewer"


class NoSuchItem(DeskUsage):
    """The desk has no item of this id."""


@dataclass(frozen=True, slots=True)
class OpenedYear:
    """What opening a year did."""

    government: str
    year: int
    opened: tuple[str, ...]
    """The new items."""
    retied: tuple[str, ...]
    """Items whose promise stands elsewhere in a newer text of the report."""
    kept: int
    """Items that were there before and stand where they stood."""
    left: tuple[str, ...]
    """Items whose promise the report as it is now no longer has: they stay, somebody must look."""


class Desk:
    """The desk of some books. `clock` gives the time of events.

    `NoDesk` where none was made yet (`Desk.init`).
    """

    def __init__(self, books: Path, clock: Clock, *, address: str | None = None) -> None:
        self.folder = database.folder_of(books)
        self.clock = clock
        self.log = EventLog(database.engine_of(database.address_of(books, address)))
        self.people = People(self.log, clock)
        self._seen: dict[str, DeskItem] = {}

    @classmethod
    def init(
        cls, books: Path, clock: Clock, *, address: str | None = None, to: str = "head"
    ) -> tuple[str | None, str | None]:
        """Make a desk, or bring its database to a layout; the layouts before and after."""
        url = database.address_of(books, address)
        engine = database.engine_of(url, make=True)
        try:
            done = migrating.migrate(engine, to)
        finally:
            engine.dispose()
        if address is not None:
            database.note_address(books, url)
        return done

    def close(self) -> None:
        """Let go of the database."""
        self.log.engine.dispose()

    # -- looking -----------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The day in China."""
        return self.clock().astimezone(CHINA).date()

    def items(self, until: date | None = None) -> dict[str, DeskItem]:
        """All items, by id, in the order of their opening: as they are, or as they were at the
        end of a day."""
        events = self.log.events()
        if until is not None:
            last = until.isoformat()
            events = [event for event in events if event.day <= last]
        return folding.fold_all(events)

    def item(self, id: str) -> DeskItem:
        """One item. `NoSuchItem` where there is none."""
        found = folding.fold(self.log.events(id))
        if found is None:
            raise self._no_item(id)
        return found

    def history(self, id: str) -> list[DeskEvent]:
        """All that happened to an item. `NoSuchItem` where there is none."""
        events = self.log.events(id)
        if not events:
            raise self._no_item(id)
        return events

    def units(self) -> tuple[str, ...]:
        """The units enrolled; none while any name is one."""
        events = self.log.events(UNITS, kinds=[ENROLLED])
        return tuple(dict.fromkeys(event.payload["unit"] for event in events))

    def reviewers(self) -> dict[str, str]:
        """The reviewers enrolled, each with the unit of which they draw nothing."""
        events = self.log.events(UNITS, kinds=[REVIEWER])
        return {event.payload["name"]: event.payload["unit"] for event in events}

    def verify(self, published: Path | None = None) -> checking.Verified:
        """Whether the log is as it was written and as the published heads say."""
        file = published or self.folder / heads.FILE
        return checking.verify(self.log, heads.read(file))

    def publish(self) -> list[heads.DailyHead]:
        """Write the heads of all past days that are not in the file of heads yet."""
        return heads.publish(self.log, self.folder / heads.FILE, self.today.isoformat())

    def published(self) -> list[heads.DailyHead]:
        """The heads of past days as they were given out."""
        return heads.read(self.folder / heads.FILE)

    def attached(self, digest: str) -> Path | None:
        """Where the file of this digest lies; None where none is kept."""
        place = attachments.place_of(self.folder, digest)
        return place if place.is_file() else None

    # -- doing -------------------------------------------------------------------------

    def enrol(self, names: Sequence[str], *, actor: str) -> None:
        """Put units on the list; from then on only listed ones can be given work."""

        def write(turn: Appending) -> None:
            known = {e.payload["unit"] for e in turn.events(UNITS) if e.kind == ENROLLED}
            for name in dict.fromkeys(names):
                if name not in known:
                    turn.append(Deed(UNITS, ENROLLED, {"unit": name}, actor))

        self._turn(write)

    def enrol_reviewer(self, name: str, unit: str, *, actor: str) -> None:
        """Put a reviewer on the list, or tell that they belong to another unit now."""
        deed = Deed(UNITS, REVIEWER, {"name": name, "unit": unit}, actor)
        self._turn(lambda turn: turn.append(deed))

    def open_year(self, books: Books, government: str, year: int, *, actor: str) -> OpenedYear:
        """Make an item of every promise of a report. Doing it again changes nothing; after a
        newer text of the report, items are tied to where their promise stands now."""
        found = opening.promises(books, government, year)
        if not found:
            raise opening.NoSuchReport(
                f"the report of {government!r} of {year} was read, and no promise is in it. "
                "See `duixian tasks` and `duixian claims --role target`"
            )
        return self._turn(lambda turn: _open(turn, books, found, actor))

    def act(
        self,
        id: str,
        action: str,
        said: Mapping[str, Any],
        *,
        actor: str,
        unit: str | None = None,
        expected: int | None = None,
    ) -> DeskEvent:
        """Do something with an item, as registry/workflow.toml has it.

        `expected` is the version that the editor saw: `EditedMeanwhile` where another came
        between. `permitting` has the other errors; after any error the log is as before.
        """

        def write(turn: Appending) -> DeskEvent:
            item = self._now(turn, id)
            if expected is not None and expected != item.version:
                turn.append(Deed(id, action, dict(said), actor, unit), expected=expected)
            known = [e.payload["unit"] for e in turn.events(UNITS) if e.kind == ENROLLED]
            told = permit(item, action, said, unit, known)
            return turn.append(Deed(id, action, told, actor, unit), expected=expected)

        return self._turn(write)

    def split(self, id: str, texts: Sequence[str], *, actor: str) -> tuple[str, ...]:
        """Split an item into work items under the same sentence; their ids. More can be split
        off later. An item that somebody works on already is not split."""
        texts = [text.strip() for text in texts if text.strip()]
        if not texts:
            raise DeskUsage(f"{id}: say what the parts are, each in words")

        def write(turn: Appending) -> tuple[str, ...]:
            item = self._now(turn, id)
            if item.stage not in ("registered", "refused") or item.parent is not None:
                raise IllegalStep(
                    f"{id} is {item.stage}{' and itself a part' if item.parent else ''}: only an "
                    "item that nobody has yet can be split. Transfer or terminate it instead"
                )
            first = len(item.items) + 1
            parts = {f"{id}.{n}": text for n, text in enumerate(texts, first)}
            for part, text in parts.items():
                promised = replace(item.promised, text=text, origin="split", goal=None)
                opened = {"promised": promised.payload(), "parent": id}
                turn.append(Deed(part, folding.OPENED, opened, actor))
            turn.append(Deed(id, folding.SPLIT, {"items": list(parts)}, actor))
            return tuple(parts)

        return self._turn(write)

    def attach(self, file: Path) -> str:
        """Keep a file; the digest by which events name it."""
        return attachments.keep(self.folder, file)

    def _turn(self, write: Callable[[Appending], T]) -> T:
        with self.log.appending(self.clock) as turn:
            before = turn.before
            done = write(turn)
        today = self.today.isoformat()
        if before and day_of(before) < today:
            self.publish()
        return done

    def _now(self, turn: Appending, id: str) -> DeskItem:
        """An item as it is in this turn. What was folded before is kept: events never change,
        so only those that came since are read."""
        before = self._seen.get(id)
        item = folding.fold(turn.events(id, after=before.version if before else 0), before)
        if item is None:
            raise self._no_item(id)
        self._seen[id] = item
        return item

    def _no_item(self, id: str) -> NoSuchItem:
        opened = self.log.events(kinds=[folding.OPENED])
        near = get_close_matches(id, [event.subject for event in opened], 1, 0.6)
        hint = f"Did you mean {near[0]}?" if near else "`duixian desk list` shows those there are"
        return NoSuchItem(f"there is no item {id!r} at this desk. {hint}")


def _open(turn: Appending, books: Books, found: Sequence[Promised], actor: str) -> OpenedYear:
    first = found[0]
    prefix = opening.prefix_of(first)
    events = turn.all_events([folding.OPENED, folding.RETIED])
    own = {
        id: item
        for id, item in folding.fold_all(events).items()
        if opening.prefix_of(item.promised) == prefix
    }
    there = {id: item for id, item in own.items() if item.parent is None}
    ties = opening.ties(books, {id: item.promised for id, item in there.items()}, found)
    opened: list[str] = []
    retied: list[str] = []
    for promise in found:
        item = there.get(ties.get(promise.key, ""))
        if item is None:
            id = f"{prefix}-{len(there) + len(opened) + 1:03d}"
            said = {"promised": promise.payload(), "parent": None}
            turn.append(Deed(id, folding.OPENED, said, actor))
            opened.append(id)
        elif item.promised != promise:
            _retie(turn, item, promise, actor)
            for part in (part for part in own.values() if part.parent == item.id):
                _retie(turn, part, opening.part_of(promise, part), actor)
            retied.append(item.id)
    tied = set(ties.values())
    left = tuple(id for id in there if id not in tied)
    kept = len(there) - len(retied) - len(left)
    return OpenedYear(first.government, first.year, tuple(opened), tuple(retied), kept, left)


def _retie(turn: Appending, item: DeskItem, promise: Promised, actor: str) -> None:
    turn.append(Deed(item.id, folding.RETIED, {"promised": promise.payload()}, actor))
