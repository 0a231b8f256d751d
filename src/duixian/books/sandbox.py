"""Questions in SQL, asked where they can do no harm.

The engine that answers has no way to files, the network, other databases or Python's
variables, and its settings are locked: a filter typed by a stranger can read what is in the
tables it is given, and nothing else.
"""

from __future__ import annotations

import os
import re
import tempfile
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from duixian.books.result import Result, Stream
from duixian.errors import BooksError, UsageError
from duixian.patterns import alternatives

LOCKED = (
    "enable_external_access = false",
    "python_enable_replacements = false",
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "lock_configuration = true",
)
"""Settings of the engine, the lock on them last."""

MEMORY = "512MB"
"""What the engine may hold. What sorting takes beyond goes to a temporary folder, which is there
only while it is needed."""
THREADS = 4
"""Each holds rows of its own while it sorts: more of them would not do with so much memory."""
ROWS_AT_ONCE = 10_000
"""Rows of a stream's tables: some megabytes."""

VIEWS = {"reports": "SELECT * FROM all_reports WHERE superseded_by IS NULL"}
"""View -> its definition over tables."""

DAMAGED = re.compile(
    alternatives(
        "magic bytes",
        "too small to be a Parquet",
        "No files found",
        "No such file",
        "Corrupt",
        "corrupt",
        "TProtocol",
        "Failed to read Parquet",
        "Invalid Parquet",
        "Invalid thrift",
        "decompress",
    )
)
"""What the engine says of a Parquet file that is gone, cut or overwritten."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Rows in Parquet files. A column that these lack, being older, is made by `later`'s SQL."""

    files: Sequence[Path]
    columns: Sequence[str]
    later: Mapping[str, str]


Source = pa.Table | Stored
"""Rows in memory, or stored ones."""


class Sandbox:
    """An in-memory DuckDB that can see named tables, and nothing else.

    Parquet files are read where they lie, by DuckDB itself: they are the only files that it
    is let near. `advice` is said of one that is damaged.
    """

    def __init__(self, sources: Mapping[str, Source], *, advice: str = "") -> None:
        self._advice = advice
        self._mutex = threading.Lock()
        beside = Path(tempfile.gettempdir(), f"duixian-{uuid.uuid4().hex}")
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(beside),
                "threads": min(THREADS, os.cpu_count() or 1),
            },
        )
        files = [f for s in sources.values() if isinstance(s, Stored) for f in s.files]
        self._connection.execute(f"SET allowed_paths = {_listed(files)}")
        for setting in LOCKED:
            self._connection.execute(f"SET {setting}")
        for name, source in sources.items():
            try:
                self._create(name, source)
            except duckdb.Error as error:
                raise self._damaged(error) from error
        for view, definition in VIEWS.items():
            if f"all_{view}" in sources:
                self._connection.execute(f"CREATE VIEW {view} AS {definition}")

    def _create(self, name: str, source: Source) -> None:
        if isinstance(source, pa.Table):
            self._connection.register("given", source)
            self._connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
            self._connection.unregister("given")
        else:
            stored = f"read_parquet({_listed(source.files)})"
            told = self._connection.execute(f"DESCRIBE SELECT * FROM {stored}").fetchall()
            there = {row[0] for row in told}
            lacking = source.later.keys() - there
            chosen = ", ".join(
                f'{source.later[c]} AS "{c}"' if c in lacking else f'"{c}"' for c in source.columns
            )
            chosen = chosen if lacking else "*"
            self._connection.execute(f"CREATE VIEW {name} AS SELECT {chosen} FROM {stored}")

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Result:
        """Answer one SELECT. `UsageError` for anything else and for SQL that does not hold.

        Safe to call from several threads: each question has a cursor of its own.
        """
        with closing(self._cursor()) as cursor:
            try:
                table: pa.Table = _asked(cursor, sql, parameters).to_arrow_table()
            except duckdb.Error as error:
                raise self._refused(error) from error
        return Result(table)

    def stream(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Stream:
        """`query`, whose answer comes some rows at a time."""
        cursor = self._cursor()
        try:
            reader = _asked(cursor, sql, parameters).to_arrow_reader(ROWS_AT_ONCE)
        except duckdb.Error as error:
            cursor.close()
            raise self._refused(error) from error
        except UsageError:
            cursor.close()
            raise
        return Stream(reader.schema, self._tables(reader, cursor))

    def _tables(
        self, reader: pa.RecordBatchReader, cursor: duckdb.DuckDBPyConnection
    ) -> Iterator[pa.Table]:
        with closing(cursor):
            try:
                for batch in reader:
                    yield pa.Table.from_batches([batch])
            except (duckdb.Error, pa.ArrowException) as error:
                raise self._refused(error) from error

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._mutex:
            return self._connection.cursor()

    def _refused(self, error: Exception) -> BooksError | UsageError:
        if DAMAGED.search(str(error)):
            return self._damaged(error)
        if isinstance(error, duckdb.OutOfMemoryException):
            return UsageError(
                f"the query needs more memory than the {MEMORY} that it may have. Narrow it down "
                "(WHERE, fewer columns), or have the tables whole: duixian package"
            )
        return UsageError(f"the query cannot be answered. DuckDB says: {error}")

    def _damaged(self, error: Exception) -> BooksError:
        told = str(error).partition("\n")[0]
        return BooksError(
            f"a table of the books cannot be read: {told}. Restore that file from a copy. "
            f"{self._advice}"
        )


def _asked(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] | Mapping[str, Any]
) -> duckdb.DuckDBPyRelation:
    statements = cursor.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise UsageError(f"one SELECT statement was expected, found: {sql.strip()!r}")
    return cursor.sql(statements[0], params=parameters or None)


def _listed(files: Sequence[Path]) -> str:
    """File names as an SQL list."""
    return "[" + ", ".join("'" + str(f).replace("'", "''") + "'" for f in files) + "]"


def condition(sql: str) -> str:
    """An SQL condition, in parentheses, after a check that it is one expression and no more.

    >>> condition("value > 5 -- of all")
    '(value > 5 -- of all\\n)'
    """
    try:
        duckdb.SQLExpression(sql)
    except duckdb.Error as error:
        raise UsageError(
            f"the condition {sql!r} is not one SQL expression. DuckDB says: {error}"
        ) from error
    return f"({sql}\n)"


def where(table: pa.Table, sql: str, *, name: str = "rows") -> pa.Table:
    """The rows of a table that meet the condition `sql` over its columns.

    >>> where(pa.table({"value": [4.0, 6.5]}), "value > 5").to_pylist()
    [{'value': 6.5}]
    """
    sandbox = Sandbox({name: table})
    return sandbox.query(f"SELECT * FROM {name} WHERE {condition(sql)}").arrow()
