"""Questions in SQL, asked where they can do no harm.

The engine that answers has no way to files, the network, other databases or Python's
variables, and its settings are locked: a filter typed by a stranger can read what is in the
tables it is given, and nothing else.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from duixian.books.result import Result
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
        self._connection = duckdb.connect(":memory:")
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
        with self._mutex:
            cursor = self._connection.cursor()
        with closing(cursor):
            try:
                statements = cursor.extract_statements(sql)
                if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                    raise UsageError(f"one SELECT statement was expected, found: {sql.strip()!r}")
                answer = cursor.sql(statements[0], params=parameters or None)
                table: pa.Table = answer.to_arrow_table()
            except duckdb.Error as error:
                if DAMAGED.search(str(error)):
                    raise self._damaged(error) from error
                raise UsageError(f"the query cannot be answered. DuckDB says: {error}") from error
        return Result(table)

    def _damaged(self, error: Exception) -> BooksError:
        told = str(error).partition("\n")[0]
        return BooksError(
            f"a table of the books cannot be read: {told}. Restore that file from a copy. "
            f"{self._advice}"
        )


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
