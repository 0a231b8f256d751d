"""What people say of an item: 满意 or 不满意, one vote an account, kept apart from everything else.

The office's own survey (`rate` of registry/workflow.toml) makes 满意率; these votes make no rate
and change no item.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duixian.desk.desk import Desk
from duixian.desk.events import Deed, DeskEvent
from duixian.desk.people import OFFICE, REPORTER, Person
from duixian.desk.rights import NotAllowed

VOTED = "voted"


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes on one item: the latest of each account."""

    item: str
    satisfied: int
    dissatisfied: int


def vote(desk: Desk, item: str, satisfied: bool, person: Person) -> DeskEvent:
    """Say whether one is satisfied; a later vote of the same account replaces the earlier one.

    `NotAllowed` for whoever works on the item: the office, and reporters of its units."""
    found = desk.item(item)
    own = person.is_any(REPORTER) and person.unit in found.units
    if own or person.is_any(OFFICE):
        raise NotAllowed(f"{item}: {person.name} works on it. The votes are those of others")
    deed = Deed(f"votes-{item}", VOTED, {"item": item, "satisfied": satisfied}, person.id)
    with desk.log.appending(desk.clock) as turn:
        return turn.append(deed)


def votes(desk: Desk, item: str | None = None) -> dict[str, Votes]:
    """The votes by item, of one item or all."""
    subject = None if item is None else f"votes-{item}"
    return counted(desk.log.events(subject, kinds=[VOTED]))


def counted(events: Iterable[DeskEvent]) -> dict[str, Votes]:
    """The votes that these events make."""
    latest: dict[str, dict[str, bool]] = {}
    for event in events:
        said = event.payload
        latest.setdefault(said["item"], {})[event.actor] = said["satisfied"]
    return {
        item: Votes(item, sum(told.values()), len(told) - sum(told.values()))
        for item, told in latest.items()
    }
