"""JSON Lines: an object a line; or one JSON list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from duixian.errors import BadRow, EmptyInput
from duixian.sources import encoding
from duixian.sources.tables.shape import Record, Table, bad_row, check_count, damaged

SEEN = 200
"""Rows that are looked at for the names of columns: objects need not all have the same."""
_MEND = 'A row is an object: {"column": "text"}'


def open_jsonl(data: bytes, name: str) -> list[Table]:
    """The one table of a file of JSON objects.

    Raises:
        InputError: it is not decodable, a list that does not parse, or holds no object at all.
    """
    text = encoding.decode(data, name).text
    rows = list(_listed(text, name) if text.lstrip()[:1] == "[" else _lined(text, name))
    objects = [row for row in rows if isinstance(row, Record)]
    if not objects:
        first = next((str(row.found) for row in rows if isinstance(row, BadRow)), "it is empty")
        raise EmptyInput(name, f"no row is a JSON object (the first: {first})", _MEND)
    header = tuple(dict.fromkeys(key for row in objects[:SEEN] for key in row.cells))

    def records(_wanted: Sequence[str]) -> Iterator[Record | BadRow]:
        return iter(rows)

    return [Table(header, records)]


def _lined(text: str, name: str) -> Iterator[Record | BadRow]:
    # Not splitlines: U+2028 and its kin may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        check_count(name, number)
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield bad_row(name, number, f"it is no JSON ({error})", _MEND)
            continue
        yield _record(value, number, name)


def _listed(text: str, name: str) -> Iterator[Record | BadRow]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise damaged(name, "the list of JSON objects", error) from error
    check_count(name, len(values))
    return (_record(value, number, name) for number, value in enumerate(values, 1))


def _record(value: Any, number: int, name: str) -> Record | BadRow:
    if not isinstance(value, dict):
        return bad_row(name, number, f"it is no JSON object but {json.dumps(value)[:40]}", _MEND)
    return Record(number, value)
