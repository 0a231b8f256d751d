"""Arrow schemas, derived from the nouns: a field added there is a column here.

>>> arrow_type(tuple[str, ...])
ListType(list<item: string>)
>>> from duixian.model import Span
>>> schema_of(Span)
start: int64 not null
end: int64 not null
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from duixian import own_process
from duixian.books import keys
from duixian.books.result import Stream
from duixian.books.rows import (
    ReportRow,
    SectionRow,
    SentenceRow,
    TextRow,
    report_row,
    section_rows,
    sentence_rows,
    text_row,
)
from duixian.books.successors import SuccessorRow
from duixian.model import Claim, Evidence, Headline, Reading, Task

own_process.arrow_alone()  # before it is given the first list

_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


def arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of a field's annotation. `TypeError` for one that has none."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return pa.string()
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return pa.list_(arrow_type(arguments[0]))
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        return arrow_type(inner)
    if isinstance(hint, type) and is_dataclass(hint):
        return pa.struct(list(schema_of(hint)))
    raise TypeError(f"no Arrow type for {hint!r}")


@cache
def schema_of(noun: type) -> pa.Schema:
    """The schema of a dataclass: its fields in order, null only where `None` may stand."""
    hints = get_type_hints(noun)
    columns = [(f.name, hints[f.name]) for f in fields(noun)]
    return pa.schema(
        [
            pa.field(name, arrow_type(hint), nullable=type(None) in get_args(hint))
            for name, hint in columns
        ]
    )


def table_of(noun: type, rows: Sequence[Any]) -> pa.Table:
    """The rows, all of the class `noun`, as an Arrow table."""
    schema = schema_of(noun)
    columns = []
    for field in schema:
        values = list(map(attrgetter(field.name), rows))
        columns.append(pa.array(_plain(values, field.type), type=field.type))
    return pa.Table.from_arrays(columns, schema=schema)


def stream_of(noun: type, rows: Iterable[Any]) -> Stream:
    """The rows, all of the class `noun`, as tables that are made as the rows come."""
    listed = iter(rows)
    portions = iter(lambda: list(islice(listed, _ROWS_AT_ONCE)), [])
    return Stream(schema_of(noun), (table_of(noun, some) for some in portions))


_ROWS_AT_ONCE = 2_000
"""Rows of a stream's table: some megabytes, as nouns."""


def _plain(values: list[Any], kind: pa.DataType) -> list[Any]:
    if pa.types.is_struct(kind):
        return [None if v is None else asdict(v) for v in values]
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        return [[asdict(item) for item in v] for v in values]
    return values


ROWS: dict[str, type] = {
    "reports": ReportRow,
    "sections": SectionRow,
    "sentences": SentenceRow,
    "texts": TextRow,
    "claims": Claim,
    "tasks": Task,
    "headlines": Headline,
    "successors": SuccessorRow,
    "evidence": Evidence,
}
"""Table name -> the class of its rows."""

LATER: dict[str, dict[str, str]] = {
    "reports": {"genre": "'work_report'", "issuer": "'government'", "origin": "NULL::VARCHAR"},
    "headlines": {"genre": "'work_report'"},
    "claims": {"ocr": "false", "key": "NULL::VARCHAR"},
    "tasks": {"key": "NULL::VARCHAR"},
    "successors": {"old_key": "NULL::VARCHAR"},
}
"""Columns that books of an earlier version lack, with what holds in them, in SQL: every text was
taken for a work report. `migrating` gives the keys."""

LATER_TABLES = frozenset({"successors", "evidence"})
"""Tables that books of an earlier version lack: nothing is in them."""

SCHEMAS: dict[str, pa.Schema] = {name: schema_of(noun) for name, noun in ROWS.items()}

FACTS: dict[str, Callable[[Reading], Sequence[Any]]] = {
    "sections": section_rows,
    "sentences": sentence_rows,
    "texts": lambda reading: (text_row(reading),),
    "claims": lambda reading: reading.claims,
    "tasks": lambda reading: reading.tasks,
    "headlines": lambda reading: reading.headlines,
}
"""Table name -> the rows a reading gives it. `reports` is apart: its rows are amended, and so are
`successors`, which follow from two readings, and `evidence`, which is of no report."""


def rows_of(reading: Reading, table: str) -> pa.Table:
    """The rows that a reading gives to one table: none to `successors` and `evidence`."""
    if table == "reports":
        rows: Sequence[Any] = (report_row(reading),)
    else:
        rows = () if table in LATER_TABLES else FACTS[table](reading)
    made = table_of(ROWS[table], rows)
    return keys.with_keys(table, made, keys.known_of(reading)) if table in keys.IDS else made
