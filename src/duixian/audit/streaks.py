"""Check 6: streaks against the reports before.

A streak grows by one a year: who reports 连续5年 of 2009 reports 连续6年 of 2010. Streaks of one
subject and of the same kind (rising, falling, first, holding) in the reports of one government
are set against each other, and a rising or falling streak against the amounts that the reports
give for the years it covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.audit.chain import AuditChain, Told
from duixian.audit.making import figure, finding, number
from duixian.audit.printed import printed
from duixian.audit.reports import Report
from duixian.model import Claim, Finding

ALIKE = 0.55
"""Dice coefficient of the character pairs of two clauses from which on they speak of one thing:
养老金连续5年增加 and 连续7年提高养老金水平 share 0.7; other subjects stay below 0.3."""
FARTHEST = 6
"""Streaks more years apart are not compared: subjects are redefined in the meantime."""

_KINDS = {
    "first": re.compile(r"首位|第一|榜首|冠|之首"),
    "holding": re.compile(r"保持|稳定|以上|超|达到|达标|高于|低于|优秀"),
    "falling": re.compile(r"下降|减少|只减不增|降低|双下降"),
    "rising": re.compile(r"增产|增长|增加|提高|丰收|连[增丰快]|上升|净增|提升"),
}
_NOISE = re.compile(r"[^一-鿿]|连续|实现|历史|罕见|全年|去年|今年|又|再|并|了|的|年")
_BOUNDARY = re.compile(r"[,;:。!?\n]")


@dataclass(frozen=True, slots=True)
class Streak:
    """How long in a row, of what, told where."""

    report: Report
    claim: Claim
    year: int
    kind: str
    pairs: frozenset[str]
    """Character pairs of the clause, the number and common words left out."""

    @property
    def began(self) -> int:
        """The first year of the streak."""
        return self.year - int(self.claim.value) + 1


def check(chain: AuditChain) -> Iterator[Finding]:
    """Streaks that the other reports of a government contradict."""
    found = [s for report in chain.reports for s in streaks(report)]
    for i, later in enumerate(found):
        # the nearest earlier report that tells of it is the one to compare with
        earlier = [s for s in found[:i] if _same(s, later)]
        if earlier and earlier[-1].began != later.began:
            yield _jump(earlier[-1], later)
        yield from _broken(chain, later)


def streaks(report: Report) -> Iterator[Streak]:
    """The streaks of years that a report tells of as reached."""
    for claim in report.claims:
        period = claim.period
        if (
            claim.aspect == "streak"
            and claim.unit == "年"
            and claim.role == "result"
            and claim.bound == "eq"
            and period is not None
            and period.isdigit()
        ):
            kind = _kind(report, claim)
            if kind is not None:
                yield Streak(report, claim, int(period), kind, _pairs(_clause(report, claim)))


def _kind(report: Report, claim: Claim) -> str | None:
    """What went on: told by the word that comes first from the number on, else before it."""
    stop = claim.end + _tail(report, claim)
    for text in (report.text[claim.start : stop], report.text[claim.sentence_start : claim.start]):
        signs = [(m.start(), k) for k, sign in _KINDS.items() if (m := sign.search(text))]
        if signs:
            return min(signs)[1]
    return None


def _clause(report: Report, claim: Claim) -> str:
    """The clause of a streak, with the one before where it begins with the streak itself.

    Two streaks in one clause (粮食“十一连增”、农民收入“五连快”) have each its own words.
    """
    start = claim.sentence_start
    for other in report.by_sentence[claim.sentence_start]:
        if other.aspect == "streak" and start < other.end < claim.start:
            start = other.end
    bounds = [start, *(m.end() for m in _BOUNDARY.finditer(report.text, start, claim.start))]
    begin = bounds[-1]
    if not _NOISE.sub("", report.text[begin : claim.start]) and _tail(report, claim) < 5:
        begin = bounds[-2] if len(bounds) > 1 else start
    stop = claim.end + _tail(report, claim)
    return f"{report.text[begin : claim.start]} {report.text[claim.start : stop]}"


def _tail(report: Report, claim: Claim) -> int:
    stop = _BOUNDARY.search(report.text, claim.end)
    return (stop.start() if stop else claim.sentence_end) - claim.end


def _pairs(clause: str) -> frozenset[str]:
    bare = _NOISE.sub("", re.sub(r"[“\d一二三四五六七八九十]+(?:年|连)", " ", clause))
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1))


def _same(one: Streak, other: Streak) -> bool:
    if one.kind != other.kind or not 0 < other.year - one.year <= FARTHEST:
        return False
    if one.claim.indicator_id is not None and one.claim.indicator_id == other.claim.indicator_id:
        return True
    shared = len(one.pairs & other.pairs)
    return shared >= 2 and 2 * shared >= ALIKE * (len(one.pairs) + len(other.pairs))


def _jump(earlier: Streak, later: Streak) -> Finding:
    due = int(earlier.claim.value) + later.year - earlier.year
    said = int(later.claim.value)
    then, now = earlier.report.report_year, later.report.report_year
    return finding(
        "streak",
        "medium" if abs(due - said) > 1 else "low",
        [figure(later.report, later.claim), figure(earlier.report, earlier.claim)],
        message=(
            f"{then}年报告称连续{int(earlier.claim.value)}年（{earlier.year}年止），"
            f"{now}年报告应为连续{due}年，文中写{said}年"
        ),
        message_en=(
            f"{int(earlier.claim.value)} years in a row to {earlier.year} make {due} to "
            f"{later.year}; the report of {now} says {said}"
        ),
        arithmetic=f"{int(earlier.claim.value)} + ({later.year} - {earlier.year}) = {due}",
        expected=float(due),
        found=float(said),
    )


def _broken(chain: AuditChain, streak: Streak) -> Iterator[Finding]:
    """A year inside a rising or falling streak in which the reported amount went the other way."""
    identifier = streak.claim.indicator_id
    if identifier is None or streak.kind not in ("rising", "falling"):
        return
    levels = _levels(chain, identifier)
    for year in range(streak.began, streak.year + 1):
        for before, after in (
            (b, a) for b in levels.get(year - 1, ()) for a in levels.get(year, ())
        ):
            if before.quantity != after.quantity:
                continue
            was, now = printed(before.claim), printed(after.claim)
            against = now.high < was.low if streak.kind == "rising" else now.low > was.high
            if against:
                yield _contradicted(streak, year, before, after)
                return


def _levels(chain: AuditChain, identifier: str) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = {}
    for told in chain.told:
        if (
            told.quantity.name == identifier
            and told.quantity.aspect == "level"
            and told.claim.role != "target"
            and told.year is not None
        ):
            found.setdefault(told.year, []).append(told)
    return found


def _contradicted(streak: Streak, year: int, before: Told, after: Told) -> Finding:
    was = number(before.claim.value) + before.claim.unit
    now = number(after.claim.value) + after.claim.unit
    turned = "下降" if streak.kind == "rising" else "上升"
    return finding(
        "streak_broken",
        "medium",
        [
            figure(streak.report, streak.claim),
            figure(before.report, before.claim),
            figure(after.report, after.claim),
        ],
        message=f"称连续{int(streak.claim.value)}年，而其间{year}年由{was}{turned}为{now}",
        message_en=f"{int(streak.claim.value)} years in a row, yet {year} went from {was} to {now}",
        arithmetic=f"{now} - {was} = {number(after.claim.value - before.claim.value)}",
        expected=before.claim.value,
        found=after.claim.value,
    )
