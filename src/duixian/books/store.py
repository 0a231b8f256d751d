"""The tables at rest: Delta, read at pinned versions, written in one transaction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import (
    BloomFilterProperties,
    ColumnProperties,
    DeltaTable,
    WriterProperties,
    write_deltalake,
)
from deltalake.exceptions import DeltaError

from duixian.books.commits import FORMAT, Commit, publish, rebuild_advice
from duixian.books.sandbox import Source, Stored
from duixian.books.schema import LATER, LATER_TABLES, SCHEMAS
from duixian.errors import BooksError

ROW_GROUP = 16_384
"""Rows of a group: who asks for one government's reports decodes every group that has any."""
WRITER = WriterProperties(
    compression="ZSTD",
    max_row_group_size=ROW_GROUP,
    column_properties={
        # Ids are digests: smallest and largest of a group tell nothing, a Bloom filter nearly all.
        "report_id": ColumnProperties(
            bloom_filter_properties=BloomFilterProperties(True, fpp=0.01, ndv=1_000)
        )
    },
)
CONFIGURATION = {
    # Old versions are part of the books: what a superseded text said stays readable.
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
    "delta.enableExpiredLogCleanup": "false",
}
CHECKPOINT_AFTER = 10
"""Entries of a table's log after which a transaction sums them up: who opens the table reads the
log from its last checkpoint on, 25 ms for eighty entries, 3 ms for a checkpoint."""
COMPACT_ABOVE = 64
"""Small files in a table above which a transaction merges them: a thousand single adds
would otherwise leave a thousand files, and a query opens every one."""
MERGED = 16_000_000
"""Bytes from which on a file is not small. Merging, and a report in place of another, write whole
files anew while the old ones stay for past states: with 100 MB, Delta's own measure, one in place
of another took 1.7 times as long in books of 20,000, and all states a third more room."""
_LARGE_ROWS = 16
"""Large rows read together."""
_READ_AHEAD = 1 << 20
"""Bytes of a column: without it, all that a file has of it is in memory."""

_VERSION = re.compile(r'"version"\s*:\s*(\d+)')
_DIGEST = re.compile(r"[0-9a-f]{16}|[0-9a-f]{64}")


def location(root: Path, table: str) -> Path:
    return root / "tables" / table


def files(root: Path, commit: Commit, table: str) -> list[Path]:
    """The Parquet files that make up one table as `commit` left it; none of a table that came
    later than these books."""
    place = location(root, table)
    if table in LATER_TABLES and table not in commit.tables and commit.format < FORMAT:
        return []
    try:
        uris = DeltaTable(place, version=commit.tables[table]).file_uris()
    except (DeltaError, KeyError, OSError) as error:
        raise unreadable(root, table, error) from error
    return _named(place, uris)


def source(root: Path, commit: Commit, table: str) -> Source:
    """One table as `commit` left it, with all its columns, to be asked."""
    held = files(root, commit, table)
    if not held:
        return SCHEMAS[table].empty_table()
    return Stored(held, SCHEMAS[table].names, LATER.get(table, {}))


def rows(root: Path, commit: Commit | None, table: str) -> pa.Table:
    """All rows of one table as `commit` left it; none where there is none. For small tables.

    The commit is of this version's format.
    """
    held = files(root, commit, table) if commit else []
    schema = SCHEMAS[table]
    try:
        parts = [pq.ParquetFile(file).read(schema.names).cast(schema) for file in held]
    except (OSError, pa.ArrowException) as error:
        raise unreadable(root, table, error) from error
    return pa.concat_tables([schema.empty_table(), *parts])


def some_rows(root: Path, commit: Commit, table: str) -> Iterator[pa.Table]:
    """As `rows`, some at a time: of tables whose rows are large."""
    schema = SCHEMAS[table]
    for file in files(root, commit, table):
        try:
            held = pq.ParquetFile(file, buffer_size=_READ_AHEAD)
            for batch in held.iter_batches(_LARGE_ROWS, columns=schema.names):
                yield pa.Table.from_batches([batch]).cast(schema)
        except (OSError, pa.ArrowException) as error:
            raise unreadable(root, table, error) from error


def _named(place: Path, uris: Collection[str]) -> list[Path]:
    # Only the name: the rest of the address is percent-encoded and may be another machine's.
    return [place.resolve() / uri.rpartition("/")[2] for uri in sorted(uris)]


def unreadable(root: Path, table: str, error: Exception) -> BooksError:
    """A table cannot be read: why, and what to do."""
    told = _first_line(error)
    return BooksError(f"{location(root, table)}: cannot be read ({told}). {rebuild_advice(root)}")


def unwritable(root: Path, table: str, error: Exception) -> BooksError:
    """A table cannot be written: why, and what to do."""
    return BooksError(
        f"{location(root, table)}: cannot be written ({_first_line(error)}). Free space or give "
        "yourself the right to write there; what was in the books is as it was"
    )


