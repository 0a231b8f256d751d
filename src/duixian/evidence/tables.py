"""A table of statistics, row by row: what is a figure, and why the rest is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from duixian.errors import BadRow, EmptyInput, UsageError
from duixian.evidence import cells, headings
from duixian.evidence.headings import DataColumn
from duixian.evidence.making import Given, day_of, digest_of, vintage_of
from duixian.evidence.mapping import TableMapping
from duixian.evidence.places import Places
from duixian.model import Evidence
from duixian.registry import series as registry
from duixian.registry import statistics
from duixian.sources import sheets

_EVER = "9999"
"""Of figures that nobody says when they were added: none of them is of a time to come."""
_MEND = "Mend the cell, or leave the row out"
Said = Mapping[str, Any]
"""What a row and the mapping's constants say beside the figures, by the mapping's words."""


@dataclass(slots=True)
class TableFigures:
    """What a table gave."""

    figures: list[Evidence] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    """Rows or cells that should be figures and are none."""
    left: list[BadRow] = field(default_factory=list)
    """What is rightly left out: sums of other rows, computed figures, the same said twice."""
    blank: int = 0
    """Cells without a figure."""


def of_table(
    data: bytes, name: str, suffix: str, mapping: TableMapping, given: Given, places: Places
) -> TableFigures:
    """The figures of a table, with each row that gives none named.

    Raises:
        UsageError: the mapping names a sheet or column that is not there.
        InputError: the table is damaged or has no rows.
    """
    found = TableFigures()
    for sheet in headings.meant(sheets(data, name, suffix), mapping, name):
        header, lines = headings.headed(sheet, mapping, name)
        reader = _SheetReader(name, sheet.name, header, mapping, given, places, found)
        for line in lines:
            if isinstance(line, BadRow):
                found.bad.append(line)
            else:
                reader.row(*line)
    if not (found.figures or found.bad or found.left):
        raise EmptyInput(name, "the table has a header and no figures", "Give one with rows")
    return found


class _SheetReader:
    """One sheet being read."""

    def __init__(
        self,
        name: str,
        sheet: str | None,
        header: tuple[str, ...],
        mapping: TableMapping,
        given: Given,
        places: Places,
        into: TableFigures,
    ) -> None:
        self._sheet, self._mapping, self._given = sheet, mapping, given
        self._places, self._into = places, into
        self._name = name
        where = f"{name}, sheet {sheet}" if sheet else name
        self._at = {
            kind: headings.column(header, title, where) for kind, title in mapping.columns.items()
        }
        self._figures = list(headings.data_columns(header, mapping, where))
        self._today = (given.at or _EVER)[:10]
        self._seen: dict[tuple[object, ...], tuple[float, int]] = {}

    def row(self, number: int, row: Sequence[Any]) -> None:
        """Take what one row gives; what it does not is named."""
        held = {kind: row[at] for kind, at in self._at.items() if at < len(row)}
        said = {**self._mapping.constants, **{k: v for k, v in held.items() if v is not None}}
        name = _text(said.get("place"))
        if name is not None and statistics.load().is_sum(name):
            sums = cells.BadCell(f"{name!r} sums other rows up", "It is no place's figure")
            self._leave(number, None, sums)
        elif cells.is_set(said.get("computed")):
            computed = cells.BadCell("it is marked as computed", "Only published figures count")
            self._leave(number, None, computed)
        else:
            told: set[str] = set()  # an unknown place is said once, not for each column
            for column in self._figures:
                try:
                    self._cell(number, row, said, column)
                except cells.BadCell as bad:
                    heading = self._mapping.columns.get(bad.of or "", column.heading)
                    named = self._named(number, heading, bad.found, bad.advice)
                    if str(named) not in told:
                        told.add(str(named))
                        self._into.bad.append(named)

    def _cell(self, number: int, row: Sequence[Any], said: Said, column: DataColumn) -> None:
        read = cells.figure(row[column.at] if column.at < len(row) else None)
        if read is None:
            self._into.blank += 1
            return
        if statistics.load().is_computed(column.heading):
            found = "the heading of its column says that it was computed"
            computed = cells.BadCell(found, "Only published figures count")
            self._leave(number, column.heading, computed)
            return
        value, behind, printed = read
        with cells.saying("year"):
            year = cells.year(said.get("year")) if column.year is None else column.year
            if str(year) >= self._today[:4]:
                raise cells.BadCell(f"{year} is not over yet", "A figure of a whole year is meant")
        with cells.saying("place"):
            whose = self._places.find(_text(said.get("place")), _code(said.get("code")), year)
        with cells.saying("series"):
            series = statistics.series()[column.series or self._series(said)]
        stated = _text(said.get("unit")) if "unit" in self._at else column.unit
        with cells.saying("unit"):
            measured = _measured(behind or stated, series, column.heading)
        if series.aspect == "growth" and abs(measured.value(value)) > statistics.load().growth:
            raise cells.BadCell(
                f"{printed[:40]!r} is more than any such growth", "Look at the cell"
            )
        source, vintage, published = self._whence(said)
        file_id = self._given.file_id(source, vintage, self._sheet, column.heading)
        made = Evidence(
            evidence_id=digest_of(file_id, number, series.id, year),
            file_id=file_id,
            government=whose.name,
            government_code=whose.code,
            year=year,
            series=series.id,
            indicator=_text(said.get("series")) or column.heading,
            indicator_id=series.indicator,
            aspect=series.aspect,
            value=measured.value(value),
            value_high=None,
            unit=measured.unit,
            bound="eq",
            value_as_printed=printed,
            period=str(year),
            scope=None,
            source=source,
            vintage=vintage,
            published=published,
            doc=self._given.doc,
            original_digest=self._given.digest,
            sheet=self._sheet,
            sheet_row=number,
            sheet_column=column.heading,
            start=None,
            end=None,
            quote=None,
            ocr=False,
            added_at=self._given.at,
        )
        self._keep(made, number, column.heading)

    def _series(self, said: Said) -> str:
        words = _text(said.get("series"))
        found = self._mapping.series(words) if words else None
        if found is None:
            raise cells.BadCell(
                f"{(words or '')[:40]!r} names no series",
                "Say under [series_names] of the mapping which it is, or leave the row out",
            )
        return found

    def _whence(self, said: Said) -> tuple[str, str, str | None]:
        source = _text(said.get("source")) or self._given.source
        with cells.saying("source"):
            if source is None:
                raise cells.BadCell("its source is not said", "Give --source, or a column for it")
        with cells.saying("vintage"):
            vintage = _understood(vintage_of, said.get("vintage")) or self._given.vintage
            if vintage is None:
                raise cells.BadCell("its vintage is not said", "Give --vintage, or a column for it")
        with cells.saying("published"):
            published = _understood(day_of, said.get("published")) or self._given.published
            if published is not None and published > self._today:
                raise cells.BadCell(f"{published} has not come yet", "Mend the day of publication")
        return source, vintage, published

    def _keep(self, made: Evidence, number: int, heading: str) -> None:
        of = (made.government_code, made.government, made.year, made.series, made.file_id)
        value, before = self._seen.setdefault(of, (made.value, number))
        if before == number:
            self._into.figures.append(made)
        elif value == made.value:
            found = f"row {before} gives the same figure for {made.government} {made.year}"
            self._leave(number, heading, cells.BadCell(found, "It counts once"))
        else:
            found = f"row {before} gives another figure for {made.government} {made.year}"
            raise cells.BadCell(found, "Leave the wrong one out; the first was taken")

    def _leave(self, number: int, heading: str | None, why: cells.BadCell) -> None:
        self._into.left.append(self._named(number, heading, why.found, why.advice))

    def _named(self, number: int, heading: str | None, found: str, advice: str) -> BadRow:
        where = f"{self._name}, sheet {self._sheet}" if self._sheet else self._name
        row = f"{where}, row {number}"
        place = f"{row}, column {heading}" if heading else row
        return BadRow(place, found, advice)


def _understood(reads: Callable[[str | None], str | None], cell: Any) -> str | None:
    try:
        return reads(_text(cell))
    except UsageError as error:
        raise cells.BadCell(str(error), _MEND) from error


def _measured(unit: str | None, series: registry.Series, heading: str) -> cells.Measure:
    if unit is None and series.unit == "%":
        unit = "%"
    if unit is None and (within := cells.in_brackets(heading)):
        found = f"no unit is said, and {within!r} in the heading is none that is known"
        raise cells.BadCell(found, "Give unit in the mapping")
    if unit is None:
        raise cells.BadCell("its unit is not said", "Give unit in the mapping")
    measured = cells.measure(unit)
    if measured is None:
        raise cells.BadCell(f"the unit {unit!r} is not known", "Give it as in 亿元, 万人, %")
    if not cells.fits(measured, series):
        raise cells.BadCell(
            f"the unit {unit!r} does not measure {series.id}", f"Give it in {series.unit}"
        )
    return measured


def _text(cell: Any) -> str | None:
    said = "" if cell is None else str(cell).strip()
    return said or None


def _code(cell: Any) -> str | None:
    """A code as text: spreadsheets make a number of it."""
    said = _text(cell)
    return said.removesuffix(".0") if said else None
