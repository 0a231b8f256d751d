"""Stata 14 and later: the first of its formats that holds Chinese. Takes pandas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import pyarrow as pa

from duixian.errors import PackageMissing, UsageError
from duixian.exports.flat import flat_rows, flat_schema
from duixian.exports.plain import as_text

if TYPE_CHECKING:
    import pandas

_VERSION: Literal[118] = 118
_NAMES = {"start": "quote_start", "end": "quote_end"}
"""`end` is a word of Stata's own; the two belong together."""
_LONGEST = 2000
"""Bytes that a text column of fixed width holds, with some to spare; longer ones are strL."""
MAX_CELLS = 8_000_000
"""pandas makes these files of a frame in memory, whose texts take a hundred bytes a cell."""
_LABEL = 80
"""Characters of a variable's label."""
_EXACT = 2**53
"""Whole numbers up to here are exact as Stata's widest kind of number."""
_MADE = datetime(1960, 1, 1)
"""Stata's own zero, in place of the hour of writing: the same rows give the same file."""


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    """Write a Stata file. A field's metadata ``label`` is the label of its variable, ``values``
    (JSON: number to text) those of its values. A missing number or truth value is missing there
    too; Stata has no missing text, so that it is "". `PackageMissing` without pandas,
    `UsageError` for what Stata has no room for (a number beyond 8.9e307)."""
    try:
        import pandas
    except ImportError as error:
        raise PackageMissing(
            "Stata files need the package pandas, which is not installed: "
            "pip install 'duixian[pandas]'. csv and parquet need nothing more"
        ) from error
    flat = flat_schema(schema)
    labels = {_NAMES.get(field.name, field.name): field.metadata or {} for field in schema}
    rows = _bounded(flat_rows(tables), max(1, MAX_CELLS // len(flat)))
    frame = pandas.DataFrame(
        {
            _NAMES.get(field.name, field.name): _column([row[at] for row in rows], field.type)
            for at, field in enumerate(flat)
        }
    )
    long = [name for name in frame if _is_long(frame[name])]
    try:
        frame.to_stata(
            out,
            write_index=False,
            version=_VERSION,
            convert_strl=long,
            time_stamp=_MADE,
            variable_labels={
                name: told[b"label"].decode()[:_LABEL]
                for name, told in labels.items()
                if b"label" in told
            },
            value_labels={
                name: {int(value): label for value, label in json.loads(told[b"values"]).items()}
                for name, told in labels.items()
                if b"values" in told
            },
        )
    except ValueError as error:
        raise UsageError(
            f"Stata cannot hold these rows ({error}). Write csv or parquet instead"
        ) from error


def _bounded(rows: Iterable[list[Any]], most: int) -> list[list[Any]]:
    held = list(islice(rows, most + 1))
    if len(held) > most:
        raise UsageError(
            f"a Stata file is made whole in memory, of {most:,} rows of so many columns at most, "
            "and these are more. Filter them, or write csv or parquet"
        )
    return held


def _column(cells: list[object], kind: pa.DataType) -> pandas.Series:
    import pandas

    if pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_floating(kind):
        numbers: list[Any] = cells
        whole = not pa.types.is_floating(kind)
        if whole and all(n is not None and abs(n) <= _EXACT for n in numbers):
            return pandas.Series(numbers, dtype="int64")
        return pandas.Series(numbers, dtype="float64")
    texts = ["" if c is None else c if isinstance(c, str) else as_text(c) for c in cells]
    return pandas.Series(texts, dtype="object")


def _is_long(column: pandas.Series) -> bool:
    if column.dtype != "object":
        return False
    return any(len(text.encode()) > _LONGEST for text in column)
