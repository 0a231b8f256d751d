"""A part, its whole and the share.

Two forms: 总额1200亿元，其中民间投资700亿元，占58.3%, and 204个县，占全国1027个县的20%. Also the
shares of one whole, which make a hundred per cent: 国营占63.8%，合作社营占4.7%，….
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from duixian.audit.inside.wording import follows
from duixian.audit.making import number
from duixian.audit.printed import Interval, printed
from duixian.audit.relation import Relation
from duixian.audit.reports import Report
from duixian.model import Claim

_SHARE = re.compile(
    r"^[^,;。、\d]{0,12}[,(]?(?:约|大约)?(?:所)?占(?P<of>[^,;。、\d]{0,20}?)"
    r"(?:的比例|的比重|比重|比例)?(?:的|为|约|近|达|达到)*$"
)
_WITHIN = re.compile(r"^[^;。]{0,30}?其中[:,]?[^,;。\d]{0,24}$")
_OWN = re.compile(r"^(?:了|其|其中|总|全部|总数|总额|总量|总值|合计)*$")
_OUT_OF = re.compile(r"^[^,;。、\d]{0,10},(?:约|大约)?占[^,;。、\d]{0,16}$")
_OF_IT = re.compile(r"^[^,;。、\d]{0,16}的(?:约|近)?$")
_PARTITION = re.compile(r"(?:占|为|是)(?:了|到|约)*$")
_LEFT_UNSAID = 1.5
_TOO_MUCH = 5.0
"""Shares short of 100 by more leave parts unnamed; beyond it by more they are of several wholes."""


def relations(report: Report) -> Iterator[Relation]:
    """The triples (whole, part, share) of a report, and its sets of shares."""
    for claims in report.sentences():
        for first, second, share in zip(claims, claims[1:], claims[2:], strict=False):
            if not _are_amounts_and_share(first, second, share):
                continue
            if first.value > second.value and _of_that_whole(report, first, second, share):
                yield _relation(report, first, second, share)
            elif first.value < second.value and _out_of(report, first, second, share):
                yield _relation(report, second, first, share)
        yield from _partitions(report, claims)


def _are_amounts_and_share(first: Claim, second: Claim, share: Claim) -> bool:
    return (
        share.unit == "%"
        and share.aspect == first.aspect == second.aspect == "level"
        and first.unit == second.unit != "%"
        and first.value > 0 < second.value
    )


def _of_that_whole(report: Report, whole: Claim, part: Claim, share: Claim) -> bool:
    """Whether the words say that the share is the part's, in just this whole."""
    said = _SHARE.match(follows(report, part, share))
    if not said or whole.period != part.period:
        return False
    own = bool(_OWN.match(said["of"]))
    within = bool(_WITHIN.match(report.text[whole.end : part.start]))
    named = len(said["of"]) > 1 and whole.indicator[-3:] in said["of"]
    return (within and own) or named


def _out_of(report: Report, part: Claim, whole: Claim, share: Claim) -> bool:
    return bool(
        _OUT_OF.match(follows(report, part, whole)) and _OF_IT.match(follows(report, whole, share))
    )


def _relation(report: Report, whole: Claim, part: Claim, share: Claim) -> Relation:
    expected = (printed(part) / printed(whole)).scaled(100.0)
    value = part.value / whole.value * 100
    arithmetic = f"{number(part.value)} ÷ {number(whole.value)} = {number(value)}%"
    claims = tuple(sorted((whole, part, share), key=lambda c: c.start))
    return Relation(
        "share", report, claims, share, expected, printed(share), value, arithmetic, "%"
    )


def _partitions(report: Report, claims: tuple[Claim, ...]) -> Iterator[Relation]:
    """Runs of three and more shares of one whole."""
    for is_share, run in groupby(claims, key=lambda c: _in_partition(report, c)):
        shares = tuple(run)
        if not is_share or len(shares) < 3:
            continue
        total = sum(c.value for c in shares)
        if not -_LEFT_UNSAID <= total - 100.0 <= _TOO_MUCH:
            continue
        found = Interval(0.0, 0.0)
        for share in shares:
            found = found + printed(share)
        arithmetic = " + ".join(number(c.value) for c in shares) + f" = {number(total)}%"
        yield Relation(
            "structure",
            report,
            shares,
            shares[-1],
            Interval(100.0, 100.0),
            found,
            100.0 - total + shares[-1].value,
            arithmetic,
            "%",
        )


def _in_partition(report: Report, claim: Claim) -> bool:
    before = report.text[max(claim.sentence_start, claim.start - 4) : claim.start]
    return claim.unit == "%" and claim.aspect == "level" and bool(_PARTITION.search(before))
