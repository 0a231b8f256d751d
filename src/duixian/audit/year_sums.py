"""Check 3, for several years: a total of years against the results of each of them.

城镇新增就业 of five years is the sum of the five results that the reports gave year by year. The
check needs every one of these reports; a total over years of which one is missing is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian.audit.chain import AuditChain, Told
from duixian.audit.making import figure, finding, number
from duixian.audit.printed import Interval, printed
from duixian.audit.relation import SLACK, severity
from duixian.model import Finding

_SPAN = re.compile(r"(?P<first>\d{4})-(?P<last>\d{4})")
_A_SUM = frozenset(("累计", "新增", "净增", "合计"))
"""Qualifiers that a total of years has and a year's own figure need not have."""


def check(chain: AuditChain) -> Iterator[Finding]:
    """Totals of years that the results of the years do not make up."""
    for total in chain.told:
        years = _years(total)
        parts = [_of_year(chain, total, year) for year in years]
        if years and all(parts):
            yield from _compare(total, [p for p in parts if p is not None])


def _years(total: Told) -> list[int]:
    span = _SPAN.fullmatch(total.claim.period or "")
    plain = total.quantity.aspect == "level" and total.quantity.qualifiers <= _A_SUM
    if span is None or not plain or total.claim.role != "result" or total.claim.unit == "%":
        return []
    return list(range(int(span["first"]), int(span["last"]) + 1))


def _of_year(chain: AuditChain, total: Told, year: int) -> Told | None:
    """The result of one year, from the report that follows it."""
    told = chain.results.get((total.quantity.name, total.quantity.unit, year), ())
    return next((t for t in told if t.quantity.qualifiers <= _A_SUM), None)


def _compare(total: Told, parts: list[Told]) -> Iterator[Finding]:
    # a stock (里程) told for a span stands at its last value: no sum of years
    if printed(total.claim).gap(printed(parts[-1].claim)) == 0:
        return
    due = Interval(0.0, 0.0)
    for part in parts:
        due = due + printed(part.claim)
    gap = due.gap(printed(total.claim))
    if gap <= SLACK * max(1.0, abs(total.claim.value)):
        return
    value, unit = sum(p.claim.value for p in parts), total.claim.unit
    said = number(total.claim.value) + unit
    yield finding(
        "sum_of_years",
        severity(gap, total.claim.value),
        [figure(total.report, total.claim), *(figure(p.report, p.claim) for p in parts)],
        message=f"“{total.claim.indicator}”：逐年报告之和为{number(value)}{unit}，文中合计{said}",
        message_en=f"the yearly results add up to {number(value)}{unit}, the report says {said}",
        arithmetic=" + ".join(number(p.claim.value) for p in parts) + f" = {number(value)}{unit}",
        expected=value,
        found=total.claim.value,
    )
