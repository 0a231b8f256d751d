"""Check 1: arithmetic inside a sentence.

Figures of one sentence imply each other: 由43个整合为16个，精简比例63%; 增加2000万元，增长17%;
其中…占…; parts and their total; shares of a whole. Each module here reads one such form as
relations between claims; a relation that the printed digits cannot satisfy is a finding. Lists
that announce their number (以下四个方面) are counted as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from duixian.audit.inside import averages, bases, ends, increments, listings, shares, sums
from duixian.audit.relation import Relation, findings
from duixian.audit.reports import Report
from duixian.model import Finding

FORMS = (
    ends.relations,
    bases.relations,
    increments.relations,
    shares.relations,
    sums.relations,
    averages.relations,
)


def relations(report: Report) -> Iterator[Relation]:
    """Every relation that the sentences of a report state, satisfied or not."""
    for form in FORMS:
        yield from form(report)


def check(report: Report) -> Iterator[Finding]:
    """The relations of one report that do not hold, and its miscounted lists."""
    yield from findings(relations(report))
    yield from listings.findings(report)
