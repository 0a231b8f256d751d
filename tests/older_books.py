"""Books as an earlier version of the program left them."""

from __future__ import annotations

from deltalake import DeltaTable, write_deltalake

from duixian.books import Books
from duixian.books.commits import Commit, publish
from duixian.books.schema import LATER
from duixian.books.store import location


def as_if_older(books: Books) -> None:
    """Take the columns that came later out of the tables, as an older version wrote them."""
    before = books.commit
    assert before is not None
    tables = dict(before.tables)
    for table, lacking in LATER.items():
        place = location(books.path, table)
        rows = DeltaTable(place).to_pyarrow_table().drop_columns(list(lacking))
        write_deltalake(place, rows, mode="overwrite", schema_mode="overwrite")
        tables[table] = DeltaTable(place).version()
    publish(books.path, Commit(before.number + 1, tables))
