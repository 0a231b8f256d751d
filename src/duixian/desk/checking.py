"""Whether the log still holds what was written into it: each event, the tree, the heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duixian.desk.events import DeskEvent
from duixian.desk.heads import DailyHead
from duixian.desk.log import EventLog
from duixian.desk.merkle import EMPTY_ROOT, Frontier, leaf_hash


@dataclass(frozen=True, slots=True)
class Verified:
    """What `desk verify` found."""

    sound: bool
    size: int
    """How many events the log holds."""
    root: str
    """The root of the tree as it was computed anew: SHA-256 in hex."""
    heads: int
    """How many published heads were compared."""
    first_bad: int | None
    """The place of the first event that is not as it was written; null where all are."""
    first_bad_to: int | None
    """Where the evidence names no single event but a run of them: the last of the run."""
    found: str | None
    """What is wrong, in words."""


def verify(log: EventLog, published: Iterable[DailyHead]) -> Verified:
    """Compute the whole tree anew and compare it with what the log and the heads say."""
    heads = sorted(published, key=lambda head: head.size)
    wanted = {head.size for head in heads}
    roots: dict[int, str] = {0: EMPTY_ROOT.hex()}
    frontier = Frontier()
    bad: tuple[int, int, str] | None = None
    for place, fault in _walked(log.stream(), frontier):
        if fault and bad is None:
            bad = (place, place, fault)
        if frontier.size in wanted:
            roots[frontier.size] = frontier.root.hex()
    bad = bad or _against_heads(heads, roots, frontier.size) or _against_end(log, frontier)
    return Verified(
        *(bad is None, frontier.size, frontier.root.hex(), len(heads)),
        *(bad or (None, None, None)),
    )


def _walked(events: Iterable[DeskEvent], frontier: Frontier) -> Iterator[tuple[int, str | None]]:
    """Each event's place with what is wrong there; `frontier` grows by the events as they are."""
    versions: dict[str, int] = {}
    last_at = ""
    for event in events:
        leaf = leaf_hash(event.body())
        place, wanted = frontier.size, versions.get(event.subject, 0) + 1
        root = frontier.append(leaf).hex()
        fault = None
        if event.seq != place:
            fault = f"event {place} is missing: the next one there is {event.seq}"
        elif event.leaf != leaf.hex():
            fault = f"its words hash to {leaf.hex()}, and it was written with {event.leaf}"
        elif event.root != root:
            fault = f"with it the tree's root is {root}, and it was written with {event.root}"
        elif event.version != wanted:
            fault = f"it is number {event.version} of {event.subject}, where {wanted} is due"
        elif event.at < last_at:
            fault = f"its time {event.at} is before that of the event before it ({last_at})"
        versions[event.subject], last_at = event.version, event.at
        yield place, fault


def _against_heads(
    heads: list[DailyHead], roots: dict[int, str], size: int
) -> tuple[int, int, str] | None:
    good = 0
    for head in heads:
        if head.size > size:
            return (
                size,
                head.size - 1,
                (
                    f"the head of {head.day} was published over {head.size} events, "
                    f"and the log holds {size}"
                ),
            )
        if roots[head.size] != head.root:
            return (
                good,
                head.size - 1,
                (
                    f"the head published for {head.day} is {head.root}, and the events up to then "
                    f"now give {roots[head.size]}: one of the events named was changed together "
                    "with the hashes behind it"
                ),
            )
        good = head.size
    return None


def _against_end(log: EventLog, frontier: Frontier) -> tuple[int, int, str] | None:
    size, nodes, _ = log.noted()
    if size > frontier.size:
        return (
            frontier.size,
            size - 1,
            (f"the log notes {size} events and holds {frontier.size}: the last ones are missing"),
        )
    if size != frontier.size or nodes != " ".join(node.hex() for node in frontier.nodes):
        place = max(min(size, frontier.size) - 1, 0)
        return (
            place,
            max(frontier.size - 1, place),
            (f"the log notes {size} events and another tree than its {frontier.size} make"),
        )
    return None
