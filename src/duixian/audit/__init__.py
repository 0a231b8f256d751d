"""Findings: what in the books does not agree, one module a check.

`findings` works on pure values. A difference that printed digits, bounds or a wider reading of
a word can explain is no finding; what remains lists what might still explain it innocently.
"""

from __future__ import annotations

from collections.abc import Iterable

from duixian.audit import (
    all_met,
    claimed,
    dating,
    desk_rates,
    fulfilment,
    inside,
    level_above,
    notes,
    ranks,
    statistics_differ,
    streaks,
    twice,
    vanished,
    year_before,
    year_sums,
)
from duixian.audit.chain import chains
from duixian.audit.desk_rates import DeskRate, StatedRate
from duixian.audit.desk_rates import stated as stated_rates
from duixian.audit.making import RANK
from duixian.audit.reports import Passage, Report, from_books, from_reading
from duixian.audit.said import Statement, Subject
from duixian.audit.statistics_differ import contradicted
from duixian.model import Finding
from duixian.settle import Statistics

__all__ = [
    "DeskRate",
    "Passage",
    "Report",
    "StatedRate",
    "Statement",
    "Subject",
    "against_desk",
    "against_statistics",
    "between",
    "contradicted",
    "findings",
    "from_books",
    "from_reading",
    "in_order",
    "said_in",
    "stated_rates",
    "within",
]

OF_ONE = (inside.check, twice.check)
"""The checks that look at the figures of one report."""
OF_CHAIN = (
    year_before.check,
    year_sums.check,
    all_met.check,
    claimed.check,
    streaks.check,
    vanished.check,
    notes.check,
)
"""The checks that look at the reports of one government in a row."""


def findings(
    reports: Iterable[Report], rates: Iterable[DeskRate] = (), held: Statistics | None = None
) -> tuple[Finding, ...]:
    """Everything that the checks find, the gravest first, then by report and place.

    `reports` are whole books or any part of them: checks between reports compare what is there.
    The figures are those of work reports alone: a budget and a communiqué count otherwise, give a
    total beside its parts, and one name to several levels. `rates` are those of a desk, where
    there is one: what reports state of the same year is held against them.
    `held` are figures of second sources, where there are any: results are held against these.
    """
    every = tuple(reports)
    found = [*within(every), *between(said_in(every)), *against_desk(every, rates)]
    return in_order([*found, *(against_statistics(every, held) if held else ())])


def within(reports: Iterable[Report]) -> list[Finding]:
    """What the reports of each government show by themselves, in no order.

    Reports of several governments give what those of each give alone.
    """
    every = tuple(reports)
    found = [f for report in every for f in dating.check(report)]
    known = _work_reports(every)
    found += [f for report in known for check in OF_ONE for f in check(report)]
    alone = [r for r in known if r.government is None or r.report_year is None]
    found += [f for report in alone for f in fulfilment.check(report)]
    found += [f for chain in chains(known) for check in OF_CHAIN for f in check(chain)]
    return found


def against_desk(reports: Iterable[Report], rates: Iterable[DeskRate]) -> list[Finding]:
    """What reports state of rates that a desk counts otherwise, in no order."""
    return list(desk_rates.check(_work_reports(reports), rates))


def against_statistics(reports: Iterable[Report], held: Statistics) -> list[Finding]:
    """Results of reports that a first release of statistics gives otherwise, in no order."""
    return list(statistics_differ.check(_work_reports(reports), held))


def said_in(reports: Iterable[Report]) -> list[Statement]:
    """What reports say that those of other governments may contradict."""
    of_one = (level_above.implied, level_above.told, ranks.firsts)
    return [s for report in _work_reports(reports) for of in of_one for s in of(report)]


def between(known: Iterable[Statement]) -> list[Finding]:
    """What governments say against each other, in no order; whoever was read first comes first."""
    by_place = sorted(known, key=lambda s: s.place)
    return [*level_above.check(by_place), *ranks.check(by_place)]


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings, the gravest first, then by report and place."""
    return tuple(sorted(found, key=_order))


def _work_reports(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(r for r in reports if r.genre == "work_report")


def _order(finding: Finding) -> tuple[int, str, int, str]:
    return (RANK[finding.severity], finding.doc, finding.figures[0].start, finding.finding_id)
