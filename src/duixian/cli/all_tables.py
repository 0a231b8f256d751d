"""The tables that are given away whole: of a data package, and of what is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.books import Books

PACKAGED = ("reports", "claims", "tasks", "headlines", "evidence", "accounts", "findings")
PUBLISHED = ("reports", "sentences", *PACKAGED[1:])


def tables(
    kept: Books, names: Iterable[str]
) -> Iterator[tuple[str, pa.Schema, Iterable[pa.Table]]]:
    """The named tables, their schemas and their rows; a table's are had when its turn comes."""
    from duixian.books import Filter
    from duixian.cli import settled_rows
    from duixian.settled import Settled

    settled = Settled(kept, watch=settled_rows.settling)
    for name in names:
        if name == "accounts":
            rows = settled_rows.Asked((), Filter(), ()).accounts(settled)
            schema = settled_rows.ACCOUNTS
            yield name, schema, settled_rows.with_columns(rows, schema, None)
        elif name == "findings":
            docs = settled_rows.docs_of(kept.streams.reports())
            rows = settled_rows.findings(settled, (), docs, (), ())
            schema = settled_rows.FINDINGS
            yield name, schema, settled_rows.with_columns(rows, schema, None)
        else:
            own = getattr(kept.streams, name, None)
            stream = own() if own else kept.stream(f"SELECT * FROM {name}")
            yield name, stream.schema, stream
