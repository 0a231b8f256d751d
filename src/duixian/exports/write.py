"""One door for every format."""

from __future__ import annotations

import importlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from duixian.errors import UsageError
from duixian.exports.cells import distinct

_Writer = Callable[[Iterable[pa.Table], pa.Schema, BinaryIO, Sequence[str]], None]

FORMATS = ("jsonl", "csv", "parquet", "xlsx", "dta", "table")

_MODULES = {f: f"duixian.exports.{f}" for f in ("jsonl", "parquet", "xlsx")} | {
    "csv": "duixian.exports.delimited",
    "dta": "duixian.exports.stata",
    "table": "duixian.exports.terminal",
}
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"} | {
    ".xlsx": "xlsx",
    ".dta": "dta",
    ".txt": "table",
}


def format_of(path: Path) -> str:
    """The format that a file's name asks for; `UsageError` for an unknown ending.

    >>> format_of(Path("claims.xlsx"))
    'xlsx'
    """
    try:
        return _SUFFIXES[path.suffix.lower()]
    except KeyError:
        known = ", ".join(sorted(_SUFFIXES))
        raise UsageError(
            f"{path}: the ending {path.suffix!r} names no format. Give --format, or end in {known}"
        ) from None


def write(
    tables: pa.Table | Iterable[pa.Table],
    format: str,
    target: Path | BinaryIO,
    *,
    schema: pa.Schema | None = None,
    columns: Sequence[str] = (),
    headed: Callable[[str], str] = str,
    told: Callable[[str], str] = str,
) -> int:
    """Write rows and say how many.

    `tables` may be a stream of tables of one schema, written as it comes; an empty stream
    needs `schema` for its column names. Columns of one name are all kept: x, x_2. A file
    appears under its name only when all of it is written. `columns` are those shown in
    a terminal `table`, where all would not fit; `headed` says what a column is called there, and
    `told` what is remarked beneath, in the reader's language.
    `UsageError` for a format that does not exist or cannot hold the rows.
    """
    if format not in FORMATS:
        raise UsageError(f"format {format!r} is unknown. There are: {', '.join(FORMATS)}")
    write_all = importlib.import_module(_MODULES[format]).write
    in_language = {"headed": headed, "told": told} if format == "table" else {}
    writer: _Writer = partial(write_all, **in_language)
    stream = iter((tables,)) if isinstance(tables, pa.Table) else iter(tables)
    counted = _Counted(stream)
    if schema is None:
        first = next(counted, None)
        if first is None:
            raise UsageError("no rows and no column names to write")
        schema = first.schema
        counted.put_back(first)
    names = distinct(schema.names)
    schema = pa.schema([field.with_name(n) for field, n in zip(schema, names, strict=True)])
    whole = schema
    into(target, lambda out: writer(counted, whole, out, columns))
    return counted.rows


def into(target: Path | BinaryIO, put: Callable[[BinaryIO], None]) -> None:
    """Let something be written to a stream or a file, which appears under its name only when all
    of it is written. `UsageError` where it cannot be."""
    if not isinstance(target, Path):
        put(target)
        return
    try:
        with opened(target) as out:
            put(out)
    except OSError as error:
        raise UsageError(
            f"{target}: cannot be written ({error.strerror or error}). "
            "Make room or name another file with --output"
        ) from error


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to write that appears under its name only when all of it is written.

    A link stays and the file that it leads to is replaced; what is no regular file (a device,
    a pipe) is written through, since replacing it would take it away from everybody.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("wb") as out:
            yield out
        return
    target = path.resolve()
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as out:
            yield out
        if mode is not None:
            partial.chmod(stat.S_IMODE(mode))
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def _named_apart(table: pa.Table) -> pa.Table:
    names = distinct(table.column_names)
    return table if names == table.column_names else table.rename_columns(names)


class _Counted:
    """A stream of tables that counts its rows and can take one back."""

    def __init__(self, stream: Iterator[pa.Table]) -> None:
        self._stream, self._back = stream, list[pa.Table]()
        self.rows = 0

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> pa.Table:
        table = _named_apart(self._back.pop() if self._back else next(self._stream))
        self.rows += table.num_rows
        return table

    def put_back(self, table: pa.Table) -> None:
        self._back.append(table)
        self.rows -= table.num_rows
