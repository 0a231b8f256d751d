"""What every kind of table is opened as."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from duixian.errors import BadRow, TooLarge, UnknownFormat
from duixian.sources.limits import TABLE_ROWS

SPLIT = "Split the table into several, a few years each"


@dataclass(frozen=True, slots=True)
class Record:
    """One row as the table has it."""

    number: int
    """As a spreadsheet counts, the header being row 1; in JSON Lines the line."""
    cells: dict[str, Any]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the way to its rows."""

    header: tuple[str, ...]
    records: Callable[[Sequence[str]], Iterator[Record | BadRow]] = field(repr=False)
    """The rows, with the columns that are asked for; one that cannot be read is a `BadRow`."""
    sheet: str | None = None


def bad_row(name: str, number: int, found: str, advice: str, sheet: str | None = None) -> BadRow:
    """One row that cannot be read, with its place."""
    where = f"sheet {sheet}, row {number}" if sheet else f"row {number}"
    return BadRow(f"{name}, {where}", found, advice)


def check_count(name: str, number: int) -> None:
    """`TooLarge` when a table has more rows than there are reports."""
    if number > TABLE_ROWS:
        raise TooLarge(name, f"the table has more than {TABLE_ROWS:,} rows", SPLIT)


def damaged(name: str, what: str, why: object) -> UnknownFormat:
    """A table that its own program could not open either."""
    first = str(why).partition("\n")[0]
    return UnknownFormat(
        name, f"{what} is damaged and cannot be opened ({first})", "Save it again where it was made"
    )
