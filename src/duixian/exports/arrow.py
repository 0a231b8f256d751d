"""Arrow tables out of the program: one door for every format."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from duixian.errors import UsageError
from duixian.exports.files import FORMATS, into
from duixian.exports.plain import distinct

_Writer = Callable[[Iterable[pa.Table], pa.Schema, BinaryIO, Sequence[str]], None]

_MODULES = {f: f"duixian.exports.{f}" for f in ("jsonl", "parquet", "xlsx")} | {
    "csv": "duixian.exports.delimited",
    "dta": "duixian.exports.stata",
    "table": "duixian.exports.terminal",
}


def write(
    tables: pa.Table | Iterable[pa.Table],
    format: str,
    target: Path | BinaryIO,
    *,
    schema: pa.Schema | None = None,
    columns: Sequence[str] = (),
    headed: Callable[[str], str] = str,
    valued: Callable[[str, str], str] = lambda _column, value: value,
    told: Callable[[str], str] = str,
    twin: Callable[[str], str] = str,
) -> int:
    """Write rows and say how many.

    `tables` may be a stream of tables of one schema, written as it comes; an empty stream
    needs `schema` for its column names. Columns of one name are all kept: x, x_2. A file
    appears under its name only when all of it is written. `columns` are those shown in
    a terminal `table`, where all would not fit; `headed` says what a column is called there,
    `valued` what a value of it, and `told` what is remarked beneath, in the reader's language;
    `twin` names the column that says the same in it.
    `UsageError` for a format that does not exist or cannot hold the rows.
    """
    if format not in FORMATS:
        raise UsageError(f"format {format!r} is unknown. There are: {', '.join(FORMATS)}")
    write_all = importlib.import_module(_MODULES[format]).write
    writer: _Writer = write_all
    if format == "table":
        writer = partial(write_all, headed=headed, valued=valued, told=told, twin=twin)
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
