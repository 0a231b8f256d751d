"""Bytes to Document: one module a format, decoding, recovery of lost bytes, page furniture."""

from duixian.sources.archive import Member, content, is_archive, members
from duixian.sources.byte_places import byte_places
from duixian.sources.encoding import decode
from duixian.sources.intake import from_bytes, from_text, load, shown
from duixian.sources.limits import check as check_size
from duixian.sources.limits import read as read_bytes
from duixian.sources.office import convert
from duixian.sources.recover import apply_repairs
from duixian.sources.tables import SUFFIXES as TABLE_SUFFIXES
from duixian.sources.tables import Row, is_table, rows

__all__ = [
    "TABLE_SUFFIXES",
    "Member",
    "Row",
    "apply_repairs",
    "byte_places",
    "check_size",
    "content",
    "convert",
    "decode",
    "from_bytes",
    "from_text",
    "is_archive",
    "is_table",
    "load",
    "members",
    "read_bytes",
    "rows",
    "shown",
]
