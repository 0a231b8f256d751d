"""An amount, its increase and its rate of growth, in any order.

达到1.3亿元，比上年增加2000万元，增长18%; 增长17.6%，即增产578亿斤，达到3856亿斤.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian.audit.inside.wording import at_constant_prices, follows, is_step
from duixian.audit.making import number
from duixian.audit.printed import printed
from duixian.audit.relation import Relation
from duixian.audit.reports import Report
from duixian.model import Claim

_AGAINST = r"(?:将|又|拟)?(?:同比|一年|(?:比|较)[^,;。]{0,16}?)?(?:净|共|约|大约|将|拟|再)*"
_VERB = (
    r"(?P<verb>增[加产设拨收支长]|减少|减产|下降|多收|少收|多支|少支|多|少|提高|降低)了?(?:近|约)?$"
)
_MORE = re.compile(rf"^[,、(]{_AGAINST}{_VERB}")
_MORE_FIRST = re.compile(rf"(?:^|[,;:。、]|[^,;。、]{{2,}}){_VERB}")
_RATE = re.compile(
    rf"^[,、(](?:即|这就是)?{_AGAINST}(?:增长|增加|提高|上升|下降|减少|增幅|降幅|降低|增长率|增长幅度)?(?:了|为|达)*(?:近|约)?$"
)
_REACHED = re.compile(
    r"^[,、](?:到[^,;。]{2,8}年(?:底|末)?)?(?:总数|总量|总额|总计|规模|累计|余额|将|可以|已)*(?:达到?|为|近|约|超过)*$"
)
_THAT_IS = re.compile(rf"^[,、](?:即|也就是)?{_AGAINST}{_VERB}")
_FALL = re.compile(r"减|降|少")


def relations(report: Report) -> Iterator[Relation]:
    """The triples (amount, increase, growth) of a report."""
    for claims in report.sentences():
        for triple in zip(claims, claims[1:], claims[2:], strict=False):
            for amount, more, rate, fall in _read(report, *triple):
                yield _relation(report, amount, more, rate, fall)


def _read(
    report: Report, one: Claim, two: Claim, three: Claim
) -> Iterator[tuple[Claim, Claim, Claim, bool]]:
    """Amount, increase and growth in the order in which the sentence has them, and a fall."""
    first, second = follows(report, one, two), follows(report, two, three)
    before = report.text[max(one.sentence_start, one.start - 16) : one.start]
    if _fit(report, one, two, three) and _RATE.match(second) and (said := _MORE.match(first)):
        yield one, two, three, bool(_FALL.search(said["verb"]))
    elif _fit(report, two, one, three) and _REACHED.match(first) and _RATE.match(second):
        said = _MORE_FIRST.search(before)
        if said:
            yield two, one, three, bool(_FALL.search(said["verb"]))
    elif _fit(report, three, two, one) and _REACHED.match(second):
        said = _THAT_IS.match(first)
        if said:
            yield three, two, one, bool(_FALL.search(said["verb"]))


def _fit(report: Report, amount: Claim, more: Claim, rate: Claim) -> bool:
    return (
        not is_step(report.text[amount.sentence_start : amount.start])
        and amount.aspect == "level"
        and more.aspect in ("change", "level", "growth")
        and amount.unit == more.unit != "%"
        and rate.unit == "%"
        and rate.aspect in ("growth", "level")
        and 0 < abs(more.value) < amount.value
        and not at_constant_prices(amount)
    )


def _relation(report: Report, amount: Claim, more: Claim, rate: Claim, fall: bool) -> Relation:
    step = printed(more).scaled(-1.0 if fall and more.value > 0 else 1.0)
    grown = -abs(more.value) if fall else more.value
    expected = (step / (printed(amount) - step)).scaled(100.0)
    value = grown / (amount.value - grown) * 100
    if value < 0 < rate.value:
        expected, value = expected.scaled(-1.0), -value
    arithmetic = (
        f"{number(abs(grown))} ÷ ({number(amount.value)} {'+' if grown < 0 else '-'} "
        f"{number(abs(grown))}) = {number(value)}%"
    )
    claims = tuple(sorted((amount, more, rate), key=lambda c: c.start))
    return Relation(
        "base_and_growth",
        report,
        claims,
        rate,
        expected,
        printed(rate),
        value,
        arithmetic,
        "%",
    )
