"""What nobody answered goes a level up: once for each day that was missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duixian.desk.deadlines import DueRow, due
from duixian.desk.desk import Desk
from duixian.desk.events import DeskEvent
from duixian.desk.items import DeskItem

UNANSWERED = ("sign", "answer", "rectify", "finish")
"""Kinds of due days whose passing means that a unit owes an answer."""
RAISABLE = ("assigned", "accepted", "working", "returned")


def escalate(
    desk: Desk, items: Sequence[DeskItem], on: date, after: int, *, actor: str
) -> list[DeskEvent]:
    """Raise every item of which something has been overdue for `after` days or more.

    An item that was raised since the day that it missed is not raised again; doing it twice a day
    changes nothing.
    """
    late: dict[str, DueRow] = {}
    for row in due(items, on):
        if row.what in UNANSWERED and -row.days_left >= after:
            late.setdefault(row.item, row)
    raised = []
    for item in items:
        missed = late.get(item.id)
        if missed is None or item.stage not in RAISABLE:
            continue
        if any(day > missed.due for day in item.escalated):
            continue
        said = {"text": f"{missed.zh}应于{missed.due}，已逾期{-missed.days_left}天未答复"}
        raised.append(desk.act(item.id, "escalate", said, actor=actor))
    return raised
