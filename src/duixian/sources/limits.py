"""How large an input may be, and why.

The longest report in the corpus has 58,000 characters: 170 KB as UTF-8. A limit keeps a wrong
file (a database dump, a disk image, an archive that unpacks without end) from filling memory.
"""

from __future__ import annotations

from pathlib import Path

from duixian.errors import TooLarge

MEGABYTE = 1024 * 1024
TEXT_BYTES = 32 * MEGABYTE
"""Text and HTML: 190 times the longest report known."""
DOCUMENT_BYTES = 128 * MEGABYTE
"""PDF, Word and pictures: a printed report with photographs."""
UNPACKED_BYTES = 256 * MEGABYTE
"""All parts of a DOCX together, unpacked."""

TABLE_BYTES = 256 * MEGABYTE
"""A table of reports, its rows held in memory: some 1,500 of the longest report known, or every
report of the 31 provinces in twenty years six times over."""
TABLE_ROWS = 100_000
"""Rows of a table: all counties of the country for 35 years."""

PACKED_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".doc", ".wps"})
PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".xlsx", ".xlsm"})
TABLE_SUFFIXES |= {".parquet", ".pq"}


def check(name: str, size: int, suffix: str) -> None:
    """Refuse a file of `size` bytes that is larger than any report of its kind.

    Raises:
        TooLarge: with the size found and the limit.
    """
    if size > _limit(suffix):
        raise _too_large(name, f"the file has {size / MEGABYTE:,.0f} MB", suffix)


def read(path: Path, name: str) -> bytes:
    """The bytes of a file, and never more than any report of its kind has.

    What a file says of its own size is not believed: a device says 0 and has no end.

    Raises:
        TooLarge: as `check`; `name` stands for the file in the message.
        OSError: the operating system does not give it.
    """
    check(name, path.stat().st_size, path.suffix)
    limit = _limit(path.suffix)
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        found = f"after {limit // MEGABYTE} MB there was still more of it"
        raise _too_large(name, found, path.suffix)
    return data


def _limit(suffix: str) -> int:
    if suffix.lower() in TABLE_SUFFIXES:
        return TABLE_BYTES
    return DOCUMENT_BYTES if suffix.lower() in PACKED_SUFFIXES | PICTURE_SUFFIXES else TEXT_BYTES


def _too_large(name: str, found: str, suffix: str) -> TooLarge:
    return TooLarge(
        name,
        f"{found}, and the limit is {_limit(suffix) // MEGABYTE} MB "
        "(the longest report known has 0.2 MB of text)",
        "Give the report alone, or split the collection into one file a report",
    )
