"""Questions in SQL, asked where they can do no harm.

The engine that answers has no way to files, the network, other databases or Python's
variables, and its settings are locked: a filter typed by a stranger can read what is in the
tables it is given, and nothing else.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Any

import duckdb
import pyarrow as pa

from duixian.books.result import Result
from duixian.errors import UsageError

LOCKED = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}

VIEWS = {"reports": "SELECT * FROM all_reports WHERE superseded_by IS NULL"}
"""View -> its definition over tables."""


class Sandbox:
    """An in-memory DuckDB over named Arrow sources, opened only as they are asked for."""

    def __init__(self, sources: Mapping[str, Callable[[], Any]]) -> None:
        self._sources = sources
        self._opened: dict[str, Any] = {}
        self._mutex = threading.Lock()
        self._connection = duckdb.connect(":memory:", config=dict(LOCKED))
        self._connection.execute("SET lock_configuration = true")

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Result:
        """Answer one SELECT. `UsageError` for anything else and for SQL that does not hold.

        Safe to call from several threads: each question has a cursor of its own.
        """
        with self._mutex:
            cursor = self._connection.cursor()
        with closing(cursor):
            self._name_sources(cursor, sql)
            try:
                statements = cursor.extract_statements(sql)
                if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                    raise UsageError(f"one SELECT statement was expected, found: {sql.strip()!r}")
                answer = cursor.sql(statements[0], params=parameters or None)
                table: pa.Table = answer.to_arrow_table()
            except duckdb.Error as error:
                raise UsageError(f"the query cannot be answered. {error}") from error
        return Result(table)

    def _name_sources(self, cursor: duckdb.DuckDBPyConnection, sql: str) -> None:
        words = set(re.findall(r"\w+", sql.lower()))
        views = words & VIEWS.keys()
        words |= {f"all_{view}" for view in views}
        for name in sorted(words & self._sources.keys()):
            cursor.register(name, self._source(name))
        for view in sorted(views):
            if f"all_{view}" in self._sources:
                cursor.execute(f"CREATE TEMP VIEW {view} AS {VIEWS[view]}")

    def _source(self, name: str) -> Any:
        with self._mutex:
            if name not in self._opened:
                self._opened[name] = self._sources[name]()
            return self._opened[name]


def condition(sql: str) -> str:
    """An SQL condition, in parentheses, after a check that it is one expression and no more.

    >>> condition("value > 5 -- of all")
    '(value > 5 -- of all\\n)'
    """
    try:
        duckdb.SQLExpression(sql)
    except duckdb.Error as error:
        raise UsageError(f"the condition {sql!r} is not one SQL expression. {error}") from error
    return f"({sql}\n)"


def where(table: pa.Table, sql: str, *, name: str = "rows") -> pa.Table:
    """The rows of a table that meet the condition `sql` over its columns.

    >>> where(pa.table({"value": [4.0, 6.5]}), "value > 5").to_pylist()
    [{'value': 6.5}]
    """
    sandbox = Sandbox({name: lambda: table})
    return sandbox.query(f"SELECT * FROM {name} WHERE {condition(sql)}").arrow()
