"""What is due, and when to remind of it: never stored, always worked out from days and today."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from duixian.desk.items import DeskItem
from duixian.desk.workdays import workday_before
from duixian.registry import workflow

DueKind = Literal["sign", "finish", "milestone", "report", "answer", "rectify", "decide"]
NAMES: dict[DueKind, str] = {
    "sign": "签收",
    "finish": "办结",
    "milestone": "季度节点",
    "report": "报送进展",
    "answer": "回复催办",
    "rectify": "整改",
    "decide": "答复延期申请",
}
REMIND_BEFORE = 3
"""Workdays between the reminder and the day."""
DECIDE_WITHIN = 7
"""Days within which the office answers a request for more time."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that is due. Days are ISO dates in China."""

    item: str
    what: DueKind
    zh: str
    text: str
    unit: str | None
    """Whose turn it is; null: the office's."""
    due: str
    days_left: int
    """Negative where it is overdue."""
    overdue: bool
    remind_on: str
    """A workday, three workdays before the day."""


def due(items: Iterable[DeskItem], on: date, within: int | None = None) -> list[DueRow]:
    """What is due of these items, the earliest first: the overdue, and what comes within so
    many days (None: all)."""
    found = [row for item in items for row in _of_item(item, on)]
    wanted = [row for row in found if within is None or row.days_left <= within]
    return sorted(wanted, key=lambda row: (row.due, row.item, row.what))


def _of_item(item: DeskItem, on: date) -> Iterator[DueRow]:
    if item.items or not workflow.load().stages[item.stage].open:
        return
    lead = item.lead
    yield _row(item, "finish", item.promised.text, lead, item.due, on)
    if item.stage == "assigned" and item.sign_by:
        yield _row(item, "sign", item.promised.text, lead, item.sign_by, on)
    if item.answer_by:
        yield _row(item, "answer", item.promised.text, lead, item.answer_by, on)
    for milestone in item.milestones:
        if not milestone.reached:
            yield _row(item, "milestone", milestone.text, lead, milestone.due, on)
    for problem in item.shortcomings:
        if problem.due and not problem.rectified:
            yield _row(item, "rectify", problem.text, lead, problem.due, on)
    if item.asking is not None:
        day = date.fromisoformat(item.asking.asked) + timedelta(days=DECIDE_WITHIN)
        yield _row(item, "decide", item.asking.reason, None, day.isoformat(), on)
    if day_of_report := next_report(item, on):
        yield _row(item, "report", item.promised.text, lead, day_of_report, on)


def next_report(item: DeskItem, on: date) -> str | None:
    """The day by which the next report of progress is due: the end of the month or quarter,
    the first after the last report. None where no rhythm is set or nobody has signed yet."""
    if item.rhythm is None or item.accepted is None:
        return None
    months = 1 if item.rhythm == "monthly" else 3
    accepted = date.fromisoformat(item.accepted)
    told = [date.fromisoformat(t.day) for t in item.progress]
    last = max((day for day in told if day <= on), default=None)
    if last is None or last < accepted:
        return _period_end(accepted, months).isoformat()
    return _period_end(_period_end(last, months) + timedelta(days=1), months).isoformat()


def _period_end(day: date, months: int) -> date:
    month = (day.month - 1) // months * months + months
    return date(day.year, month, monthrange(day.year, month)[1])


def _row(item: DeskItem, what: DueKind, text: str, unit: str | None, day: str, on: date) -> DueRow:
    due_day = date.fromisoformat(day)
    left = (due_day - on).days
    remind = workday_before(due_day, REMIND_BEFORE).isoformat()
    return DueRow(item.id, what, NAMES[what], text, unit, day, left, left < 0, remind)
