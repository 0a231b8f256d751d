"""Check 5: claims of having met a target, against the target as it was set.

Three forms; claims for the whole year are in `all_met`. A single figure is said to exceed or meet
its target and does not. A target is told again (超额完成年度9.6万人的预期目标) with another figure
than the report before gave it. A numbered programme is said to be done (15项民生实事全部完成) that
was set with another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.audit.chain import AuditChain, Told
from duixian.audit.making import clause_around, figure, finding, number, passage
from duixian.audit.printed import apart, printed
from duixian.audit.relation import SLACK, severity
from duixian.audit.reports import Report
from duixian.model import Claim, Finding
from duixian.patterns import either
from duixian.registry import series
from duixian.text.numerals import chinese

_BEYOND = re.compile(
    "^[^,;。]{0,6}[,、](?:均|都|已|并)*"
    + either(
        "超额完成",
        "大大超过",
        "超过",
        "超出",
        "高于",
        "好于",
        "提前完成",
        "完成",
        "实现",
        "达到",
        name="how",
    )
    + "(?:了)?[^,;。]{0,16}?(?:目标|任务|预期|计划指标)"
)
_MORE = re.compile(r"超|高于|好于")
_PROGRAMME = re.compile(
    r"(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>[项件])"
    "(?:重点|重要|省级|市级|政府|惠民|为民)*"
    "(?P<what>民生实事|民生工程|实事|民生项目)"
)
_DONE = re.compile(r"完成|办结|兑现|落实|办成|办好|落地见效")


def check(chain: AuditChain) -> Iterator[Finding]:
    """Claims of fulfilment in the reports of one government that do not hold."""
    for report in chain.reports:
        before = chain.before(report)
        if before is None:
            continue
        yield from _programmes(report, before)
        for told in chain.of_report(report):
            yield from _single(chain, told, before)
            yield from _restated_target(chain, told, before)


# ---- one figure and its target


@dataclass(frozen=True, slots=True)
class _Boast:
    """A figure that is said to have met its target."""

    told: Told
    more: bool
    """It is said to exceed the target, not only to meet it."""


def _single(chain: AuditChain, told: Told, before: Report) -> Iterator[Finding]:
    boast = _boast(told)
    if boast is None:
        return
    target = _target_in(boast) or _target_of(chain, told, before)
    if target is None:
        return
    report, claim = target
    reached, aimed = told.claim.value, claim.value_high or claim.value
    lower_is_better = _wants_less(told.claim)
    short = (reached - aimed if lower_is_better else aimed - reached) > SLACK * max(1.0, aimed)
    equal = boast.more and printed(told.claim).gap(printed(claim)) == 0 and reached == aimed
    if not short and not equal:
        return
    verb = "超过" if boast.more else "完成"
    size, goal = number(reached) + told.claim.unit, number(aimed) + claim.unit
    yield finding(
        "target_not_met",
        severity(abs(aimed - reached), aimed),
        [figure(told.report, told.claim), figure(report, claim)],
        message=f"称“{told.claim.indicator}”{verb}目标：实际{size}，目标{goal}",
        message_en=f"“{told.claim.indicator}” is said to have met its target: {size} of {goal}",
        arithmetic=f"{size} - {goal} = {number(reached - aimed)}{claim.unit}",
        expected=aimed,
        found=reached,
    )


def _boast(told: Told) -> _Boast | None:
    claim = told.claim
    if claim.role == "target" or told.quantity.aspect not in ("level", "growth"):
        return None
    said = _BEYOND.match(told.report.text[claim.end : claim.end + 60])
    if said is None:
        return None
    return _Boast(told, bool(_MORE.search(said["how"])))


def _target_in(boast: _Boast) -> tuple[Report, Claim] | None:
    """The target that the same sentence restates, right behind the figure."""
    report, claim = boast.told.report, boast.told.claim
    for other in report.by_sentence[claim.sentence_start]:
        if claim.end < other.start < claim.end + 40 and other.role == "target":
            return (report, other) if other.unit == claim.unit else None
    return None


def _target_of(chain: AuditChain, told: Told, before: Report) -> tuple[Report, Claim] | None:
    """The target for the same quantity and year in the report before."""
    for other in chain.of_report(before):
        if (
            other.claim.role == "target"
            and other.claim.period == told.claim.period
            and (other.quantity.name, other.quantity.aspect, other.quantity.unit)
            == (told.quantity.name, told.quantity.aspect, told.quantity.unit)
        ):
            return before, other.claim
    return None


def _wants_less(claim: Claim) -> bool:
    return any(
        s.indicator == claim.indicator_id and s.aspect == claim.aspect
        for s in series.load().values()
        if s.polarity in ("ceiling", "fall")
    )


# ---- a target restated


def _restated_target(chain: AuditChain, told: Told, before: Report) -> Iterator[Finding]:
    """A target of the year under review, quoted otherwise than it was set."""
    claim = _told_again(told)
    found = None if claim is None else _target_of(chain, told, before)
    if claim is None or found is None:
        return
    gap = apart(claim, found[1])
    if gap <= SLACK * max(1.0, abs(claim.value)):
        return
    now, was = number(claim.value) + claim.unit, number(found[1].value) + found[1].unit
    yield finding(
        "target_restated",
        severity(gap, claim.value),
        [figure(told.report, claim), figure(before, found[1])],
        message=f"“{claim.indicator}”的目标：当初报告为{was}，如今称{now}",
        message_en=f"the target for “{claim.indicator}” was set at {was} and is now told as {now}",
        arithmetic=f"{now} - {was} = {number(claim.value - found[1].value)}{claim.unit}",
        expected=found[1].value,
        found=claim.value,
    )


def _told_again(told: Told) -> Claim | None:
    """The target of the year under review that a figure is told as, or told with."""
    claim, year = told.claim, told.report.report_year
    if claim.role == "target":
        return claim if year is not None and claim.period == str(year - 1) else None
    boast = _boast(told)
    restated = None if boast is None else _target_in(boast)
    return restated[1] if restated is not None else None


# ---- programmes by their number


def _programmes(report: Report, before: Report) -> Iterator[Finding]:
    """15项民生实事全部完成, where the report before had promised another number."""
    for done in _programmes_in(report, ("review",)):
        if not _DONE.search(report.text, done.end(), done.end() + 16):
            continue
        promised = [
            p for p in _programmes_in(before, ("tasks", "targets")) if p["what"] == done["what"]
        ]
        counts = {_count(p["count"]) for p in promised}
        have = _count(done["count"])
        if len(counts) != 1 or have in counts:
            continue
        due = counts.pop()
        yield finding(
            "programme_count",
            "high" if have < due else "medium",
            [
                passage(report, *clause_around(report, done.start(), done.end())),
                passage(before, *clause_around(before, promised[0].start(), promised[0].end())),
            ],
            message=f"称完成{have}{done['unit']}{done['what']}，上年承诺{due}{promised[0]['unit']}",
            message_en=f"{have} items are said to be done; the report before promised {due}",
            arithmetic=f"{have} - {due} = {have - due}",
            expected=float(due),
            found=float(have),
            key=(report.report_id, done.start()),
        )


def _count(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else int(chinese(numeral))


def _programmes_in(report: Report, roles: tuple[str, ...]) -> list[re.Match[str]]:
    return [
        found
        for part in report.passages
        if part.role in roles
        for found in _PROGRAMME.finditer(report.text, part.start, part.end)
    ]
