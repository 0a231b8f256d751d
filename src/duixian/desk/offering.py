"""What may be done with an item now, and by whom: for forms that offer no step in vain."""

from __future__ import annotations

from duixian.desk.items import DeskItem
from duixian.desk.people import OFFICE, REPORTER, Person
from duixian.registry import workflow
from duixian.registry.workflow import DeskAction


def offered(item: DeskItem, person: Person | None) -> tuple[DeskAction, ...]:
    """The actions that `permitting` would let this person do with the item, if what is said with
    them is in order; none for whoever neither reports for one of its units nor is of the office."""
    if person is None or not person.is_any(OFFICE, REPORTER):
        return ()
    known = workflow.load()
    actions = [known.actions[name] for name in known.possible(item.stage)]
    return tuple(a for a in actions if _whose(a, item, person) and _has_sense(a, item))


def splits(item: DeskItem, person: Person | None) -> bool:
    """Whether the person may split the item, or split more off it."""
    free = item.stage in ("registered", "refused") and item.parent is None
    return free and person is not None and person.is_any(OFFICE)


def _whose(action: DeskAction, item: DeskItem, person: Person) -> bool:
    if person.is_any(OFFICE):
        return True
    if action.by == "lead":
        return person.unit is not None and person.unit == item.lead
    return action.by in ("party", "anyone") and person.unit in item.units


def _has_sense(action: DeskAction, item: DeskItem) -> bool:
    if item.items:
        return action.id == "note"
    wanted = {
        "grant": item.asking is not None,
        "deny": item.asking is not None,
        "extend": item.asking is None,
        "scale_back": item.goal is not None,
        "reach": any(not m.reached for m in item.milestones),
        "rectify": any(not s.rectified for s in item.shortcomings),
        "finish": all(s.rectified for s in item.shortcomings),
        "close": all(s.rectified for s in item.shortcomings),
    }
    return wanted.get(action.id, True)
