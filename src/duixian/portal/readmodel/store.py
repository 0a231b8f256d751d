"""A DuckDB file beside the books, with the tables as pages ask for them.

The books are Delta tables, laid out to be added to and read whole; a page wants one report
out of a thousand in a few milliseconds, and accounts and findings that took minutes to
settle. Everything in the file follows from the books: it may be deleted at any time.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from duixian.books import SCHEMAS, Result, schema_of
from duixian.model import Account, Finding
from duixian.settled import SECOND

KEY = pa.field("gkey", pa.string())
"""The government's code, or its name where it has none: what pages are addressed by."""

KEYED = {"claims", "tasks", "headlines", "accounts", "findings", "all_reports"}
FACTS = tuple(name for name in SCHEMAS if name not in ("reports", "successors", "evidence"))
"""Tables of rows that belong to one text and are copied with it."""

TABLES: dict[str, pa.Schema] = {
    **{("all_reports" if n == "reports" else n): schema for n, schema in SCHEMAS.items()},
    "accounts": schema_of(Account),
    "findings": schema_of(Finding),
    "promises": pa.schema([("key", pa.string()), ("account_id", pa.string())]),
    "seconds": pa.schema([pa.field("account_id", pa.string(), nullable=False), *SECOND]),
}
_GKEY = "coalesce(government_code, government)"


ROWS_AT_ONCE = 2_000
"""Rows of a long answer made at a time: some megabytes."""
MEMORY = "256MB"
"""What DuckDB may keep in memory of the file, and for a question; what sorting and joining take
beyond goes to a file beside it. By itself it takes most of the machine."""


class Store:
    """The file, open."""

    def __init__(self, path: Path) -> None:
        self._connection = duckdb.connect(str(path), config={"memory_limit": MEMORY})
        self._mutex = threading.Lock()

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Questions that all see one state of the store."""
        with self._cursor() as cursor:
            cursor.begin()
            try:
                yield Reader(cursor)
            finally:
                cursor.rollback()

    @contextmanager
    def writing(self) -> Iterator[StoreWriter]:
        """Changes that take effect together, or not at all."""
        with self._cursor() as cursor:
            cursor.begin()
            try:
                yield StoreWriter(cursor)
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._mutex:
            cursor = self._connection.cursor()
        with closing(cursor):
            yield cursor


class Reader:
    """Questions to one state of the store."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def table(self, sql: str, values: Sequence[Any] = ()) -> Result:
        """The answer as a table. The SQL is the program's own; what people typed is `values`."""
        answer = self._cursor.sql(sql, params=list(values) or None)
        return Result(answer.to_arrow_table())

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """The answer as dictionaries."""
        return self.table(sql, values).rows()

    def streamed(self, sql: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        """The answer as dictionaries, some at a time: never all of them in memory. It is asked for
        with the first row, and another question to this reader ends it."""
        for table in self.tables(sql, values):
            yield from table.to_pylist()

    def tables(self, sql: str, values: Sequence[Any] = ()) -> Iterator[pa.Table]:
        """`streamed` as tables."""
        answer = self._cursor.sql(sql, params=list(values) or None)
        for batch in answer.to_arrow_reader(ROWS_AT_ONCE):
            yield pa.Table.from_batches([batch])

    def one(self, sql: str, values: Sequence[Any] = ()) -> dict[str, Any] | None:
        """The first row, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first cell; None where there is no row."""
        found = self._cursor.execute(sql, list(values) or None).fetchall()
        return found[0][0] if found else None


class StoreWriter(Reader):
    """Changes to the store.

    No table has an index: DuckDB holds all of one in memory, some 45 bytes a row, and at 80,000
    reports would hold more than it may. Rows lie by government as they were copied, so that
    conditions on `gkey` read a few thousand of them; one that names an id reads that column.
    """

    def create(self) -> None:
        """Make the tables, empty, in place of whatever there is."""
        for name, schema in TABLES.items():
            empty = _keyed(schema).empty_table() if name in KEYED else schema.empty_table()
            self._named(empty, f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM given")
        self._run(
            "CREATE OR REPLACE VIEW reports AS "
            "SELECT * FROM all_reports WHERE superseded_by IS NULL"
        )
        self._run("CREATE OR REPLACE TABLE state (name VARCHAR, value VARCHAR)")
        self._run(
            "CREATE OR REPLACE TABLE settled "
            "(kind VARCHAR, government VARCHAR, stamp VARCHAR, ids VARCHAR[])"
        )

    def add(self, name: str, table: pa.Table, *, gkey: str | None = None) -> None:
        """Add rows to a table; with `gkey`, rows that do not say whose they are."""
        if name in KEYED:
            key = "?" if gkey is not None else _GKEY
            sql = f"INSERT INTO {name} SELECT *, {key} FROM given"
            self._named(table, sql, [gkey] if gkey is not None else [])
        else:
            self._named(table, f"INSERT INTO {name} SELECT * FROM given")

    def empty(self) -> None:
        """Remove all rows but those that say what the store is of."""
        for name in (*TABLES, "settled"):
            self.clear(name)

    def clear(self, name: str) -> None:
        """Remove all rows of a table."""
        self._run(f"DELETE FROM {name}")

    def delete(self, name: str, column: str, values: Sequence[str]) -> None:
        """Remove the rows whose `column` has one of these values."""
        if values:
            self._run(
                f"DELETE FROM {name} WHERE {column} IN (SELECT unnest(?::VARCHAR[]))",
                [list(values)],
            )

    def note(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self.delete("state", "name", [name])
        self._run("INSERT INTO state VALUES (?, ?)", [name, value])

    def note_settled(self, kind: str, government: str, stamp: str, ids: Sequence[str]) -> None:
        """Keep which rows of `accounts` or `findings` are a government's."""
        self.forget_settled(kind, government)
        self._run("INSERT INTO settled VALUES (?, ?, ?, ?)", [kind, government, stamp, list(ids)])

    def forget_settled(self, kind: str, government: str) -> None:
        """It has none any more."""
        self._run("DELETE FROM settled WHERE kind = ? AND government = ?", [kind, government])

    def fill(self, name: str, sql: str) -> None:
        """Add the rows of a question to a table, none of them in memory for longer than DuckDB
        takes."""
        self._run(f"INSERT INTO {name} {sql}")

    def _named(self, table: pa.Table, sql: str, values: Sequence[Any] = ()) -> None:
        self._cursor.register("given", table)
        self._run(sql, values)
        self._cursor.unregister("given")

    def _run(self, sql: str, values: Sequence[Any] = ()) -> None:
        # Fetching ends the statement; DuckDB takes no other before.
        self._cursor.execute(sql, list(values) or None).fetchall()


def _keyed(schema: pa.Schema) -> pa.Schema:
    return schema.append(KEY)
