"""One government settled: its accounts, what its own reports show, what others may contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from duixian import audit, settle
from duixian.books import (
    Books,
    NamedTables,
    Result,
    Stream,
    in_order,
    nouns_of,
    runs,
    schema_of,
    table_of,
)
from duixian.model import Account, Finding
from duixian.settled.governments import GovernmentReports

SCHEMAS: Mapping[str, pa.Schema] = {
    "accounts": schema_of(Account),
    "findings": schema_of(Finding),
    "said": schema_of(audit.Statement),
}
"""What is kept of a government, kind by kind."""
_TO_SETTLE = ("reports", "claims", "headlines", "sentences", "sections")
_TO_CHECK = (*_TO_SETTLE, "texts", "tasks")


class SomeTables(NamedTables):
    """SomeTables in memory."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = tables

    @classmethod
    def of(
        cls, books: Books, portions: Sequence[Sequence[str]], kinds: Iterable[str]
    ) -> Iterator[SomeTables]:
        """What settling these kinds needs of each portion of reports (their ids)."""
        names = _TO_SETTLE if set(kinds) == {"accounts"} else _TO_CHECK
        return map(cls, books.in_portions(names, portions))

    def table(self, name: str) -> Result:
        return Result(self._tables[name])

    def part(self, report_ids: Iterable[str]) -> SomeTables:
        """The rows of some of these reports."""
        wanted = pa.array(report_ids, pa.string())
        return SomeTables(
            {
                name: table.filter(pc.is_in(table["report_id"], wanted))
                for name, table in self._tables.items()
            }
        )


def settled(
    tables: SomeTables, kinds: Iterable[str], beside: settle.Elsewhere
) -> dict[str, pa.Table]:
    """The rows of each kind that one government's tables give."""
    made: dict[str, pa.Table] = {}
    if "accounts" in kinds:
        made["accounts"] = table_of(Account, settle.accounts(tables, beside))
    if "findings" in kinds or "said" in kinds:
        reports = audit.from_books(tables)
        made["findings"] = table_of(Finding, audit.within(reports))
        made["said"] = table_of(audit.Statement, audit.said_in(reports))
    return made


def holding(accounts: pa.Table, government: GovernmentReports, newest: int) -> tuple[int, int]:
    """Between which years of the newest report of all the accounts hold as they are.

    A promise waits while no report is newer than the one that must answer it: the first that is
    makes it overdue.
    """
    shown = max(newest, government.newest)
    open_years = _of(accounts, "verdict", "pending")["year"].to_pylist()
    overdue_from = [year + 2 for year in open_years if year is not None and year + 2 > shown]
    # Where another's report was the newest, an earlier one may be enough, or not: it is settled.
    since = shown if newest > government.newest else 0
    return since, min(overdue_from, default=10_000) - 1


def between(said: Iterable[pa.Table]) -> Iterator[Finding]:
    """What governments say against each other, of one subject after another.

    No more is in memory than what is said of one: of the nation's figures all governments speak,
    but of those of one year each but once or twice.
    """
    subject = audit.Subject._fields
    by_subject = in_order(Stream(SCHEMAS["said"], iter(said)), ", ".join(subject))
    for statements in runs(by_subject, subject):
        if statements.num_rows > 1:
            yield from audit.between(nouns_of(audit.Statement, statements))


def _of(rows: pa.Table, column: str, value: str | None) -> pa.Table:
    return rows.filter(pc.is_in(rows[column], pa.array([value], pa.string())))
