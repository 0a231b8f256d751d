"""Which inputs are tables."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Literal

TableKind = Literal["csv", "jsonl", "xlsx", "parquet"]

SUFFIXES: dict[str, TableKind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
    ".pq": "parquet",
}
"""Endings of tables: CSV and JSON have no first bytes that tell them from prose."""
NAMES: dict[TableKind, str] = {
    "csv": "a table (CSV)",
    "jsonl": "a table (JSON Lines)",
    "xlsx": "an Excel workbook",
    "parquet": "a Parquet table",
}
_WORKBOOK = "xl/workbook.xml"


def kind_of(data: bytes, suffix: str) -> TableKind | None:
    """What kind of table the bytes are; None for what is none.

    >>> kind_of(b"PAR1...", ".txt"), kind_of("省份,正文".encode(), ".CSV"), kind_of(b"text", ".txt")
    ('parquet', 'csv', None)
    """
    if data.startswith(b"PAR1"):
        return "parquet"
    named = SUFFIXES.get(suffix.lower())
    if data.startswith(b"PK\x03\x04"):
        return "xlsx" if _has_workbook(data, unless_broken=named != "xlsx") else None
    return named if named in ("csv", "jsonl") else None


def is_table(head: bytes, suffix: str) -> bool:
    """Whether a file is a table, by its first bytes and its ending."""
    packed = head.startswith(b"PK\x03\x04")
    named = SUFFIXES.get(suffix.lower())
    return named == "xlsx" if packed else kind_of(head, suffix) is not None


def guessed(data: bytes) -> TableKind:
    """What kind of table comes without a name, by its first bytes."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return kind_of(data, "") or ("jsonl" if head in (b"{", b"[") else "csv")


def _has_workbook(data: bytes, *, unless_broken: bool) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _WORKBOOK in archive.namelist()
    except (zipfile.BadZipFile, ValueError):
        return not unless_broken  # opening it tells what is wrong
