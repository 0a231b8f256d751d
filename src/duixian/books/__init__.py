"""Facts at rest: Delta tables, added to in one piece, asked through DuckDB."""

from typing import TYPE_CHECKING, Any

from duixian.books.commits import Commit
from duixian.books.entry import Added, Entry, Fate
from duixian.books.facts import Facts
from duixian.books.named_tables import NamedTables
from duixian.books.result import Result
from duixian.books.schema import ROWS, SCHEMAS, rows_of, schema_of, table_of

if TYPE_CHECKING:
    from duixian.books.books import Books
    from duixian.books.filters import Filter, Wanted
    from duixian.books.rebuilding import Original, rebuild
    from duixian.books.sandbox import where

__all__ = [
    "ROWS",
    "SCHEMAS",
    "Added",
    "Books",
    "Commit",
    "Entry",
    "Facts",
    "Fate",
    "Filter",
    "NamedTables",
    "Original",
    "Result",
    "Wanted",
    "rebuild",
    "rows_of",
    "schema_of",
    "table_of",
    "where",
]

_LATE = {"Books": "books", "Filter": "filters", "Wanted": "filters", "where": "sandbox"} | {
    "Original": "rebuilding",
    "rebuild": "rebuilding",
}
"""What needs the storage engine and DuckDB, which take a second to load: only when asked for."""


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
