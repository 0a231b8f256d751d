"""What a later report says it did of its own task for the year: 招商引资到位资金完成年度目标的104%.

No amount is told, but so much of the target that the report says it reached or passed it. A task
that another government set (完成市下达任务的104%) is not what was promised, and less than the whole
accuses nobody: whose task it is is not always said.
"""

from __future__ import annotations

import re

from duixian.model import Aspect, Claim, Figure, Verdict, figures
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade
from duixian.settle.matching import SURE, score
from duixian.settle.wording import figure_en, figure_zh

_OF_ITS_TASK = re.compile(
    r"(?:完成|达到|为|占)了?(?:全年|年度|年初|当年|本年|预定|既定|计划|确定的|目标|任务)+的?$"
)
"""Right before a share."""
_OF_OTHERS = re.compile("下达|省定|市定|上级|州定|国家")
_PASSED, _REACHED = 101.0, 100.0


def said_share(later: YearReport | None, claim: Claim) -> float | None:
    """The share of its own task for the year that a figure of a later report tells."""
    if later is None or later.lines is None or claim.unit != "%" or claim.role != "result":
        return None
    before = later.lines.clause_before(claim.start, claim.end)
    if not _OF_ITS_TASK.search(before) or _OF_OTHERS.search(before):
        return None
    return claim.value


def of_its_task(later: YearReport | None, target: Claim, year: int) -> tuple[Figure, Grade] | None:
    """That so much of its task for the year was done, where that is told of a promised amount."""
    if later is None or target.aspect != "level" or target.unit == "%":
        return None
    for claim in later.claims:
        share = said_share(later, claim) if claim.period == str(year) else None
        if share is not None and score(target, claim) >= SURE:
            told = figures.of_claim(claim)
            if graded := by_share(figures.of_claim(target), target.aspect, told, share):
                return told, graded
    return None


def by_share(target: Figure, aspect: Aspect, told: Figure, share: float) -> Grade | None:
    """The verdict on a promise of which that is told; None where it was not reached."""
    if share < _REACHED:
        return None
    said, said_en = figure_zh(target, aspect), figure_en(target, aspect)
    verdict: Verdict = "exceeded" if share >= _PASSED else "met"
    return Grade(
        verdict,
        f"目标{said}；后一年报告未列数额，称完成年度目标的{told.quote}，按其说法为"
        f"{'超额完成' if verdict == 'exceeded' else '完成'}。",
        f"Target {said_en}; the later report gives no amount and says that it did {share:g} % of "
        f"its task for the year: {verdict} by its own words.",
    )
