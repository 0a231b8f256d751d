"""Draws and reviews at the desk: the list fixed, the seed put in, right or wrong said a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from duixian.desk import draws
from duixian.desk.desk import Desk
from duixian.desk.draws import Candidate, DrawnRow
from duixian.desk.errors import DeskUsage
from duixian.desk.events import Deed, DeskEvent
from duixian.desk.intervals import clopper_pearson
from duixian.desk.items import DeskItem
from duixian.desk.log import Appending
from duixian.desk.people import Person

COMMITTED, MADE, REVIEWED = "draw_committed", "draw_made", "reviewed"
Stratify = Literal["unit", "origin", "stage", "none"]


class NotCommitted(DeskUsage):
    """The list of this draw was fixed otherwise, or not at all."""


class NotDrawn(DeskUsage):
    """The reviewer was not drawn for that item."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A list that is fixed, and waits for its seed."""

    draw: str
    digest: str
    """SHA-256 of `text`."""
    candidates: int
    reviewers: int
    text: str
    committed: str
    """When, UTC."""


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """What the reviews of a draw found. Shares in percent, the interval at 95 %."""

    draw: str
    of: str
    """`items`: an item is wrong when one of its fields is; else the name of a field."""
    wrong: int
    reviewed: int
    share: float
    low: float
    high: float


def candidates(items: Iterable[DeskItem], stratify: Stratify = "unit") -> list[Candidate]:
    """The work items that can be drawn, each in its layer."""
    return [
        Candidate(item.id, item.units, _stratum(item, stratify))
        for item in items
        if not item.items and item.terminated is None
    ]


def _stratum(item: DeskItem, stratify: Stratify) -> str:
    named = {"unit": item.lead or "未交办", "origin": item.promised.origin, "stage": item.stage}
    return named.get(stratify, "全部")


def pool_of(desk: Desk, items: Iterable[DeskItem], seats: int) -> dict[str, str]:
    """The reviewers enrolled; else each lead unit sends one (交叉检查); where there are too few,
    seats to be filled by the office, of no unit."""
    enrolled = desk.reviewers()
    if enrolled:
        return enrolled
    units = sorted({item.lead for item in items if item.lead})
    if len(units) > seats:  # one more than sit: each item has somebody of another unit
        return {unit: unit for unit in units}
    return {f"第{n}席": "" for n in range(1, seats + 1)}


def commit(
    desk: Desk, listed: Sequence[Candidate], pool: Mapping[str, str], items: int, reviewers: int,
    *, actor: str,
) -> Commitment:  # fmt: skip
    """Fix the list of a draw in the log, before anyone can know the seed.

    `CannotDraw` where it holds too few. The list is also written beside the desk's heads, to be
    published: `draws/DRAW.tsv`.
    """
    text = draws.list_text(listed, pool, items, reviewers)
    draws.draw(text, "")  # whether it can be drawn at all, is said now
    with desk.log.appending(desk.clock) as turn:
        event = _commit(turn, text, actor)
    done = _commitment(event)
    place = desk.folder / "draws" / f"{done.draw}.tsv"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode("utf-8"))
    return done


def _commit(turn: Appending, text: str, actor: str) -> DeskEvent:
    name = f"draw-{len(turn.all_events([COMMITTED])) + 1}"
    said = {"digest": draws.digest(text), "list": text}
    return turn.append(Deed(name, COMMITTED, said, actor))


def _commitment(event: DeskEvent) -> Commitment:
    text = event.payload["list"]
    listed, _, _, seats = draws.read_list(text)
    return Commitment(event.subject, event.payload["digest"], len(listed), seats, text, event.at)


def waiting(desk: Desk, items: int, reviewers: int) -> Commitment | None:
    """The list that is fixed and not drawn from yet. `NotCommitted` where it was fixed for
    other numbers."""
    events = desk.log.events(kinds=[COMMITTED, MADE])
    drawn = {event.subject for event in events if event.kind == MADE}
    left = [e for e in events if e.kind == COMMITTED and e.subject not in drawn]
    if not left:
        return None
    found = _commitment(left[-1])
    _, _, n, seats = draws.read_list(found.text)
    if (n, seats) != (items, reviewers):
        raise NotCommitted(
            f"the list of {found.draw} is fixed for {n} items and {seats} reviewers, not for "
            f"{items} and {reviewers}: its numbers cannot be changed any more. Draw with those"
        )
    return found


