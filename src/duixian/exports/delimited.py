"""CSV: UTF-8, commas, a header line, CRLF as RFC 4180 has it.

A file begins with a byte order mark, without which Excel takes UTF-8 for the system's own
encoding and shows Chinese as rubbish; pandas, DuckDB, R and Polars skip it. A pipe gets none,
since what reads pipes (cut, join, csv modules) does not.

A spreadsheet takes cells that begin with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return
for formulas, and reports are other people's text: an apostrophe before them keeps them text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import pyarrow as pa

from duixian.exports.flat import flat_rows, flat_schema
from duixian.exports.plain import csv_lines, is_file


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    for some in csv_lines(flat_schema(schema).names, flat_rows(tables), mark=is_file(out)):
        out.write(some)
