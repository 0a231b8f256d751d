"""Facts at rest: Delta tables, added to in one piece, asked through DuckDB."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
    from duixian.books.books import Books
    from duixian.books.commits import Commit
    from duixian.books.comparing import (
        CLAIMS_COMPARABLE,
        COMPARABLE,
        comparable,
        comparable_of,
        series_of,
        with_comparable,
        with_series,
    )
    from duixian.books.counted import texts as counted_texts
    from duixian.books.entry import Added, Entry, Fate
    from duixian.books.evidencing import EvidenceAdded, EvidenceFile
    from duixian.books.facts import Facts
    from duixian.books.filters import (
        Filter,
        Wanted,
        accounts_measuring,
        cells_measuring,
        claims_measuring,
    )
    from duixian.books.keyed import keyed_claims
    from duixian.books.keys import key_of_words
    from duixian.books.named_tables import NamedTables
    from duixian.books.nouns import nouns_of
    from duixian.books.rebuilding import Original, left_behind, rebuild
    from duixian.books.result import Result, Stream
    from duixian.books.sandbox import where
    from duixian.books.schema import ROWS, SCHEMAS, rows_of, schema_of, stream_of, table_of
    from duixian.books.spooled import in_order, meeting, runs
    from duixian.books.successors import Successor, SuccessorRow, follow
    from duixian.books.tables_of_reading import ReadingTables, reading_tables
    from duixian.books.vacuuming import Vacuumed, vacuum

__all__ = [
    "CLAIMS_COMPARABLE",
    "COMPARABLE",
    "ROWS",
    "SCHEMAS",
    "Added",
    "Books",
    "Commit",
    "Entry",
    "EvidenceAdded",
    "EvidenceFile",
    "Facts",
    "Fate",
    "Filter",
    "NamedTables",
    "Original",
    "ReadingTables",
    "Result",
    "Stream",
    "Successor",
    "SuccessorRow",
    "Vacuumed",
    "Wanted",
    "accounts_measuring",
    "cells_measuring",
    "claims_measuring",
    "comparable",
    "comparable_of",
    "counted_texts",
    "follow",
    "in_order",
    "key_of_words",
    "keyed_claims",
    "left_behind",
    "meeting",
    "nouns_of",
    "reading_tables",
    "rebuild",
    "rows_of",
    "runs",
    "schema_of",
    "series_of",
    "stream_of",
    "table_of",
    "vacuum",
    "where",
    "with_comparable",
    "with_series",
]

_PARTS: dict[str, tuple[str, ...]] = {
    "books": ("Books",),
    "commits": ("Commit",),
    "comparing": (
        *("CLAIMS_COMPARABLE", "COMPARABLE", "comparable", "comparable_of", "series_of"),
        *("with_comparable", "with_series"),
    ),
    "entry": ("Added", "Entry", "Fate"),
    "evidencing": ("EvidenceAdded", "EvidenceFile"),
    "facts": ("Facts",),
    "filters": (
        *("Filter", "Wanted", "accounts_measuring", "cells_measuring", "claims_measuring"),
    ),
    "keyed": ("keyed_claims",),
    "keys": ("key_of_words",),
    "spooled": ("in_order", "meeting", "runs"),
    "named_tables": ("NamedTables",),
    "nouns": ("nouns_of",),
    "rebuilding": ("Original", "left_behind", "rebuild"),
    "result": ("Result", "Stream"),
    "sandbox": ("where",),
    "schema": ("ROWS", "SCHEMAS", "rows_of", "schema_of", "stream_of", "table_of"),
    "successors": ("Successor", "SuccessorRow", "follow"),
    "tables_of_reading": ("ReadingTables", "reading_tables"),
    "vacuuming": ("Vacuumed", "vacuum"),
}
"""Module -> what of it is at the door. Most load Arrow, which reading a text needs none of."""

__getattr__ = late(
    __name__,
    {name: module for module, names in _PARTS.items() for name in names}
    | {"counted_texts": "counted:texts"},
)
