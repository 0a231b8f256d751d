"""So much more every year (每年增产钢250万吨以上), against a level and its growth over the years.

钢产量增长42%，达到8000万吨 over five years is 473万吨 a year in the mean. The mean is computed, so
it keeps a promise and never breaks one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from duixian.model import Claim, figures
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade, grade
from duixian.settle.matching import Pair, measure_of, plain
from duixian.settle.wording import amount_en, amount_zh, figure_en, figure_zh, number

_YEARLY = re.compile(r"每年(?:平均)?(?:增产|增加|新增)(?P<what>[一-鿿]{1,8}?)$")
"""The clause up to a figure by which a thing grows every year."""
_OUTPUT = re.compile("(?:产量|产值|总量)$")


def gained(wished: YearReport, closing: YearReport, target: Claim) -> tuple[Pair, Grade] | None:
    """The mean yearly gain that the closing report implies, and what it says of a target."""
    before = wished.lines.clause_before(target.start, target.end) if wished.lines else ""
    asked = _YEARLY.search(before)
    if asked is None or target.aspect != "level" or "-" not in (target.period or ""):
        return None
    for level, growth in _grown(closing, target, plain(asked["what"])):
        first, last = (int(year) for year in (growth.period or "").split("-"))
        rose = level.value - level.value / (1 + growth.value / 100)
        return Pair(target, level, 0.0), _graded(target, level, growth, rose / (last - first + 1))
    return None


def _grown(closing: YearReport, target: Claim, what: str) -> Iterator[tuple[Claim, Claim]]:
    """Levels of a thing at the end of the target's years, each with its growth over them."""
    told = [c for c in closing.claims if c.role == "result"]
    for level in told:
        named = _OUTPUT.sub("", plain(level.indicator)) == what
        ends = level.period == (target.period or "")[-4:]
        if not (named and ends and level.aspect == "level"):
            continue
        if measure_of(level.unit) != measure_of(target.unit):
            continue
        for growth in told:
            same = growth.indicator == level.indicator and growth.period == target.period
            if same and growth.aspect == "growth" and growth.value > 0:
                yield level, growth


def _graded(target: Claim, level: Claim, growth: Claim, mean: float) -> Grade:
    promised = figures.of_claim(target)
    mean = float(f"{mean:.3g}")
    kept = grade(
        promised,
        replace(figures.of_claim(level), value=mean, value_high=None, bound="eq"),
        aspect="level",
        polarity="higher",
    )
    zh, en = figure_zh(promised, "level"), figure_en(promised, "level")
    keeps = kept.verdict in ("exceeded", "met", "nearly_met")
    said, said_en = (
        "按此为完成" if keeps else "年均为推算，不作未完成论",
        "kept" if keeps else "a computed mean accuses nobody",
    )
    reached = amount_zh(level.value, level.unit), amount_en(level.value, level.unit)
    yearly = amount_zh(mean, target.unit), amount_en(mean, target.unit)
    rate = number(growth.value)
    return Grade(
        kept.verdict if keeps else "not_comparable",
        f"目标每年增加{zh}；后一年报告称达到{reached[0]}，几年共增长{rate}%，"
        f"平均每年增加{yearly[0]}，{said}。",
        f"Target {en} more a year; the later report gives {reached[1]} after growth of {rate} % "
        f"over the years, {yearly[1]} a year in the mean: {said_en}.",
        cause=None if keeps else "another_base",
    )
