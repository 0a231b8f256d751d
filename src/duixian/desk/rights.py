"""What a person may do with an item: the office everything, a reporter for its own unit alone, a
reviewer never with what its own unit has."""

from __future__ import annotations

from duixian.desk.errors import DeskUsage
from duixian.desk.items import DeskItem
from duixian.desk.people import OFFICE, REPORTER, REVIEWER, Person


class NotAllowed(DeskUsage):
    """The person's roles do not reach so far."""


def acting_for(person: Person, item: DeskItem, unit: str | None = None) -> str | None:
    """For which unit a person acts on an item: None for the office, which may also enter what
    a unit tells it (`unit`). `NotAllowed` for anyone else's item; whether the unit may do what
    it wants to, `permitting` says."""
    if person.is_any(OFFICE):
        if unit is not None and unit not in item.units:
            raise NotAllowed(f"{item.id}: is not {unit}'s: nothing can be entered for it")
        return unit
    if not person.is_any(REPORTER):
        raise NotAllowed(
            f"{item.id}: {person.name} neither reports for a unit nor is of the office"
        )
    if person.unit not in item.units:
        whose = "、".join(item.units) or "nobody yet"
        raise NotAllowed(
            f"{item.id}: is with {whose}, and {person.name} acts for {person.unit} alone"
        )
    if unit not in (None, person.unit):
        raise NotAllowed(f"{item.id}: {person.name} acts for {person.unit}, not for {unit}")
    return person.unit


def may_review(person: Person, item: DeskItem) -> None:
    """`NotAllowed` for whoever is no reviewer, and for an item of the reviewer's own unit."""
    if not person.is_any(REVIEWER):
        raise NotAllowed(f"{item.id}: {person.name} is no reviewer")
    if person.unit in item.units:
        raise NotAllowed(
            f"{item.id}: is {person.unit}'s own, and {person.name} is of {person.unit}: "
            "nobody reviews their own"
        )
