"""What one report says that reports of other governments may contradict.

Checks between governments need little of a report: its figures for the level above, the figures
of a level above, its first places. What is noted here can be kept without the text, so that a
report that comes is set against all others without reading any of them again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from duixian.audit.making import figure
from duixian.audit.printed import Interval, printed
from duixian.audit.reports import Report
from duixian.model import Claim, Figure

SaidKind = Literal["implied", "told", "first"]


class Subject(NamedTuple):
    """What is spoken of; only what is said of one subject can be at odds."""

    field: str
    """Code of the government whose figure it is, or among whose parts one is the first."""
    name: str
    measure: str
    """Aspect of a figure; for a first place, the level of those ranked and how it is measured."""
    period: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure, or first place, with all that a finding needs of it."""

    kind: SaidKind
    field: str
    name: str
    measure: str
    period: str | None
    report_id: str
    doc: str
    whose: str
    """The government, or the report's name where that is unknown."""
    line: str
    """What tells the government from all others, under all its names; empty if unknown."""
    government_code: str | None
    report_year: int | None
    value: float
    low: float
    high: float
    """All values that the printed digits leave possible, ends included."""
    scope: str
    arithmetic: str
    figures: tuple[Figure, ...]

    @property
    def subject(self) -> Subject:
        return Subject(self.field, self.name, self.measure, self.period)

    @property
    def interval(self) -> Interval:
        return Interval(self.low, self.high)

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it stands among others: by government, year and report."""
        return self.government_code or "", self.report_year or 0, self.doc


def said(
    kind: SaidKind,
    subject: Subject,
    report: Report,
    claims: Sequence[Claim],
    *,
    value: float,
    interval: Interval | None = None,
    scope: str = "",
    arithmetic: str = "",
) -> Statement:
    """What a report says of a subject; `claims` are its figures, the first of which is meant."""
    possible = interval or printed(claims[0])
    return Statement(
        kind=kind,
        field=subject.field,
        name=subject.name,
        measure=subject.measure,
        period=subject.period,
        report_id=report.report_id,
        doc=report.doc,
        whose=report.government or report.doc,
        line=" ".join(report.line or ()),
        government_code=report.government_code,
        report_year=report.report_year,
        value=value,
        low=possible.low,
        high=possible.high,
        scope=scope,
        arithmetic=arithmetic,
        figures=tuple(figure(report, claim) for claim in claims),
    )
