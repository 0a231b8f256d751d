"""Figures of more than was promised, or of less: 农业和农副业总产值, 农业总产值; 减税, 减税降费.

They are shown with the promise and compared with nothing: neither says what became of the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from duixian.model import Claim, figures
from duixian.registry import synonyms
from duixian.settle.chains import YearReport
from duixian.settle.evidence import not_of_its_year
from duixian.settle.grading import Grade
from duixian.settle.matching import Pair, measure, plain
from duixian.settle.wording import figure_en, figure_zh

_FEES = re.compile("降费")


def of_other_sectors(
    later: YearReport, target: Claim, results: Sequence[Claim]
) -> tuple[Pair, Grade] | None:
    """That a promise is answered for more sectors or for fewer only, where it is."""
    for result in results:
        same = measure(result) == measure(target) and _wider(target, result)
        if same and not not_of_its_year(target, result, later):
            return Pair(target, result, 0.0), _graded(target, result)
    return None


def _wider(target: Claim, result: Claim) -> bool:
    mine, theirs = plain(target.indicator), plain(result.indicator)
    # What a phrase names first is the greater part: 工业和手工业总产值 tells nothing of 手工业.
    if mine[:2] == theirs[:2] and synonyms.load().wider(mine, theirs):
        return True
    cut, without = (_FEES.sub("", phrase) for phrase in (mine, theirs))
    return mine != theirs and cut == without


def _graded(target: Claim, result: Claim) -> Grade:
    aspect, both = target.aspect, (figures.of_claim(target), figures.of_claim(result))
    (said, told), (said_en, told_en) = (
        tuple(form(figure, aspect) for figure in both) for form in (figure_zh, figure_en)
    )
    return Grade(
        "not_comparable",
        f"目标{said}（{target.indicator}），后一年报告的是{result.indicator}{told}，"
        "两者范围不同，无法对照。",
        f"Target {said_en}; the later report gives {told_en}, of more sectors or of fewer.",
        cause="another_base",
    )