def make(desk: Desk, fixed: Commitment, seed: str, *, actor: str, bound: bool) -> list[DrawnRow]:
    """Draw from a fixed list by a seed. `NotCommitted` where that was done before."""
    if not seed.strip():
        raise DeskUsage("the seed is empty. Take it from a public event after the list was fixed")
    drawn = draws.draw(fixed.text, seed)
    with desk.log.appending(desk.clock) as turn:
        if any(event.kind == MADE for event in turn.events(fixed.draw)):
            raise NotCommitted(f"{fixed.draw} was drawn before. Fix a new list with --commit")
        pairs = [[candidate.id, reviewer] for candidate, reviewer, _ in drawn]
        said = {"seed": seed, "drawn": pairs, "bound": bound}
        event = turn.append(Deed(fixed.draw, MADE, said, actor))
    return [
        DrawnRow(
            *(fixed.draw, place, candidate.id, candidate.stratum, reviewer, found),
            *(fixed.digest, fixed.committed, event.at, bound),
        )
        for place, (candidate, reviewer, found) in enumerate(drawn, 1)
    ]


def review(
    desk: Desk,
    draw: str,
    item: str,
    reviewer: str,
    fields: Mapping[str, bool],
    *,
    text: str = "",
    actor: str | None = None,
) -> DeskEvent:
    """Say of each field of a drawn item whether it is right. `NotDrawn` for anyone else.

    `actor` is the account of the reviewer, where there is one; else the name stands in the log."""
    if not fields:
        raise DeskUsage(f"{draw}: say of at least one field of {item} whether it is right")
    with desk.log.appending(desk.clock) as turn:
        made = next((e for e in turn.events(draw) if e.kind == MADE), None)
        pairs = made.payload["drawn"] if made else []
        if [item, reviewer] not in pairs:
            whose = next((who for id, who in pairs if id == item), None)
            told = f"it is {whose}'s" if whose else "it was not drawn"
            raise NotDrawn(f"{draw}: {item} is not {reviewer}'s to review: {told}")
        said = {"item": item, "fields": dict(sorted(fields.items())), "text": text}
        return turn.append(Deed(draw, REVIEWED, said, actor or reviewer))


def drawn_as(desk: Desk, draw: str, item: str, person: Person) -> str:
    """The name under which somebody was drawn to review an item: the account's id, or its name
    where the reviewer of that name is enrolled for the same unit. `NotDrawn` for anyone else."""
    made = next((e for e in desk.log.events(draw) if e.kind == MADE), None)
    seats = [who for id, who in (made.payload["drawn"] if made else []) if id == item]
    enrolled = desk.reviewers()
    for seat in seats:
        if seat == person.id or (seat == person.name and enrolled.get(seat) == person.unit):
            return str(seat)
    raise NotDrawn(f"{draw}: {item} is not {person.name}'s to review")


def error_rates(desk: Desk, draw: str) -> list[ErrorRate]:
    """How many items and fields the reviewers found wrong; a later review of an item replaces
    an earlier one. `NotDrawn` where nothing was reviewed yet."""
    said = {
        event.payload["item"]: event.payload["fields"]
        for event in desk.log.events(draw)
        if event.kind == REVIEWED
    }
    if not said:
        raise NotDrawn(f"{draw}: no review is in the log. Review with `duixian desk review`")
    rows = [_rate(draw, "items", [all(fields.values()) for fields in said.values()])]
    for name in sorted({name for fields in said.values() for name in fields}):
        rows.append(_rate(draw, name, [f[name] for f in said.values() if name in f]))
    return rows


def _rate(draw: str, of: str, right: list[bool]) -> ErrorRate:
    wrong = right.count(False)
    low, high = clopper_pearson(wrong, len(right))
    return ErrorRate(draw, of, wrong, len(right), 100 * wrong / len(right), 100 * low, 100 * high)
