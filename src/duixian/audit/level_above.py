"""Check 4: a report against the level above.

增长5.4%、高于全国0.4个百分点 implies that the nation grew by 5.0%. That figure is compared with
what the government above says itself, of the same quantity and the same period: a province's
report of 2026 speaks of 2025, and the State Council's of 2025 speaks of 2024, so these two do not
meet. Where the report above is not in the books, governments that imply the same figure are set
against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from duixian.audit.making import figure, finding, number
from duixian.audit.printed import Interval, printed
from duixian.audit.quantity import quantity
from duixian.audit.relation import SLACK, severity
from duixian.audit.reports import Report
from duixian.model import Claim, Finding
from duixian.registry import audit as registry

NATION = "000000"


class Subject(NamedTuple):
    """Whose figure, of what, how told, for when."""

    government: str
    name: str
    aspect: str
    period: str | None


@dataclass(frozen=True, slots=True)
class ImpliedAbove:
    """What a report implies of the government above it."""

    report: Report
    own: Claim
    gap: Claim
    subject: Subject

    @property
    def value(self) -> float:
        """The implied figure, by the printed values."""
        return self.own.value - self.gap.value

    @property
    def interval(self) -> Interval:
        """All values that the printed digits leave possible."""
        return printed(self.own) - printed(self.gap)

    @property
    def arithmetic(self) -> str:
        """How the figure follows."""
        sign, distance = ("-", self.gap.value) if self.gap.value >= 0 else ("+", -self.gap.value)
        return f"{number(self.own.value)} {sign} {number(distance)} = {number(self.value)}"


def check(reports: Iterable[Report]) -> Iterator[Finding]:
    """Implied figures that the level above, or other governments, contradict."""
    known = tuple(reports)
    groups: dict[Subject, list[ImpliedAbove]] = {}
    for report in known:
        for one in implied(report):
            groups.setdefault(one.subject, []).append(one)
    told = _told(known, groups)
    for subject, group in groups.items():
        if subject in told:
            yield from (
                _against(one, *told[subject]) for one in group if _apart(one, told[subject])
            )
        else:
            yield from _among(group)


def implied(report: Report) -> Iterator[ImpliedAbove]:
    """The figures of the level above that a report implies by its distance from them."""
    for claims in report.sentences():
        for at, gap in enumerate(claims):
            above = _above(report, gap)
            own = _own(claims[:at], gap) if above is not None else None
            if above is not None and own is not None:
                name = own.indicator_id or own.indicator
                yield ImpliedAbove(report, own, gap, Subject(above, name, own.aspect, own.period))


def code_of(report: Report) -> str | None:
    """GB/T 2260 code of the reporting government, as far as it is known."""
    if report.government_code is not None:
        return report.government_code
    return NATION if report.government in registry.names_of("nation") else None


def _above(report: Report, gap: Claim) -> str | None:
    """The government from which a distance is measured, if it is the one above."""
    if gap.aspect != "gap" or gap.scope is None or gap.bound != "eq":
        return None
    code = code_of(report)
    if gap.scope in registry.names_of("nation"):
        return None if code == NATION else NATION
    if gap.scope in registry.names_of("province") and code and not code.endswith("0000"):
        return code[:2] + "0000"
    return None


def _own(before: tuple[Claim, ...], gap: Claim) -> Claim | None:
    """The reporting government's own figure, told just before its distance."""
    for claim in reversed(before):
        if claim.aspect == "gap" and claim.indicator == gap.indicator:
            continue
        same = claim.indicator == gap.indicator and claim.period == gap.period
        rate = claim.unit == ("%" if gap.unit == "百分点" else gap.unit)
        plain = claim.aspect in ("level", "growth") and claim.scope is None and claim.bound == "eq"
        return claim if same and rate and plain else None
    return None


def _told(
    reports: tuple[Report, ...], wanted: Iterable[Subject]
) -> dict[Subject, tuple[Report, Claim]]:
    """What the governments above say of themselves, as results and without qualifiers."""
    subjects = set(wanted)
    codes = {s.government for s in subjects}
    found: dict[Subject, tuple[Report, Claim]] = {}
    for report in reports:
        code = code_of(report)
        if code is None or code not in codes:
            continue
        for claim in report.claims:
            known = quantity(report, claim) if claim.role == "result" else None
            if known is not None and not known.qualifiers and not known.base:
                subject = Subject(code, known.name, known.aspect, claim.period)
                if subject in subjects:
                    found.setdefault(subject, (report, claim))
    return found


def _apart(one: ImpliedAbove, told: tuple[Report, Claim]) -> bool:
    return one.interval.gap(printed(told[1])) > SLACK * max(1.0, abs(one.value))


def _against(one: ImpliedAbove, above: Report, said: Claim) -> Finding:
    gap = one.interval.gap(printed(said))
    name, unit = one.own.indicator, said.unit
    due, told = number(one.value) + unit, number(said.value) + unit
    return finding(
        "level_above",
        severity(gap, max(abs(said.value), 1.0)),
        [figure(one.report, one.own), figure(one.report, one.gap), figure(above, said)],
        message=f"按“{name}”与{one.gap.scope}的差距推算，{one.gap.scope}为{due}；上级报告为{told}",
        message_en=(
            f"by its distance from {one.gap.scope}, “{name}” above is {due}; "
            f"the report of the level above says {told}"
        ),
        arithmetic=one.arithmetic,
        expected=said.value,
        found=one.value,
    )


def _among(group: list[ImpliedAbove]) -> Iterator[Finding]:
    """Governments that imply different figures of the same government above."""
    if len({one.report.report_id for one in group}) < 2:
        return
    votes = Counter(round(one.value, 6) for one in group)
    usual = max(votes, key=lambda v: (votes[v], -v))
    witness = next(one for one in group if round(one.value, 6) == usual)
    for one in group:
        gap = one.interval.gap(witness.interval)
        if gap > SLACK * max(1.0, abs(one.value)):
            yield _odd_one(one, witness, votes[usual], gap)


def _odd_one(one: ImpliedAbove, witness: ImpliedAbove, others: int, gap: float) -> Finding:
    name, unit = one.own.indicator, one.own.unit
    here, there = number(one.value) + unit, number(witness.value) + unit
    whose = witness.report.government or witness.report.doc
    return finding(
        "level_above_disputed",
        severity(gap, max(abs(witness.value), 1.0)),
        [
            figure(one.report, one.own),
            figure(one.report, one.gap),
            figure(witness.report, witness.own),
            figure(witness.report, witness.gap),
        ],
        message=f"“{name}”：本报告推算{one.gap.scope}为{here}，{whose}等{others}份报告推算为{there}",
        message_en=(
            f"“{name}”: this report implies {here} for {one.gap.scope}, "
            f"{others} other(s), such as {witness.report.doc}, imply {there}"
        ),
        arithmetic=f"{one.arithmetic}；{witness.arithmetic}",
        expected=witness.value,
        found=one.value,
    )
