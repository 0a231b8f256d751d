"""What settles a figure of a plan that has no figure of its own in the closing report.

Two things do: the report says that the plan's figure was surpassed (超过五年计划所规定的指标), or
the plan gives the same promise as a level beside its growth (达到3620亿度，增长20.4%) and the level
is answered. Neither ever accuses: a growth over a base year is not read from another figure's
failure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from duixian.model import Claim, figures
from duixian.settle.beside import BESIDE
from duixian.settle.chains import YearReport
from duixian.settle.evidence import is_mean
from duixian.settle.grading import Grade
from duixian.settle.matching import plain
from duixian.settle.wording import figure_en, figure_zh

_SURPASSED = re.compile(
    r"(?:超过|超额完成|提前完成)了?[^，。；,]{0,8}五[^，。；,]{0,4}(?:计划|规划)"
    r"[^，。；,]{0,14}(?:指标|目标|任务|要求|水平)"
)


def surpassed(closing: YearReport, target: Claim) -> tuple[Grade, Claim | None] | None:
    """The verdict where the closing report says of the thing promised that it went beyond the
    plan's figure, and the figure of that clause where it was read."""
    phrase = plain(target.indicator)
    if closing.lines is None or len(phrase) < 2:
        return None
    named = re.compile(rf"(?:^|[的，、；,\s]){re.escape(phrase)}")
    for line in closing.lines.all:
        said = _SURPASSED.search(line.reading)
        if said is None or line.role in ("targets", "tasks"):
            continue
        if not named.search(line.reading[: said.start()]):
            continue
        here = (c for c in closing.claims if line.start <= c.start < line.end)
        told = next((c for c in here if said.group() in closing.lines.clause(c.start, c.end)), None)
        zh, en = (f(figures.of_claim(target), target.aspect) for f in (figure_zh, figure_en))
        words = said.group()
        return Grade(
            "exceeded",
            f"目标{zh}；报告称“{words}”，按其说法为超额完成。",
            f"Target {en}; the report says “{words}”: exceeded by its own words.",
        ), told
    return None


def level_beside(report: YearReport, target: Claim, targets: Iterable[Claim]) -> Claim | None:
    """The level that a plan gives right before a growth over its base: one promise, two figures.

    A yearly mean is no such growth: it may be at other prices than the level.
    """
    if target.aspect != "growth" or is_mean(report, target):
        return None
    return next(
        (
            other
            for other in targets
            if other.aspect == "level"
            and other.period == target.period
            and other.sentence_start == target.sentence_start
            and plain(other.indicator) == plain(target.indicator)
            and 0 < target.start - other.start <= BESIDE
        ),
        None,
    )
