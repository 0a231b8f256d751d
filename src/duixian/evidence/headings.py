"""Where in a sheet the figures stand: its header against the mapping."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.errors import BadRow, EmptyInput, UsageError
from duixian.evidence import cells
from duixian.evidence.mapping import TableMapping
from duixian.registry import statistics
from duixian.sources import CellSheet, Line


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column with figures, and what is known of all of them."""

    at: int
    heading: str
    series: str | None = None
    unit: str | None = None
    year: int | None = None


def meant(held: list[CellSheet], mapping: TableMapping, name: str) -> list[CellSheet]:
    """The sheets that the mapping means.

    Raises:
        UsageError: there is no such sheet.
        EmptyInput: no sheet holds anything.
    """
    if mapping.sheet is None:
        filled = [sheet for sheet in held if next(sheet.lines(), None) is not None]
        if not filled:
            raise EmptyInput(name, "the table is empty", "Give a table with a header and rows")
        return filled
    called = [sheet for sheet in held if sheet.name == mapping.sheet]
    if not called:
        there = ", ".join(str(sheet.name) for sheet in held if sheet.name) or "none"
        raise UsageError(f"{name}: there is no sheet {mapping.sheet!r}. There are: {there}")
    return called


def headed(
    sheet: CellSheet, mapping: TableMapping, name: str
) -> tuple[tuple[str, ...], Iterator[Line | BadRow]]:
    """A sheet's header, and the rows behind it.

    Raises:
        UsageError: the mapping's row is not there.
    """
    lines = sheet.lines()
    for line in lines:
        if isinstance(line, BadRow):
            raise line
        number, row = line
        if mapping.header is None or number >= mapping.header:
            return tuple("" if cell is None else str(cell).strip() for cell in row), lines
    raise UsageError(f"{name}: there is no row {mapping.header} to be the header")


def column(header: tuple[str, ...], heading: str, where: str) -> int:
    """At which place of a header a heading stands.

    Raises:
        UsageError: nowhere, or twice.
    """
    if header.count(heading) == 1:
        return header.index(heading)
    if heading in header:
        raise UsageError(f"{where}: two columns are called {heading!r}. Rename one of them")
    near = difflib.get_close_matches(heading, header, 1, 0.5)
    perhaps = f". Perhaps {near[0]!r} is meant" if near else ""
    there = ", ".join(h[:30] for h in header if h)
    raise UsageError(f"{where}: there is no column {heading!r}{perhaps}. There are: {there}")


def data_columns(
    header: tuple[str, ...], mapping: TableMapping, where: str
) -> Iterator[DataColumn]:
    """The columns with figures.

    Raises:
        UsageError: one that the mapping names is not there.
    """
    fixed = str(mapping.constants["unit"]) if "unit" in mapping.constants else None
    if "value" in mapping.columns:
        heading = mapping.columns["value"]
        yield DataColumn(column(header, heading, where), heading, unit=fixed)
    for heading, given in mapping.figures.items():
        unit = given.unit or fixed or cells.unit_in(heading)
        yield DataColumn(column(header, heading, where), heading, given.series, unit)
    if mapping.years is not None:
        yield from _year_columns(header, mapping.years, fixed, where)


_YEAR_WITHIN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _computed_year(heading: str) -> int | None:
    """The year of a heading that says its figures were computed: 2017（插值）."""
    if not statistics.load().is_computed(heading):
        return None
    found = _YEAR_WITHIN.search(heading)
    return int(found[0]) if found else None


def _year_columns(
    header: tuple[str, ...], years: tuple[int, int], unit: str | None, where: str
) -> Iterator[DataColumn]:
    first, last = years
    found = []
    for at, heading in enumerate(header):
        try:
            year = cells.year(heading)
        except cells.BadCell:
            made_up = _computed_year(heading)
            if made_up is None:
                continue  # most headings are no years
            year = made_up  # its rows are named as computed, and left out
        if first <= year <= last:
            found.append(DataColumn(at, heading, unit=unit, year=year))
    if not found:
        raise UsageError(f"{where}: no column's heading is a year of {first} to {last}")
    yield from found
