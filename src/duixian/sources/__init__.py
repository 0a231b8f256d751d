"""Bytes to Document: one module a format, decoding, recovery of lost bytes, page furniture."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
    from duixian.sources import objects
    from duixian.sources.archive import Member, content, is_archive, members
    from duixian.sources.byte_offsets import byte_places
    from duixian.sources.encoding import decode
    from duixian.sources.intake import bytes_of, from_bytes, from_text, load
    from duixian.sources.limits import check as check_size
    from duixian.sources.limits import read as read_bytes
    from duixian.sources.objects import StoredObject
    from duixian.sources.office import convert
    from duixian.sources.paths import shown
    from duixian.sources.recover import apply_repairs
    from duixian.sources.tables import SUFFIXES as TABLE_SUFFIXES
    from duixian.sources.tables import Row, is_table
    from duixian.sources.tables.reading import rows
    from duixian.sources.tables.sheets import STATA, CellSheet, Line, sheets

__all__ = [
    "STATA",
    "TABLE_SUFFIXES",
    "CellSheet",
    "Line",
    "Member",
    "Row",
    "StoredObject",
    "apply_repairs",
    "byte_places",
    "bytes_of",
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
    "objects",
    "read_bytes",
    "rows",
    "sheets",
    "shown",
]

__getattr__ = late(
    __name__,
    {
        **dict.fromkeys(("Member", "content", "is_archive", "members"), "archive"),
        **dict.fromkeys(("Row", "is_table", "rows"), "tables"),
        **dict.fromkeys(("Line", "CellSheet", "STATA", "sheets"), "tables.sheets"),
        **dict.fromkeys(("bytes_of", "from_bytes", "from_text", "load"), "intake"),
        "TABLE_SUFFIXES": "tables:SUFFIXES",
        "StoredObject": "objects",
        "apply_repairs": "recover",
        "byte_places": "byte_offsets",
        "check_size": "limits:check",
        "convert": "office",
        "decode": "encoding",
        "objects": "objects",
        "read_bytes": "limits:read",
        "shown": "paths",
    },
)
