"""JSON Lines: one object a row, nested as the table is, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

import pyarrow as pa

from duixian.exports.flat import ROWS_AT_ONCE


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for table in tables:
        for batch in table.to_batches(max_chunksize=ROWS_AT_ONCE):
            lines = "".join(encode(row) + "\n" for row in batch.to_pylist())
            out.write(lines.encode())
        out.flush()
