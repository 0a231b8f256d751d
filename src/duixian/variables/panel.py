"""Every target of the books, found by government, plan year and series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from duixian.books import Result
from duixian.model import Headline
from duixian.registry import governments, series
from duixian.settle import YearReport, chains, comparable

Ask = Callable[..., Result]
"""`Books.query`, or what asks a copy of the books the same."""
NATION = "000000"
Line = int
"""Which chain of reports: one government under all its names."""


@dataclass(frozen=True, slots=True)
class SetTarget:
    """A target cell with the report that it is of; `figure` is in the series' own unit."""

    line: Line
    report: YearReport
    cell: Headline
    figure: float | None
    figure_high: float | None
    superior: str | None
    """Code of the government right above; None where there is none, or no code to tell it by."""

    @property
    def plan_year(self) -> int:
        return self.cell.year or self.report.report_year


class TargetPanel:
    """The targets of the work reports; a plan report stands in for one that is not there."""

    def __init__(self, ask: Ask, wanted: Sequence[str] | None = None) -> None:
        self._targets: list[SetTarget] = []
        self._own: dict[tuple[Line, int, str], SetTarget] = {}
        self._of_code: dict[tuple[str, int, str], SetTarget] = {}
        self._below: dict[tuple[str, int, str], list[SetTarget]] = defaultdict(list)
        self._reports: dict[tuple[str, int], YearReport] = {}
        self._years: dict[tuple[Line, int], YearReport] = {}
        of_work = (c for c in chains(_Facts(ask, wanted)) if c.genre == "work_report")
        for line, chain in enumerate(of_work):
            for report in chain.reports.values():
                self._years[line, report.report_year] = report
                if report.government_code:
                    self._reports[report.government_code, report.report_year] = report
                for cell in sorted(report.headlines, key=_in_panel):
                    self._put(line, report, cell)

    def __iter__(self) -> Iterator[SetTarget]:
        """By government, report year and the order of series."""
        return iter(self._targets)

    def of(self, code: str, plan_year: int, series: str) -> SetTarget | None:
        """The target that the government of this code sets for the year."""
        return self._of_code.get((code, plan_year, series))

    def report(self, code: str, year: int) -> YearReport | None:
        """The report of that year of the government of this code."""
        return self._reports.get((code, year))

    def before(self, target: SetTarget) -> SetTarget | None:
        """What the same government set for the year before."""
        return self._own.get((target.line, target.plan_year - 1, target.cell.series))

    def own_report(self, line: Line, year: int) -> YearReport | None:
        """The report that the government, under whatever name, gave in that year."""
        return self._years.get((line, year))

    def beside(self, target: SetTarget) -> list[SetTarget]:
        """What the other governments under the same superior set for the same year."""
        key = (target.superior or "", target.plan_year, target.cell.series)
        return [one for one in self._below.get(key, ()) if one.line != target.line]

    def _put(self, line: Line, report: YearReport, cell: Headline) -> None:
        superior = superior_of(report.government_code, report.report_year)
        low, high = (
            comparable(cell.series, value, cell.unit) for value in (cell.value, cell.value_high)
        )
        one = SetTarget(line, report, cell, low, high, superior)
        self._targets.append(one)
        self._own[line, one.plan_year, cell.series] = one
        if report.government_code:
            self._of_code[report.government_code, one.plan_year, cell.series] = one
        if superior:
            self._below[superior, one.plan_year, cell.series].append(one)


def superior_of(code: str | None, year: int | None = None) -> str | None:
    """Code of the government right above one, as it stood in a year: the registry's, else by the
    digits of GB/T 2260. None for the nation, and where there is no code.

    >>> superior_of("210281"), superior_of("110105"), superior_of("210000"), superior_of("000000")
    ('210200', '110000', '000000', None)
    >>> superior_of("990121"), superior_of(None)
    ('990100', None)
    """
    if code is None or code == NATION:
        return None
    known = governments.by_code(code, year=year)
    if known is not None and known.parent is not None:
        return known.parent
    level = governments.level_of(code)
    if level == "province":
        return NATION
    return code[:2] + "0000" if level == "prefecture" else code[:4] + "00"


def _in_panel(cell: Headline) -> int:
    return list(series.load()).index(cell.series)


class _Facts:
    """What chains are made of, where only the targets are wanted."""

    def __init__(self, ask: Ask, wanted: Sequence[str] | None) -> None:
        self._ask, self._series = ask, wanted

    def reports(self) -> Result:
        return self._ask("SELECT * FROM reports")

    def claims(self) -> Sequence[object]:
        return ()

    def headlines(self) -> Result:
        return self._ask(
            "SELECT * FROM headlines WHERE role = 'target' "
            "AND series IN (SELECT unnest(?::VARCHAR[]))",
            [list(series.load() if self._series is None else self._series)],
        )
