"""Variables of books: what commands and scripts ask for."""

from __future__ import annotations

from collections.abc import Sequence

from duixian.books import Books, Filter, Result, nouns_of, table_of
from duixian.errors import UsageError
from duixian.model import Account
from duixian.settled import Settled, Watch
from duixian.text import several_series
from duixian.variables.comparing import targets
from duixian.variables.nearest import nearest
from duixian.variables.rows import TargetVariables
from duixian.variables.text_rows import NearestText, ReportVariables
from duixian.variables.texts import reports


def target_variables(
    books: Books,
    *,
    series: str | Sequence[str] = (),
    government: str | Sequence[str] = (),
    year: str | int | Sequence[str | int] = (),
    watch: Watch = iter,
) -> Result:
    """A row of every target: government × report year × series (`TargetVariables`).

    Filters narrow the rows, not what they are compared with. `series`: ids or names of headline
    series; `UsageError` for one that there is not. Accounts are settled where they are
    not kept; `watch` may show it.
    """
    chosen = several_series(series) or None
    settled = Settled(books, watch=watch)
    tables = settled.accounts(settled.of(*Filter.of(government=government).government))
    accounts = [account for table in tables for account in nouns_of(Account, table)]
    ids = {row["report_id"] for row in books.reports(government=government, year=year)}
    rows = targets(books.query, accounts, report_ids=ids, wanted=chosen)
    return Result(table_of(TargetVariables, list(rows)))


def report_variables(
    books: Books,
    *,
    government: str | Sequence[str] = (),
    year: str | int | Sequence[str | int] = (),
) -> Result:
    """A row of every work report: how alike it is to last year's and to the superior's, and what
    it speaks of (`ReportVariables`). Filters narrow the rows, not what they are compared with."""
    ids = {row["report_id"] for row in books.reports(government=government, year=year)}
    return Result(table_of(ReportVariables, list(reports(books.query, report_ids=ids))))


def nearest_texts(
    books: Books,
    number: int = 5,
    *,
    government: str | Sequence[str] = (),
    year: str | int | Sequence[str | int] = (),
) -> Result:
    """The `number` texts nearest to each work report among all of the books (`NearestText`).

    Filters narrow the rows, not what is searched. `UsageError` for a number below 1.
    """
    if number < 1:
        raise UsageError(f"{number} nearest texts are none. Ask for 1 or more.")
    ids = {row["report_id"] for row in books.reports(government=government, year=year)}
    return Result(table_of(NearestText, list(nearest(books.query, number, report_ids=ids))))
