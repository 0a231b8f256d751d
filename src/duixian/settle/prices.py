"""Amounts at the prices of a named year: they are compared with their like only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from duixian.model import Claim, figures
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade
from duixian.settle.matching import SURE, Pair, measure, score
from duixian.settle.wording import figure_en, figure_zh

_PRICES = re.compile(r"按[^，,。；;]{0,12}?(?:不变)?价格?计算|按[^，,。；;]{0,12}?不变价")


def at_other_prices(
    wished: YearReport, later: YearReport, target: Claim, results: Sequence[Claim]
) -> tuple[Pair, Grade] | None:
    """That an amount is answered at other prices only, where it is."""
    if target.aspect != "level" or not target.unit.endswith("元"):
        return None
    for result in results:
        same = measure(result) == measure(target) and score(target, result) >= SURE
        if same and other_prices(target, result, wished, later):
            mine, theirs = figures.of_claim(target), figures.of_claim(result)
            said, told = (figure_zh(f, target.aspect) for f in (mine, theirs))
            said_en, told_en = (figure_en(f, target.aspect) for f in (mine, theirs))
            graded = Grade(
                "not_comparable",
                f"目标{said}，后一年报告的是{told}，两者价格口径不同，无法对照。",
                f"Target {said_en}; the later report gives {told_en}, at other prices.",
                cause="another_base",
            )
            return Pair(target, result, score(target, result)), graded
    return None


def other_prices(target: Claim, result: Claim, wished: YearReport, later: YearReport) -> bool:
    """Whether one amount is at the prices of a named year and the other is not.

    按2010年价格计算 stands in the clause before the amount or behind it.
    """
    mine, theirs = (
        r.lines.clause(c.start, c.end)
        + r.lines.before(c.start, c.end)
        + r.lines.after(c.start, c.end)
        if r.lines
        else c.indicator
        for r, c in ((wished, target), (later, result))
    )
    return (_PRICES.search(mine) is None) != (_PRICES.search(theirs) is None)
