"""Check 2: one quantity, two values, in one report.

The review says one thing and the headline another, or two sentences give the same quantity for
the same period with figures that no rounding reconciles. Quantities are told apart strictly
(`quantity`): under the same qualifiers, of the reporting government, for one period and role.
A phrase that comes with three different values is a heading of a list, no quantity.
"""

from __future__ import annotations

from collections.abc import Iterator

from duixian.audit.making import figure, finding, number
from duixian.audit.printed import apart
from duixian.audit.quantity import Quantity, alike, quantity
from duixian.audit.relation import SLACK, severity
from duixian.audit.reports import Report
from duixian.model import Claim, Finding


def check(report: Report) -> Iterator[Finding]:
    """The quantities of one report that have two values."""
    for claims in repeated(report).values():
        values = _apart(claims)
        apart = len(values) == 2 and values[0].sentence_start != values[1].sentence_start
        if apart and alike(*values) and not any(_at_named_prices(report, v) for v in values):
            yield _finding(report, values[0], values[1])


def repeated(report: Report) -> dict[tuple[Quantity, str | None, str], list[Claim]]:
    """The claims that speak of one quantity for one period in one role, two and more."""
    groups: dict[tuple[Quantity, str | None, str], list[Claim]] = {}
    for claim in report.claims:
        known = quantity(report, claim)
        if known is None or claim.period is None or known.aspect == "change":
            continue
        if claim.indicator_id is not None or _opens_sentence(report, claim):
            groups.setdefault((known, claim.period, claim.role), []).append(claim)
    return {key: claims for key, claims in groups.items() if len(claims) > 1}


def _opens_sentence(report: Report, claim: Claim) -> bool:
    """Whether no figure stands before it: inside a list, 旅客周转量 may be that of the railways."""
    return report.by_sentence[claim.sentence_start][0].start == claim.start


def _at_named_prices(report: Report, claim: Claim) -> bool:
    """Whether the text says nearby at which prices it counts: then two values are meant."""
    near = report.text[max(0, claim.sentence_start - 120) : claim.sentence_end]
    return "价格计算" in near


def _apart(claims: list[Claim]) -> list[Claim]:
    """One claim for each value that agrees with none before it."""
    values: list[Claim] = []
    for claim in claims:
        if all(apart(claim, v) > SLACK * max(1.0, abs(claim.value)) for v in values):
            values.append(claim)
    return values


def _finding(report: Report, one: Claim, two: Claim) -> Finding:
    gap = apart(one, two)
    first, second = number(one.value) + one.unit, number(two.value) + two.unit
    when = f"（{one.period}）"
    return finding(
        "two_values",
        severity(gap, one.value),
        [figure(report, one), figure(report, two)],
        message=f"同一报告中“{one.indicator}”{when}前后两值：{first}与{second}",
        message_en=(
            f"one report gives “{one.indicator}” ({one.period}) twice: {first} and {second}"
        ),
        arithmetic=f"{number(two.value)} - {number(one.value)} = {number(two.value - one.value)}",
        expected=one.value,
        found=two.value,
    )
