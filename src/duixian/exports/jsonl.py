"""JSON Lines: one object a row, nested as the table is, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import pyarrow as pa

from duixian.exports.cells import values
from duixian.exports.flat import ROWS_AT_ONCE
from duixian.exports.plain import json_lines


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    for table in tables:
        names = table.column_names
        for batch in table.to_batches(max_chunksize=ROWS_AT_ONCE):
            out.write(json_lines(names, zip(*map(values, batch.columns), strict=True)))
        out.flush()
