"""Books of an earlier version brought to this one's tables, as part of the next addition.

Each step rewrites or makes one table inside the transaction that needs it. Like everything in
it, it takes effect when ``books.json`` names the new versions, and not before: whatever
interrupts it, the books are as they were, and the next addition begins it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pyarrow as pa
from deltalake import DeltaTable, WriterProperties, write_deltalake

from duixian.books.keys import KeyRow, keyed
from duixian.books.schema import LATER, SCHEMAS, table_of
from duixian.errors import BooksError

AT_ONCE = 50_000
"""Rows held in memory while a table is rewritten; sources of reports are in `texts`, so that a
batch of these is counted in reports."""
TEXTS_AT_ONCE = 200


def stored_columns(delta: DeltaTable) -> frozenset[str]:
    """The columns that a table has on disk."""
    return frozenset(field.name for field in delta.schema().fields)


def later(name: str, stored: frozenset[str]) -> frozenset[str]:
    """The columns that a table of an earlier version lacks and can be given.

    `BooksError` where it differs in any other way; its sentence lacks place and advice, which
    the caller knows.
    """
    wanted = frozenset(SCHEMAS[name].names)
    lacking = wanted - stored
    if stored - wanted or not lacking <= LATER.get(name, {}).keys():
        differ = ", ".join(sorted(stored ^ wanted))
        raise BooksError(
            f"the table was made by another version of Duixian (it differs in: {differ})"
        )
    return lacking


def rewrite(delta: DeltaTable, name: str, place: Path, writer: WriterProperties) -> None:
    """Give a table the columns that it lacks, with what holds in them."""
    stored = stored_columns(delta)
    chosen = ", ".join(
        f'"{column}"' if column in stored else f'{LATER[name][column]} AS "{column}"'
        for column in SCHEMAS[name].names
    )
    files = [str(place.resolve() / uri.rpartition("/")[2]) for uri in delta.file_uris()]
    rows: Any = SCHEMAS[name].empty_table()
    if files:
        listed = "[" + ", ".join("'" + file.replace("'", "''") + "'" for file in files) + "]"
        answer = duckdb.connect(":memory:").sql(f"SELECT {chosen} FROM read_parquet({listed})")
        batch = TEXTS_AT_ONCE if name == "texts" else AT_ONCE
        rows = _as_declared(answer.to_arrow_reader(batch), SCHEMAS[name])
    write_deltalake(
        delta, rows, mode="overwrite", schema_mode="overwrite", writer_properties=writer
    )


def _as_declared(reader: pa.RecordBatchReader, schema: pa.Schema) -> pa.RecordBatchReader:
    """The batches with the schema's own types: DuckDB gives every column as nullable."""
    batches = (pa.record_batch(batch.columns, names=schema.names).cast(schema) for batch in reader)
    return pa.RecordBatchReader.from_batches(schema, batches)


def first_keys(rows_of: Any) -> Iterator[pa.Table]:
    """The keys of the current texts of books that had none, a text at a time.

    `rows_of(sql, values)` asks the books as they were."""
    reports = rows_of(
        "SELECT report_id, doc, government, government_code, report_year, genre "
        "FROM reports ORDER BY report_id",
        [],
    )
    for report in reports:
        asked = [report["report_id"]]
        claims = rows_of(
            "SELECT claim_id, role, indicator_id, indicator, aspect, period, scope, quote, start "
            "FROM claims WHERE report_id = ?",
            asked,
        )
        tasks = rows_of("SELECT task_id, text, quote, start FROM tasks WHERE report_id = ?", asked)
        rows = keyed(
            report["report_id"],
            report["doc"],
            SimpleNamespace(**report),
            [SimpleNamespace(**row) for row in claims],
            [SimpleNamespace(**row) for row in tasks],
        )
        yield table_of(KeyRow, list(rows))
