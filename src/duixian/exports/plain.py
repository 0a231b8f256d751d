"""Plain values as text: JSON Lines and CSV, whatever holds the rows. Without Arrow."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from typing import Any, BinaryIO

_LINES_AT_ONCE = 500
"""Lines given out at a time: few writes, little memory."""
_FORMULA = frozenset("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
"""A number written as text computes nothing, and stays a number to what reads the file."""


def as_text(value: Any) -> str:
    """What `values` gives, as text: nested values in JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def flat_cell(value: Any) -> Any:
    """A value as one cell: a list of texts joined, what else is nested as JSON.

    >>> flat_cell(["a", "b"]), flat_cell([1, None]), flat_cell(6.5)
    ('a; b', '[1, null]', 6.5)
    """
    if not isinstance(value, list | tuple | dict):
        return value
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return as_text(value)


def distinct(names: Iterable[str]) -> list[str]:
    """The names, those that stand twice numbered.

    >>> distinct(["x", "x", "x_2", "x"])
    ['x', 'x_3', 'x_2', 'x_4']
    """
    given = list(names)
    taken = set(given)
    used: set[str] = set()
    found = []
    for name in given:
        new, number = name, 2
        while new in used or (new != name and new in taken):
            new, number = f"{name}_{number}", number + 1
        used.add(new)
        found.append(new)
    return found


def json_lines(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """An object a row, nested as its values are.

    >>> json_lines(["quote", "value"], [["5.2%", 5.2], ["两", None]]).decode()
    '{"quote": "5.2%", "value": 5.2}\\n{"quote": "两", "value": null}\\n'
    """
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    return "".join(encode(dict(zip(names, row, strict=True))) + "\n" for row in rows).encode()


def csv_lines(
    names: Sequence[str], rows: Iterable[Sequence[Any]], *, mark: bool
) -> Iterator[bytes]:
    """The header and the rows as bytes, some lines at a time; `mark` begins a file for Excel.

    >>> b"".join(csv_lines(["quote", "value"], [["-3.5%", -3.5]], mark=False))
    b"quote,value\\r\\n'-3.5%,-3.5\\r\\n"
    """
    if mark:
        yield codecs.BOM_UTF8
    out = io.StringIO()
    lines = csv.writer(out)
    if names:
        lines.writerow([_cell(name) for name in names])
    for number, row in enumerate(rows, start=1):
        lines.writerow([_cell(cell) for cell in row])
        if number % _LINES_AT_ONCE == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def is_file(out: BinaryIO) -> bool:
    """Whether bytes go to a file of their own, not to a pipe, a terminal or memory."""
    name = getattr(out, "name", None)
    return isinstance(name, str | PathLike) and not str(name).startswith("<")


def _cell(value: Any) -> Any:
    kind = type(value)  # asked first: millions of cells are text, numbers or empty
    if kind is str:
        guarded = value[:1] in _FORMULA and not _NUMBER.fullmatch(value)
        return f"'{value}" if guarded else value
    if value is None or kind is int:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, str):  # of a kind of text of its own
        return _cell(str(value))
    return _cell(flat_cell(value)) if isinstance(value, list | tuple | dict) else value