class Transaction:
    """Writes to several tables that take effect together, in `publish`, or not at all.

    A table is brought back to its committed version when it is first touched, which
    undoes what an interrupted transaction left in it. The caller holds the writer lock.
    """

    def __init__(self, root: Path, base: Commit | None) -> None:
        if "%" in str(root.resolve()):
            raise BooksError(f"{root}: Delta tables cannot live below a path with % in it")
        self._root, self._base = root, base
        self._open: dict[str, DeltaTable] = {}

    def rows(self, table: str, report_id: str, columns: Sequence[str]) -> pa.Table:
        """The rows of one report as they are at this point of the transaction."""
        place = location(self._root, table)
        try:
            held = _named(place, self._table(table).file_uris())
            if not held:
                return SCHEMAS[table].empty_table().select(columns)
            chosen = ", ".join(f'"{column}"' for column in columns)
            sql = f"SELECT {chosen} FROM read_parquet(?, union_by_name = true) WHERE report_id = ?"
            with duckdb.connect(":memory:") as engine:
                found = engine.sql(sql, params=[[str(f) for f in held], report_id])
                found_rows: pa.Table = found.to_arrow_table()
        except (DeltaError, OSError, duckdb.Error) as error:
            raise unreadable(self._root, table, error) from error
        return found_rows

    def delete(self, table: str, ids: Collection[str], *, column: str = "report_id") -> None:
        """Remove the rows of these reports, or with these digests in another column."""
        if not ids:
            return
        listed = ", ".join(f"'{_checked(one)}'" for one in sorted(ids))
        delta = self._table(table)
        try:
            delta.delete(f"{column} IN ({listed})", writer_properties=WRITER)
        except DeltaError as error:
            raise unwritable(self._root, table, error) from error

    def append(self, table: str, rows: pa.Table) -> None:
        """Add rows; none is no write."""
        if not rows.num_rows:
            return
        delta = self._table(table)
        try:
            write_deltalake(delta, rows, mode="append", writer_properties=WRITER)
        except (DeltaError, OSError) as error:
            raise unwritable(self._root, table, error) from error

    def publish(self, *, at: str | None, changes: Mapping[str, int]) -> Commit:
        """Make everything written take effect at once."""
        for table in SCHEMAS:
            delta = self._table(table)
            try:
                if _small(delta) > COMPACT_ABOVE:
                    delta.optimize.compact(target_size=MERGED, writer_properties=WRITER)
                if delta.version() - _checkpoint(self._root, table) > CHECKPOINT_AFTER:
                    delta.create_checkpoint()
            except (DeltaError, OSError) as error:
                raise unwritable(self._root, table, error) from error
        commit = Commit(
            number=self._base.number + 1 if self._base else 1,
            tables={name: delta.version() for name, delta in sorted(self._open.items())},
            at=at,
            changes=dict(changes),
            rebuilt=self._base.rebuilt if self._base else 0,
        )
        publish(self._root, commit)
        return commit

    def _table(self, name: str) -> DeltaTable:
        if name not in self._open:
            self._open[name] = self._restored(name)
        return self._open[name]

    def _restored(self, name: str) -> DeltaTable:
        place = location(self._root, name)
        try:
            if not DeltaTable.is_deltatable(str(place)):
                if self._base:
                    raise BooksError(f"{place}: the table is gone. {rebuild_advice(self._root)}")
                place.mkdir(parents=True, exist_ok=True)
                return DeltaTable.create(place, schema=SCHEMAS[name], configuration=CONFIGURATION)
            delta = DeltaTable(place)
            _same_columns(self._root, delta, name)
            committed = self._base.tables[name] if self._base else 0
            if delta.version() != committed:
                delta.restore(committed)
            return delta
        except (DeltaError, OSError) as error:
            raise BooksError(
                f"{place}: cannot be opened for writing ({_first_line(error)}). "
                f"{rebuild_advice(self._root)}"
            ) from error


def _small(delta: DeltaTable) -> int:
    """How many files of a table are small enough to be merged."""
    sizes = delta.get_add_actions(flatten=True)["size_bytes"].to_pylist()
    return sum(size < MERGED for size in sizes)


def _checkpoint(root: Path, table: str) -> int:
    """The version that the last checkpoint of a table's log is of; 0 where there is none."""
    try:
        told = (location(root, table) / "_delta_log" / "_last_checkpoint").read_text("utf-8")
    except FileNotFoundError:
        return 0
    found = _VERSION.search(told)
    return int(found[1]) if found else 0


def _same_columns(root: Path, delta: DeltaTable, name: str) -> None:
    stored = {f.name for f in delta.schema().fields}
    if stored != set(SCHEMAS[name].names):
        differ = ", ".join(sorted(stored ^ set(SCHEMAS[name].names)))
        raise BooksError(
            f"{location(root, name)}: the table was made by another version of Duixian (it differs "
            f"in: {differ}). {rebuild_advice(root)}"
        )


def _first_line(error: Exception) -> str:
    """What an engine says, without the addresses of its own code."""
    return str(error).partition("\n")[0]


def _checked(id: str) -> str:
    if not _DIGEST.fullmatch(id):
        raise BooksError(f"{id!r} is no id: 16 or 64 hexadecimal digits were expected")
    return id
