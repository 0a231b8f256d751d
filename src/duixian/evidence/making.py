"""One figure made: its ids, and what is the same for all of a file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from duixian.errors import UsageError
from duixian.registry import vintages

_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a figure is."""

    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of a file of statistics as a whole; a table's rows may say it themselves."""

    doc: str
    digest: str
    """Of the file's bytes."""
    source: str | None = None
    vintage: str | None = None
    """An id of registry/vintages.toml."""
    published: str | None = None
    government: str | None = None
    """Name or code, where the file does not say whose it is."""
    year: int | None = None
    """The year that the figures are of, where the file does not say it."""
    at: str | None = None

    def file_id(self, source: str, vintage: str, *part: str | None) -> str:
        """The file as this source and vintage, or a sheet and column of it: 16 hex digits."""
        return digest_of(self.digest, source, vintage, *part)


def vintage_of(words: str | None) -> str | None:
    """The id of the vintage that is meant; None where nothing is said.

    Raises:
        UsageError: there is no such vintage.
    """
    if words is None or not words.strip():
        return None
    found = vintages.find(words)
    if found is None:
        known = ", ".join(f"{v.id} ({v.zh})" for v in vintages.load().values())
        raise UsageError(f"there is no vintage {words!r}. There are: {known}")
    return found.id


def day_of(words: str | None) -> str | None:
    """A day of publication as ISO 8601; a year or month alone stays what it is.

    Raises:
        UsageError: it is no date.
    """
    if words is None or not words.strip():
        return None
    plain = words.strip().replace("年", "-").replace("月", "-").replace("/", "-").replace("日", "")
    found = _DAY.fullmatch(plain.strip("-"))
    try:
        if found is None:
            raise ValueError
        year, month, day = found.groups()
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise UsageError(f"{words!r} is no date of publication. Write it as 2025-03-21") from error
    return "-".join(p if len(p) == 4 else p.zfill(2) for p in found.groups() if p)


def digest_of(*parts: object) -> str:
    """16 hex digits that stand for these parts."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
