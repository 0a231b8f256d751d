"""JSON Lines: one object a row, nested as the table is, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

import pyarrow as pa

from duixian.exports.cells import values
from duixian.exports.flat import ROWS_AT_ONCE


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    for table in tables:
        names = table.column_names
        for batch in table.to_batches(max_chunksize=ROWS_AT_ONCE):
            rows = zip(*map(values, batch.columns), strict=True)
            lines = "".join(encode(dict(zip(names, row, strict=True))) + "\n" for row in rows)
            out.write(lines.encode())
        out.flush()
