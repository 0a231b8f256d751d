"""A promise of a whole of which a later report tells parts.

到位资金60亿元 was promised; 省外到位资金32亿元、省内到位资金30亿元 is told.

One part is not the whole, and less of it breaks no promise. Parts that stand side by side in one
sentence are added up: together they may keep a promise, never break it, for nobody knows whether
they are all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from duixian.model import Claim, Verdict, figures
from duixian.registry import language, one_names, units, verdicts
from duixian.registry.one_names import same_name
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade, grade
from duixian.settle.matching import SURE, Pair, measure
from duixian.settle.wording import figure_en, figure_zh

_AND = re.compile("[、和与及]")
_AMONG = re.compile("其中")
_KEEPING: tuple[Verdict, ...] = ("exceeded", "met", "nearly_met")


def part_of(whole: str, other: str) -> str:
    """The words by which a phrase names a part of what another names; "" where it does not.

    >>> part_of("招商引资到位资金", "省内招商引资到位资金")
    '省内'
    >>> part_of("改造老旧小区", "改造城区老旧小区")
    '城区'
    >>> part_of("招商引资到位资金", "招商引资实际到位资金"), part_of("新建学校", "改扩建学校")
    ('', '')
    >>> part_of("招聘教师", "培训校长教师"), part_of("新改建农村公路", "改建农村公路")
    ('', '改建')
    """
    if more := _more(_plain(whole), _plain(other)):
        return more
    if one_deed := _one_deed(_plain(whole), _plain(other)):
        return one_deed
    (deed, thing), (other_deed, of_it) = _parted(whole), _parted(other)
    agree = not deed or not other_deed or bool(set(deed) & set(other_deed))
    return _more(thing, of_it) if agree else ""


_DEEDS = re.compile(
    "^(?P<deeds>新建?[和及、]?改扩建|新建[和及、]?(?:改建|改造提升|改造)|新改建|改扩建|新扩建)(?P<thing>.+)$"
)
_DEED = re.compile("^(?P<deed>新建|改扩建|改造提升|改造|改建|扩建)(?P<thing>.+)$")
_DEED_BEHIND = re.compile("^(?P<thing>.{2,}?)(?P<deed>新建|改扩建|改造提升|改造|改建|扩建)$")
"""敬老院新建2所、改扩建3所."""


def _one_deed(whole: str, other: str) -> str:
    """The deed that a phrase tells of several that another names: 改建农村公路, 新改建农村公路."""
    all_of, one = _DEEDS.match(whole), _DEED.match(other) or _DEED_BEHIND.match(other)
    if not all_of or not one or all_of["thing"] != one["thing"]:
        return ""
    return one["deed"] if set(one["deed"]) <= set(all_of["deeds"]) else ""


def _more(here: str, there: str) -> str:
    """What the second phrase has in one place more than the first; "" where that names no part."""
    if len(here) < 2 or len(there) <= len(here):
        return ""
    head = next((i for i, c in enumerate(here) if there[i] != c), len(here))
    for at in range(head, -1, -1):
        rest = here[at:]
        if there.endswith(rest) and len(there) - len(rest) >= at:
            more = there[at : len(there) - len(rest)]
            return "" if verdicts.load().of_all.fullmatch(more) else more
    return ""


def in_parts(
    pair: Pair, graded: Grade, later: YearReport | None, results: Sequence[Claim]
) -> Grade:
    """The verdict on a pair, where less than was promised was told of a part only."""
    target, result = pair.target, pair.result
    same = same_name(target.indicator, result.indicator)
    if graded.verdict != "missed" or later is None or same:
        return graded
    things = _things(target.indicator)
    if things and not all(thing in result.indicator for thing in things):
        return _of_both(target, result, things, results)
    if not part_of(target.indicator, result.indicator):
        named = pair.score >= SURE or _one_name(target.indicator, result.indicator)
        return graded if named else _otherwise_named(target, result)
    parts = _beside(target, result, results)
    amounts = target.aspect == "level" and not _is_ratio(target.unit)
    if amounts and len(parts) > 1 and not _overlap(later, parts):
        together = replace(
            figures.of_claim(result), value=sum(one.value for one in parts), value_high=None
        )
        summed = grade(figures.of_claim(target), together, aspect=target.aspect, polarity="higher")
        if summed.verdict in _KEEPING:
            return _kept(summed, parts)
    return _told_of_parts(target, parts)


def _things(phrase: str) -> list[str]:
    """The things that one number counts together, without what is done to them; none of one.

    >>> _things("新建改扩建中小学、幼儿园"), _things("新建、改扩建学校"), _things("改造老旧小区")
    (['中小学', '幼儿园'], [], [])
    """
    rest = one_names.load().form(phrase)
    actions = language.load().actions
    while (word := actions.at_start(rest, 0)) and len(rest) > len(word) + 1:
        rest = rest[len(word) :]
    things = _AND.split(rest)
    return things if len(things) > 1 and all(len(thing) > 1 for thing in things) else []


def _of_both(
    target: Claim, result: Claim, things: Sequence[str], results: Sequence[Claim]
) -> Grade:
    """The verdict where one number was promised of several things, and one of them is told: all
    of them in one sentence may keep it, and none breaks it."""
    beside = [
        one
        for one in results
        if one.sentence_start == result.sentence_start and measure(one) == measure(result)
    ]
    parts = [
        next((one for one in beside if one.indicator.endswith(thing)), None) for thing in things
    ]
    told = [one for one in parts if one is not None]
    if len(told) == len(things) == len({one.claim_id for one in told}):
        together = replace(
            figures.of_claim(result), value=sum(one.value for one in told), value_high=None
        )
        summed = grade(figures.of_claim(target), together, aspect=target.aspect, polarity="higher")
        if summed.verdict in _KEEPING:
            return _kept(summed, told)
    return _told_of_parts(target, told or [result])


def _beside(target: Claim, result: Claim, results: Sequence[Claim]) -> list[Claim]:
    """A part of what was promised, and the other parts of it in the same sentence, each once."""
    found = {part_of(target.indicator, result.indicator): result}
    for other in results:
        same = other.sentence_start == result.sentence_start and measure(other) == measure(result)
        if same and (part := part_of(target.indicator, other.indicator)):
            found.setdefault(part, other)
    return sorted(found.values(), key=lambda one: one.start)


def _plain(phrase: str) -> str:
    """A phrase without its signs."""
    return re.sub("[“”()、]", "", phrase)


def _one_name(one: str, other: str) -> bool:
    """Whether all of one phrase stands in the other, in its order.

    县乡公路硬化率 and 乡村公路硬化率 may be two things.
    """
    return any(
        _within(_form(here), _form(there))
        for _form in (_plain, _bare)
        for here, there in ((one, other), (other, one))
    )


def _within(here: str, there: str) -> bool:
    rest = iter(there)
    return all(c in rest for c in here)


def _bare(phrase: str) -> str:
    """A phrase without the deed that it begins with."""
    return _parted(phrase)[1]


def _parted(phrase: str) -> tuple[str, str]:
    """The deed that a phrase begins with, and the rest."""
    whole = rest = _plain(phrase)
    actions = language.load().actions
    while (word := actions.at_start(rest, 0)) and len(rest) > len(word) + 1:
        rest = rest[len(word) :]
    return whole[: len(whole) - len(rest)], rest


def _is_ratio(unit: str) -> bool:
    """Whether amounts of a unit are never added up: shares, and what is for each of something."""
    return "/" in unit or units.load().dimension_of(unit) == "ratio"


def _overlap(later: YearReport, parts: Sequence[Claim]) -> bool:
    """Whether one of the parts may be counted in another."""
    if later.lines is None:
        return True
    return any(_AMONG.search(later.lines.clause(one.start, one.end)) for one in parts) or any(
        _AMONG.search(later.lines.before(one.start, one.end)) for one in parts
    )


def _listed(parts: Sequence[Claim]) -> tuple[str, str]:
    zh = "、".join(
        f"{one.indicator}{figure_zh(figures.of_claim(one), one.aspect)}" for one in parts
    )
    en = ", ".join(figure_en(figures.of_claim(one), one.aspect) for one in parts)
    return zh, en


def _kept(summed: Grade, parts: Sequence[Claim]) -> Grade:
    zh, en = _listed(parts)
    return replace(
        summed,
        reason=f"{summed.reason[:-1]}；后一年分项报告（{zh}），此处相加。",
        reason_en=f"{summed.reason_en[:-1]}; parts that the later report tells ({en}), added up.",
    )


def _told_of_parts(target: Claim, parts: Sequence[Claim]) -> Grade:
    figure = figures.of_claim(target)
    zh, en = _listed(parts)
    said, said_en = (form(figure, target.aspect) for form in (figure_zh, figure_en))
    return Grade(
        "not_comparable",
        f"目标{said}（{target.indicator}），后一年只报其中部分（{zh}），无法对照。",
        f"Target {said_en}; the later report tells of parts only ({en}).",
        cause="another_base",
    )


def _otherwise_named(target: Claim, result: Claim) -> Grade:
    (said, told), (said_en, told_en) = (
        tuple(form(figures.of_claim(one), one.aspect) for one in (target, result))
        for form in (figure_zh, figure_en)
    )
    return Grade(
        "not_comparable",
        f"目标{said}（{target.indicator}），后一年报告{result.indicator}{told}，"
        "名称不尽相同，不能断定是同一件事。",
        f"Target {said_en}; the later report gives {told_en} under a name that may mean another.",
        cause="another_base",
    )
