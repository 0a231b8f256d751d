"""Whether an action may be done with an item now, and what is said with it is in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from math import isfinite
from typing import Any

from duixian.desk.errors import DeskUsage
from duixian.desk.items import DeskItem
from duixian.registry import workflow
from duixian.registry.workflow import ActionField, DeskAction


class UnknownAction(DeskUsage):
    """No action has this name."""


class IllegalStep(DeskUsage):
    """The item's stage does not allow the action."""


class WrongUnit(DeskUsage):
    """The unit is not the one whose turn it is."""


class BadField(DeskUsage):
    """Something said with an action is missing, unknown or of the wrong kind."""


class UnknownUnit(DeskUsage):
    """The unit is not on the desk's list of units."""


def permit(
    item: DeskItem,
    name: str,
    said: Mapping[str, Any],
    unit: str | None,
    units: Collection[str] = (),
) -> dict[str, Any]:
    """What is said, put in order; one of the errors above where the action may not be done.

    `unit` is that of whoever acts (None: the office); `units` are those known to the desk
    (none: any name is one).
    """
    known = workflow.load()
    action = known.actions.get(name)
    if action is None:
        raise UnknownAction(f"there is no action {name!r}. There are: {', '.join(known.actions)}")
    _stage(item, action)
    _party(item, action, unit)
    told = _fields(item, action, said)
    _listed(told, units)
    _sense(item, action, told)
    return told


def _stage(item: DeskItem, action: DeskAction) -> None:
    known = workflow.load()
    if item.items and action.id != "note":
        raise IllegalStep(
            f"{item.id} is split into {len(item.items)} items and follows them: "
            f"{action.id} ({action.zh}) one of {', '.join(item.items)}"
        )
    if item.stage not in action.since:
        now = known.stages[item.stage]
        raise IllegalStep(
            f"{item.id} is {now.id} ({now.zh}): {action.id} ({action.zh}) is possible when it is "
            f"{' or '.join(action.since)}. Now possible: {', '.join(known.possible(now.id))}"
        )


def _party(item: DeskItem, action: DeskAction, unit: str | None) -> None:
    if unit is None or action.by == "anyone":
        return  # the office may enter anything on a unit's behalf; who did it is in the log
    allowed = {"office": (), "lead": item.units[:1], "party": item.units}[action.by]
    if unit not in allowed:
        whose = "、".join(allowed) or "the supervision office's"
        raise WrongUnit(
            f"{item.id}: {action.id} ({action.zh}) is {whose} to do, not {unit}'s. "
            "Leave the unit out to act for the office"
        )


def _fields(item: DeskItem, action: DeskAction, said: Mapping[str, Any]) -> dict[str, Any]:
    known = workflow.load().fields
    told = {name: value for name, value in said.items() if value not in (None, "", (), [])}
    for name in told:
        if name not in action.fields:
            raise BadField(
                f"{item.id}: {action.id} ({action.zh}) takes no {name!r}. "
                f"It takes: {', '.join(action.fields) or 'nothing'}"
            )
    for name in action.needs:
        if name not in told:
            raise BadField(f"{item.id}: {action.id} ({action.zh}) needs {_named(known[name])}")
    if action.one_of and not any(name in told for name in action.one_of):
        ways = ", ".join(_named(known[name]) for name in action.one_of)
        raise BadField(f"{item.id}: {action.id} ({action.zh}) needs at least one of {ways}")
    return {name: _value(known[name], value) for name, value in told.items()}


def _named(field: ActionField) -> str:
    return f"{field.id} ({field.zh})"


def _value(field: ActionField, value: Any) -> Any:
    if field.among and value not in field.among:
        raise BadField(f"{_named(field)} is {value!r}. It can be: {', '.join(field.among)}")
    wanted, fits = _KINDS[field.type]
    if not fits(value):
        raise BadField(f"{_named(field)} is {value!r}, and must be {wanted}")
    return list(value) if isinstance(value, tuple) else value


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return isfinite(value)
    except OverflowError:  # a whole number of hundreds of digits
        return False


def _is_share(value: Any) -> bool:
    return _is_number(value) and 0 <= value <= 1000


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_names(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_text, value))


def _are_shares(value: Any) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 4 or not all(map(_is_share, value)):
        return False
    return list(value) == sorted(value) and value[-1] == 100


_KINDS = {
    "text": ("words", _is_text),
    "names": ("a list of words", _are_names),
    "day": ("a day as 2024-06-30", _is_day),
    "number": ("a number", _is_number),
    "yes": ("true or false", lambda value: isinstance(value, bool)),
    "share": ("percent from 0 on", _is_share),
    "shares": ("the four quarters' cumulative shares, rising to 100", _are_shares),
    "count": ("a whole number from 1 on", lambda v: type(v) is int and v > 0),
}


def _listed(told: Mapping[str, Any], units: Collection[str]) -> None:
    if not units:
        return
    for name in (*filter(None, [told.get("lead")]), *told.get("supporting", ())):
        if name not in units:
            from difflib import get_close_matches

            near = get_close_matches(name, units, 1, 0.4)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise UnknownUnit(
                f"{name!r} is none of the {len(units)} units of this desk.{hint} "
                "Enrol it with `duixian desk units --add`, if it is one"
            )


def _sense(item: DeskItem, action: DeskAction, told: Mapping[str, Any]) -> None:
    """What a field's kind does not tell: numbers that must exist, days that must be in order."""
    where = f"{item.id}: {action.id} ({action.zh})"
    if action.id in ("grant", "deny") and item.asking is None:
        raise IllegalStep(f"{where}: no extension was asked for. The lead unit asks with `extend`")
    if action.id == "extend":
        if item.asking is not None:
            raise IllegalStep(f"{where}: the one until {item.asking.until} has no answer yet")
        if told["until"] <= item.due:
            raise BadField(f"{where}: {told['until']} is not after the present day, {item.due}")
    if action.id == "scale_back" and item.goal is None:
        raise BadField(f"{where}: the item has no figure. Give it one with `measure`")
    if action.id in ("assign", "transfer"):
        due = told.get("due", item.due)
        if told.get("sign_by", "") > due:
            raise BadField(f"{where}: sign_by {told['sign_by']} is after the day it is due, {due}")
        if told["lead"] in told.get("supporting", ()):
            raise BadField(f"{where}: {told['lead']} cannot lead and support at once")
    if action.id == "reach":
        _one_of(where, told["number"], [m.number for m in item.milestones if not m.reached])
    if action.id == "rectify":
        _one_of(where, told["number"], [s.number for s in item.shortcomings if not s.rectified])
    if action.id in ("finish", "close") and any(not s.rectified for s in item.shortcomings):
        left = [s.number for s in item.shortcomings if not s.rectified]
        raise IllegalStep(f"{where}: problems {left} are not put right yet. `rectify` them first")


def _one_of(where: str, number: int, there: list[int]) -> None:
    if number not in there:
        raise BadField(f"{where}: there is no open number {number}. Open are: {there or 'none'}")
