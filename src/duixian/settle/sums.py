"""What a later report gives for several years only, of a promise for one: not comparable.

A sum of five years says nothing of one of them. A count of what was set up is no sum: as many as
stand there now are what was promised to stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from duixian.model import Claim, figures
from duixian.registry import units
from duixian.settle.chains import YearReport
from duixian.settle.evidence import other_base
from duixian.settle.grading import Grade, grade
from duixian.settle.matching import Pair, paired
from duixian.settle.offered import spans
from duixian.settle.wording import figure_en, figure_zh

_SET_UP = re.compile("^(?:设立|建立|布局|批准设立)")
"""What was set up stands: a count of it is a level."""
_ADDED = re.compile("新|再|增|扩大")
"""A promise of more of a thing."""


def summed_up(
    report: YearReport, following: YearReport | None, targets: Sequence[Claim]
) -> dict[str, tuple[Pair, Grade]]:
    """Figures of several years of what was promised for one, and of no other thing, with what is
    said of each, by the target's claim_id."""
    if following is None:
        return {}
    pairs = paired(targets, spans(following, report.report_year))
    return {
        key: (pair, _as_planned(pair, report) or _summed(pair))
        for key, pair in pairs.items()
        if not other_base(pair.target, pair.result, report, following)
    }


def _as_planned(pair: Pair, wished: YearReport) -> Grade | None:
    """The verdict on a count of what stands (建设11个自贸试验区): as many as several years set up
    are all there are, not so many in each."""
    target = pair.target
    line = wished.lines.clause(target.start, target.end) if wished.lines else target.indicator
    counted = units.load().dimension_of(target.unit) == "count" and target.aspect == "level"
    if not counted or target.value != pair.result.value or _ADDED.search(line):
        return None
    if not _SET_UP.search(pair.result.indicator):
        return None
    both = figures.of_claim(target), figures.of_claim(pair.result)
    return grade(*both, aspect=target.aspect, polarity="higher")


def _summed(pair: Pair) -> Grade:
    target, result = figures.of_claim(pair.target), figures.of_claim(pair.result)
    aspect = pair.target.aspect
    said, told = figure_zh(target, aspect), figure_zh(result, aspect)
    said_en, told_en = figure_en(target, aspect), figure_en(result, aspect)
    return Grade(
        "not_comparable",
        f"目标{said}，后一年只报几年的数（{told}），时段不同，无法对照。",
        f"Target {said_en}; the later report gives a figure of several years only, {told_en}.",
        cause="another_period",
    )
