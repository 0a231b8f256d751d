"""Rolling up: from work items to the promise, its programme, the unit and the government."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from duixian.desk.items import DeskItem
from duixian.desk.lights import WORST, Colour, actual_share, light

RollLevel = Literal["promise", "programme", "unit", "government"]


@dataclass(frozen=True, slots=True)
class RollRow:
    """Some items together. Shares in percent."""

    level: RollLevel
    name: str
    items: int
    """Work items: what is split counts by its parts, not itself."""
    done: int
    terminated: int
    overdue: int
    share: float | None
    """The mean of the shares that are known; what is done counts 100."""
    known: int
    """Of how many items a share is known."""
    light: Colour
    """The worst of theirs."""


def roll_up(items: Iterable[DeskItem], on: date, preset: str | None = None) -> list[RollRow]:
    """The items by promise (where it was split), programme, lead unit and government."""
    everything = list(items)
    leaves = [item for item in everything if not item.items]
    groups: dict[tuple[RollLevel, str], list[DeskItem]] = {}
    for item in leaves:
        for key in _groups_of(item):
            groups.setdefault(key, []).append(item)
    order: tuple[RollLevel, ...] = ("government", "programme", "unit", "promise")
    rows = [_row(level, name, group, on, preset) for (level, name), group in groups.items()]
    return sorted(rows, key=lambda row: (order.index(row.level), row.name))


def _groups_of(item: DeskItem) -> list[tuple[RollLevel, str]]:
    found: list[tuple[RollLevel, str]] = [("government", item.promised.government)]
    if item.promised.programme:
        found.append(("programme", item.promised.programme))
    if item.lead:
        found.append(("unit", item.lead))
    if item.parent:
        found.append(("promise", item.parent))
    return found


def _row(
    level: RollLevel, name: str, items: Sequence[DeskItem], on: date, preset: str | None
) -> RollRow:
    counted = [item for item in items if item.terminated is None]
    shares = [100.0 if item.done else actual_share(item) for item in counted]
    known = [share for share in shares if share is not None]
    colours = {light(item, on, preset).colour for item in items}
    return RollRow(
        level=level,
        name=name,
        items=len(items),
        done=sum(item.done is not None for item in counted),
        terminated=len(items) - len(counted),
        overdue=sum(item.done is None and item.due < on.isoformat() for item in counted),
        share=sum(known) / len(known) if known else None,
        known=len(known),
        light=next(colour for colour in WORST if colour in colours),
    )
