"""What every column means, out of the manual's data dictionary, which is shipped with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from duixian import late_re as re

_HEADING = re.compile(r"#{2,3} (.+)")
_ROW = re.compile(r"\| `(\w+)` \| ([^|]+) \| (.+) \|")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, or of the rows that a command gives."""

    table: str
    column: str
    type: str
    """In words; a question mark says that null may stand there."""
    meaning: str


@cache
def columns() -> tuple[Column, ...]:
    """Every column, in the order of the manual.

    >>> columns()[0].column, columns()[0].type
    ('claim_id', 'text')
    """
    source = resources.files("duixian.registry").joinpath("data-dictionary.md").read_text("utf-8")
    found: list[Column] = []
    table = ""
    for line in source.splitlines():
        if heading := _HEADING.fullmatch(line):
            table = heading[1]
        elif row := _ROW.fullmatch(line):
            found.append(Column(table, row[1], row[2].strip(), row[3].replace("\\|", "|")))
    return tuple(found)
