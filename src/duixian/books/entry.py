"""What is put into the books, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from duixian.books.tables_of_reading import ReadingTables
from duixian.errors import InputError
from duixian.model import Reading

Fate = Literal["added", "unchanged", "replaced", "superseded", "set_aside", "refused"]
"""added: new. unchanged: the books hold it as it is. replaced: the same text, read otherwise
than before (by a better reader, or with an index). superseded: the books hold a later text of
this report; nothing changed. set_aside: kept, but a whole text of the same report stays the
current one. refused: no report of a government, of whatever genre."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A reading, or the tables made of it, with the file it was read from."""

    reading: Reading | ReadingTables
    original: bytes | Path | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one entry."""

    doc: str
    report_id: str
    government: str | None
    report_year: int | None
    fate: Fate
    supersedes: str | None = None
    """Name of the report whose place it took."""
    error: InputError | None = None
