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
from duixian.books.commits import FORMAT, Commit, publish
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
    commit = Commit(base.number + 1, tables, at=at, changes={"migrated": len(known.genres)})
    publish(root, commit)
    return commit


def _brought(root: Path, base: Commit, name: str, known: keys.Known) -> int:
    """The version of a table that has this format's columns, written where there was none."""
    held = store.files(root, base, name)
    place = store.location(root, name)
    if name in base.tables and _columns(place, base.tables[name]) == set(SCHEMAS[name].names):
        return base.tables[name]
    unread: list[BooksError] = []

    def rows() -> Iterator[pa.RecordBatch]:
        try:
            yield from _rows(name, held, known)
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


def _columns(place: Path, version: int) -> set[str]:
    try:
        return {f.name for f in DeltaTable(place, version=version).schema().fields}
    except (DeltaError, OSError) as error:
        raise store.unreadable(place, error) from error


def _rows(name: str, held: list[Path], known: keys.Known) -> Iterator[pa.RecordBatch]:
    """The rows of a table with all its columns, a file at a time: a report's lie in one file."""
    for file in held:
        stored = sandbox.Stored([file], SCHEMAS[name].names, LATER.get(name, {}))
        rows = _asked({name: stored}, f"SELECT * FROM {name}").cast(SCHEMAS[name])
        if name in keys.IDS:
            rows = keys.with_keys(name, rows, known)
        yield from rows.to_batches()


def _known(root: Path, base: Commit) -> keys.Known:
    sources: dict[str, sandbox.Source] = {}
    for name in ("headlines", "reports"):
        held = store.files(root, base, name)
        columns, later = SCHEMAS[name].names, LATER.get(name, {})
        sources[name] = (
            sandbox.Stored(held, columns, later) if held else SCHEMAS[name].empty_table()
        )
    cells = _asked(sources, "SELECT claim_id, series FROM headlines")
    genres = _asked(sources, "SELECT report_id, genre FROM reports").to_pylist()
    return keys.Known(keys.series_of(cells), {row["report_id"]: row["genre"] for row in genres})


def _asked(sources: dict[str, sandbox.Source], sql: str) -> pa.Table:
    return sandbox.Sandbox(sources).query(sql).arrow()
