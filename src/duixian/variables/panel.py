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


class TargetPanel:
    """The targets of the work reports; a plan report stands in for one that is not there.

    Of the reports asked for, they come by government, some at a time. Of all others only what
    these are compared with is held: targets of governments above and of provinces, and of those
    beside them the figures. `report_ids` of None: all.
    """

    def __init__(
        self,
        ask: Ask,
        wanted: Sequence[str] | None = None,
        report_ids: Collection[str] | None = None,
    ) -> None:
        self._ask = ask
        self._series = list(series.load() if wanted is None else wanted)
        self._of_code: dict[tuple[str, int, str], SetTarget] = {}
        self._below: dict[tuple[str, int, str], tuple[array[int], array[float]]] = {}
        of_work = (c for c in chains(ReportsOnly(ask)) if c.genre == "work_report")
        self._lines = [chain.reports for chain in of_work]
        self._reports = {
            (report.government_code, report.report_year): report
            for years in self._lines
            for report in years.values()
            if report.government_code
        }
        self._chosen = [
            line
            for line, years in enumerate(self._lines)
            if any(report_ids is None or r.report_id in report_ids for r in years.values())
        ]
        self._compare()

    def __iter__(self) -> Iterator[tuple[LineTargets, ...]]:
        """By government, some at a time."""
        yield from self._told(self._chosen)

    def of(self, code: str, plan_year: int, series: str) -> SetTarget | None:
        """The target that the government of this code, a province or above another, sets for the
        year."""
        return self._of_code.get((code, plan_year, series))

    def report(self, code: str, year: int) -> YearReport | None:
        """The report of that year of the government of this code."""
        return self._reports.get((code, year))

    def beside(self, target: SetTarget) -> list[float]:
        """The figures that other governments under the same superior set for the same year."""
        key = (target.superior or "", target.plan_year, target.cell.series)
        lines, figures = self._below.get(key, ((), ()))
        return [f for line, f in zip(lines, figures, strict=True) if line != target.line]

    def _compare(self) -> None:
        """Hold what the lines chosen are compared with."""
        chosen = {s for line in self._chosen for s in self._superiors(line)}
        held = {s for line in range(len(self._lines)) for s in self._superiors(line)}
        near = [
            line
            for line in range(len(self._lines))
            if not chosen.isdisjoint(self._superiors(line))
            or any(_is_held(r.government_code, chosen) for r in self._lines[line].values())
        ]
        for some in self._told(near):
            for target in (target for one in some for target in one.targets):
                code = target.report.government_code
                if code and _is_held(code, held):
                    self._of_code[code, target.plan_year, target.cell.series] = target
                if target.superior and target.figure is not None:
                    key = (target.superior, target.plan_year, target.cell.series)
                    lines, figures = self._below.setdefault(key, (array("l"), array("d")))
                    lines.append(target.line)
                    figures.append(target.figure)

    def _superiors(self, line: Line) -> set[str]:
        above = (superior_of(r.government_code, y) for y, r in self._lines[line].items())
        return {code for code in above if code}

    def _told(self, lines: Iterable[Line]) -> Iterator[tuple[LineTargets, ...]]:
        for some in _portions(lines, self._lines):
            ids = [r.report_id for line in some for r in self._lines[line].values()]
            rows = self._ask(_TARGETS, [self._series, ids]).rows()
            cells = of_rows(Headline, rows)
            yield tuple(self._line(line, cells) for line in some)

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


def _is_held(code: str | None, superiors: Collection[str]) -> bool:
    """Whether others are compared with the targets of a government of this code."""
    return code is not None and (code in superiors or governments.level_of(code) == "province")


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
