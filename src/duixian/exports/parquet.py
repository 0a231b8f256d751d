"""Parquet, as the tables are; what Parquet has no type for is text, as in the other formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet

from duixian.exports.cells import values
from duixian.exports.plain import as_text


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    kept = pa.schema([_kept(field) for field in schema])
    with pyarrow.parquet.ParquetWriter(out, kept, compression="zstd") as writer:
        for table in tables:
            told = [
                _told(column) if _is_foreign(column.type) else _cast(column, field.type)
                for column, field in zip(table.columns, kept, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(told, schema=kept))


def _kept(field: pa.Field[Any]) -> pa.Field[Any]:
    kind = pa.string() if _is_foreign(field.type) else _without_views(field.type)
    return field.with_type(kind)


def _cast(column: pa.ChunkedArray[Any], kind: pa.DataType) -> pa.ChunkedArray[Any]:
    return column if column.type == kind else column.cast(kind)


def _without_views(kind: Any) -> pa.DataType:
    """The type with text and bytes for views of them: Arrow cannot write slices of structs of
    views."""
    types = pa.types
    if types.is_string_view(kind):
        return pa.string()
    if types.is_binary_view(kind):
        return pa.binary()
    if types.is_struct(kind):
        return pa.struct([f.with_type(_without_views(f.type)) for f in kind])
    if types.is_map(kind):
        return pa.map_(_without_views(kind.key_type), _without_views(kind.item_type))
    if types.is_fixed_size_list(kind):
        fixed: pa.DataType = pa.list_(_without_views(kind.value_type), kind.list_size)
        return fixed
    if types.is_list(kind):
        return pa.list_(_without_views(kind.value_type))
    if types.is_large_list(kind):
        return pa.large_list(_without_views(kind.value_type))
    same: pa.DataType = kind
    return same


def _told(column: pa.ChunkedArray[Any]) -> pa.ChunkedArray[Any]:
    texts = [
        pa.array([None if v is None else as_text(v) for v in values(chunk)], pa.string())
        for chunk in column.chunks
    ]
    return pa.chunked_array(texts, pa.string())


def _is_foreign(kind: pa.DataType) -> bool:
    """Whether the type, or a part of it, is none of Parquet's."""
    types = pa.types
    if types.is_interval(kind) or types.is_union(kind) or types.is_run_end_encoded(kind):
        return True
    if types.is_decimal(kind) and kind.scale < 0:
        return True
    if types.is_list_view(kind) or types.is_large_list_view(kind):
        return True
    return any(_is_foreign(part) for part in _parts(kind))


def _parts(kind: pa.DataType) -> Iterator[pa.DataType]:
    if isinstance(kind, pa.BaseExtensionType):
        yield kind.storage_type
    elif pa.types.is_dictionary(kind):
        yield kind.value_type
    else:
        for place in range(kind.num_fields):
            yield kind.field(place).type
