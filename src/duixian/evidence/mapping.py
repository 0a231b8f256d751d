"""What the columns of a table of statistics mean: the mapping file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from duixian.errors import UsageError
from duixian.evidence.making import day_of, vintage_of
from duixian.registry import statistics

COLUMNS: tuple[str, ...] = ("place", "code", "year", "series", "value", "unit", "computed")
COLUMNS += ("vintage", "source", "published")
"""What a column may hold; `computed` flags figures that were interpolated or estimated."""
CONSTANTS = ("place", "year", "series", "unit", "vintage", "source", "published")
_TABLES = ("sheet", "header", "columns", "constants", "figures", "years", "series_names")


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """One column of figures: the series it gives, and in what unit."""

    series: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """Which column holds what. Figures stand in one of three shapes: a column for each series
    (`figures`), a row for each figure (`columns["value"]`), or a column for each year (`years`)."""

    sheet: str | None = None
    header: int | None = None
    """The row of the header as a spreadsheet counts; None: the first that is not blank."""
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, FigureColumn] = field(default_factory=dict)
    years: tuple[int, int] | None = None
    series_names: Mapping[str, str] = field(default_factory=dict)

    def series(self, words: str) -> str | None:
        """The series that a cell's words name: as the mapping says, by id, or by name."""
        said = words.strip()
        if said in self.series_names:
            return self.series_names[said]
        known = statistics.series()
        if said in known:
            return said
        by_zh = next((one.id for one in known.values() if one.zh == said), None)
        if by_zh is not None:
            return by_zh
        indicator = statistics.load().indicator(said)
        rate = said.endswith(("增速", "增长率", "增长速度", "增长", "涨幅", "指数"))
        aspect = "growth" if rate or indicator in ("cpi", "m2") else "level"
        fitting = (s.id for s in known.values() if (s.indicator, s.aspect) == (indicator, aspect))
        return next(fitting, None)


def parse_mapping(source: str, name: str) -> TableMapping:
    """The mapping that a TOML text gives; `name` is how messages call it.

    Raises:
        UsageError: it is no TOML, has a key of no meaning, or does not say where place, year,
            series and figures stand.
    """
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        advice = "See docs/evidence.md for one"
        raise UsageError(f"{name}: the mapping is no TOML ({error}). {advice}") from error
    _only(data, _TABLES, name, "")
    columns, constants = _table(data, "columns", name), _table(data, "constants", name)
    _only(columns, COLUMNS, name, "[columns] ")
    _only(constants, CONSTANTS, name, "[constants] ")
    figures = {
        heading: _figure_column(heading, entry, name)
        for heading, entry in _table(data, "figures", name).items()
    }
    mapping = TableMapping(
        sheet=data.get("sheet"),
        header=data.get("header"),
        columns={kind: str(heading) for kind, heading in columns.items()},
        constants=_checked(constants),
        figures=figures,
        years=_years(_table(data, "years", name), name),
        series_names={
            words: _series(str(series), name)
            for words, series in _table(data, "series_names", name).items()
        },
    )
    _is_whole(mapping, name)
    return mapping


def _is_whole(mapping: TableMapping, name: str) -> None:
    said = {*mapping.columns, *mapping.constants}
    shapes = (bool(mapping.figures), "value" in mapping.columns, mapping.years is not None)
    if sum(shapes) != 1:
        raise UsageError(
            f"{name}: the mapping must say once where the figures stand: [figures] (a column a "
            "series), columns.value (a row a figure) or [years] (a column a year)"
        )
    if not said & {"place", "code"}:
        raise UsageError(f"{name}: the mapping does not say whose figures they are: place or code")
    if mapping.years is None and "year" not in said:
        raise UsageError(f"{name}: the mapping does not say of which year they are: year")
    if not mapping.figures and "series" not in said:
        raise UsageError(f"{name}: the mapping does not say of which series they are: series")


def _checked(constants: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(constants)
    if "vintage" in found:
        found["vintage"] = vintage_of(str(found["vintage"]))
    if "published" in found:
        found["published"] = day_of(str(found["published"]))
    return found


def _figure_column(heading: str, entry: Any, name: str) -> FigureColumn:
    if isinstance(entry, str):
        return FigureColumn(_series(entry, name), None)
    if not isinstance(entry, dict) or "series" not in entry:
        raise UsageError(f"{name}: [figures] {heading!r} does not say its series")
    _only(entry, ("series", "unit"), name, f"[figures] {heading!r} ")
    unit = entry.get("unit")
    return FigureColumn(_series(str(entry["series"]), name), None if unit is None else str(unit))


def _series(id: str, name: str) -> str:
    known = statistics.series()
    if id not in known:
        raise UsageError(f"{name}: no series {id!r}. There are: {', '.join(known)}")
    return id


def _years(table: Mapping[str, Any], name: str) -> tuple[int, int] | None:
    if not table:
        return None
    _only(table, ("first", "last"), name, "[years] ")
    first, last = table.get("first"), table.get("last")
    if not isinstance(first, int) or not isinstance(last, int) or last < first:
        raise UsageError(f"{name}: [years] needs first and last, as in first = 2015, last = 2024")
    return first, last


def _table(data: Mapping[str, Any], key: str, name: str) -> dict[str, Any]:
    table = data.get(key, {})
    if not isinstance(table, dict):
        raise UsageError(f"{name}: {key} is no table. Write it as [{key}] with lines below it")
    return table


def _only(table: Mapping[str, Any], known: tuple[str, ...], name: str, where: str) -> None:
    if unknown := [key for key in table if key not in known]:
        raise UsageError(
            f"{name}: {where}{unknown[0]!r} means nothing here. There are: {', '.join(known)}"
        )
