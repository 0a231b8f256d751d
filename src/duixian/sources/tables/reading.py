"""The reports in the rows of a table, with what the other columns say of them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, NoReturn

from duixian import late_re as re
from duixian.errors import BadRow, EmptyInput, InputError, NotATextColumn, TooLarge
from duixian.registry import columns, governments
from duixian.registry.columns import Meaning
from duixian.sources.limits import MEGABYTE, TABLE_BYTES
from duixian.sources.tables.delimited import open_csv
from duixian.sources.tables.jsonlines import open_jsonl
from duixian.sources.tables.kinds import NAMES, TableKind, guessed, kind_of
from duixian.sources.tables.parquet import open_parquet
from duixian.sources.tables.shape import SPLIT, Record, Table, bad_row
from duixian.sources.tables.workbook import open_workbook

_OPENERS: dict[TableKind, Callable[[bytes, str], list[Table]]] = {
    "csv": open_csv,
    "jsonl": open_jsonl,
    "xlsx": open_workbook,
    "parquet": open_parquet,
}
NAMED = 30
"""Columns that a message names; more are counted."""
LOOKED_AT = 20
"""Rows that are looked at to suggest the column of the text."""
A_REPORT = 500
"""Characters of a cell that may be a report; headers are shorter than this."""
A_HEADER = 60
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AREA_CODE = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True)
class Row:
    """One report of a table."""

    number: int
    """As a spreadsheet counts, the header being row 1; in JSON Lines the line."""
    sheet: str | None
    """The sheet, where a workbook has several with this column."""
    text: str
    government: str | None = None
    report_year: int | None = None
    title: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()
    """What is to be said of it: a cell that was not understood, a text that was cut off."""


def rows(data: bytes, name: str, suffix: str, column: str) -> Iterator[Row | BadRow]:
    """The reports in the column `column`, row by row; a row that cannot be read in its place.

    Raises:
        NotATextColumn: there is no such column; the message names those that there are.
        InputError: the table is damaged, empty, too large, or not decodable.
    """
    kind = kind_of(data, suffix) or guessed(data)
    tables = _OPENERS[kind](data, name)
    if not any(table.header for table in tables):
        raise EmptyInput(name, f"{NAMES[kind]} without a cell", "Give a table with reports")
    meant = [(t, c) for t in tables if (c := _column(t, column)) is not None]
    if not meant:
        raise _no_column(name, kind, tables, column)
    read = size = 0
    for table, text_column in meant:
        for row in _rows(table, text_column, name, several=len(meant) > 1):
            read += 1
            size += len(row.text) if isinstance(row, Row) else 0
            if size > TABLE_BYTES:
                found = f"its texts have more than {TABLE_BYTES // MEGABYTE} million characters"
                raise TooLarge(name, found, SPLIT)
            yield row
    if not read:
        raise EmptyInput(name, f"{NAMES[kind]} with a header and no rows", "Give one with rows")


def refuse(data: bytes, name: str, kind: TableKind) -> NoReturn:
    """Say that a table takes the name of a column, and which it may be.

    Raises:
        NotATextColumn: always, but for a table that cannot be opened at all.
    """
    tables = [t for t in _OPENERS[kind](data, name) if t.header]
    found = f"this is {NAMES[kind]}"
    if not tables:
        raise EmptyInput(name, f"{found} without a cell", "Give a table with reports in its rows")
    likely = _likely(tables)
    if likely is None:
        found += f" with the columns {_listed(tables)}, and none of them looks like a report's text"
        advice = "Give the report's text, or say which column holds it: --text-column NAME"
    else:
        found += f" with the columns {_listed(tables)}"
        advice = f"Say which of them holds the reports' text: --text-column {_quoted(likely)}"
    raise NotATextColumn(name, found, advice)


def _rows(table: Table, text: str, name: str, *, several: bool) -> Iterator[Row | BadRow]:
    known = columns.mapped(table.header, without=text)
    sheet = table.sheet if several else None
    for record in table.records([text, *known.values()]):
        if isinstance(record, BadRow):
            yield record
        else:
            yield _row(record, text, known, name, sheet)


def _row(
    record: Record, text: str, known: dict[Meaning, str], name: str, sheet: str | None
) -> Row | BadRow:
    cell = record.cells.get(text)
    if not isinstance(cell, str) or not cell.strip():
        held = "is empty" if cell is None or cell == "" or isinstance(cell, str) else "is no text"
        found, advice = f"its cell under {text!r} {held}", "Fill it in, or leave the row out"
        return bad_row(name, record.number, found, advice, sheet)
    try:
        cell.encode()
    except UnicodeEncodeError as error:
        found = f"its text holds half a character (character {error.start})"
        return bad_row(name, record.number, found, "Make the table again from its origin", sheet)
    said = {kind: _plain(record.cells.get(column)) for kind, column in known.items()}
    year, notes = _year(said.get("year"), known.get("year", ""))
    return Row(
        number=record.number,
        sheet=sheet,
        text=cell,
        government=_government(said),
        report_year=year,
        title=said.get("title"),
        url=said.get("url"),
        notes=record.notes + notes,
    )


def _plain(cell: Any) -> str | None:
    """A cell as text: whole numbers without the point that spreadsheets give them."""
    if cell is None or isinstance(cell, bool | list | dict):
        return None
    if isinstance(cell, float):
        cell = int(cell) if cell.is_integer() else None
    if isinstance(cell, date):  # datetime as well
        cell = cell.year
    text = "" if cell is None else str(cell).strip()
    return text if text.lower() not in ("", "nan", "none", "null", "-", "/") else None


def _year(cell: str | None, column: str) -> tuple[int | None, tuple[str, ...]]:
    """The one year that a cell names, 2020年 and 2020-01-14 as well; else what to say of it."""
    if cell is None:
        return None, ()
    years = {int(found) for found in _YEAR.findall(cell)}
    if len(years) == 1:
        return years.pop(), ()
    return None, (f"{cell[:40]!r} under {column!r} is no year, and was left aside",)


def _government(said: dict[Meaning, str | None]) -> str | None:
    """Whose report it is: by its code, else by its names from the outer one in."""
    code = said.get("code") or ""
    if _AREA_CODE.fullmatch(code) and (unit := governments.by_code(code)):
        return unit.name if governments.find(unit.name) == unit else unit.code
    kinds: tuple[Meaning, ...] = ("province", "prefecture", "county", "government")
    names = list(dict.fromkeys(n for kind in kinds if (n := said.get(kind))))
    if not names:
        return None
    for first in range(len(names)):
        compound = "".join(names[first:])
        if governments.find(compound) is not None:
            return compound
    return names[-1]


# -- which column -------------------------------------------------------------------------


def _column(table: Table, wanted: str) -> str | None:
    """The column that is meant: of that very name, else but for case and blanks."""
    if wanted in table.header:
        return wanted
    plain = wanted.strip().casefold()
    alike = [h for h in table.header if h.strip().casefold() == plain]
    return alike[0] if len(alike) == 1 else None


def _no_column(name: str, kind: TableKind, tables: list[Table], wanted: str) -> InputError:
    headers = [h for table in tables for h in table.header if h]
    if all(map(_is_no_header, tables)):
        first = next((h for h in headers), "")
        found = f"{NAMES[kind]} without a header: its first row begins with {first[:20]!r}"
        return NotATextColumn(name, found, "Put a row with the columns' names above the others")
    near = difflib.get_close_matches(wanted, headers, 1, 0.5)
    likely = near[0] if near else _likely(tables)
    found = f"the table has no column {wanted!r}. Its columns are {_listed(tables)}"
    advice = f"Give --text-column {_quoted(likely)}" if likely else "Give one of them"
    return NotATextColumn(name, found, advice)


def _is_no_header(table: Table) -> bool:
    """Whether a first row holds what only a row below a header holds: a report, a year alone."""
    return any(len(h) > A_HEADER or _YEAR.fullmatch(h) for h in table.header)


def _likely(tables: list[Table]) -> str | None:
    """The column with the longest texts in its first rows, else one that is called so."""
    longest: tuple[float, str] = (0.0, "")
    for table in tables:
        header = [h for h in dict.fromkeys(table.header) if h]
        records = [r for r in islice(table.records(header), LOOKED_AT) if isinstance(r, Record)]
        for column in header:
            texts = [c for r in records if isinstance(c := r.cells.get(column), str)]
            mean = sum(map(len, texts)) / max(1, len(texts))
            longest = max(longest, (mean, column))
    if longest[0] >= A_REPORT:
        return longest[1]
    called = (h for t in tables for h in t.header if columns.meaning(h) == "text")
    return next(called, None)


def _listed(tables: list[Table]) -> str:
    headers = list(dict.fromkeys(h for table in tables for h in table.header if h))
    more = f" and {len(headers) - NAMED} more" if len(headers) > NAMED else ""
    return ", ".join(h[:30] for h in headers[:NAMED]) + more


def _quoted(column: str) -> str:
    """A column's name as a shell takes it."""
    return column if re.fullmatch(r"[\w.-]+", column) else f"'{column}'"
