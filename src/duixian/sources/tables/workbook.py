"""Excel workbooks: every sheet a table, its first row that is not blank the header."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from duixian import late_re as re
from duixian.errors import BadRow, TooLarge
from duixian.sources.limits import MEGABYTE, UNPACKED_BYTES
from duixian.sources.tables.shape import SPLIT, Record, Table, check_count, damaged

MOST_IN_A_CELL = 32_767
"""Characters that Excel lets a cell hold; what is longer was cut off when it was pasted."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""Control characters as Excel writes them (ECMA-376, ST_Xstring): _x000D_ is a line end."""


def open_workbook(data: bytes, name: str) -> list[Table]:
    """The sheets that hold anything. Formulas give the value that was computed last; nothing
    is computed or fetched.

    Raises:
        UnknownFormat: the workbook is damaged.
        TooLarge: it would unpack to more than its limit.
    """
    check_workbook(data, name)
    import openpyxl  # slow to import, and only workbooks take it

    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        tables = [t for t in (_table(sheet, name) for sheet in book.worksheets) if t]
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, SyntaxError, OSError) as error:
        raise damaged(name, "the workbook", error) from error
    return tables


def check_workbook(data: bytes, name: str) -> None:
    """Raises UnknownFormat for a damaged workbook, TooLarge for one beyond its limit."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise damaged(name, "the workbook", error) from error
    if unpacked > UNPACKED_BYTES:
        found = f"the workbook would unpack to {unpacked / MEGABYTE:,.0f} MB"
        raise TooLarge(name, f"{found}, and the limit is {UNPACKED_BYTES // MEGABYTE} MB", SPLIT)


def _table(sheet: Any, name: str) -> Table | None:
    sheet.reset_dimensions()  # some programs state a size that is not the sheet's
    numbered = enumerate(sheet.iter_rows(values_only=True), 1)
    top = next(((n, row) for n, row in numbered if any(c is not None for c in row)), None)
    if top is None:
        return None
    number, cells = top
    header = tuple("" if cell is None else str(cell).strip() for cell in cells)

    def records(wanted: Sequence[str]) -> Iterator[Record | BadRow]:
        places = [header.index(column) for column in wanted]
        rows = sheet.iter_rows(min_row=number + 1, values_only=True)
        for at, row in enumerate(rows, number + 1):
            check_count(name, at)
            if any(cell is not None and str(cell).strip() for cell in row):
                held = [row[p] if p < len(row) else None for p in places]
                yield _record(at, dict(zip(wanted, held, strict=True)))

    return Table(header, records, sheet.title)


def _record(number: int, held: dict[str, Any]) -> Record:
    cells = {k: _unescaped(v) if isinstance(v, str) else v for k, v in held.items()}
    cut = any(isinstance(v, str) and len(v) >= MOST_IN_A_CELL for v in held.values())
    note = (
        f"the cell holds {MOST_IN_A_CELL:,} characters, the most that Excel can: the rest of the "
        "text was probably cut off. Take it from where the table came from"
    )
    return Record(number, cells, (note,) if cut else ())


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
