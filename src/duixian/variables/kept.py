"""Variables of books: what commands and scripts ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypedDict, Unpack

from duixian.books import Books, Filter, Result, Stream, nouns_of, stream_of
from duixian.errors import UsageError
from duixian.model import Account
from duixian.settled import Settled, Watch
from duixian.text import several_series
from duixian.variables.comparing import targets
from duixian.variables.nearest import nearest
from duixian.variables.rows import TargetVariables
from duixian.variables.text_rows import NearestText, ReportVariables
from duixian.variables.texts import reports


class WhoseReports(TypedDict, total=False):
    """Whose rows are asked for, as the books' filters have it."""

    government: str | Sequence[str]
    year: str | int | Sequence[str | int]


def target_variables(
    books: Books,
    *,
    series: str | Sequence[str] = (),
    watch: Watch = iter,
    **asked: Unpack[WhoseReports],
) -> Result:
    """A row of every target: government × report year × series (`TargetVariables`).

    Filters narrow the rows, not what they are compared with. `series`: ids or names of headline
    series; `UsageError` for one that there is not. Accounts are settled where they are
    not kept; `watch` may show it.
    """
    return stream_of_targets(books, series=series, watch=watch, **asked).whole()


def stream_of_targets(
    books: Books,
    *,
    series: str | Sequence[str] = (),
    watch: Watch = iter,
    **asked: Unpack[WhoseReports],
) -> Stream:
    """`target_variables`, some rows at a time."""
    chosen = several_series(series) or None
    settled = Settled(books, watch=watch)
    lines = {one.line: one for one in settled.of(*Filter.of(**asked).government)}

    def accounts(names: Collection[tuple[str, str]]) -> Iterator[Account]:
        for table in settled.accounts(lines[name] for name in sorted(names) if name in lines):
            yield from nouns_of(Account, table)

    settled.settle(lines.values(), ("accounts",))
    rows = targets(books.query, accounts, report_ids=_report_ids(books, asked), wanted=chosen)
    return stream_of(TargetVariables, rows)


def report_variables(books: Books, **asked: Unpack[WhoseReports]) -> Result:
    """A row of every work report: how alike it is to last year's and to the superior's, and what
    it speaks of (`ReportVariables`). Filters narrow the rows, not what they are compared with."""
    return stream_of_reports(books, **asked).whole()


def stream_of_reports(books: Books, **asked: Unpack[WhoseReports]) -> Stream:
    """`report_variables`, some rows at a time."""
    rows = reports(books.query, report_ids=_report_ids(books, asked))
    return stream_of(ReportVariables, rows)


def nearest_texts(books: Books, number: int = 5, **asked: Unpack[WhoseReports]) -> Result:
    """The `number` texts nearest to each work report among all of the books (`NearestText`).

    Filters narrow the rows, not what is searched. `UsageError` for a number below 1.
    """
    return stream_of_nearest(books, number, **asked).whole()


def stream_of_nearest(books: Books, number: int = 5, **asked: Unpack[WhoseReports]) -> Stream:
    """`nearest_texts`, some rows at a time."""
    if number < 1:
        raise UsageError(f"{number} nearest texts are none. Ask for 1 or more.")
    rows = nearest(books.query, number, report_ids=_report_ids(books, asked))
    return stream_of(NearestText, rows)


def _report_ids(books: Books, asked: WhoseReports) -> set[str] | None:
    """Ids of the reports that are asked for; None for all."""
    if Filter.of(**asked) == Filter():
        return None
    tables = books.streams.reports(**asked)
    return {
        report_id for table in tables for report_id in table["report_id"].to_pylist() if report_id
    }
