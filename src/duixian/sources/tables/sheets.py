"""Tables of figures as rows of cells, wherever in them the header stands."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from typing import Any

from duixian.errors import BadRow, PackageMissing
from duixian.sources import encoding
from duixian.sources.tables.delimited import DELIMITERS, csv_lines
from duixian.sources.tables.kinds import TableKind, guessed, kind_of
from duixian.sources.tables.parquet import open_parquet
from duixian.sources.tables.shape import Table, check_count, damaged
from duixian.sources.tables.workbook import check_workbook

HEADED = 10
"""First lines in which the delimiter of a CSV file is looked for: a title has none."""

STATA = ".dta"

Line = tuple[int, Sequence[Any]]
"""A row's number as a spreadsheet counts, and its cells."""


@dataclass(frozen=True, slots=True)
class CellSheet:
    """One sheet of a workbook, or the one table of a file."""

    name: str | None
    lines: Callable[[], Iterator[Line | BadRow]] = field(repr=False)
    """The rows that are not blank; one that cannot be read is a `BadRow`."""


def sheets(data: bytes, name: str, suffix: str) -> list[CellSheet]:
    """The sheets of CSV, Excel, Parquet or Stata bytes.

    Raises:
        InputError: the table is damaged, too large, or not decodable.
        PackageMissing: it is Stata's, and pandas is not installed.
    """
    if suffix.lower() == STATA:
        return [_stata(data, name)]
    kind: TableKind = kind_of(data, suffix) or guessed(data)
    if kind == "xlsx":
        return _workbook(data, name)
    if kind == "parquet":
        return [_headed(table) for table in open_parquet(data, name)]
    return [_delimited(data, name)]


def _delimited(data: bytes, name: str) -> CellSheet:
    text = encoding.decode(data, name).text
    first = text.lstrip("\r\n").split("\n", HEADED)[:HEADED]
    delimiter = max(DELIMITERS, key=lambda sign: max(line.count(sign) for line in first))
    return CellSheet(None, lambda: csv_lines(text, delimiter, name))


def _workbook(data: bytes, name: str) -> list[CellSheet]:
    check_workbook(data, name)
    import openpyxl  # slow to import, and only workbooks take it

    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        return [CellSheet(sheet.title, _rows_of(sheet, name)) for sheet in book.worksheets]
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, SyntaxError, OSError) as error:
        raise damaged(name, "the workbook", error) from error


def _rows_of(sheet: Any, name: str) -> Callable[[], Iterator[Line | BadRow]]:
    def lines() -> Iterator[Line | BadRow]:
        sheet.reset_dimensions()  # some programs state a size that is not the sheet's
        for number, row in enumerate(sheet.iter_rows(), 1):
            check_count(name, number)
            held = [_shown(cell) for cell in row]
            if any(cell is not None and str(cell).strip() for cell in held):
                yield number, held

    return lines


def _shown(cell: Any) -> Any:
    """A cell's value; a number that is shown as a percentage as that: 0.06 is 6 %.

    With as many digits as its format shows, where those are all that it has: 0.062 as 0.0% is
    6.2 %, and so is 0.062 as 0%.
    """
    value = cell.value
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or "%" not in cell.number_format:
        return value
    percent = (Decimal(str(value)) * 100).normalize()
    places = _PLACES.search(cell.number_format)
    least = len(places[1]) if places else 0
    has = max(0, -int(percent.as_tuple().exponent))
    return f"{percent:.{max(least, has)}f}%"


_PLACES = re.compile(r"0\.(0+)%")


def _headed(table: Table) -> CellSheet:
    def lines() -> Iterator[Line | BadRow]:
        yield 1, table.header
        for record in table.records(table.header):
            if isinstance(record, BadRow):
                yield record
            else:
                yield record.number, [record.cells.get(column) for column in table.header]

    return CellSheet(table.sheet, lines)


def _stata(data: bytes, name: str) -> CellSheet:
    try:
        import pandas as pd  # in an extra: most figures come in other files
    except ImportError as error:
        raise PackageMissing(
            "reading Stata files takes the package pandas, which is not installed: "
            "pip install 'duixian[pandas]'. csv and parquet need nothing more"
        ) from error
    try:
        frame = pd.read_stata(BytesIO(data))
    except (ValueError, KeyError, TypeError, OSError, struct.error) as error:
        raise damaged(name, "the Stata file", error) from error

    def lines() -> Iterator[Line | BadRow]:
        yield 1, [str(column) for column in frame.columns]
        for number, row in enumerate(frame.itertuples(index=False, name=None), 2):
            check_count(name, number)
            yield number, [_stored(cell) for cell in row]

    # Stata's float has seven digits: as a double it would show what nobody wrote (6.699999809).
    narrow = list(frame.select_dtypes("float32").columns)
    as_shown = frame.astype(dict.fromkeys(narrow, "str"))
    frame = as_shown.astype(dict.fromkeys(narrow, "float64"))
    return CellSheet(None, lines)


def _stored(cell: Any) -> Any:
    """A cell's value; None where Stata holds a missing one."""
    return None if cell != cell else cell
