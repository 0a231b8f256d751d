"""Rows of an Arrow table as nouns again: the way back from `table_of`."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

_Noun = TypeVar("_Noun")


def nouns_of(noun: type[_Noun], table: pa.Table) -> list[_Noun]:
    """The rows of a table that `table_of` made of this class.

    >>> from duixian.books.schema import table_of
    >>> from duixian.model import Span
    >>> nouns_of(Span, table_of(Span, [Span(2, 5)]))
    [Span(start=2, end=5)]
    """
    make = _maker(noun)  # type: ignore[arg-type]  # a class is hashable
    return [make(row) for row in table.to_pylist()]


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of this annotation out of Arrow's plain one."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        item = _maker(arguments[0])
        return lambda cells: tuple(item(cell) for cell in cells)
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        made = _maker(inner)
        return lambda cell: None if cell is None else made(cell)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        parts = [(f.name, _maker(hints[f.name])) for f in fields(hint)]
        return lambda row: hint(**{name: part(row[name]) for name, part in parts})
    return _as_it_is


def _as_it_is(cell: Any) -> Any:
    return cell
