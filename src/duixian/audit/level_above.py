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

from duixian.audit.making import finding, number
from duixian.audit.printed import printed
from duixian.audit.quantity import quantity
from duixian.audit.relation import SLACK, severity
from duixian.audit.reports import Report
from duixian.audit.said import Statement, Subject, said
from duixian.model import Claim, Finding
from duixian.registry import audit as registry

NATION = "000000"


def check(known: Iterable[Statement]) -> Iterator[Finding]:
    """Implied figures that the level above, or other governments, contradict."""
    groups: dict[Subject, list[Statement]] = {}
    told: dict[Subject, Statement] = {}
    for one in known:
        if one.kind == "implied":
            groups.setdefault(one.subject, []).append(one)
        elif one.kind == "told":
            told.setdefault(one.subject, one)
    for subject, group in groups.items():
        if above := told.get(subject):
            yield from (_against(one, above) for one in group if _apart(one, above))
        else:
            yield from _among(group)


def implied(report: Report) -> Iterator[Statement]:
    """The figures of the level above that a report implies by its distance from them."""
    for claims in report.sentences():
        for at, gap in enumerate(claims):
            above = _above(report, gap)
            own = _own(claims[:at], gap) if above is not None else None
            if above is not None and own is not None:
                name = own.indicator_id or own.indicator
                sign, distance = ("-", gap.value) if gap.value >= 0 else ("+", -gap.value)
                value = own.value - gap.value
                yield said(
                    "implied",
                    Subject(above, name, own.aspect, own.period),
                    report,
                    (own, gap),
                    value=value,
                    interval=printed(own) - printed(gap),
                    scope=gap.scope or "",
                    arithmetic=f"{number(own.value)} {sign} {number(distance)} = {number(value)}",
                )


def told(report: Report) -> Iterator[Statement]:
    """What a nation or a province says of itself, as results and without qualifiers: each figure
    once, as it is said first."""
    code = code_of(report)
    if code is None or not code.endswith("0000"):
        return
    seen: set[Subject] = set()
    for claim in report.claims:
        if claim.role != "result" or claim.aspect not in _COMPARED:
            continue
        known = quantity(report, claim)
        if known is None or known.qualifiers or known.base:
            continue
        subject = Subject(code, known.name, known.aspect, claim.period)
        if subject not in seen:
            seen.add(subject)
            yield said("told", subject, report, (claim,), value=claim.value)


_COMPARED = ("level", "growth")
"""Aspects of figures whose distance from the level above is told."""


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
        plain = claim.aspect in _COMPARED and claim.scope is None and claim.bound == "eq"
        return claim if same and rate and plain else None
    return None


def _apart(one: Statement, told: Statement) -> bool:
    return one.interval.gap(told.interval) > SLACK * max(1.0, abs(one.value))


def _against(one: Statement, above: Statement) -> Finding:
    gap = one.interval.gap(above.interval)
    own, unit = one.figures[0], above.figures[0].unit or ""
    name = own.indicator
    due, told = number(one.value) + unit, number(above.value) + unit
    return finding(
        "level_above",
        severity(gap, max(abs(above.value), 1.0)),
        [*one.figures, *above.figures],
        message=f"按“{name}”与{one.scope}的差距推算，{one.scope}为{due}；上级报告为{told}",
        message_en=(
            f"by its distance from {one.scope}, “{name}” above is {due}; "
            f"the report of the level above says {told}"
        ),
        arithmetic=one.arithmetic,
        expected=above.value,
        found=one.value,
    )


def _among(group: list[Statement]) -> Iterator[Finding]:
    """Governments that imply different figures of the same government above."""
    if len({one.report_id for one in group}) < 2:
        return
    votes = Counter(round(one.value, 6) for one in group)
    usual = max(votes, key=lambda v: (votes[v], -v))
    witness = next(one for one in group if round(one.value, 6) == usual)
    for one in group:
        gap = one.interval.gap(witness.interval)
        if gap > SLACK * max(1.0, abs(one.value)):
            yield _odd_one(one, witness, votes[usual], gap)


def _odd_one(one: Statement, witness: Statement, others: int, gap: float) -> Finding:
    name, unit = one.figures[0].indicator, one.figures[0].unit or ""
    here, there = number(one.value) + unit, number(witness.value) + unit
    return finding(
        "level_above_disputed",
        severity(gap, max(abs(witness.value), 1.0)),
        [*one.figures, *witness.figures],
        message=(
            f"“{name}”：本报告推算{one.scope}为{here}，{witness.whose}等{others}份报告推算为{there}"
        ),
        message_en=(
            f"“{name}”: this report implies {here} for {one.scope}, "
            f"{others} other(s), such as {witness.doc}, imply {there}"
        ),
        arithmetic=f"{one.arithmetic}；{witness.arithmetic}",
        expected=witness.value,
        found=one.value,
    )
