"""The reports of one government in a row, and where a quantity is told in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from duixian.audit.quantity import Quantity, quantity
from duixian.audit.reports import Report
from duixian.model import Claim

_LAST_YEAR = re.compile(r"(?:[由从]上年|年初)(?:末|底)?的?$")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the report it stands in and the quantity it speaks of."""

    report: Report
    claim: Claim
    quantity: Quantity

    @property
    def year(self) -> int | None:
        """The year of the claim when it speaks of one whole year.

        由上年的598家增加到643家: in the review the year before is that before the one reviewed.
        """
        period = self.claim.period
        if period is None or not period.isdigit():
            return None
        reviewed = (self.report.report_year or 0) - 1
        before = self.report.text[max(0, self.claim.start - 6) : self.claim.start]
        of_last_year = int(period) == reviewed and _LAST_YEAR.search(before)
        return reviewed - 1 if of_last_year else int(period)


@dataclass(frozen=True)
class AuditChain:
    """The reports of one government, oldest first."""

    reports: tuple[Report, ...]

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every claim whose quantity is named plainly, in the order of the reports."""
        return tuple(
            Told(report, claim, known)
            for report in self.reports
            for claim in report.claims
            if (known := quantity(report, claim)) is not None
        )

    @cached_property
    def _by_year(self) -> dict[tuple[Quantity, int], list[Told]]:
        found: dict[tuple[Quantity, int], list[Told]] = {}
        for told in self.told:
            if told.year is not None:
                found.setdefault((told.quantity, told.year), []).append(told)
        return found

    @cached_property
    def _by_report(self) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = {}
        for told in self.told:
            found.setdefault(told.report.report_id, []).append(told)
        return found

    def of_report(self, report: Report) -> list[Told]:
        """The claims of one report."""
        return self._by_report.get(report.report_id, [])

    def of(self, known: Quantity, year: int) -> list[Told]:
        """The claims that speak of a quantity for a year, whatever their role."""
        return self._by_year.get((known, year), [])

    @cached_property
    def results(self) -> dict[tuple[str, str, int], list[Told]]:
        """The levels that the report of the year after gives as results: by name, unit, year."""
        found: dict[tuple[str, str, int], list[Told]] = {}
        for told in self.told:
            year = told.year
            if (
                year is not None
                and told.quantity.aspect == "level"
                and told.claim.role == "result"
                and told.report.report_year == year + 1
            ):
                key = (told.quantity.name, told.quantity.unit, year)
                found.setdefault(key, []).append(told)
        return found

    def years(self) -> Iterator[tuple[Quantity, int, list[Told]]]:
        """Every quantity and year that is spoken of, with the claims."""
        for (known, year), told in self._by_year.items():
            yield known, year, told

    def before(self, report: Report) -> Report | None:
        """The report of the year before, when it is in the books."""
        return next(
            (
                r
                for r in self.reports
                if r.report_year is not None
                and report.report_year is not None
                and r.report_year == report.report_year - 1
            ),
            None,
        )


def chains(reports: Iterable[Report]) -> tuple[AuditChain, ...]:
    """The reports with a known year, by government under all its names; alone ones too."""
    groups: dict[tuple[str, str], list[Report]] = {}
    for report in reports:
        if report.line is not None and report.report_year is not None:
            groups.setdefault(report.line, []).append(report)
    return tuple(
        AuditChain(tuple(sorted(group, key=lambda r: (r.report_year or 0, r.doc))))
        for group in groups.values()
    )
