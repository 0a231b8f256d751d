"""What the books keep of one reading, as Arrow tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from duixian.books.rows import ReportRow, report_row
from duixian.books.schema import FACTS, rows_of
from duixian.model import Fault, Identity, Reading


@dataclass(frozen=True, slots=True)
class ReadingTables:
    """A reading as rows. They are made in the process that reads and cross to the one that keeps
    the books as Arrow's own bytes: thousands of nouns, sent instead, keep that one process busy
    while the others wait for it (docs/performance.md)."""

    report: ReportRow
    identity: Identity
    tables: Mapping[str, pa.Table]
    """By the names of `schema.FACTS`."""
    notes: tuple[str, ...] = ()
    """What is to be said of the document."""
    faults: tuple[Fault, ...] = ()

    @property
    def doc(self) -> str:
        return self.report.doc

    def __reduce__(self) -> tuple[Callable[..., ReadingTables], tuple[Any, ...]]:
        packed = {name: _packed(table) for name, table in self.tables.items()}
        return _unpacked, (self.report, self.identity, packed, self.notes, self.faults)


def reading_tables(reading: Reading, names: Iterable[str] = tuple(FACTS)) -> ReadingTables:
    """The tables of a reading, or those of them that are named."""
    return ReadingTables(
        report=report_row(reading),
        identity=reading.outline.identity,
        tables={name: rows_of(reading, name) for name in names},
        notes=reading.notes,
        faults=reading.faults,
    )


def _packed(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue().to_pybytes()


def _unpacked(
    report: ReportRow,
    identity: Identity,
    packed: Mapping[str, bytes],
    notes: tuple[str, ...],
    faults: tuple[Fault, ...],
) -> ReadingTables:
    tables = {name: pa.ipc.open_stream(data).read_all() for name, data in packed.items()}
    return ReadingTables(report, identity, tables, notes, faults)
