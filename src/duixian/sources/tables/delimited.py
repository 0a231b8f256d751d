"""CSV and its kin: comma, tab or semicolon, in any encoding of Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from duixian.errors import BadRow, EmptyInput
from duixian.sources import encoding
from duixian.sources.limits import TEXT_BYTES
from duixian.sources.tables.shape import Record, Table, bad_row, check_count

DELIMITERS = (",", "\t", ";", "|")
_MEND = "Mend it in a spreadsheet program and save the table again"


def open_csv(data: bytes, name: str) -> list[Table]:
    """The one table of a CSV file.

    Raises:
        InputError: it is not decodable, or holds no header.
    """
    text = encoding.decode(data, name).text
    first = text.lstrip("\r\n").partition("\n")[0]
    if not first.strip():
        raise EmptyInput(name, "the table is empty", "Give a table with a header and rows")
    delimiter = max(DELIMITERS, key=first.count)
    # A report is longer than the 131,072 characters that the module allows a cell by default.
    csv.field_size_limit(max(csv.field_size_limit(), TEXT_BYTES))
    header = next(csv_lines(text, delimiter, name))
    if isinstance(header, BadRow):
        raise header
    names = tuple(cell.strip() for cell in header[1])

    def records(wanted: Sequence[str]) -> Iterator[Record | BadRow]:
        rows = csv_lines(text, delimiter, name)
        next(rows)
        for row in rows:
            yield row if isinstance(row, BadRow) else _record(row, names, wanted, name)

    return [Table(names, records)]


def csv_lines(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]] | BadRow]:
    """Every row that is not blank, with its number as a spreadsheet counts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        check_count(name, number)
        begun = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            open_ended = "unexpected end" in str(error)
            found = (
                f"a quotation mark is opened and never closed (from line {begun} on)"
                if open_ended
                else f"its quotation marks do not match (line {reader.line_num}: {error})"
            )
            yield bad_row(name, number, found, _MEND)
            continue
        if any(cell.strip() for cell in row):
            yield number, row


def _record(
    row: tuple[int, list[str]], names: tuple[str, ...], wanted: Sequence[str], name: str
) -> Record | BadRow:
    number, cells = row
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        found = f"it has {len(cells)} cells and the header {len(names)}"
        return bad_row(name, number, found, _MEND)
    held = dict(zip(names, cells, strict=False))
    return Record(number, {column: held.get(column) for column in wanted})
