"""Nested rows made flat, for formats that know only cells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

ROWS_AT_ONCE = 4096
"""Rows turned into Python values at a time: bounds memory without slowing the loop."""


def flat_schema(schema: pa.Schema) -> pa.Schema:
    """Columns of structs become columns of their fields, named ``struct_field``.

    >>> flat_schema(pa.schema([("target", pa.struct([("value", pa.float64())]))])).names
    ['target_value']
    """
    return _flat(schema.empty_table()).schema


def flat_rows(tables: Iterable[pa.Table]) -> Iterator[list[Any]]:
    """The rows as lists of plain cells: text, number, truth value or None."""
    for table in tables:
        for batch in _flat(table).to_batches(max_chunksize=ROWS_AT_ONCE):
            columns = [[_cell(v) for v in column.to_pylist()] for column in batch.columns]
            yield from map(list, zip(*columns, strict=True))


def _flat(table: pa.Table) -> pa.Table:
    while any(pa.types.is_struct(field.type) for field in table.schema):
        table = table.flatten().rename_columns(
            [name.replace(".", "_") for name in table.flatten().column_names]
        )
    return table


def _cell(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    if all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)
