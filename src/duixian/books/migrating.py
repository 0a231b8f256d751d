"""Books of an older format brought to this one, in place and as one commit.

Every table that lacks something is written whole as a new version, from the rows of the version
that counts. Only then ``books.json`` names the new versions: until that moment readers see the
older books, from then on the new ones. What a migration that was cut off wrote lies unused, and
the next one writes over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from duixian.books import keys, sandbox, store
from duixian.books.commits import FORMAT, Commit, publish, rebuild_advice
from duixian.books.schema import LATER, SCHEMAS
from duixian.errors import BooksError


def migrate(root: Path, base: Commit, *, at: str | None = None) -> Commit:
    """The books in this version's format; `base` where they are in it already.

    The caller holds the writer lock. `BooksError` where they cannot be read or written; they are
    as they were then.
    """
    if base.format >= FORMAT:
        return base
    known = _known(root, base)
    tables = {name: _brought(root, base, name, known) for name in SCHEMAS}
    commit = Commit(
        base.number + 1,
        tables,
        at=at,
        changes={"migrated": len(known.genres)},
        rebuilt=base.rebuilt,
    )
    publish(root, commit)
    return commit


def _brought(root: Path, base: Commit, name: str, known: keys.Known) -> int:
    """The version of a table that has this format's columns, written where there was none."""
    held = store.files(root, base, name)
    place = store.location(root, name)
    if name in base.tables and _columns(root, name, base.tables[name]) == set(SCHEMAS[name].names):
        return base.tables[name]
    unread: list[BooksError] = []

    def rows() -> Iterator[pa.RecordBatch]:
        try:
            yield from _rows(root, name, held, known)
        except BooksError as error:  # the writer would tell of it as if it could not write
            unread.append(error)
            raise

    try:
        place.mkdir(parents=True, exist_ok=True)
        write_deltalake(
            place,
            pa.RecordBatchReader.from_batches(SCHEMAS[name], rows()),
            mode="overwrite",
            schema_mode="overwrite",
            configuration=store.CONFIGURATION,
            writer_properties=store.WRITER,
        )
        return DeltaTable(place).version()
    except (DeltaError, OSError) as error:
        raise unread[0] if unread else store.unwritable(root, name, error) from error


def _columns(root: Path, name: str, version: int) -> set[str]:
    try:
        table = DeltaTable(store.location(root, name), version=version)
        return {f.name for f in table.schema().fields}
    except (DeltaError, OSError) as error:
        raise store.unreadable(root, name, error) from error


def _rows(root: Path, name: str, held: list[Path], known: keys.Known) -> Iterator[pa.RecordBatch]:
    """The rows of a table with all its columns, a file at a time: a report's lie in one file."""
    for file in held:
        stored = sandbox.Stored([file], SCHEMAS[name].names, LATER.get(name, {}))
        rows = _asked(root, {name: stored}, f"SELECT * FROM {name}").cast(SCHEMAS[name])
        if name in keys.IDS:
            rows = keys.with_keys(name, rows, known)
        yield from rows.to_batches()


def _known(root: Path, base: Commit) -> keys.Known:
    sources = {
        "headlines": store.source(root, base, "headlines"),
        "all_reports": store.source(root, base, "reports"),
    }
    cells = _asked(root, sources, "SELECT claim_id, series FROM headlines")
    genres = _asked(root, sources, "SELECT report_id, genre FROM all_reports").to_pylist()
    return keys.Known(keys.series_of(cells), {row["report_id"]: row["genre"] for row in genres})


def _asked(root: Path, sources: dict[str, sandbox.Source], sql: str) -> pa.Table:
    return sandbox.Sandbox(sources, advice=rebuild_advice(root)).query(sql).arrow()
