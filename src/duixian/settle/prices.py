"""Amounts at the prices of a named year: they are compared with their like only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from duixian.model import Claim, figures
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade
from duixian.settle.matching import SURE, Pair, measure, score
from duixian.settle.wording import figure_en, figure_zh

_PRICES = re.compile(
    r"(?:按[^，,。；;]{0,12}?(?:不变)?价格?计算|按[^，,。；;]{0,12}?不变价)"
    r"(?![，,]?(?:同比|比上年|较上年|实际|可比)*(?:增长|下降|增幅|增速))"
)
"""Of an amount: 生产总值36.4亿元，按可比价计算增长13.6% says so of the growth alone."""

_PRODUCT = re.compile("(?:生产|社会|工业|农业)总(?:产)?值$|国民收入$|增加值$")
_MEAN_GROWTH = re.compile(r"^[^。；;\d０-９]{0,4}(?:年均|平均每年|每年平均)(?:增长|递增)")
"""Behind the amount a product is to reach in years: 达到15500亿元，平均每年增长7.5%. The rate is
real, so the amount is at the prices of the year it starts from; a year reports at its own."""


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
    if _at_starting_prices(target, wished):
        return not _at_starting_prices(result, later, said_so=True)
    mine, theirs = (
        r.lines.clause(c.start, c.end)
        + r.lines.before(c.start, c.end)
        + r.lines.after(c.start, c.end)
        if r.lines
        else c.indicator
        for r, c in ((wished, target), (later, result))
    )
    return (_PRICES.search(mine) is None) != (_PRICES.search(theirs) is None)


def _at_starting_prices(claim: Claim, report: YearReport, *, said_so: bool = False) -> bool:
    """Whether an amount of product is what real growth over years makes of an earlier one."""
    if report.lines is None or not _PRODUCT.search(claim.indicator):
        return False
    behind = report.lines.after(claim.start, claim.end)
    named = _PRICES.search(report.lines.clause(claim.start, claim.end) + behind)
    if said_so:
        return named is not None
    return _MEAN_GROWTH.search(behind) is not None
