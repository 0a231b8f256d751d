"""Parts and their total.

赤字3.38万亿元，其中中央2.78万亿元，地方6000亿元; 部里57个，地方14个，共计71个. Parts named after
其中 may leave a remainder, so they must not exceed the total; they must make it up where they
are said to (共计) or are the two halves of a whole (中央 and 地方).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from duixian.audit.inside.wording import follows, is_step, per_head
from duixian.audit.making import number
from duixian.audit.printed import Interval, printed
from duixian.audit.relation import Relation
from duixian.audit.reports import Report
from duixian.model import Claim
from duixian.registry import audit as registry

_AMONG = re.compile(r"^[余多]?[^;。]{0,40}?[,;:(]其中[:,]?(?P<part>[^,;。、\d]{0,30})$")
_NEXT = re.compile(r"^[^,;。、\d()]{0,14}[,、和]?[^;。\d()]{0,26}$")
_TOTAL = re.compile(
    r"^[^,;。、\d]{0,14},(?:两项|两者|三项|以上|一共)?(?:共计|合计|总计|共)(?:为|达|达到)?$"
)
_BREAK = re.compile(r"其中|比|较|增长|增加|减少|同比|达到|累计|共|相当于|每")


def relations(report: Report) -> Iterator[Relation]:
    """The totals of a report beside the sums of their parts."""
    for claims in report.sentences():
        for i, whole in enumerate(claims[:-1]):
            parts = _parts(report, whole, claims[i + 1 :])
            if parts:
                yield from _among(report, whole, parts)
        for i in range(2, len(claims)):
            relation = _made_up(report, claims[: i + 1])
            if relation is not None:
                yield relation


def _amount(report: Report, claim: Claim, like: Claim) -> bool:
    before = report.text[claim.sentence_start : claim.start]
    return (
        not is_step(before)
        and per_head(report, claim) == per_head(report, like)
        and claim.aspect == "level"
        and claim.unit == like.unit
        and claim.unit not in ("%", "百分点", "年")
        and claim.role == like.role
    )


def _parts(report: Report, whole: Claim, after: Sequence[Claim]) -> list[Claim]:
    """The amounts named directly after 其中, as long as they follow each other."""
    before = report.text[whole.sentence_start : whole.start]
    if whole.aspect != "level" or is_step(before) or not _amount(report, after[0], whole):
        return []
    if not _AMONG.match(report.text[whole.end : after[0].start]):
        return []
    parts = [after[0]]
    for claim in after[1:]:
        between = follows(report, parts[-1], claim)
        if not _amount(report, claim, whole) or not _NEXT.match(between) or _BREAK.search(between):
            break
        parts.append(claim)
    return [] if any(p.period != whole.period for p in parts) else parts


def _among(report: Report, whole: Claim, parts: list[Claim]) -> Iterator[Relation]:
    exact = len(parts) == 2 and registry.halves(*(_head(report, p) for p in parts))
    total = printed(whole)
    if not exact:
        # other parts may be left unnamed: the sum need only stay below the total
        total = Interval(-math.inf, total.high)
    yield _relation(report, (whole, *parts), whole, parts, total)


def _made_up(report: Report, claims: tuple[Claim, ...]) -> Relation | None:
    """甲57个，乙14个，共计71个: the two amounts before a total make it up."""
    first, second, total = claims[-3:]
    if not (_amount(report, first, total) and _amount(report, second, total)):
        return None
    if first.period != total.period or second.period != total.period:
        return None
    if not _TOTAL.match(follows(report, second, total)):
        return None
    between = follows(report, first, second)
    if not _NEXT.match(between) or _BREAK.search(between):
        return None
    if len(claims) > 3 and _amount(report, claims[-4], total):
        return None
    return _relation(report, claims[-3:], total, [first, second], printed(total))


def _relation(
    report: Report,
    claims: tuple[Claim, ...],
    whole: Claim,
    parts: Sequence[Claim],
    total: Interval,
) -> Relation:
    expected = Interval(0.0, 0.0)
    for part in parts:
        expected = expected + printed(part)
    value = sum(p.value for p in parts)
    arithmetic = " + ".join(number(p.value) for p in parts) + f" = {number(value)}{whole.unit}"
    return Relation("sum", report, claims, whole, expected, total, value, arithmetic, whole.unit)


def _head(report: Report, part: Claim) -> str:
    """The words of the part's own clause before its number."""
    before = report.text[max(part.sentence_start, part.start - 24) : part.start]
    return re.split(r"[,;:、。]|其中", before)[-1]
