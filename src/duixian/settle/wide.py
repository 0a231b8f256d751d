"""Wide tables of the headline series: governments × series for a year, governments × years.

Every cell is there: one with a figure, or one that says why it has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from duixian.errors import UsageError
from duixian.model import Headline, Level, Role
from duixian.registry import series as registry
from duixian.settle.chains import Chain, YearReport, linked, rows_of, year_reports
from duixian.settle.said_none import denials
from duixian.settle.wide_cells import WideCell, WideSide, told
from duixian.settle.wide_rows import WideGovernment, places

MOST_CELLS = 200_000
"""Cells of one table: 3,000 governments × 37 columns are 111,000."""

Ask = Callable[..., Any]
"""`Books.query`, or what asks a copy of the books the same."""
WideRole = Literal["target", "result", "both"]


@dataclass(frozen=True, slots=True)
class WideColumn:
    """One column: a series in a role, of a year."""

    key: str
    """gdp_growth, or y2025; where targets and results stand side by side with _target, _result."""
    series: str
    role: Role
    year: int


@dataclass(frozen=True, slots=True)
class WideRow:
    """One government with a cell for each column."""

    government: str
    government_code: str | None
    level: Level | None
    cells: tuple[WideCell, ...]


@dataclass(frozen=True, slots=True)
class Wide:
    """A wide table. `by` is what its columns are: series of a year, or years of a series."""

    by: Literal["series", "year"]
    columns: tuple[WideColumn, ...]
    rows: tuple[WideRow, ...]

    def cells(self) -> Iterator[WideCell]:
        """Every cell, row by row."""
        for row in self.rows:
            yield from row.cells


def wide(
    ask: Ask,
    year: int,
    *,
    series: Sequence[str] = (),
    role: WideRole = "target",
    government: Sequence[str] = (),
    level: Level | None = None,
    most: int = MOST_CELLS,
) -> Wide:
    """Governments × headline series for one year: targets set for it, results reported of it.

    `year` is that of the figures: targets stand in the report of that year, results in the next
    one. `series` are ids; without any, all that are asked of
    some of these governments. Rows: the governments asked for (names or codes), or
    of `level`, or all of the books; with provinces among them all 31, whether or not they have
    a report. `UsageError` for more cells than `most`, with the size.
    """
    known = registry.load()
    asked = [id for id in known if id in series or not series]
    columns = [
        WideColumn(_key(id, one, role), id, one, year)
        for id in asked
        for one in _roles(role)
        if one in known[id].roles
    ]
    return _filled(ask, "series", columns, government, level, most, chosen=bool(series))


def wide_years(
    ask: Ask,
    series: str,
    *,
    years: Sequence[tuple[int, int]] = (),
    role: WideRole = "target",
    government: Sequence[str] = (),
    level: Level | None = None,
    most: int = MOST_CELLS,
) -> Wide:
    """Governments × years for one series (its id). `years` are spans, every year of which has a
    column; without any, those of which the books tell something. Otherwise as `wide`."""
    roles = [one for one in _roles(role) if one in registry.load()[series].roles]
    spelled = [year for first, last in years for year in range(first, last + 1)]
    columns = [
        WideColumn(_key(f"y{year}", one, role), series, one, year)
        for year in sorted(set(spelled or _told_years(ask, series, roles)))
        for one in roles
    ]
    return _filled(ask, "year", columns, government, level, most, chosen=True)


def _roles(role: WideRole) -> tuple[Role, ...]:
    return ("target", "result") if role == "both" else (role,)


def _key(name: str, one: Role, role: WideRole) -> str:
    return f"{name}_{one}" if role == "both" else name


def _told_years(ask: Ask, series: str, roles: Sequence[Role]) -> list[int]:
    rows = ask(
        'SELECT DISTINCT "year" AS y FROM headlines WHERE series = ? AND NOT absent '
        'AND role IN (SELECT unnest(?::VARCHAR[])) AND "year" IS NOT NULL',
        [series, list(roles)],
    )
    return [row["y"] for row in rows.rows()]


def _filled(
    ask: Ask,
    by: Literal["series", "year"],
    columns: Sequence[WideColumn],
    government: Sequence[str],
    level: Level | None,
    most: int,
    chosen: bool,
) -> Wide:
    facts = _WorkFacts(ask, columns)
    chains = [c for c in facts.chains() if c.genre == "work_report"]
    rows = places(chains, government, level)
    if not chosen:
        columns = [c for c in columns if _is_asked_of(rows, c.series)]
    if (size := len(rows) * len(columns)) > most:
        raise UsageError(
            f"the table would have {len(rows):,} rows × {len(columns):,} columns = {size:,} cells, "
            f"and {most:,} are the most. Narrow governments, level, series or years"
        )
    asked = {(c.role, c.year) for c in columns}
    reports = {
        report.report_id
        for place in rows
        for role, year in asked
        if role == "target" and (report := place.report(year))
    }
    denied = denials(ask, reports) if reports else {}

    def filled(place: WideGovernment) -> WideRow:
        sides = {(role, year): WideSide.of(place, role, year, denied) for role, year in asked}
        cells = tuple(told(place, sides[c.role, c.year], c.series) for c in columns)
        names = {cell.government for cell in cells}
        name = names.pop() if len(names) == 1 else place.government
        return WideRow(name, place.code, place.level, cells)

    return Wide(by, tuple(columns), tuple(map(filled, rows)))


def _is_asked_of(rows: Sequence[WideGovernment], series: str) -> bool:
    levels = registry.load()[series].levels
    return any(place.level is None or place.level in levels for place in rows)


class _WorkFacts:
    """What chains are made of: all reports, and of the panel what the columns can need."""

    def __init__(self, ask: Ask, columns: Sequence[WideColumn]) -> None:
        self._ask, self._columns = ask, columns

    def chains(self) -> tuple[Chain, ...]:
        return linked(self._reports())

    def _reports(self) -> list[YearReport]:
        from duixian.model import of_rows

        return year_reports(self, of_rows(Headline, rows_of(self.headlines())))

    def reports(self) -> Any:
        return self._ask("SELECT * FROM reports")

    def claims(self) -> Any:
        return ()

    def headlines(self) -> Any:
        # all series: what a report tells of the parts, or of nothing, says why a cell is empty
        years = {c.year + (c.role == "result") for c in self._columns}
        return self._ask(
            "SELECT * FROM headlines WHERE report_year IN (SELECT unnest(?::BIGINT[]))",
            [sorted(years)],
        )
