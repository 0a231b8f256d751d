"""Facts at rest: Delta tables, added to in one piece, asked through DuckDB."""

from duixian.books.books import Books
from duixian.books.commits import Commit
from duixian.books.entry import Added, Entry, Fate
from duixian.books.facts import Facts
from duixian.books.filters import Filter, Wanted
from duixian.books.result import Result
from duixian.books.sandbox import where
from duixian.books.schema import ROWS, SCHEMAS, schema_of, table_of

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
    "Result",
    "Wanted",
    "schema_of",
    "table_of",
    "where",
]
