"""What is done with all rows of a stream, which are put to a temporary file: a condition that may
speak of all of them, an order."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc as ipc
import pyarrow.parquet as pq

from duixian.books.result import Stream
from duixian.books.sandbox import THREADS, Sandbox, Stored, condition, where
from duixian.errors import BooksError

MEMORY = "256MB"
"""What the engine may take to order the terms; the rest goes to a temporary file."""
_ROWS = 2_000
"""Rows written and read together: findings of so many are three megabytes, which the file's writer
and the engine's threads each hold several times."""
_PART, _PARTS = 20_000, 256
"""Rows of a part, ordered in memory; so many parts at most, for each is an open file."""
_PLACE = "place_in_the_order"
_COMPRESSED = ipc.IpcWriteOptions(compression="lz4")


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
    """The engine orders the terms alone, which are narrow; whole rows, as wide as a finding with
    its figures, it cannot sort in little memory (a million took over a gigabyte). Each row is put
    to the file of the part of the order where it belongs, and each part is ordered by itself."""
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        rows = pq.ParquetFile(put_together(stream, Path(folder, "rows.parquet")))
        count = rows.metadata.num_rows
        wide = max(_PART, -(-count // _PARTS))
        places = [Path(folder, f"part-{at}.arrow") for at in range(-(-count // wide))]
        with ExitStack() as files:
            parts = [
                files.enter_context(
                    ipc.new_file(str(place), _with_place(stream.schema), options=_COMPRESSED)
                )
                for place in places
            ]
            for table in _gathered(_placed(rows, folder, by, stream.schema)):
                of = pc.divide(table[_PLACE], wide)
                for at in pc.unique(of):
                    parts[at.as_py()].write_table(table.filter(pc.equal(of, at)))
        for place in places:
            with ipc.open_file(str(place)) as part:
                ordered = part.read_all().sort_by(_PLACE).drop_columns([_PLACE])
            place.unlink()
            yield from _cut(ordered.combine_chunks())


def _gathered(tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Small tables put together: of each some rows go to every part, and every piece of a part's
    file costs room."""
    waiting, count = list[pa.Table](), 0
    for table in tables:
        waiting.append(table)
        count += table.num_rows
        if count >= _PART:
            yield pa.concat_tables(waiting).combine_chunks()
            waiting, count = [], 0
    if count:
        yield pa.concat_tables(waiting).combine_chunks()


def _placed(rows: pq.ParquetFile, folder: str, by: str, schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows as they came, some at a time, each with its place in the order."""
    limits: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": folder,
        "threads": min(THREADS, os.cpu_count() or 1),
    }
    try:
        with duckdb.connect(":memory:", config=limits) as engine:
            engine.execute(
                "CREATE TEMP TABLE places AS SELECT file_row_number AS came, "
                f"row_number() OVER (ORDER BY {by}, file_row_number) - 1 AS {_PLACE} "
                "FROM read_parquet(?, file_row_number = true)",
                [str(Path(folder, "rows.parquet"))],
            )
            told = engine.sql(f"SELECT {_PLACE} FROM places ORDER BY came").to_arrow_reader(_ROWS)
            waiting = pa.array([], pa.int64())
            for batch in rows.iter_batches(_ROWS):
                while len(waiting) < batch.num_rows:
                    waiting = pa.concat_arrays([waiting, told.read_next_batch().column(0)])
                places, waiting = waiting[: batch.num_rows], waiting[batch.num_rows :]
                table = pa.Table.from_batches([batch]).cast(schema)
                yield table.append_column(_PLACE, places)
    except (duckdb.Error, OSError) as error:
        raise no_room(folder, error) from error


def no_room(folder: str, error: Exception) -> BooksError:
    """What is said where the temporary folder, or memory, cannot hold what is put in order."""
    told = str(error).partition("\n")[0]
    return BooksError(
        f"{folder}: what is read of the books cannot be put in order there ({told}). Free space, "
        "or name another folder for temporary files with TMPDIR"
    )


def _with_place(schema: pa.Schema) -> pa.Schema:
    return schema.append(pa.field(_PLACE, pa.int64()))


def _cut(table: pa.Table) -> Iterator[pa.Table]:
    for at in range(0, table.num_rows, _ROWS):
        yield table.slice(at, _ROWS)


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
