"""Facts on their way into the tables, a batch of reports at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pyarrow as pa

from duixian.books.keys import KeyRow, SuccessorRow, key_rows, succession
from duixian.books.ledger import Ledger
from duixian.books.rows import ReportRow
from duixian.books.schema import FACTS, rows_of, table_of
from duixian.books.store import Transaction
from duixian.model import Reading

BATCH = 32
"""Reports per Delta write: enough to keep files few, few enough to stay small in memory. Adding
the 66 reports of the corpus (``/usr/bin/time duixian add``) took 274 MB with 32, 315 MB with 64."""
CHANGES = ("added", "replaced", "set_aside")
"""The fates that change the books."""


class Writer:
    """Collects the rows of readings and writes them in batches; `finish` makes them count."""

    def __init__(self, transaction: Transaction, ledger: Ledger) -> None:
        self._transaction, self._ledger = transaction, ledger
        self._waiting: dict[str, dict[str, pa.Table]] = {}
        self._gone: set[str] = set()
        self._stored = set(ledger.with_facts)
        self._successors: list[SuccessorRow] = []

    def put(self, reading: Reading) -> None:
        """Write the facts of a reading; what the books hold of the same text was removed."""
        report_id = reading.outline.document.report_id
        self._waiting[report_id] = {table: rows_of(reading, table) for table in FACTS}
        if len(self._waiting) >= BATCH:
            self._flush()

    def succeed(self, report_id: str, reading: Reading) -> None:
        """Note what the claims and tasks of a text in the books become, now that `reading` takes
        its place. To be called before it is removed."""
        by = reading.outline.document.report_id
        for old, new, how in succession(self._keys(report_id), key_rows(reading)):
            if new is None or new.id != old.id:
                new_id = new.id if new else None
                row = (old.id, old.kind, new_id, how, report_id, by, self._transaction.number)
                self._successors.append(SuccessorRow(*row))

    def _keys(self, report_id: str) -> list[KeyRow]:
        """The keys of a text as the tables have them, or as they wait for it."""
        if report_id in self._waiting:
            rows = self._waiting[report_id]["keys"].to_pylist()
        elif report_id in self._stored and report_id not in self._gone:
            rows = self._transaction.rows("keys", report_id)
        else:
            return []
        return sorted((KeyRow(**row) for row in rows), key=lambda row: (row.group, row.ordinal))

    def remove(self, report_id: str) -> None:
        """Take the facts of a text out of the books."""
        self._waiting.pop(report_id, None)
        if report_id in self._stored:
            self._gone.add(report_id)

    def finish(self, *, at: str | None, changes: Mapping[str, int]) -> None:
        """Write what is left and make all of it take effect; no change is no write."""
        self._flush()
        touched = self._ledger.touched
        if not touched:
            return
        self._transaction.delete("reports", touched & self._ledger.before)
        self._transaction.append("reports", table_of(ReportRow, self._ledger.rows(touched)))
        self._transaction.append("successors", table_of(SuccessorRow, self._successors))
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
        self._gone.clear()
