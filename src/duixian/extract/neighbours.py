"""What a number is to those beside it: the base of a rate, or a part of the amount before."""

from __future__ import annotations

from dataclasses import replace

from duixian import late_re as re
from duixian.extract.drafts import Draft
from duixian.model import Claim
from duixian.patterns import either
from duixian.text.times import is_span

_AMONG_IT = re.compile(r"[^其]{0,3}其中,?(?![^,;]*(?:年|季度|月|今后))")


def part_of(draft: Draft, before: Claim, text: str) -> bool:
    """Whether a number of `text` is a part of the one before (其中), so of its time and role."""
    return (
        draft.sense.aspect == before.aspect == "level"
        and draft.sense.unit == before.unit
        and _AMONG_IT.match(text, max(0, draft.clause_start - 3), draft.mention.bound_start)
        is not None
    )


def said_again(draft: Draft, before: Claim, period: str | None) -> bool:
    """Whether a number gives the change told right before in another measure, so over its years:
    比1978年减少一百多亿元,减少近10%. What it compares with itself has a period of its own."""
    told = before.period or ""
    return (
        draft.rule.follows
        and not draft.rule.joined
        and before.indicator == draft.indicator
        and before.aspect == "change"
        and draft.sense.aspect == "growth"
        and draft.sense.value * before.value > 0
        and is_span(told)
        and told[5:] == period
        and _COMPARES.search(draft.clause) is None
    )


def measured_against(draft: Draft, before: Claim) -> bool:
    """Whether a number sets what was told right before against an earlier plan's years.

    It is so of the same years: 五年累计178亿元,是“十五”的5.1倍; 年均增长19%,比“九五”高8个百分点.
    """
    if draft.rule.joined or before.indicator != draft.indicator or not is_span(before.period or ""):
        return False
    if draft.sense.aspect == "gap":  # 年均增长6%,2015年高于全省2个百分点 has a time of its own
        return draft.rule.lent and before.aspect == "growth" and not _TIMED.search(draft.left)
    return (
        draft.mention.unit == "倍"
        and draft.sense.aspect == before.aspect == "level"
        and _OF_A_PLAN.search(draft.left) is not None
    )


_TIMED = re.compile(r"(?:\d|[今去上前本当])年|季度|月")
_OF_A_PLAN = re.compile("(?:五”(?:时期|期间)?|[前上](?:一?个)?五年)的?(?:总和|总量)?的?$")
_COMPARES = re.compile("[比较同]")
_ROUNDED = 0.02
"""How far what a mean makes of some years may be from what is told of them, both rounded."""


def over_their_mean(told: list[Claim]) -> None:
    """Date a rise by the years of the mean behind it, where the arithmetic says that it is theirs.

    收入达到201亿元,增加89.7亿元,年均增长12.5%: five years of 12.5% make 111.3 into 201.
    """
    for at in range(1, len(told) - 1):
        level, rise, mean = told[at - 1 : at + 2]
        years = mean.period or ""
        if (
            rise.indicator == mean.indicator == level.indicator
            and rise.aspect in ("change", "growth")
            and mean.aspect == "growth"
            and is_span(years)
            and years[5:] == rise.period
        ):
            count = int(years[5:]) - int(years[:4]) + 1
            ran_to = (1 + mean.value / 100) ** count
            base = level.value - rise.value
            by = 1 + rise.value / 100 if rise.aspect == "growth" else base and level.value / base
            if level.aspect == "level" and abs(by / ran_to - 1) <= _ROUNDED:
                told[at] = replace(rise, period=years)


_THEIR_SUM = re.compile(
    r"[个家项户条座][\u4e00-\u9fff“”]{2,14}?"
    + either(
        "(?:累计|共)?(?:建成|种植|流转|治理)面积(?:达到?)?",
        "(?:增加值|产值|营业收入|销售收入|利润|出口)(?:同比|实现)?增长",
        "(?:增加|实现|新增)(?:总?产值|营业?收入|利润|税收)",
    )
    + "$"
)

_SPENT_BY_THEM = re.compile(r"(?:项目|工程)(?:累计|已|共|当年|年度)*完成(?:年度)?投资(?:额)?$")


_MADE_BY_THEM = re.compile(
    r"(?:企业|园区|合作社|商户|农户)(?:累计|已|共|全年)*(?:实现|完成|创造|缴纳)"
    r"(?:总?产值|增加值|营业?收入|销售收入|利润|税收|利税|税金|进出口(?:总?额)?)(?:达到?)?$"
)
_OF_THEM = re.compile(r"[\u4e00-\u9fff]{2,}(?:当|之)?中,?已?有$")


def sizes_base(draft: Draft, following: Draft | None) -> bool:
    """Whether a count only sizes the base of the rate that follows (13处水源地…达标率100%)."""
    return (
        following is not None
        and draft.counts_alone
        and not draft.verb
        and not draft.origin
        and draft.mention.unit not in ("%", "‰")
        and following.clause_start == draft.clause_start
        and (
            (following.mention.unit == "%" and following.sense.aspect == "level")
            # 17个重点行业增加值增长5.3%
            or _THEIR_SUM.match(following.left) is not None
            # 158个重点项目完成投资X亿元
            or _SPENT_BY_THEM.search(following.left) is not None
            # 412家规上工业企业实现利润X亿元
            or _MADE_BY_THEM.search(following.left) is not None
            # 9条黑臭水体中有7条消除黑臭
            or _OF_THEM.search(following.left) is not None
            or (
                following.counts_alone
                and following.mention.unit == "个"
                and draft.mention.unit in ("条", "处")
            )
        )
    )
