"""From A to B, a change of C: 由43个整合为16个，精简比例63%; 从6%提高到8%，提高2个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian.audit.inside.wording import at_constant_prices, follows
from duixian.audit.making import number
from duixian.audit.printed import printed
from duixian.audit.relation import Relation
from duixian.audit.reports import Report
from duixian.model import Claim
from duixian.patterns import either
from duixian.text.times import YEAR

_FROM = re.compile(r"(?:由|从)[^,;:。、]{0,16}$")
_TO = re.compile(
    rf"^,?[^,;:。、\d]{{0,14}}?(?:到|至|为|成)(?:{YEAR}年(?:底|末)?的?|目前的?|现在的?|今年的?|去年的?)?"
    r"(?:了|近|约|超过|不到|接近)*$"
)
_ANNUAL = r"(?:年均|平均每年|每年平均|年平均)"
_REAL = re.compile(r"实际|可比|扣除|不变价")
_THEN = re.compile(
    "^,"
    + either(
        "即",
        "共",
        "净",
        "总共",
        "累计",
        "同比",
        f"{_ANNUAL}",
        "大约",
        "约",
        "只",
        "了",
        "[两三四五]年间",
        "[两三四五]年",
    )
    + "*"
    + either(
        "增长",
        "增加",
        "增幅",
        "提高",
        "提升",
        "上升",
        "扩大",
        "下降",
        "降低",
        "减少",
        "压减",
        "压缩",
        "缩短",
        "缩小",
        "精简",
        "降幅",
        "减幅",
        name="verb",
    )
    + "(?:比例|幅度|速度|率)?(?:了|达到?|为|近|约|超过|过)*$"
)
_FALL = re.compile(r"下降|降|减|缩|精简")


def relations(report: Report) -> Iterator[Relation]:
    """The triples (A, B, C) of a report with what A and B make C."""
    for claims in report.sentences():
        for a, b, c in zip(claims, claims[1:], claims[2:], strict=False):
            if _is_pair(report, claims, a, b):
                then = _THEN.match(follows(report, b, c))
                if then and not _REAL.search(then.group()):
                    relation = _relation(report, a, b, c, then)
                    if relation is not None:
                        yield relation


def _is_pair(report: Report, claims: tuple[Claim, ...], a: Claim, b: Claim) -> bool:
    before = report.text[max(a.sentence_start, a.start - 24) : a.start]
    return (
        a.unit == b.unit
        and a.aspect == b.aspect
        and a.aspect in ("level", "rank")
        and bool(_FROM.search(before))
        and bool(_TO.match(follows(report, a, b)))
    )


def _relation(report: Report, a: Claim, b: Claim, c: Claim, then: re.Match[str]) -> Relation | None:
    years = 1
    if re.search(_ANNUAL, then.group()):
        span = _years(a, b)
        if span is None:
            return None
        years = span
    if at_constant_prices(b) and c.unit == "%":
        return None
    low, high = printed(a), printed(b)
    falls = bool(_FALL.search(then["verb"])) and c.value > 0
    sign = -1.0 if falls else 1.0
    if c.unit == "%" and c.aspect in ("growth", "level") and a.unit != "%" and a.value > 0:
        expected = (high / low).power(1 / years).shifted(-1.0).scaled(100.0 * sign)
        value = ((b.value / a.value) ** (1 / years) - 1) * 100 * sign
        root = f"^(1/{years})" if years > 1 else ""
        arithmetic = f"({_n(b)} ÷ {_n(a)}){root} - 1 = {number(value * sign)}%"
        return Relation(
            "from_to", report, (a, b, c), c, expected, printed(c), value, arithmetic, "%"
        )
    points = a.unit == "%" and c.unit in ("百分点", "%")
    if (c.aspect in ("change", "level", "growth") and (points or c.unit == a.unit)) or (
        a.aspect == "rank" and c.unit == a.unit
    ):
        return _difference(report, a, b, c, sign / years, points)
    return None


def _difference(
    report: Report, a: Claim, b: Claim, c: Claim, factor: float, points: bool
) -> Relation | None:
    if a.aspect == "rank":
        factor = -factor
    expected = (printed(b) - printed(a)).scaled(factor)
    value = (b.value - a.value) * factor
    if points and c.unit == "%":
        # 由44%提高到45%，即提高1%: loosely for points; only wrong when wrong either way
        relative = ((printed(b) / printed(a)).shifted(-1.0)).scaled(100.0 * factor)
        if relative.gap(printed(c)) == 0:
            return None
    divided = f" ÷ {round(1 / abs(factor))}" if abs(factor) < 1 else ""
    arithmetic = f"({_n(b)} - {_n(a)}){divided} = {number(value)}{c.unit}"
    return Relation(
        "from_to", report, (a, b, c), c, expected, printed(c), value, arithmetic, c.unit
    )


def _years(a: Claim, b: Claim) -> int | None:
    """Years between the two ends, when both are plain years.

    One year has no yearly mean: then the ends were given no years in the text.
    """
    if a.period and b.period and a.period.isdigit() and b.period.isdigit():
        span = int(b.period) - int(a.period)
        return span if span > 1 else None
    return None


def _n(claim: Claim) -> str:
    return number(claim.value) + claim.unit
