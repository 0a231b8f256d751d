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
from duixian.model import Finding

__all__ = [
    "DeskRate",
    "Passage",
    "Report",
    "StatedRate",
    "findings",
    "from_books",
    "from_reading",
    "stated_rates",
]

OF_ONE = (inside.check, twice.check, dating.check)
"""The checks that look at one report."""
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


def findings(reports: Iterable[Report], rates: Iterable[DeskRate] = ()) -> tuple[Finding, ...]:
    """Everything that the checks find, the gravest first, then by report and place.

    `reports` are whole books or any part of them: checks between reports compare what is there,
    and only work reports with each other: a budget and a communiqué count otherwise. `rates` are
    those of a desk, where there is one: what reports state of the same year is held against them.
    """
    every = tuple(reports)
    found = [f for report in every for check in OF_ONE for f in check(report)]
    known = tuple(r for r in every if r.genre == "work_report")
    alone = [r for r in known if r.government is None or r.report_year is None]
    found += [f for report in alone for f in fulfilment.check(report)]
    found += [f for chain in chains(known) for check in OF_CHAIN for f in check(chain)]
    found += level_above.check(known)
    found += ranks.check(known)
    found += desk_rates.check(known, rates)
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, str, int, str]:
    return (RANK[finding.severity], finding.doc, finding.figures[0].start, finding.finding_id)
