"""The targets of the books by government, and what of others they are compared with."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duixian.books import Result
from duixian.model import Headline, of_rows
from duixian.registry import governments, series
from duixian.registry.lineage import line_of
from duixian.settle import YearReport, chains, comparable

Ask = Callable[..., Result]
"""`Books.query`, or what asks a copy of the books the same."""
NATION = "000000"
TOGETHER = 1_000
"""Reports whose targets are read in one go: the table is read through for each."""
Line = int
"""Which chain of reports: one government under all its names."""
LineName = tuple[str, str]
"""What tells it from all others (`registry.lineage`)."""


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


@dataclass(frozen=True, slots=True)
class LineTargets:
    """The targets of one government under all its names, by report year and the order of series."""

    names: frozenset[LineName]
    years: Mapping[int, YearReport]
    targets: tuple[SetTarget, ...]
    _own: Mapping[tuple[int, str], SetTarget]

    def before(self, target: SetTarget) -> SetTarget | None:
        """What the government set for the year before."""
        return self._own.get((target.plan_year - 1, target.cell.series))


@dataclass(frozen=True, slots=True)
class ComparedTargets:
    """The targets of some governments, and what of others these are compared with."""

    lines: tuple[LineTargets, ...]
    _reports: Mapping[tuple[str, int], YearReport]
    """Reports of the governments above these, by code and year."""
    _of_code: Mapping[tuple[str, int, str], SetTarget]
    """Targets of the governments above and of provinces, by code, plan year and series."""
    _below: Mapping[tuple[str, int, str], tuple[array[int], array[float]]]
    """Code above, plan year and series -> who sets a figure below it, and the figures."""

    def of(self, code: str, plan_year: int, series: str) -> SetTarget | None:
        """The target that the government of this code, a province or above one of these, sets for
        the year."""
        return self._of_code.get((code, plan_year, series))

    def report(self, code: str, year: int) -> YearReport | None:
        """The report of that year of the government of this code, which is above one of these."""
        return self._reports.get((code, year))

    def beside(self, target: SetTarget) -> list[float]:
        """The figures that other governments under the same superior set for the same year."""
        key = (target.superior or "", target.plan_year, target.cell.series)
        lines, figures = self._below.get(key, ((), ()))
        return [f for line, f in zip(lines, figures, strict=True) if line != target.line]


class TargetPanel:
    """The targets of the work reports; a plan report stands in for one that is not there.

    Of the reports asked for, they come by government, some at a time, each time with what these
    are compared with: targets of the governments above and, where provinces are among them, of
    provinces, and the figures of those beside them. Nothing of that outlasts its portion, so that
    memory does not grow with the books. `report_ids` of None: all.
    """

    def __init__(
        self,
        ask: Ask,
        wanted: Sequence[str] | None = None,
        report_ids: Collection[str] | None = None,
    ) -> None:
        self._ask = ask
        self._series = list(series.load() if wanted is None else wanted)
        of_work = (c for c in chains(ReportsOnly(ask)) if c.genre == "work_report")
        self._lines = [chain.reports for chain in of_work]
        self._with_code: dict[str, list[Line]] = {}
        self._under: dict[str, list[Line]] = {}
        for line, years in enumerate(self._lines):
            for code in {r.government_code for r in years.values() if r.government_code}:
                self._with_code.setdefault(code, []).append(line)
            for code in self._superiors(line):
                self._under.setdefault(code, []).append(line)
        self._chosen = [
            line
            for line, years in enumerate(self._lines)
            if any(report_ids is None or r.report_id in report_ids for r in years.values())
        ]

    def __iter__(self) -> Iterator[ComparedTargets]:
        """By government, some at a time."""
        for some in _portions(self._chosen, self._lines):
            yield self._compared(some)

    def _compared(self, some: Collection[Line]) -> ComparedTargets:
        """Some lines, and what they are compared with. Each of the others is read, and what of it
        is not needed is gone before the next are."""
        own: list[LineTargets] = []
        of_code: dict[tuple[str, int, str], SetTarget] = {}
        below: dict[tuple[str, int, str], tuple[array[int], array[float]]] = {}
        above = {code for line in some for code in self._superiors(line)}
        held = above | (self._provinces() if any(map(self._is_province, some)) else set())
        asked = set(some)
        near = {line for code in held for line in self._with_code.get(code, ())}
        near |= {line for code in above for line in self._under.get(code, ())}
        for line, one in self._told(sorted(asked | near)):
            if line in asked:
                own.append(one)
            for target in one.targets:
                code = target.report.government_code
                if code in held:
                    of_code[code, target.plan_year, target.cell.series] = target
                if target.superior in above and target.figure is not None:
                    key = (target.superior, target.plan_year, target.cell.series)
                    lines, figures = below.setdefault(key, (array("l"), array("d")))
                    lines.append(line)
                    figures.append(target.figure)
        reports = {
            (code, year): report
            for code in sorted(above)
            for line in self._with_code.get(code, ())
            for year, report in self._lines[line].items()
            if report.government_code == code
        }
        return ComparedTargets(tuple(own), reports, of_code, below)

    def _superiors(self, line: Line) -> set[str]:
        above = (superior_of(r.government_code, y) for y, r in self._lines[line].items())
        return {code for code in above if code}

    def _provinces(self) -> set[str]:
        return {code for code in self._with_code if governments.level_of(code) == "province"}

    def _is_province(self, line: Line) -> bool:
        codes = (r.government_code for r in self._lines[line].values())
        return any(code and governments.level_of(code) == "province" for code in codes)

    def _told(self, lines: Iterable[Line]) -> Iterator[tuple[Line, LineTargets]]:
        for some in _portions(lines, self._lines):
            ids = [r.report_id for line in some for r in self._lines[line].values()]
            rows = self._ask(_TARGETS, [self._series, ids]).rows()
            cells = of_rows(Headline, rows)
            del rows
            for line in some:
                yield line, self._line(line, cells)

    def _line(self, line: Line, cells: Mapping[str, Sequence[Headline]]) -> LineTargets:
        years = self._lines[line]
        targets = tuple(
            _target(line, report, cell)
            for report in years.values()
            for cell in sorted(cells.get(report.report_id, ()), key=_in_panel)
        )
        names = {line_of(r.government_code, r.government) for r in years.values()}
        own = {(target.plan_year, target.cell.series): target for target in targets}
        return LineTargets(frozenset(names), years, targets, own)


def _portions(
    lines: Iterable[Line], of: Sequence[Mapping[int, YearReport]]
) -> Iterator[list[Line]]:
    portion: list[Line] = []
    for line in lines:
        portion.append(line)
        if sum(len(of[one]) for one in portion) >= TOGETHER:
            yield portion
            portion = []
    if portion:
        yield portion


def _target(line: Line, report: YearReport, cell: Headline) -> SetTarget:
    superior = superior_of(report.government_code, report.report_year)
    low, high = (
        comparable(cell.series, value, cell.unit) for value in (cell.value, cell.value_high)
    )
    return SetTarget(line, report, cell, low, high, superior)


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


_TARGETS = """
    SELECT * FROM headlines WHERE role = 'target'
        AND series IN (SELECT unnest(?::VARCHAR[])) AND report_id IN (SELECT unnest(?::VARCHAR[]))
"""


class ReportsOnly:
    """What chains are made of, where only the reports matter."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def reports(self) -> Result:
        return self._ask(
            "SELECT doc, report_id, government, government_code, level, report_year, complete, "
            "missing, characters, genre FROM reports"
        )

    def claims(self) -> Sequence[object]:
        return ()

    def headlines(self) -> Sequence[object]:
        return ()
