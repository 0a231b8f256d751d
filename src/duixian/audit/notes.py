"""Check 9: notes, which are no faults.

A target below what the year before brought: the plan asks for less than was just reached.
Growth told beside an amount at current prices that last year's amount does not give, with no
word (可比, 实际, 不变价) for the basis it is on: readers will divide the one by the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian.audit.chain import AuditChain, Told
from duixian.audit.inside.wording import at_constant_prices
from duixian.audit.making import figure, finding, headline, number
from duixian.audit.printed import printed
from duixian.audit.relation import SLACK
from duixian.audit.reports import Report
from duixian.audit.year_before import level_and_last_year
from duixian.model import Finding, Headline
from duixian.registry import audit as registry
from duixian.registry import series
from duixian.settle import amount_en

_BASIS = re.compile(r"实际|可比|不变价|扣除|同口径|名义|现价|现行价格")
NEAR = 60
"""Characters around the growth in which its basis may be named."""


def check(chain: AuditChain) -> Iterator[Finding]:
    """The notes on the reports of one government."""
    for report in chain.reports:
        yield from _below(report)
    for told in chain.told:
        yield from _nominal(chain, told)


def _below(report: Report) -> Iterator[Finding]:
    """The headline targets of a plan below the results of the same report, in one note."""
    pairs = list(_lower_targets(report))
    if not pairs:
        return
    known = series.load()
    told = [(known[aim.series], f"{_said(aim)}", f"{_said(reached)}") for aim, reached in pairs]
    (aim, reached) = pairs[0]
    yield finding(
        "target_below_result",
        "low",
        [headline(report, cell, clause=True) for pair in pairs for cell in pair],
        message="今年目标低于上年结果：" + "、".join(f"{s.zh}{a}（上年{b}）" for s, a, b in told),
        message_en="targets below last year's results: "
        + ", ".join(f"{known[a.series].en} {_said_en(a)} after {_said_en(b)}" for a, b in pairs),
        arithmetic="；".join(f"{a} < {b}" for _, a, b in told),
        expected=reached.value,
        found=aim.value,
        key=(report.report_id, *(a.series for a, _ in pairs)),
    )


def _lower_targets(report: Report) -> Iterator[tuple[Headline, Headline]]:
    """A target and last year's result, wherever more is better and less is asked."""
    results = {h.series: h for h in report.headlines if h.role == "result"}
    for aim in report.headlines:
        reached = results.get(aim.series)
        if aim.role != "target" or reached is None or registry.is_setting(aim.series):
            continue
        wanted = series.load()[aim.series]
        if wanted.polarity != "higher" or not wanted.unit == aim.unit == reached.unit:
            continue
        if aim.year is None or reached.year != aim.year - 1:
            continue
        most = max(aim.value or 0.0, aim.value_high or 0.0)
        if aim.value is not None and reached.value is not None and most < reached.value:
            yield aim, reached


def _said(cell: Headline) -> str:
    return number(cell.value or 0.0) + (cell.unit or "")


def _said_en(cell: Headline) -> str:
    return amount_en(cell.value or 0.0, cell.unit)


def _nominal(chain: AuditChain, growth: Told) -> Iterator[Finding]:
    """Real growth beside an amount at current prices, its basis not named."""
    if growth.quantity.aspect != "growth" or growth.quantity.qualifiers & registry.comparable():
        return
    sides = level_and_last_year(chain, growth)
    if sides is None or not at_constant_prices(sides[0].claim):
        return
    now, before = sides
    report, claim = growth.report, growth.claim
    near = report.text[max(claim.sentence_start, claim.start - NEAR) : claim.end + NEAR]
    if _BASIS.search(near) or before.claim.value <= 0:
        return
    implied = (printed(now.claim) / printed(before.claim)).shifted(-1.0).scaled(100.0)
    if implied.gap(printed(claim)) <= SLACK * max(1.0, abs(claim.value)):
        return
    due = number((now.claim.value / before.claim.value - 1) * 100) + "%"
    said = number(claim.value) + "%"
    yield finding(
        "nominal_beside_real",
        "low",
        [figure(report, claim), figure(report, now.claim), figure(before.report, before.claim)],
        message=f"“{now.claim.indicator}”：两年总量相除为{due}，旁列增速{said}而未注明可比口径",
        message_en=(
            f"“{now.claim.indicator}”: the two amounts make {due}; "
            f"the growth beside them is {said}, its basis is not named"
        ),
        arithmetic=f"{number(now.claim.value)} ÷ {number(before.claim.value)} - 1 = {due}",
        expected=(now.claim.value / before.claim.value - 1) * 100,
        found=claim.value,
    )
