"""Views over the panels: the panel itself, the ladder of one year, the trend of one series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from duixian.books import comparable
from duixian.errors import UsageError
from duixian.model import Bound, Headline, Level
from duixian.registry import series as registry
from duixian.registry.series import Series
from duixian.settle.chains import Chain, FactTables, YearReport, work_chains
from duixian.text import one_series

PANEL_COLUMNS = (
    "doc",
    "government",
    "report_year",
    "indicator",
    "role",
    "year",
    "value",
    "value_high",
    "unit",
    "bound",
    "qualitative",
    "absent",
    "quote",
    "start",
    "end",
)


def panel(facts: FactTables) -> list[dict[str, Any]]:
    """The headline panel: a row for each work report, series and role, with the figure in the
    series' own unit behind it. Source offsets."""
    return [_panel_row(cell) for chain in work_chains(facts) for cell in _cells(chain)]


def _cells(chain: Chain) -> Iterator[Headline]:
    for report in chain.reports.values():
        yield from report.headlines


def _panel_row(cell: Headline) -> dict[str, Any]:
    row = {name: getattr(cell, name) for name in PANEL_COLUMNS if name != "indicator"}
    row["indicator"] = cell.series
    own = {
        "comparable": comparable(cell.series, cell.value, cell.unit),
        "comparable_high": comparable(cell.series, cell.value_high, cell.unit),
        "series_unit": registry.load()[cell.series].unit,
    }
    return {name: row[name] for name in PANEL_COLUMNS} | own


@dataclass(frozen=True, slots=True)
class Rung:
    """One government's target on the ladder of a series.

    `added` is what it adds to the target of the government above: points where the unit is %,
    else None; `of_above` is its share of that target, for amounts.
    """

    series: str
    year: int
    government: str
    government_code: str | None
    level: Level | None
    above: str | None
    value: float | None
    value_high: float | None
    unit: str | None
    bound: Bound | None
    qualitative: str | None
    absent: bool
    added: float | None
    of_above: float | None
    doc: str
    quote: str | None
    start: int | None
    end: int | None
    comparable: float | None
    """The figure in the series' own unit, `series_unit`."""
    comparable_high: float | None
    series_unit: str


def ladder(facts: FactTables, series: str, year: int, *, latest: bool = False) -> list[Rung]:
    """The targets of one series for one year, from the nation down, with what each level adds.

    A government whose report sets none is on the ladder with `absent`. With `latest`, a
    government without a report of `year` stands with its latest earlier one (its `year` says so):
    the nation speaks in March, after the provinces.
    """
    wanted = one_series(series, "target")
    rungs: list[Rung] = []
    placed: dict[str, tuple[YearReport, Headline]] = {}
    of_year = [report for chain in work_chains(facts) if (report := _report(chain, year, latest))]
    for report in sorted(of_year, key=_rank):
        cell = _target(report, wanted)
        if cell is None:
            continue
        above = _above(report, placed)
        rungs.append(_rung(report, cell, above))
        if report.government_code:
            placed[report.government_code] = (report, cell)
    return rungs


def _rank(report: YearReport) -> tuple[str, str]:
    # GB/T 2260 sorts the nation (000000) first and every place behind what it belongs to.
    return report.government_code or "999999", report.government


def _report(chain: Chain, year: int, latest: bool) -> YearReport | None:
    if year in chain.reports or not latest:
        return chain.reports.get(year)
    earlier = [y for y in chain.reports if y < year]
    return chain.reports[max(earlier)] if earlier else None


def _target(report: YearReport, series: Series) -> Headline | None:
    for cell in report.headlines:
        if cell.series == series.id and cell.role == "target":
            return cell
    return None


def _above(
    report: YearReport, placed: dict[str, tuple[YearReport, Headline]]
) -> tuple[YearReport, Headline] | None:
    """The nearest government above that is on the ladder: 210203 under 210200, 210000, 000000."""
    code = report.government_code or ""
    for parent in (code[:4] + "00", code[:2] + "0000", "000000"):
        if parent != code and parent in placed:
            return placed[parent]
    return None


def _rung(report: YearReport, cell: Headline, above: tuple[YearReport, Headline] | None) -> Rung:
    added = share = None
    mine, unit = comparable(cell.series, cell.value, cell.unit), registry.load()[cell.series].unit
    base = comparable(cell.series, above[1].value, above[1].unit) if above else None
    if mine is not None and base is not None:
        if unit == "%":
            added = round(mine - base, 6)
        else:
            share = mine / base if base else None
    return Rung(
        series=cell.series,
        year=report.report_year,
        government=report.government,
        government_code=report.government_code,
        level=report.level,
        above=above[0].government if above else None,
        value=cell.value,
        value_high=cell.value_high,
        unit=cell.unit,
        bound=cell.bound,
        qualitative=cell.qualitative,
        absent=cell.absent,
        added=added,
        of_above=share,
        doc=cell.doc,
        quote=cell.quote,
        start=cell.start,
        end=cell.end,
        comparable=mine,
        comparable_high=comparable(cell.series, cell.value_high, cell.unit),
        series_unit=unit,
    )


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a trend: the target set for it, and the result reported for it."""

    year: int
    target: Headline | None
    result: Headline | None


def trend(facts: FactTables, series: str, government: str) -> list[Point]:
    """One series of one government over all years, by name or code. Absent sides are None."""
    wanted = one_series(series)
    for chain in work_chains(facts):
        if government in chain.names:
            sides: dict[int, dict[str, Headline]] = {}
            for cell in _cells(chain):
                if cell.series == wanted.id and not cell.absent and cell.year is not None:
                    sides.setdefault(cell.year, {})[cell.role] = cell
            return [Point(y, s.get("target"), s.get("result")) for y, s in sorted(sides.items())]
    raise UsageError(f"no report of {government!r} is in the books. `reports` lists whose are")
