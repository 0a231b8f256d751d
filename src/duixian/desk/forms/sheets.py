"""Tables on their way out: a heading and rows of text, written as Excel, Word or CSV.

Text is always written as text: what begins like a formula is shown, never computed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duixian.errors import UsageError

MAX_CELL = 32_767
"""Excel's own limit."""
FORMULA = frozenset("=+-@")
"""What a spreadsheet takes for the beginning of a formula (a tab or line end is cut off)."""
SUFFIXES = (".xlsx", ".docx", ".csv")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Signs that XML cannot hold."""
_WIDTHS = {"任务内容": 48, "报告原文": 48, "工作目标": 32, "进展情况": 40, "序号": 7}
_WIDTH = 16
_FONT_POINTS = 9


class CellTooLong(UsageError):
    """A text is longer than a cell of a workbook can be."""


class UnknownSuffix(UsageError):
    """A form is asked for in a format that it cannot be written in."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its title."""

    name: str
    title: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def suffix_of(path: Path, allowed: Sequence[str] = SUFFIXES) -> str:
    """The format that a path names. `UnknownSuffix` where it is none of those allowed."""
    suffix = path.suffix.lower()
    if suffix not in allowed:
        raise UnknownSuffix(
            f"{path.name}: a form is not written as {suffix or 'a file without a suffix'}. "
            f"Name a file that ends in {' or '.join(allowed)}"
        )
    return suffix


def clean(text: str) -> str:
    """Text that XML can hold: signs that it cannot are shown as U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def write_xlsx(sheets: Sequence[Sheet], path: Path) -> None:
    """A workbook with a sheet for each table: its title, its heading frozen, its rows."""
    from openpyxl import Workbook  # slow to import
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin")
    border, wrap = Border(line, line, line, line), Alignment(wrap_text=True, vertical="center")
    book = Workbook()
    book.remove(book.active)
    for table in sheets:
        sheet = book.create_sheet(table.name)
        _text(sheet, 1, 1, table.title).font = Font(bold=True, size=16)
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(table.heading))
        sheet.cell(1, 1).alignment = Alignment(horizontal="center")
        sheet.freeze_panes = "A3"
        sheet.page_setup.orientation = "landscape"
        for at, values in enumerate((table.heading, *table.rows), start=2):
            for column, value in enumerate(values, start=1):
                cell = _text(sheet, at, column, value)
                cell.border, cell.alignment = border, wrap
                if at == 2:
                    cell.font = Font(bold=True)
        for column, name in enumerate(table.heading, start=1):
            width = _WIDTHS.get(name, _WIDTH)
            sheet.column_dimensions[get_column_letter(column)].width = width
    book.save(path)


def _text(sheet: Any, row: int, column: int, value: str) -> Any:
    """A cell that holds text, whatever the text looks like."""
    if len(value) > MAX_CELL:
        raise CellTooLong(
            f"row {row}, column {column} has {len(value):,} signs, and a cell of a workbook holds "
            f"{MAX_CELL:,}. Shorten it, or write .docx or .csv"
        )
    cell = sheet.cell(row, column)
    if value:
        cell.value = clean(value)
        cell.data_type = "s"
        cell.quotePrefix = value[0] in FORMULA
    return cell


def add_table(document: Any, table: Sheet) -> None:
    """A table at the end of a Word document, its heading repeated on every page."""
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    made = document.add_table(rows=1 + len(table.rows), cols=len(table.heading))
    made.style = "Table Grid"
    for row, values in zip(made.rows, (table.heading, *table.rows), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = clean(value)
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(_FONT_POINTS)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def new_document() -> Any:
    """An empty Word document, its page lying across as tables of many columns need it."""
    from docx import Document
    from docx.enum.section import WD_ORIENT

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    return document


def write_docx(sheets: Sequence[Sheet], path: Path) -> None:
    """A Word document with each table under its title."""
    document = new_document()
    for table in sheets:
        document.add_heading(clean(table.title), level=1)
        add_table(document, table)
    document.save(str(path))


def write_csv(sheet: Sheet, path: Path) -> None:
    """A CSV file that Excel opens as UTF-8, its title above the heading."""
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    for values in ((sheet.title,), sheet.heading, *sheet.rows):
        lines.writerow([guarded(value) for value in values])
    path.write_bytes(out.getvalue().encode("utf-8-sig", "replace"))


def guarded(value: str) -> str:
    """Text that a spreadsheet does not compute: an apostrophe before what looks like a formula.

    >>> guarded("=1+1"), guarded("-3.5"), guarded("新建水闸")
    ("'=1+1", '-3.5', '新建水闸')
    """
    return f"'{value}" if value[:1] in FORMULA and not _NUMBER.fullmatch(value) else value
