"""绿, 黄, 红: where an item stands against the path it should take, with the numbers.

A light is no verdict: the verdict comes from the next report (`settle`).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from duixian.desk.errors import DeskUsage
from duixian.desk.items import DeskItem, Goal, Reported
from duixian.registry import lights, workflow
from duixian.registry.lights import LightPreset

Colour = Literal["green", "yellow", "red", "none"]
WORST: tuple[Colour, ...] = ("red", "yellow", "green", "none")


@dataclass(frozen=True, slots=True)
class LightShown:
    """A light with its reasons. Shares and distances in percent of the whole."""

    colour: Colour
    word: str
    """超进度, 达进度, 欠进度, 逾期 and what else lights.toml calls it."""
    expected: float | None
    actual: float | None
    behind: float | None
    """expected - actual; negative where it is ahead."""
    preset: str
    sentence: str
    """The rule and the arithmetic, in Chinese."""


def light(item: DeskItem, on: date, preset: str | None = None) -> LightShown:
    """The light of an item on a day: by its own seasonal path where it has one, else by time.

    `DeskUsage` for a preset that lights.toml does not have.
    """
    rules = lights.load()
    chosen = preset or ("seasonal" if item.path else "time")
    if chosen not in rules.presets:
        raise DeskUsage(f"no rule {chosen!r} for lights. There are: {', '.join(rules.presets)}")
    rule, words = rules.presets[chosen], rules.words
    if item.terminated or not workflow.load().stages[item.stage].open:
        return _ended(item, chosen, words["done"])
    actual = actual_share(item)
    if on.isoformat() > item.due:
        late = (on - date.fromisoformat(item.due)).days
        told = f"应于{item.due}完成，已逾期{late}天"
        return LightShown("red", words["overdue"], 100.0, actual, None, chosen, told)
    if actual is None:
        told = "没有可以折算成比例的进展，不判灯"
        return LightShown("none", words["none"], None, None, None, chosen, told)
    expected, how = _expected(item, on, rule)
    return _judged(rule, expected, how, actual)


def _ended(item: DeskItem, preset: str, word: str) -> LightShown:
    if item.terminated:
        return LightShown("none", "终止", None, None, None, preset, f"{item.terminated}终止")
    late = item.done is not None and item.done > item.due
    told = f"{item.done}办结，时限{item.due}，{'逾期' if late else '按期'}"
    return LightShown("green", word, 100.0, 100.0, 0.0, preset, told)


def _judged(rule: LightPreset, expected: float, how: str, actual: float) -> LightShown:
    words = lights.load().words
    behind = round(expected - actual, 6)
    if behind > rule.red:
        colour: Colour = "red"
    elif behind > rule.yellow:
        colour = "yellow"
    else:
        colour = "green"
    name = "ahead" if -behind > rule.ahead else "behind" if colour != "green" else "level"
    apart = f"落后{behind:.1f}" if behind > 0 else f"超前{-behind:.1f}"
    told = (
        f"{how}应达{expected:.1f}%，实际{actual:.1f}%，{apart}个百分点；"
        f"{rule.zh}规则：落后超过{rule.yellow:g}个百分点黄，超过{rule.red:g}个红"
    )
    return LightShown(colour, words[name], expected, actual, behind, rule.id, told)


def actual_share(item: DeskItem) -> float | None:
    """How much is done, in percent of the whole, by the newest report that says it; a milestone
    reached stands for its share. None where nothing says it."""
    for told in reversed(item.progress):
        share = share_of(told, item.goal)
        if share is not None:
            return share
    return max((m.share for m in item.milestones if m.reached and m.share), default=None)


def share_of(told: Reported, goal: Goal | None) -> float | None:
    """What one report of progress says in percent of the whole; None where it says none."""
    if told.share is not None:
        return told.share
    if told.value is not None and goal is not None:
        return _reached(told.value, goal)
    return None if told.stage is None else lights.load().share_of(told.stage)


def _reached(value: float, goal: Goal) -> float | None:
    if goal.measure == "ceiling":
        if value <= goal.value:
            return 100.0
        return 100.0 * goal.value / value if goal.value > 0 else None
    base = goal.base if goal.base is not None and goal.measure == "total" else 0.0
    whole = goal.value - base
    return 100.0 * (value - base) / whole if whole else None


def _expected(item: DeskItem, on: date, rule: LightPreset) -> tuple[float, str]:
    """What should be reached by a day, in percent, and in words by which path."""
    if item.goal is not None and item.goal.measure != "total" and _by_value(item):
        return 100.0, "比率类目标任何时候都"
    start, due = date(item.promised.year, 1, 1), date.fromisoformat(item.due)
    if rule.path == "months":
        over, whole = months_over(start, on), months_over(start, due)
        return 100.0 * min(over / max(whole, 1), 1), f"时间过{over}/{whole}个月，"
    if rule.path == "seasonal" and item.path:
        return seasonal(item.path, on, item.promised.year), "按往年各季路径"
    return 100.0 * elapsed(start, due, on), f"时间（{start}至{due}）到{on}"


def _by_value(item: DeskItem) -> bool:
    newest = next((t for t in reversed(item.progress) if share_of(t, item.goal) is not None), None)
    return newest is not None and newest.share is None and newest.value is not None


def elapsed(start: date, due: date, on: date) -> float:
    """The share of the days from `start` to `due`, both counted, that is over on a day.

    >>> elapsed(date(2024, 1, 1), date(2024, 12, 31), date(2024, 6, 30)) * 366
    182.0
    """
    days = max((due - start).days + 1, 1)
    return min(max((on - start).days + 1, 0) / days, 1.0)


def months_over(start: date, on: date) -> int:
    """How many months from that of `start` on are over on a day.

    >>> months_over(date(2024, 1, 1), date(2024, 11, 30))
    11
    >>> months_over(date(2024, 1, 1), date(2024, 12, 5))
    11
    """
    whole = on.day == monthrange(on.year, on.month)[1]
    return max((on.year - start.year) * 12 + on.month - start.month + whole, 0)


def seasonal(path: tuple[float, ...], on: date, year: int) -> float:
    """The cumulative share on a day, between those of the quarters' ends.

    >>> round(seasonal((10, 35, 70, 100), date(2024, 3, 31), 2024))
    10
    """
    if on.year != year:
        return 0.0 if on.year < year else 100.0
    quarter = (on.month - 1) // 3
    start = date(year, 3 * quarter + 1, 1)
    last = date(year, 3 * quarter + 3, monthrange(year, 3 * quarter + 3)[1])
    before = path[quarter - 1] if quarter else 0.0
    return before + (path[quarter] - before) * elapsed(start, last, on)
