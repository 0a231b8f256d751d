"""Files to grids and running text: Excel, Word, CSV, web pages, and whatever `sources` reads."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from duixian.desk.forms.grids import EMPTY, Cell, Grid, filled, squared
from duixian.desk.forms.oldbooks import old_sheets
from duixian.desk.forms.rows import NoFormInIt
from duixian.desk.forms.webpages import is_page, page_tables
from duixian.errors import EmptyInput, InputError, TooLarge, UnknownFormat
from duixian.sources import check_size, convert, decode, from_bytes, shown

UNPACKED_BYTES = 128 * 1024 * 1024
"""What a workbook may unpack to. The largest decomposition known has some 300 rows, below 1 MB;
the room is for pictures that offices paste in."""
MOST_ROWS = 20_000
MOST_COLUMNS = 200
"""A sheet is read this far. Formatting often reaches to the last row that Excel has."""
CAPTION_LINES = 4
"""Lines above a table that may hold its title."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_WORKBOOK = "Workbook".encode("utf-16-le")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_DELIMITERS = (",", "\t", ";", "|")
_MEND = "Open it in the program that made it and save it again"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds."""

    grids: tuple[Grid, ...]
    text: str
    """The running text, decoded; empty for workbooks and CSV."""
    delimited: bool = False
    """A table without merged cells: what was merged is blank."""


def opened(path: Path) -> Opened:
    """The tables and the text of a file.

    Raises:
        InputError: it is missing, empty, too large, damaged or of no known format.
    """
    label = shown(path)
    try:
        check_size(label, path.stat().st_size, path.suffix)
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(label, "there is no such file", "Check the path") from None
    except OSError as error:
        raise InputError(label, f"unreadable ({error.strerror})", "Name a file") from None
    if not data.strip():
        raise EmptyInput(label, "the file is empty", "Give a file with a form")
    suffix = path.suffix.lower()
    if data.startswith(_OLE) and _WORKBOOK in data:
        return Opened(tuple(old_sheets(data, label, MOST_ROWS)), "")
    if data.startswith((_OLE, _RICH_TEXT)):
        data, suffix = _converted(data, suffix, label), ".docx"
    if data.startswith(b"PK") and _has(data, label, "xl/workbook.xml"):
        return Opened(tuple(_sheets(data, label)), "")
    if suffix in (".csv", ".tsv"):
        return Opened((_delimited(decode(data, label).text, label),), "", delimited=True)
    if suffix in _PAGES:
        page = decode(data, label).text
        if is_page(page) and (grids := tuple(page_tables(page, CAPTION_LINES))):
            return Opened(grids, from_bytes(data, label, suffix).source)
    text = from_bytes(data, label, suffix).source
    if data.startswith(b"PK") and _has(data, label, "word/document.xml"):
        return Opened(tuple(_tables(data)), text)
    return Opened(tuple(_tabbed(text)), text)


def _converted(data: bytes, suffix: str, name: str) -> bytes:
    """An old Word, WPS or rich-text file as DOCX, so that its tables keep their merged cells."""
    kind = ".rtf" if data.startswith(_RICH_TEXT) else ".wps" if suffix == ".wps" else ".doc"
    return convert(data, kind, "docx", name)


def _has(data: bytes, name: str, part: str) -> bool:
    """Whether a zip archive has a part, and unpacks to no more than its limit."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise UnknownFormat(name, f"the file is damaged ({error})", _MEND) from error
    size = sum(p.file_size for p in parts)
    if size > UNPACKED_BYTES:
        raise TooLarge(
            name,
            f"it would unpack to {size // 2**20:,} MB, and the limit is {UNPACKED_BYTES // 2**20}",
            "Save the form without pictures and attachments",
        )
    return any(p.filename == part for p in parts)


def _sheets(data: bytes, name: str) -> Iterator[Grid]:
    import openpyxl  # slow to import, and only workbooks take it

    try:
        book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, SyntaxError, OSError) as error:
        raise UnknownFormat(name, f"the workbook is damaged ({error})", _MEND) from error
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield Grid(sheet.title, _filled(sheet), caption=sheet.title)


def _filled(sheet: Any) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a sheet down to the last row that holds anything, merged ones filled."""
    bottom = min(sheet.max_row, MOST_ROWS)
    rows = [
        [Cell(_plain(value)) for value in values]
        for values in sheet.iter_rows(
            max_row=bottom, max_col=min(sheet.max_column, MOST_COLUMNS), values_only=True
        )
    ]
    while rows and all(cell.value is None for cell in rows[-1]):
        rows.pop()
    areas = [
        (a.min_row - 1, a.max_row, a.min_col - 1, a.max_col) for a in sheet.merged_cells.ranges
    ]
    return filled(squared(rows), areas)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip() or None
    return (
        value
        if isinstance(value, int | float | bool) or hasattr(value, "year")
        else (None if value is None else str(value))
    )


def _tables(data: bytes) -> Iterator[Grid]:
    """The tables of a Word document, each with the lines above it."""
    from docx import Document  # slow to import
    from docx.table import Table

    lines: list[str] = []
    count = 0
    for block in Document(BytesIO(data)).iter_inner_content():
        if not isinstance(block, Table):
            if block.text.strip():
                lines.append(block.text.strip())
            continue
        count += 1
        caption = "\n".join(lines[-CAPTION_LINES:] if count > 1 else lines)
        yield Grid(f"table {count}", squared(_merged(block)), caption=caption)
        lines = []


def _merged(table: Any) -> list[list[Cell]]:
    """Rows of a table; python-docx gives a merged cell once for each place that it covers."""
    areas: dict[Any, int] = {}
    rows = []
    for row in table.rows:
        cells = list(row.cells)
        spans = {id(cell._tc): sum(other._tc is cell._tc for other in cells) for cell in cells}
        rows.append(
            [
                Cell(
                    cell.text.strip() or None,
                    areas.setdefault(cell._tc, len(areas)),
                    spans[id(cell._tc)],
                )
                for cell in cells
            ]
        )
    counts: dict[int | None, int] = {}
    for row in rows:
        for cell in row:
            counts[cell.area] = counts.get(cell.area, 0) + 1
    return [[c if counts[c.area] > 1 else Cell(c.value) for c in row] for row in rows]


def _delimited(text: str, name: str) -> Grid:
    """The one table of a CSV file. An apostrophe that guards a formula is taken off."""
    sample = text[:4000]
    delimiter = max(_DELIMITERS, key=sample.count)
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    try:
        read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise NoFormInIt(
            name, f"its quotation marks do not match ({error})", "Save the table as CSV again"
        ) from error
    rows = [[Cell(_unguarded(value)) for value in row] for row in read[:MOST_ROWS]]
    return Grid("", squared(rows))


def _unguarded(value: str) -> str | None:
    value = value.strip(" \n\r\t")
    if value[:1] == "'" and value[1:2] in ("=", "+", "-", "@"):
        value = value[1:]
    return value or None


def _tabbed(text: str) -> Iterator[Grid]:
    """Tables of a text whose cells are parted by tabs: old Word files come so."""
    block: list[list[Cell]] = []
    above: list[str] = []
    count = 0
    for line in [*text.split("\n"), ""]:
        cells = [part.strip() for part in line.split("\t")]
        if len(cells) > 2:
            block.append([Cell(c) if c else EMPTY for c in cells])
            continue
        if len(block) > 1:
            count += 1
            yield Grid(f"table {count}", squared(block), "\n".join(above[-CAPTION_LINES:]))
            above = []
        block = []
        if line.strip():
            above.append(line.strip())
