"""CSV: UTF-8, commas, a header line, CRLF as RFC 4180 has it.

A file begins with a byte order mark, without which Excel takes UTF-8 for the system's own
encoding and shows Chinese as rubbish; pandas, DuckDB, R and Polars skip it. A pipe gets none,
since what reads pipes (cut, join, csv modules) does not.

A spreadsheet takes cells that begin with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return
for formulas, and reports are other people's text: an apostrophe before them keeps them text.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from typing import Any, BinaryIO

import pyarrow as pa

from duixian.exports.flat import flat_cell, flat_rows, flat_schema

_LINES_AT_ONCE = 500
"""Lines given out at a time: few writes, little memory."""
_FORMULA = frozenset("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
"""A number written as text computes nothing, and stays a number to what reads the file."""


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    for some in csv_lines(flat_schema(schema).names, flat_rows(tables), mark=_is_file(out)):
        out.write(some)


def csv_lines(
    names: Sequence[str], rows: Iterable[Sequence[Any]], *, mark: bool
) -> Iterator[bytes]:
    """The header and the rows as bytes, some lines at a time; `mark` begins a file for Excel.

    >>> b"".join(csv_lines(["quote", "value"], [["-3.5%", -3.5]], mark=False))
    b"quote,value\\r\\n'-3.5%,-3.5\\r\\n"
    """
    if mark:
        yield codecs.BOM_UTF8
    out = io.StringIO()
    lines = csv.writer(out)
    if names:
        lines.writerow([_cell(name) for name in names])
    for number, row in enumerate(rows, start=1):
        lines.writerow([_cell(cell) for cell in row])
        if number % _LINES_AT_ONCE == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def _is_file(out: BinaryIO) -> bool:
    """Whether bytes go to a file of their own, not to a pipe, a terminal or memory."""
    name = getattr(out, "name", None)
    return isinstance(name, str | PathLike) and not str(name).startswith("<")


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        guarded = value[:1] in _FORMULA and not _NUMBER.fullmatch(value)
        return f"'{value}" if guarded else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return _cell(flat_cell(value)) if isinstance(value, list | tuple | dict) else value
