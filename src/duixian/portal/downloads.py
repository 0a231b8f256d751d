"""Tables for other programs: Excel, Parquet, Stata."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa

from duixian import exports

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "dta": "application/x-stata-dta",
}
"""Ending -> media type."""
WITH_CSV = {"csv": "text/csv; charset=utf-8", **FORMATS}
"""The same for what has no page whose twin the CSV would be."""

_STATA_VERSION = 118
"""Stata 14 and later: the first format that holds Chinese."""


def packed(table: pa.Table, format: str) -> bytes:
    """A table in one of the formats."""
    out = io.BytesIO()
    if format == "dta":
        _stata(table, out)
    else:
        exports.write(table, format, out)
    return out.getvalue()


_STATA_NAMES = {"start": "quote_start", "end": "quote_end"}
"""`end` is a word of Stata's own; the two belong together."""


def _stata(table: pa.Table, out: io.BytesIO) -> None:
    """Write a Stata file. Where it has no missing value (text, yes and no) stands "" or 0."""
    table = table.rename_columns([_STATA_NAMES.get(name, name) for name in table.column_names])
    frame: Any = table.to_pandas()
    texts = []
    for field in table.schema:
        if pa.types.is_boolean(field.type):
            frame[field.name] = frame[field.name].fillna(False).astype("int8")
        elif pa.types.is_integer(field.type) and table[field.name].null_count:
            frame[field.name] = frame[field.name].astype("float64")
        elif pa.types.is_string(field.type):
            frame[field.name] = frame[field.name].astype(object).fillna("")
            if frame[field.name].map(lambda text: len(text.encode()) > _LONGEST).any():
                texts.append(field.name)
    frame.to_stata(out, write_index=False, version=_STATA_VERSION, convert_strl=texts)


_LONGEST = 2000
"""Bytes that a Stata text column of fixed width holds, with some to spare; longer ones are
kept as strL."""
