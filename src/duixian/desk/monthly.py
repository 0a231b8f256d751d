"""逐月查账: what a month asks of each unit, and what came of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from duixian.desk.deadlines import DueRow, due
from duixian.desk.items import DeskItem
from duixian.registry import workflow

MonthKind = Literal["told", "to_report", "silent", "due", "overdue", "finished"]
"""told: the report of progress that the rhythm asks for came; to_report: it is still awaited;
silent: the period ended without it; due: another thing falls due in the month; overdue: it should
have been done before; finished: done within the month."""
KINDS: tuple[MonthKind, ...] = ("overdue", "silent", "to_report", "due", "told", "finished")
"""In the order in which somebody has to look at them."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One line of a month's checklist. Days are ISO dates in China."""

    unit: str | None
    """Whose turn it is; null: the office's, or nobody's yet."""
    kind: MonthKind
    item: str
    what: str
    """What is due, as `deadlines` names it: report, finish, sign, milestone …"""
    text: str
    due: str
    told: str | None
    """The day of the report, or on which the item was done."""
    days_late: int
    """On the day asked for; 0 where it is not late."""


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """How many lines of each kind a unit has."""

    unit: str | None
    told: int
    to_report: int
    silent: int
    due: int
    overdue: int
    finished: int


def checklist(items: Iterable[DeskItem], year: int, month: int, on: date) -> list[MonthRow]:
    """What a month asks, by unit, the most pressing first. `items` are as they were `on`, a day
    within the month or, for what is to come, before it."""
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    leaves = [item for item in items if not item.items]
    rows = [row for item in leaves for row in _reports(item, first, last, on)]
    rows += [row for item in leaves for row in _finished(item, first, last)]
    for each in due(leaves, on):
        in_month = first.isoformat() <= each.due <= last.isoformat()
        if each.what != "report" and (each.overdue or in_month):
            rows.append(_of_due(each))
    return sorted(
        rows, key=lambda r: (r.unit is None, r.unit or "", KINDS.index(r.kind), r.due, r.item)
    )


def by_unit(rows: Sequence[MonthRow]) -> list[UnitMonth]:
    """The lines counted, a row a unit; the office's own last."""
    units = sorted({row.unit for row in rows}, key=lambda unit: (unit is None, unit or ""))
    counted = []
    for unit in units:
        kinds = [row.kind for row in rows if row.unit == unit]
        counts = {kind: kinds.count(kind) for kind in KINDS}
        counted.append(UnitMonth(unit, **counts))
    return counted


def _reports(item: DeskItem, first: date, last: date, on: date) -> Iterator[MonthRow]:
    """The report that the item's rhythm asks for by the end of the month."""
    if item.rhythm is None or item.accepted is None or item.accepted > last.isoformat():
        return
    if item.rhythm == "quarterly" and last.month % 3:
        return
    begin = first if item.rhythm == "monthly" else first.replace(month=first.month - 2)
    told = [t.day for t in item.progress if begin.isoformat() <= t.day <= last.isoformat()]
    if told:
        kind: MonthKind = "told"
    elif not workflow.load().stages[item.stage].open:
        return
    else:
        kind = "silent" if on >= last else "to_report"
    day = max(told, default=None)
    late = max((on - last).days, 0) if kind == "silent" else 0
    text = item.promised.text
    yield MonthRow(item.lead, kind, item.id, "report", text, last.isoformat(), day, late)


def _finished(item: DeskItem, first: date, last: date) -> Iterator[MonthRow]:
    if item.done is not None and first.isoformat() <= item.done <= last.isoformat():
        text = item.promised.text
        yield MonthRow(item.lead, "finished", item.id, "finish", text, item.due, item.done, 0)


def _of_due(row: DueRow) -> MonthRow:
    kind: MonthKind = "overdue" if row.overdue else "due"
    late = -row.days_left if row.overdue else 0
    return MonthRow(row.unit, kind, row.item, row.what, row.text, row.due, None, late)
