"""The plan that a form gives for an item: its quarters' milestones, its goal in figures or words.

What the desk has already stays: a milestone of the same day in other words is shown, not
replaced, and a goal that the report promised is not changed by a form.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from duixian.desk.forms import FormRow
from duixian.desk.items import DeskItem
from duixian.extract import read
from duixian.sources import from_bytes
from duixian.text import fold

Kind = Literal["milestone", "goal", "note", "differs"]

PLANNED_IN = ("registered", "assigned", "refused", "accepted", "working", "returned")
"""Stages in which an item's plan may still be written (registry/workflow.toml)."""
_SHARE = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)%")
_OF_THE_WHOLE = re.compile(
    r"(?:完成|达到?|累计)[^,，。;；%]{0,12}?(?:的|进度|比例|任务|投资|计划|目标)?\s*\d+(?:\.\d+)?%"
)
_GROWTH = re.compile(r"增长|下降|提高|降低|以上年|同比")


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One thing that a form's plan asks for: an action and what is said with it, or (differs)
    what the desk has instead."""

    kind: Kind
    action: str | None
    said: dict[str, Any]
    told: str
    """In a sentence."""


def plan_of(item: DeskItem, row: FormRow, source: str) -> tuple[PlanStep, ...]:
    """What is new in a form's plan for an item. `source` says where it stands in the form.

    Nothing for an item that is done, checked or split: its plan is no longer written.
    """
    if item.stage not in PLANNED_IN or item.items:
        return ()
    return (*_milestones(item, row), *_goal(item, row, source), *_unplaced(item, row, source))


def _milestones(item: DeskItem, row: FormRow) -> Iterator[PlanStep]:
    had = {milestone.due: milestone.text for milestone in item.milestones}
    for milestone in row.milestones:
        if milestone.quarter is None:
            continue
        due = quarter_end(item.promised.year, milestone.quarter)
        before = had.get(due)
        if before is None:
            said: dict[str, Any] = {"due": due, "text": milestone.text}
            share = share_in(milestone.text)
            if share is not None:
                said["share"] = share
            yield PlanStep("milestone", "milestone", said, f"{due}: {milestone.text}")
        elif before != milestone.text:
            told = f"for {due} the desk has {before!r}, the form {milestone.text!r}. It stays"
            yield PlanStep("differs", None, {}, told)


def _goal(item: DeskItem, row: FormRow, source: str) -> Iterator[PlanStep]:
    """A goal in figures measures an item that has none; any other is noted in its words."""
    known = (item.promised.text, item.goal.words if item.goal else "")
    if row.goal is None or fold(row.goal) in map(fold, known):
        return
    figure = figure_in(row.goal) if item.goal is None else None
    if figure is not None:
        value, unit = figure
        yield PlanStep("goal", "measure", {"goal": value, "unit_of_goal": unit}, f"{value:g}{unit}")
    yield from _noted(item, f"工作目标：{row.goal}", source)


def _unplaced(item: DeskItem, row: FormRow, source: str) -> Iterator[PlanStep]:
    for milestone in row.milestones:
        if milestone.quarter is None:
            yield from _noted(item, f"进度安排：{milestone.text}", source)


def _noted(item: DeskItem, words: str, source: str) -> Iterator[PlanStep]:
    if not any(note.startswith(words) for note in item.notes):
        yield PlanStep("note", "note", {"text": f"{words}（{source}）"}, words)


def quarter_end(year: int, quarter: int) -> str:
    """The last day of a quarter, ISO.

    >>> [quarter_end(2025, q) for q in (1, 2, 4)]
    ['2025-03-31', '2025-06-30', '2025-12-31']
    """
    month = 3 * quarter
    return date(year, month, monthrange(year, month)[1]).isoformat()


def share_in(text: str) -> float | None:
    """What of the whole a milestone means, in percent; None where it does not say just that.

    >>> share_in("完成总投资的40%"), share_in("完成工程量60％"), share_in("增长8%")
    (40.0, 60.0, None)
    >>> share_in("完成30%，二标段完成50%"), share_in("完成招标"), share_in("投资增长完成120%")
    (None, None, None)
    """
    plain = fold(text)
    found = _SHARE.findall(plain)
    if len(found) != 1 or _GROWTH.search(plain) or not _OF_THE_WHOLE.search(plain):
        return None
    share = float(found[0])
    return share if share <= 100 else None


def figure_in(goal: str) -> tuple[float, str] | None:
    """The one quantity that a goal names, with its base unit; None for none, for several, and
    for a rate, a growth, a range or a ceiling, which no total measures.

    >>> figure_in("新建公厕20座"), figure_in("完成投资3.5亿元")
    ((20.0, '座'), (350000000.0, '元'))
    >>> figure_in("新建公厕20座、改造15座"), figure_in("满意度达到95%"), figure_in("明显改善")
    (None, None, None)
    >>> figure_in("事故控制在20起以内")
    """
    claims = read(from_bytes(f"{goal}。".encode(), "goal.txt")).claims
    if len(claims) != 1:
        return None
    (claim,) = claims
    rate = claim.aspect != "level" or "%" in claim.unit or "‰" in claim.unit
    if rate or claim.bound in ("le", "lt") or claim.value_high is not None:
        return None
    return float(claim.value), claim.unit
