"""CSV: UTF-8, commas, a header line, CRLF as RFC 4180 has it.

A file begins with a byte order mark, without which Excel takes UTF-8 for the system's own
encoding and shows Chinese as rubbish; pandas, DuckDB, R and Polars skip it. A pipe gets none,
since what reads pipes (cut, join, csv modules) does not.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from os import PathLike
from typing import Any, BinaryIO

import pyarrow as pa

from duixian.exports.flat import flat_rows, flat_schema


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    if _is_file(out):
        out.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        lines = csv.writer(text)
        lines.writerow(flat_schema(schema).names)
        lines.writerows([_plain(cell) for cell in row] for row in flat_rows(tables))
    finally:
        text.detach()


def _is_file(out: BinaryIO) -> bool:
    """Whether bytes go to a file of their own, not to a pipe, a terminal or memory."""
    name = getattr(out, "name", None)
    return isinstance(name, str | PathLike) and not str(name).startswith("<")


def _plain(cell: Any) -> Any:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    return cell
