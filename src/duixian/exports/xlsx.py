"""Excel workbooks of one sheet, with a frozen header.

Text is always written as text: a quote that begins with ``=`` is shown, never computed.
"""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import pyarrow as pa
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from duixian.errors import UsageError
from duixian.exports.flat import flat_rows, flat_schema

MAX_ROWS = 1_048_576
MAX_CELL = 32_767
"""Excel's own limits."""
LARGEST_EXACT = 999_999_999_999_999
"""Excel keeps fifteen digits of a number and makes the rest zeros: longer ones are text."""


class CellCut(UserWarning):
    """A text was longer than a cell of a workbook can be."""


_WIDTHS = {"indicator": 28, "quote": 24, "text": 60, "message": 60, "reason": 48, "section": 36}


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("duixian")
    names = flat_schema(schema).names
    sheet.freeze_panes = "A2"
    for i, name in enumerate(names, start=1):
        letter = get_column_letter(i)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name.rpartition("_")[2], 14)
    sheet.append([text_cell(sheet, name, bold=True) for name in names])
    try:
        _fill(sheet, tables)
    except BaseException:
        sheet.close()  # else the half-written sheet complains when it is thrown away
        raise
    # Whole before any of it goes out: a writer of archives that fails half way complains again
    # when it is thrown away.
    with TemporaryFile() as whole:
        book.save(whole)
        whole.seek(0)
        shutil.copyfileobj(whole, out)


def _fill(sheet: Any, tables: Iterable[pa.Table]) -> None:
    for number, row in enumerate(flat_rows(tables), start=2):
        if number > MAX_ROWS:
            raise UsageError(
                f"an Excel sheet holds {MAX_ROWS:,} rows and these are more. "
                "Filter them, or write csv or parquet"
            )
        sheet.append([_cell(sheet, cell) for cell in row])


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, int) and abs(value) > LARGEST_EXACT:
        value = str(value)
    return text_cell(sheet, value) if isinstance(value, str) else value


def text_cell(sheet: Any, value: str, *, bold: bool = False) -> Any:
    """A cell of text, as text whatever it begins with, within what a cell holds."""
    if len(value) > MAX_CELL:
        warnings.warn(
            CellCut(
                f"a cell of {len(value):,} characters was cut to the {MAX_CELL:,} that Excel "
                "holds. Write csv, jsonl or parquet to have it whole"
            ),
            stacklevel=2,
        )
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:MAX_CELL])
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
