"""Rows of a table as nouns again: the one place for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

from duixian.model.facts import Claim, Headline, Task

_Noun = TypeVar("_Noun", Claim, Headline, Task)


def of_rows(noun: type[_Noun], rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[_Noun, ...]]:
    """The nouns of each report, by its report_id, in the order of the rows.

    Columns that no noun has are left alone; an optional one may lack. Lists become tuples.

    Raises:
        KeyError: a row lacks a column that the noun needs; the message names it.
    """
    known = fields(noun)
    needed = [f.name for f in known if f.default is MISSING]
    found: dict[str, list[_Noun]] = {}
    for row in rows:
        if missing := [name for name in needed if name not in row]:
            raise KeyError(f"a row of {noun.__name__.lower()}s lacks {', '.join(missing)}")
        values = {f.name: _value(row[f.name]) for f in known if f.name in row}
        found.setdefault(row["report_id"], []).append(noun(**values))
    return {key: tuple(nouns) for key, nouns in found.items()}


def _value(cell: Any) -> Any:
    return tuple(cell) if isinstance(cell, list) else cell
