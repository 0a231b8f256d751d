"""Accounts and results with what a second source says of them: joined when asked for, never kept,
so that evidence that comes settles nothing anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from duixian import audit
from duixian.books import Books, nouns_of, schema_of, table_of
from duixian.model import Account, Evidence, Finding, Headline
from duixian.settle import SecondVerdict, Statistics
from duixian.settled.settling import SomeTables

SECOND = schema_of(SecondVerdict)
TOGETHER = 50
"""Reports read in one go to quote what statistics give otherwise."""
_RESULTS = (
    "SELECT * FROM headlines WHERE role = 'result' AND value IS NOT NULL "
    "AND year IN (SELECT DISTINCT year FROM evidence)"
)


def statistics_of(books: Books) -> Statistics:
    """The figures of second sources in one state of the books; none where it has no commit."""
    return Statistics(nouns_of(Evidence, books.evidence().arrow()))


def with_second(accounts: pa.Table, held: Statistics) -> pa.Table:
    """Accounts with the columns of `SecondVerdict` behind theirs, null where nothing is held."""
    said = list[SecondVerdict | None]()
    if held:
        asked = accounts.select(["government", "government_code", "year", "series"]).to_pylist()
        mask = [bool(held.of(*row.values())) for row in asked]
        chosen = nouns_of(Account, accounts.filter(pa.array(mask, pa.bool_())))
        verdicts = iter([held.verdict(account) for account in chosen])
        said = [next(verdicts) if wanted else None for wanted in mask]
    if not any(said):
        empty = [pa.nulls(accounts.num_rows, field.type) for field in SECOND]
        columns = pa.Table.from_arrays(empty, schema=SECOND)
    else:
        columns = table_of(SecondVerdict, [one or SecondVerdict() for one in said])
    for field in SECOND:
        accounts = accounts.append_column(field, columns[field.name])
    return accounts


def second_verdicts(accounts: pa.Table, held: Statistics) -> pa.Table:
    """Only those accounts of which something is held: their id and the second verdict."""
    joined = with_second(accounts, held)
    told = joined.filter(pc.is_valid(joined["evidence_reason"]))
    return told.select(["account_id", *SECOND.names])


def contradictions(books: Books, held: Statistics, report_ids: Iterable[str]) -> Iterator[Finding]:
    """What second sources give otherwise than these reports, by the report's id.

    Only reports of which some result differs are read.
    """
    if not held:
        return
    cells = (cell for table in books.stream(_RESULTS) for cell in nouns_of(Headline, table))
    several = {c.report_id for c in cells if audit.contradicted(c, held)}
    wanted = sorted(several.intersection(report_ids))
    portions = [wanted[at : at + TOGETHER] for at in range(0, len(wanted), TOGETHER)]
    for tables in SomeTables.of(books, portions, ("findings",)):
        yield from audit.against_statistics(audit.from_books(tables), held)
