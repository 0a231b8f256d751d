"""What is done with all rows of a stream, which are put to a temporary file: a condition that may
speak of all of them, an order."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from duixian.books.result import Stream
from duixian.books.sandbox import THREADS, Sandbox, Stored, condition, where

MEMORY = "256MB"
"""What sorting may take; the rest goes to a temporary file."""
_ROWS = 2_000
"""Rows written and read together: findings of so many are three megabytes, which the file's writer
and the engine's threads each hold several times."""


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
        place = put_together(stream, Path(folder, "rows.parquet"))
        sandbox = Sandbox({name: Stored([place], stream.schema.names, {})})
        yield from sandbox.stream(f"SELECT * FROM {name} WHERE {condition(sql)}")


def in_order(stream: Stream, by: str) -> Stream:
    """The rows of a stream in the order of the SQL terms `by`, which the program itself names;
    those that are equal in it as they came. They need not fit into memory.

    >>> s = Stream(pa.schema([("value", pa.int64())]), iter([pa.table({"value": [6, 5]})]))
    >>> in_order(s, "value").whole().rows()
    [{'value': 5}, {'value': 6}]
    """
    return Stream(stream.schema, _sorted(stream, by))


def _sorted(stream: Stream, by: str) -> Iterator[pa.Table]:
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        place = put_together(stream, Path(folder, "rows.parquet"))
        limits: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": folder,
            "threads": min(THREADS, os.cpu_count() or 1),
        }
        with duckdb.connect(":memory:", config=limits) as engine:
            rows = engine.sql(
                "SELECT * EXCLUDE (file_row_number) FROM read_parquet(?, file_row_number = true) "
                f"ORDER BY {by}, file_row_number",
                params=[str(place)],
            )
            for batch in rows.to_arrow_reader(_ROWS):
                yield pa.Table.from_batches([batch]).cast(stream.schema)


def put_together(stream: Stream, place: Path) -> Path:
    """The Parquet file of all rows: small tables are put together, for each costs a part of it."""
    with pq.ParquetWriter(place, stream.schema) as file:
        waiting, count = list[pa.Table](), 0
        for table in stream:
            waiting.append(table)
            count += table.num_rows
            if count >= _ROWS:
                file.write_table(pa.concat_tables(waiting))
                waiting, count = [], 0
        if count:
            file.write_table(pa.concat_tables(waiting))
    return place


def runs(tables: Iterable[pa.Table], columns: Sequence[str]) -> Iterator[pa.Table]:
    """Rows that follow each other and are equal in these columns, run after run; a run may go on
    in the next table.

    >>> tables = [pa.table({"of": ["a", "b"]}), pa.table({"of": ["b"]})]
    >>> [run["of"].to_pylist() for run in runs(tables, ["of"])]
    [['a'], ['b', 'b']]
    """
    begun: pa.Table | None = None
    for table in tables:
        rows = table if begun is None else pa.concat_tables([begun, table])
        if not rows.num_rows:
            continue
        keys = rows.select(columns).to_pylist()
        starts = [at for at in range(len(keys)) if at == 0 or keys[at] != keys[at - 1]]
        for start, stop in pairwise(starts):
            yield rows.slice(start, stop - start)
        begun = rows.slice(starts[-1])
    if begun is not None:
        yield begun
