"""Byte offsets beside the character offsets of rows, where the file is plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from duixian.engine import Outcome
from duixian.sources import byte_places, read_bytes

if TYPE_CHECKING:
    from duixian.books import Books, ReadingTables  # with the storage engine: `read` needs none

Places = Callable[[str], Sequence[int] | None]
"""The bytes at which the characters of a text begin, by its report_id."""
COLUMNS = ("start_byte", "end_byte")


def schema_with_bytes(schema: pa.Schema) -> pa.Schema:
    """The schema with the columns that `with_bytes` adds, behind `end`."""
    at = schema.get_field_index("end") + 1
    for name in reversed(COLUMNS):
        schema = schema.insert(at, pa.field(name, pa.int64()))
    return schema


def with_bytes(table: pa.Table, places: Places) -> pa.Table:
    """The rows with the bytes of `start` and `end` in the original; null where it has none."""
    known: dict[str, Sequence[int] | None] = {}
    found: list[list[int | None]] = [[], []]
    offsets = (table.column(name).to_pylist() for name in ("report_id", "start", "end"))
    for report_id, *ends in zip(*offsets, strict=True):
        if report_id not in known:
            known[report_id] = places(report_id)
        of_text = known[report_id]
        for column, end in zip(found, ends, strict=True):
            column.append(of_text[end] if of_text is not None and end is not None else None)
    at = table.schema.get_field_index("end") + 1
    for name, values in reversed(list(zip(COLUMNS, found, strict=True))):
        table = table.add_column(at, name, pa.array(values, pa.int64()))
    return table


def places_in(outcome: Outcome[ReadingTables]) -> Places:
    """The places in the bytes of an input that was just read."""

    def places(_: str) -> Sequence[int] | None:
        if outcome.reading is None or outcome.input is None:
            return None
        report = outcome.reading.report
        if report.media != "text":
            return None
        original = outcome.input.original
        data = original or b""
        if isinstance(data, Path):
            data = read_bytes(data, outcome.name)
        source = outcome.reading.tables["texts"]["source"][0].as_py()
        return byte_places(data, source, report.encoding)

    return places


def places_of(books: Books) -> Places:
    """The places in the originals that the books keep."""

    def places(report_id: str) -> Sequence[int] | None:
        rows: Iterable[dict[str, str]] = books.query(
            "SELECT r.original_digest, r.encoding, t.source FROM reports r "
            "JOIN texts t USING (report_id) WHERE r.report_id = ? AND r.media = 'text'",
            [report_id],
        ).rows()
        for row in rows:
            data = books.original(row["original_digest"]).read_bytes()
            return byte_places(data, row["source"], row["encoding"])
        return None

    return places
