"""Nouns as JSON Lines and CSV, without the Arrow tables that the other formats are written from.

What comes out is the same to the byte. Loading Arrow takes longer than reading a report does, so a
few rows that are nothing but text at the end never meet it.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO, Union, get_args, get_origin, get_type_hints

from duixian.exports.files import into
from duixian.exports.plain import csv_lines, flat_cell, is_file, json_lines

TEXTS = ("jsonl", "csv")
"""The formats that are text all through."""


def write_nouns(
    noun: type, rows: Iterable[Sequence[Any]], format: str, target: Path | BinaryIO
) -> int:
    """Write rows of the class `noun`, which come in portions, in one of `TEXTS`; say how many.

    `TypeError` for a noun within which are others: only Arrow's way knows how those are laid out.
    """
    names = [field.name for field in fields(noun)]
    hints = get_type_hints(noun)
    cells = _cells([(name, _plain(hints[name])) for name in names])
    written = 0

    def told(portion: Sequence[Any]) -> list[list[Any]]:
        nonlocal written
        written += len(portion)
        return [cells(row) for row in portion]

    def put(out: BinaryIO) -> None:
        if format == "csv":
            lines = (list(map(flat_cell, row)) for portion in rows for row in told(portion))
            for some in csv_lines(names, lines, mark=is_file(out)):
                out.write(some)
            return
        for portion in rows:
            out.write(json_lines(names, told(portion)))
            out.flush()

    into(target, put)
    return written


def _cells(columns: Sequence[tuple[str, Callable[[Any], Any]]]) -> Callable[[Any], list[Any]]:
    ask = [(attrgetter(name), plain) for name, plain in columns]
    return lambda row: [plain(value(row)) for value, plain in ask]


def _plain(hint: Any) -> Callable[[Any], Any]:
    """What makes a plain value of one with this annotation, as the column of a table holds it."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        made = _plain(inner)
        return lambda value: None if value is None else made(value)
    if origin is tuple:
        item = _plain(arguments[0])
        return lambda value: [item(each) for each in value]
    if hint is float:
        return lambda value: float(value) if math.isfinite(value) else None
    if is_dataclass(hint):
        raise TypeError(f"no text for a cell of {hint!r}")
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
