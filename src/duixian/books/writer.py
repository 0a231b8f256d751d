"""Facts on their way into the tables, a batch of reports at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from duixian.books import keys
from duixian.books.keys import KeyedWords
from duixian.books.ledger import Ledger
from duixian.books.rows import ReportRow
from duixian.books.schema import FACTS, SCHEMAS, table_of
from duixian.books.store import Transaction
from duixian.books.successors import SuccessorRow, succession
from duixian.books.tables_of_reading import ReadingTables

BATCH = 256
"""Reports per Delta write at most. Each write leaves a file in every table: fewer writes take less
time and leave less to merge (docs/scale.md, "Partitioning and compaction")."""
BATCH_BYTES = 16 << 20
"""Bytes of rows from which on they are written, which some thirty reports of full length have:
adding the corpus (``/usr/bin/time duixian add``) took 303 MB at most, with twice this 350 MB."""
CHANGES = ("added", "replaced", "set_aside")
"""The fates that change the books."""


class Writer:
    """Collects the rows of readings and writes them in batches; `finish` makes them count."""

    def __init__(self, transaction: Transaction, ledger: Ledger) -> None:
        self._transaction, self._ledger = transaction, ledger
        self._waiting: dict[str, Mapping[str, pa.Table]] = {}
        self._bytes = 0
        """Of the rows that came to `_waiting` since it was last written."""
        self._gone: set[str] = set()
        self._stored = set(ledger.with_facts)
        self._successors: dict[str, SuccessorRow] = {}
        self._revived: set[str] = set()
        """Former texts that came again: where their ids led is written anew."""

    def put(self, made: ReadingTables, *, instead_of: str | None = None) -> None:
        """Write the facts of a report in place of what the books hold of the same text, and of
        the text `instead_of`, with what became of their claims and tasks."""
        report_id = made.report.report_id
        self._revive(report_id, _ids(made.tables))
        for old in (report_id, instead_of):
            if old is not None and (told := self._told(old)):
                self._succeed(succession(told, list(_said(made.tables)), report_id))
            if old is not None:
                self._take_out(old)
        self._waiting[report_id] = made.tables
        self._bytes += sum(table.nbytes for table in made.tables.values())
        if len(self._waiting) >= BATCH or self._bytes >= BATCH_BYTES:
            self._flush()

    def remove(self, report_id: str) -> None:
        """Take the facts of a text out of the books; nothing succeeds them."""
        self._succeed(succession(self._told(report_id), (), None))
        self._take_out(report_id)

    def _told(self, report_id: str) -> list[KeyedWords]:
        """The claims and tasks that the books hold of a text at this point."""
        tables = self._waiting.get(report_id)
        if tables is None and report_id in self._stored - self._gone:
            tables = {
                name: self._transaction.rows(name, report_id, columns)
                for name, columns in _COLUMNS.items()
            }
        return list(_said(tables)) if tables else []

    def _succeed(self, rows: Iterable[SuccessorRow]) -> None:
        self._successors.update((row.old_id, row) for row in rows)

    def _revive(self, report_id: str, living: set[str]) -> None:
        """Forget where ids led that live again: so no way can come back to its beginning."""
        for id in living & self._successors.keys():
            del self._successors[id]
        if report_id in self._ledger.before and report_id not in self._revived:
            self._revived.add(report_id)
            names = SCHEMAS["successors"].names
            for row in self._transaction.rows("successors", report_id, names).to_pylist():
                if row["old_id"] not in living:
                    self._successors.setdefault(row["old_id"], SuccessorRow(**row))

    def _take_out(self, report_id: str) -> None:
        self._waiting.pop(report_id, None)
        if report_id in self._stored:
            self._gone.add(report_id)

    def finish(self, *, at: str | None, changes: Mapping[str, int]) -> None:
        """Write what is left and make all of it take effect; no change is no write."""
        self._flush()
        touched = self._ledger.touched
        if not touched:
            return
        self._transaction.delete("successors", self._revived)
        rows = sorted(self._successors.values(), key=lambda row: (row.report_id, row.old_id))
        self._transaction.append("successors", table_of(SuccessorRow, rows))
        self._transaction.delete("reports", touched & self._ledger.before)
        self._transaction.append("reports", table_of(ReportRow, self._ledger.rows(touched)))
        counted = {fate: n for fate, n in sorted(changes.items()) if fate in CHANGES}
        self._transaction.publish(at=at, changes=counted)

    def _flush(self) -> None:
        rows: dict[str, list[pa.Table]] = defaultdict(list)
        for tables in self._waiting.values():
            for name, table in tables.items():
                rows[name].append(table)
        for name in FACTS:
            self._transaction.delete(name, self._gone)
            if rows[name]:
                self._transaction.append(name, pa.concat_tables(rows[name]))
        self._stored = (self._stored - self._gone) | set(self._waiting)
        self._waiting.clear()
        self._bytes = 0
        self._gone.clear()


_COLUMNS = {
    **{name: (*columns, *keys.PLACED, "key") for name, columns in keys.NEEDED.items()},
    "headlines": ("claim_id", "series"),
}
"""What must be known of a former text to tell what became of it."""


def _ids(tables: Mapping[str, pa.Table]) -> set[str]:
    columns = (tables[name][column] for name, (_, column) in keys.IDS.items())
    return {str(id) for column in columns for id in column.to_pylist()}


def _said(tables: Mapping[str, pa.Table]) -> Iterator[KeyedWords]:
    series = keys.series_of(tables["headlines"])
    for name in keys.IDS:
        yield from keys.said(name, tables[name], series)
