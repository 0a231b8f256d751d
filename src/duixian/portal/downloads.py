"""Tables for other programs: Excel, Parquet, Stata."""

from __future__ import annotations

import io
from typing import Literal

import pyarrow as pa

from duixian import exports
from duixian.settle import Wide

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "dta": "application/x-stata-dta",
}
"""Ending -> media type."""
WITH_CSV = {"csv": "text/csv; charset=utf-8", **FORMATS}
"""The same for what has no page whose twin the CSV would be."""

PACKED = (FORMATS["xlsx"], FORMATS["parquet"])
"""Media types of what is packed already: packing it again takes long and makes it no smaller."""


def packed(table: pa.Table, format: str) -> bytes:
    """A table in one of the formats."""
    out = io.BytesIO()
    exports.write(table, format, out)
    return out.getvalue()


def packed_wide(wide: Wide, format: str, language: Literal["zh", "en"]) -> bytes:
    """A wide table in one of the formats."""
    out = io.BytesIO()
    exports.write_wide(wide, format, out, language)
    return out.getvalue()
