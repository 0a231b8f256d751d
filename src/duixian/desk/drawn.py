"""The draws of a desk as they stand: list fixed, seed put in, items reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from duixian.desk import draws
from duixian.desk.desk import Desk
from duixian.desk.reviewing import COMMITTED, MADE, REVIEWED

FIELDS = ("goal", "value", "share", "unit", "day", "evidence")
"""What a reviewer looks at: the figure to be reached as it was read from the sentence; the figure
reported; the share; the lead unit; the days; what was attached. The first is a check of the reader
itself."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a reviewer said of an item: the last time."""

    fields: Mapping[str, bool]
    text: str
    at: str
    """When, UTC."""


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw. Times are UTC."""

    id: str
    digest: str
    """SHA-256 of the list."""
    committed: str
    candidates: int
    items: int
    """How many are to be drawn."""
    reviewers: int
    seed: str | None = None
    """Null while the list waits for it."""
    made: str | None = None
    bound: bool = False
    """Whether the list was fixed in a step of its own, before the seed was there."""
    seats: tuple[tuple[str, str], ...] = ()
    """The items drawn, in order, each with its reviewer."""
    reviewed: Mapping[str, Reviewed] = field(default_factory=dict)


def all_of(desk: Desk) -> list[Draw]:
    """Every draw of a desk, the first first."""
    said: dict[str, Draw] = {}
    made: dict[str, tuple[str, str, bool, tuple[tuple[str, str], ...]]] = {}
    reviews: dict[str, dict[str, Reviewed]] = {}
    for event in desk.log.events(kinds=[COMMITTED, MADE, REVIEWED]):
        payload, id = event.payload, event.subject
        if event.kind == COMMITTED:
            listed, _, items, seats = draws.read_list(payload["list"])
            told = (id, payload["digest"], event.at, len(listed), items, seats)
            said[id] = Draw(*told)
        elif event.kind == MADE:
            pairs = tuple((item, who) for item, who in payload["drawn"])
            made[id] = (payload["seed"], event.at, payload["bound"], pairs)
        else:
            found = Reviewed(payload["fields"], payload["text"], event.at)
            reviews.setdefault(id, {})[payload["item"]] = found
    return [_whole(draw, made.get(id), reviews.get(id, {})) for id, draw in said.items()]


def _whole(
    draw: Draw,
    made: tuple[str, str, bool, tuple[tuple[str, str], ...]] | None,
    reviewed: Mapping[str, Reviewed],
) -> Draw:
    told = (draw.id, draw.digest, draw.committed, draw.candidates, draw.items, draw.reviewers)
    return draw if made is None else Draw(*told, *made, reviewed)
