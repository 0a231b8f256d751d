"""Nested rows made flat, for formats that know only cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from duixian.exports.cells import values
from duixian.exports.plain import distinct, flat_cell

ROWS_AT_ONCE = 4096
"""Rows turned into Python values at a time: bounds memory without slowing the loop."""


def flat_schema(schema: pa.Schema) -> pa.Schema:
    """Columns of structs become columns of their fields, named ``struct_field``.

    >>> flat_schema(pa.schema([("target", pa.struct([("value", pa.float64())]))])).names
    ['target_value']
    """
    parts = [part for field in schema for part in _parts(field.name, field.type)]
    names = distinct(name for name, _ in parts)
    return pa.schema([(n, kind) for n, (_, kind) in zip(names, parts, strict=True)])


def _parts(name: str, kind: pa.DataType) -> Iterator[tuple[str, pa.DataType]]:
    if not pa.types.is_struct(kind):
        yield name, kind
        return
    for field in kind:
        yield from _parts(f"{name}_{field.name}", field.type)


def flat_rows(tables: Iterable[pa.Table]) -> Iterator[list[Any]]:
    """The rows as lists of plain cells: text, number, truth value or None."""
    for table in tables:
        for batch in table.to_batches(max_chunksize=ROWS_AT_ONCE):
            columns = [_cells(column) for column in _flat(batch.columns)]
            yield from map(list, zip(*columns, strict=True))


def _cells(column: Any) -> list[Any]:
    if type(column) in _FLAT:
        return values(column)
    return [flat_cell(value) for value in values(column)]


_FLAT = frozenset((pa.StringArray, pa.DoubleArray, pa.Int64Array, pa.BooleanArray))
"""Arrays that hold no lists, as most do: their values need no second look."""


def _flat(columns: Iterable[Any]) -> Iterator[Any]:
    for column in columns:
        if pa.types.is_struct(column.type):
            yield from _flat(column.flatten())
        else:
            yield column
