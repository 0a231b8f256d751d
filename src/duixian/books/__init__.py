"""Facts at rest: Delta tables, added to in one piece, asked through DuckDB."""

from typing import TYPE_CHECKING

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
from duixian.books.entry import Added, Entry, Fate
from duixian.books.facts import Facts
from duixian.books.keys import key_of_words
from duixian.books.named_tables import NamedTables
from duixian.books.nouns import nouns_of
from duixian.books.reading_tables import ReadingTables, reading_tables
from duixian.books.result import Result
from duixian.books.schema import ROWS, SCHEMAS, rows_of, schema_of, table_of
from duixian.books.successors import Successor, SuccessorRow, follow
from duixian.doors import late

if TYPE_CHECKING:
    from duixian.books.books import Books
    from duixian.books.counted import texts as counted_texts
    from duixian.books.evidencing import EvidenceAdded, EvidenceFile
    from duixian.books.filters import (
        Filter,
        Wanted,
        accounts_measuring,
        cells_measuring,
        claims_measuring,
    )
    from duixian.books.rebuilding import Original, left_behind, rebuild
    from duixian.books.sandbox import where

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
    "Successor",
    "SuccessorRow",
    "Wanted",
    "accounts_measuring",
    "cells_measuring",
    "claims_measuring",
    "comparable",
    "comparable_of",
    "counted_texts",
    "follow",
    "key_of_words",
    "left_behind",
    "nouns_of",
    "reading_tables",
    "rebuild",
    "rows_of",
    "schema_of",
    "series_of",
    "table_of",
    "where",
    "with_comparable",
    "with_series",
]

__getattr__ = late(
    __name__,
    {
        "Books": "books",
        **dict.fromkeys(("EvidenceAdded", "EvidenceFile"), "evidencing"),
        **dict.fromkeys(
            (
                *("Filter", "Wanted"),
                *("accounts_measuring", "cells_measuring", "claims_measuring"),
            ),
            "filters",
        ),
        **dict.fromkeys(("Original", "left_behind", "rebuild"), "rebuilding"),
        "counted_texts": "counted:texts",
        "where": "sandbox",
    },
)
