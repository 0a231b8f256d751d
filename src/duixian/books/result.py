"""What a question to the books gives back: an Arrow table in four dresses, or a stream of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from duixian.errors import PackageMissing

if TYPE_CHECKING:
    import pandas
    import polars


class Result:
    """Rows with named columns.

    >>> r = Result(pa.table({"doc": ["a", "b"], "value": [6.5, None]}))
    >>> len(r), r.columns
    (2, ['doc', 'value'])
    >>> r.rows()
    [{'doc': 'a', 'value': 6.5}, {'doc': 'b', 'value': None}]
    """

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    def arrow(self) -> pa.Table:
        """The rows as an Arrow table (which DuckDB and Dask take as it is)."""
        return self._table

    def df(self) -> pandas.DataFrame:
        """The rows as a pandas frame. `PackageMissing` when pandas is not installed."""
        try:
            return self._table.to_pandas()
        except ImportError as error:
            raise _missing("pandas") from error

    def pl(self) -> polars.DataFrame:
        """The rows as a Polars frame. `PackageMissing` when Polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise _missing("polars") from error
        return polars.DataFrame(self._table)

    def rows(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        rows: list[dict[str, Any]] = self._table.to_pylist()
        return rows

    @property
    def columns(self) -> list[str]:
        names: list[str] = self._table.column_names
        return names

    def __len__(self) -> int:
        count: int = self._table.num_rows
        return count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows())

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        table: Any = self._table
        stream: object = table.__arrow_c_stream__(requested_schema)
        return stream

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self.columns)}>"


class Stream:
    """Rows that come as tables of one schema, some at a time, once.

    >>> s = Stream(pa.schema([("value", pa.int64())]), iter([pa.table({"value": [1, 2]})]))
    >>> [table.num_rows for table in s], list(s)
    ([2], [])
    """

    def __init__(self, schema: pa.Schema, tables: Iterator[pa.Table]) -> None:
        self.schema = schema
        self._tables = tables

    def __iter__(self) -> Iterator[pa.Table]:
        return self._tables

    def with_each(self, made: Callable[[pa.Table], pa.Table]) -> Stream:
        """What is made of each table as it comes; of one without rows for the schema."""
        return Stream(made(self.schema.empty_table()).schema, map(made, self._tables))

    def whole(self) -> Result:
        """All that is still to come, at once."""
        return Result(pa.Table.from_batches(_batches(self._tables), schema=self.schema))


def _batches(tables: Iterable[pa.Table]) -> list[pa.RecordBatch]:
    return [batch for table in tables for batch in table.to_batches()]


def _missing(package: str) -> PackageMissing:
    return PackageMissing(
        f"this frame needs the package {package}, which is not installed: "
        f"pip install 'duixian[{package}]'. .arrow() and .rows() need nothing more"
    )
