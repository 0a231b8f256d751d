"""Growth from a stated base: 达到1170亿元，比1957年的704亿元增长66%; 比…的600亿元多出54%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian.audit.inside.wording import at_constant_prices, follows, per_head
from duixian.audit.making import number
from duixian.audit.printed import printed
from duixian.audit.relation import Relation
from duixian.audit.reports import Report
from duixian.model import Claim
from duixian.text.times import YEAR

_BASE = re.compile(r"^[,、](?:已|将|预计)?(?:比|较)[^,;。]{1,22}$")
_MOVED = re.compile(
    r"(?:增[加长产设拨收支]|提高|上升|减[少产收支]|下降|降低|[多少][收支]?)(?:了|将近|近|约)*$"
)
"""Right before a figure it makes it the change itself: 比上年增加近20万亩, 比上年多收20万吨 name
no base."""
_OVER = re.compile(r"^[,、]?(?:已)?超过[^,;。]{1,20}$")
_GROWN = re.compile(
    r"^[,、]?(?P<verb>增长|增加|多出|提高|上升|超过|超出|多|下降|减少|降低|少)(?:了|将近|近|约)*$"
)
_BY = re.compile(r"^的$")
_THEN = re.compile(r"^[,、](?:将)?(?:达到|达|为)(?:了)?(?:约|近)?$")
_LATER = re.compile(
    rf"^[,、](?:到)?{YEAR}年(?:底|末)?(?:就|已|已经|将)*(?:上升|增加|提高|增长|发展|扩大|下降|减少)(?:到|为)(?:了)?$"
)
_SINCE = re.compile(
    rf"^[,、](?:(?:比|较){YEAR}年)?(?P<verb>增长|增加|提高|下降|减少)(?:了|将近|近|约)*$"
)
_RISEN = re.compile(r"(?:比|较)[^,;。]{1,24}$")
_FALL = re.compile(r"降|减|少$")


def relations(report: Report) -> Iterator[Relation]:
    """The triples (amount, base, growth) of a report."""
    for claims in report.sentences():
        for triple in zip(claims, claims[1:], claims[2:], strict=False):
            read = _read(report, *triple)
            if read is not None and not at_constant_prices(read[0]):
                yield _relation(report, *read)


def _read(
    report: Report, one: Claim, two: Claim, three: Claim
) -> tuple[Claim, Claim, Claim, bool] | None:
    """Amount, base and growth in the order in which the sentence has them, and a fall."""
    first, second = follows(report, one, two), follows(report, two, three)
    if _fit(report, one, two, three):
        grown = _GROWN.match(second)
        if _BASE.match(first) and grown and not _MOVED.search(first):
            return one, two, three, bool(_FALL.search(grown["verb"]))
        if _OVER.match(first) and _BY.match(second):
            return one, two, three, False
        since = _SINCE.match(second)
        if _LATER.match(first) and since:
            return two, one, three, bool(_FALL.search(since["verb"]))
    if _fit(report, three, one, two):
        before = report.text[max(one.sentence_start, one.start - 26) : one.start]
        grown = _GROWN.match(first)
        if _RISEN.search(before) and grown and _THEN.match(second):
            return three, one, two, bool(_FALL.search(grown["verb"]))
    return None


def _fit(report: Report, amount: Claim, base: Claim, rate: Claim) -> bool:
    return (
        per_head(report, amount) == per_head(report, base)
        and amount.aspect == base.aspect == "level"
        and amount.unit == base.unit != "%"
        and rate.unit == "%"
        and rate.aspect in ("growth", "level")
        and amount.value > 0 < base.value
    )


def _relation(report: Report, amount: Claim, base: Claim, rate: Claim, fall: bool) -> Relation:
    sign = -1.0 if fall and rate.value > 0 else 1.0
    expected = (printed(amount) / printed(base)).shifted(-1.0).scaled(100.0 * sign)
    value = (amount.value / base.value - 1) * 100 * sign
    arithmetic = f"{number(amount.value)} ÷ {number(base.value)} - 1 = {number(value * sign)}%"
    claims = tuple(sorted((amount, base, rate), key=lambda c: c.start))
    return Relation(
        "from_to", report, claims, rate, expected, printed(rate), value, arithmetic, "%"
    )
