"""Rows of a stream that meet a condition, which may speak of all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from duixian.books.result import Stream
from duixian.books.sandbox import Sandbox, Stored, condition, where


def meeting(stream: Stream, sql: str | None, *, name: str = "rows") -> Stream:
    """The rows of a stream that meet the condition `sql` over its columns, as `where`; all of them
    without one. `UsageError` for what is none, before any row is asked for.

    >>> s = Stream(pa.schema([("value", pa.float64())]), iter([pa.table({"value": [4.0, 6.5]})]))
    >>> meeting(s, "value > (SELECT avg(value) FROM rows)").whole().rows()
    [{'value': 6.5}]
    """
    if sql is None:
        return stream
    schema = where(stream.schema.empty_table(), sql, name=name).schema
    return Stream(schema, _met(stream, sql, name))


def _met(stream: Stream, sql: str, name: str) -> Iterator[pa.Table]:
    """The condition is put to a temporary file of all rows: they need not fit into memory."""
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        place = Path(folder, "rows.parquet")
        with pq.ParquetWriter(place, stream.schema) as file:
            for table in stream:
                file.write_table(table)
        sandbox = Sandbox({name: Stored([place], stream.schema.names, {})})
        yield from sandbox.stream(f"SELECT * FROM {name} WHERE {condition(sql)}")
