"""Check 10: first places that exclude each other.

Two governments of one level that both report to be the first of the nation (or of one province)
in the same quantity for the same year cannot both be, unless they are tied. Only a bare first
place counts: not 中部第1, not 城市首位, not 并列. What is ranked must carry the same name, and
a rank by growth (增速) is another than one by size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from duixian.audit.level_above import NATION
from duixian.audit.making import clause_around, finding
from duixian.audit.reports import Report
from duixian.audit.said import Statement, Subject, said
from duixian.model import Claim, Finding

_NATION = re.compile(r"(?:全国(?:各省|各省区|各省区市|31个省区市)?|各省区市?)(?:排名|排位)?$")
_PROVINCE = re.compile(r"(?:全省|全区)(?:排名|排位)?$")
_TIED = re.compile(r"并列|之一|前列|同类|同等")
_GROWTH = re.compile(r"增速|增幅|增长率|增量")
_PER_HEAD = re.compile(r"人均")
_ENDS = re.compile(r"^(?:其中|全省|全市|我省|我市|全区)|(?:全国|全省|位|均|数量|总量|规模)$")
SHORTEST = 3
"""Shorter names (规模, 增量) say nothing of what is ranked."""


def check(known: Iterable[Statement]) -> Iterator[Finding]:
    """First places that two governments claim."""
    held: dict[Subject, list[Statement]] = {}
    for one in known:
        if one.kind == "first":
            held.setdefault(one.subject, []).append(one)
    for holders in held.values():
        first = holders[0]
        for other in holders[1:]:
            if other.line != first.line:
                yield _both(first, other)


def firsts(report: Report) -> Iterator[Statement]:
    """The first places that a report claims for its government."""
    for claim in report.claims:
        if (place := _place(report, claim)) is not None:
            yield said("first", place, report, (claim,), value=claim.value)


def _place(report: Report, claim: Claim) -> Subject | None:
    first = claim.aspect == "rank" and claim.value == 1 and claim.bound == "eq"
    if not first or claim.role != "result" or claim.period is None:
        return None
    start, end = clause_around(report, claim.start, claim.end)
    clause = report.text[start:end]
    field = _field(report, claim)
    name = claim.indicator_id or _ENDS.sub("", claim.indicator)
    if field is None or _TIED.search(clause) or len(name) < SHORTEST or report.level is None:
        return None
    by = "".join(m.group() for s in (_GROWTH, _PER_HEAD) if (m := s.search(clause)))
    return Subject(field, name, f"{report.level} {by}", claim.period)


def _field(report: Report, claim: Claim) -> str | None:
    """Among whom it is first: all of the nation, or all of one province; else None."""
    said = claim.scope or report.text[max(claim.sentence_start, claim.start - 8) : claim.start]
    code = report.government_code
    if code is None:
        return None
    if _NATION.search(said) and (claim.scope is None or _NATION.match(said)):
        return NATION
    below = not code.endswith("0000")
    return code[:2] + "0000" if _PROVINCE.search(said) and below else None


def _both(one: Statement, other: Statement) -> Finding:
    what = other.figures[0].indicator
    return finding(
        "rank_claimed_twice",
        "medium",
        [*other.figures, *one.figures],
        message=f"{one.period}年“{what}”：{other.whose}与{one.whose}同称第一",
        message_en=(
            f"“{what}” of {one.period}: {other.doc} and {one.doc} both claim the first place"
        ),
        arithmetic=f"{other.whose} 第1；{one.whose} 第1",
        arithmetic_en=f"“{other.whose}”: first; “{one.whose}”: first",
        expected=1.0,
        found=1.0,
    )
