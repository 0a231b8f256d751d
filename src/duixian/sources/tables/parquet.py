"""Parquet tables, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from duixian.errors import BadRow, TooLarge
from duixian.sources.limits import MEGABYTE, TABLE_BYTES
from duixian.sources.tables.shape import SPLIT, Record, Table, check_count, damaged

BATCH = 64


def open_parquet(data: bytes, name: str) -> list[Table]:
    """The one table of a Parquet file.

    Raises:
        UnknownFormat: the file is damaged.
        TooLarge: it has more rows than its limit.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(pa.BufferReader(data))
    except (pa.ArrowException, OSError) as error:
        raise damaged(name, "the Parquet table", error) from error
    check_count(name, file.metadata.num_rows)

    def records(wanted: Sequence[str]) -> Iterator[Record | BadRow]:
        _check_size(file, wanted, name)
        number = 1  # the header, where a spreadsheet would have it
        try:
            for batch in file.iter_batches(batch_size=BATCH, columns=list(wanted)):
                for cells in batch.to_pylist():
                    number += 1
                    yield Record(number, cells)
        except (pa.ArrowException, OSError) as error:
            raise damaged(name, f"the Parquet table, after row {number},", error) from error

    return [Table(tuple(file.schema_arrow.names), records)]


def _check_size(file: Any, wanted: Sequence[str], name: str) -> None:
    """`TooLarge` when the columns would unpack to more than their limit."""
    groups = (file.metadata.row_group(i) for i in range(file.metadata.num_row_groups))
    columns = (group.column(i) for group in groups for i in range(group.num_columns))
    size = sum(c.total_uncompressed_size for c in columns if c.path_in_schema in wanted)
    if size > TABLE_BYTES:
        found = f"its columns would unpack to {size / MEGABYTE:,.0f} MB"
        raise TooLarge(name, f"{found}, and the limit is {TABLE_BYTES // MEGABYTE} MB", SPLIT)
