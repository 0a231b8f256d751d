"""Figures of one promise: 粮食3920亿斤，比上年增加220亿斤，增长5.9% is one thing in three measures.

Where the later report answers one of them, it has answered the promise. What was kept by one
figure is kept by the others; that it was not is never told of a figure from another's failure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duixian.model import Claim, figures
from duixian.settle.chains import YearReport
from duixian.settle.evidence import is_mean
from duixian.settle.grading import Grade
from duixian.settle.matching import Pair, plain
from duixian.settle.wording import figure_en, figure_zh

BESIDE = 40
"""Characters within which two figures are of one promise."""
MEASURES = ("level", "change", "growth")
"""How much there will be, how much more than before, and by what share more."""


def figures_beside(report: YearReport, target: Claim, targets: Iterable[Claim]) -> Iterator[Claim]:
    """The other figures of the promise that a target is a figure of."""
    for other in targets:
        if (
            {target.aspect, other.aspect} <= set(MEASURES)
            and target.aspect != other.aspect
            and other.sentence_start == target.sentence_start
            and (other.period, other.scope) == (target.period, target.scope)
            and plain(other.indicator) == plain(target.indicator)
            and abs(target.start - other.start) <= BESIDE
            and not (is_mean(report, target) or is_mean(report, other))
        ):
            yield other


def by_figure_beside(target: Claim, pair: Pair, graded: Grade) -> Grade:
    """The verdict of another figure of the promise, told of this one; not comparable where that
    would accuse."""
    zh, en = (f(figures.of_claim(target), target.aspect) for f in (figure_zh, figure_en))
    other, other_en = (
        f(figures.of_claim(pair.target), pair.target.aspect) for f in (figure_zh, figure_en)
    )
    kept = graded.verdict in ("exceeded", "met")
    tail = ("", "") if kept else ("此项未单独交代。", " Of this figure nothing is said.")
    return Grade(
        graded.verdict if kept else "not_comparable",
        f"目标{zh}，即{other}；{graded.reason}{tail[0]}",
        f"Target {en}, that is {other_en}. {graded.reason_en}{tail[1]}",
        cause=graded.cause if kept else "another_base",
    )
