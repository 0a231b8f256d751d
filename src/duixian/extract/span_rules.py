"""Over which of several years a figure is that stands in a look-back on them, or a plan for them.

A flow ran up over all of them; what stands (a stock, a rank, a share) is of the last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from duixian.extract import role_words
from duixian.extract.periods import OVER_YEARS
from duixian.extract.standings import Surroundings
from duixian.registry import language


@dataclass(frozen=True, slots=True)
class SpanRule:
    """Of which figures it speaks, and whether these are of all the years or of the last."""

    name: str
    holds: Callable[[Surroundings, str], object]
    """Of the figure's surroundings and the span of years (``2020-2024``)."""
    whole: bool
    decides: str
    """A sentence of a look-back on 2020-2024 whose last figure it decides."""
    leaves: str
    """One like it that another rule decides."""


def within(around: Surroundings, span: str) -> str:
    """The whole span or its last year, for a figure that only the span dates."""
    return span if deciding(around, span).whole else span[5:]


def deciding(around: Surroundings, span: str) -> SpanRule:
    """The first rule that holds."""
    return next(rule for rule in SPAN_RULES if rule.holds(around, span))


def ran_up(around: Surroundings, span: str) -> bool:
    """Whether the figure's own clause says over how many years it ran up (五年共培养687万人)."""
    if role_words.SUMMED.search(around.before):
        return True
    if role_words.REACHED.search(around.clause) and not role_words.COUNTED_OVER.search(
        around.clause
    ):
        return False
    counted = f"@{int(span[5:]) - int(span[:4]) + 1}"  # 五年内
    return any(
        w.start >= around.clause_start
        and (w.period in (span, counted) or w.period.startswith(OVER_YEARS))
        for w in around.times
    )


def _added_up(around: Surroundings, span: str) -> bool:
    return (
        "累计" in around.clause
        and around.aspect == "level"
        and not role_words.FLOW.search(around.clause)
    )


def _over_them(around: Surroundings, span: str) -> bool:
    if not _added_up(around, span):
        return False
    over = any(w.heads and w.period == span for w in around.times)  # 四年来,全县累计
    spent = over or role_words.TERM.search(around.clause)
    return bool(spent or language.load().spent.search(around.clause))


def _change(around: Surroundings, span: str) -> bool:
    if around.aspect == "gap" and not around.average:  # 人均预期寿命79.8岁,高于全国1.6岁
        return "年均" in around.before + around.clause
    return around.average or around.aspect in ("growth", "change", "gap")


def _change_of_year(around: Surroundings, span: str) -> bool:
    return _change(around, span) and role_words.OVER_LAST_YEAR.search(around.clause) is not None


def _runs_up(around: Surroundings, span: str) -> bool:
    clause = around.clause
    if role_words.THEN_REACHED.fullmatch(around.left):  # 新增通道16条、达到54条
        return False
    lasting = around.aspect in ("level", "rank") and role_words.YEAR_AFTER_YEAR.search(clause)
    if around.acted or lasting or role_words.FLOW.search(clause):
        return True
    done = role_words.DONE_WITHIN.search(clause)
    return done is not None and not role_words.REACHED.search(clause)


SPAN_RULES = (
    SpanRule(
        "a rank, or how long in a row",
        lambda around, span: around.aspect in ("rank", "streak") and "连年" not in around.clause,
        whole=False,
        decides="粮食产量居全省第3位。",
        leaves="粮食产量下降3%。",
    ),
    SpanRule(
        "added up over the years",
        _over_them,
        whole=True,
        decides="五年来,累计帮扶企业60家。",
        leaves="累计帮扶企业60家。",
    ),
    SpanRule(
        "added up, and standing",
        _added_up,
        whole=False,
        decides="累计帮扶企业60家。",
        leaves="帮扶企业60家。",
    ),
    SpanRule(
        "change against the year before",
        _change_of_year,
        whole=False,
        decides="粮食产量比上年增长3%。",
        leaves="粮食产量增长3%。",
    ),
    SpanRule(
        "change or mean",
        _change,
        whole=True,
        decides="粮食产量增长3%。",
        leaves="粮食产量3万吨。",
    ),
    SpanRule(
        "how many are covered",
        lambda around, span: role_words.STANDS.search(around.clause),
        whole=False,
        decides="新建医院覆盖30个乡镇。",
        leaves="新建医院30个。",
    ),
    SpanRule(
        "runs up",
        _runs_up,
        whole=True,
        decides="新建学校60所。",
        leaves="现有学校60所。",
    ),
    SpanRule(
        "stands",
        lambda around, span: True,
        whole=False,
        decides="现有学校60所。",
        leaves="新建学校60所。",
    ),
)
"""In this order; the last holds of every figure."""
