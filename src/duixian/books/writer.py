"""Facts on their way into the tables, a batch of reports at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pyarrow as pa

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

    def put(self, reading: Reading) -> None:
        """Write the facts of a reading; what the books hold of the same text was removed."""
        report_id = reading.outline.document.report_id
        self._waiting[report_id] = {table: rows_of(reading, table) for table in FACTS}
        if len(self._waiting) >= BATCH:
            self._flush()

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
