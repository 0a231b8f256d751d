"""Commands that settle and check: panel, accounts, audit."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.app import app
from duixian.cli.changes import ChangedOption, ChangeRow, WithChanged, earlier, row_of
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    IndicatorOption,
    OutputOption,
    RoleOption,
    WhereOption,
    YearOption,
)

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.books import Books
    from duixian.cli.settled_rows import Asked
    from duixian.model import Finding
    from duixian.settled import Settled

PANEL = (
    "doc", "government", "report_year", "indicator", "role", "year", "value", "value_high",
    "unit", "bound", "qualitative", "absent", "quote", "start", "end",
    "government_code", "report_id", "claim_id", "genre",
)  # fmt: skip
_SERIES = {"series": "indicator"}
"""The books call a headline's row by its series; the panel's readers call it an indicator."""


class VerdictName(StrEnum):
    """Verdicts of an account."""

    exceeded = "exceeded"
    met = "met"
    nearly_met = "nearly_met"
    missed = "missed"
    not_found = "not_found"
    unreported = "unreported"
    not_comparable = "not_comparable"
    pending = "pending"
    awaiting_report = "awaiting_report"


PlanYearOption = Annotated[
    list[str] | None,
    typer.Option("--year", "-y", metavar="YEAR", help="Plan year: 2025 or 2016-2020."),
]


class SeverityName(StrEnum):
    """Severities of a finding."""

    high = "high"
    medium = "medium"
    low = "low"


@app.command(epilog="Example: [bold]duixian panel -i gdp_growth --role target -f csv[/bold]")
def panel(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    indicator: IndicatorOption = None,
    role: RoleOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """The headline series of each report: a figure, words, or said to be absent."""
    from duixian import settle
    from duixian.books import meeting
    from duixian.cli.output import emit
    from duixian.cli.unmet import say_unknown_indicators, say_unmet

    kept = context.obj.open(books)
    found = kept.streams.headlines(
        government=government or (),
        year=year or (),
        indicator=indicator or (),
        role=[str(r) for r in role or ()],
    )
    say_unmet(kept, government or (), year or ())
    if indicator:
        rows = kept.query("SELECT DISTINCT series FROM headlines")
        say_unknown_indicators(indicator, {(row["series"], "") for row in rows})

    def shown(cells: pa.Table) -> pa.Table:
        named = cells.rename_columns([_SERIES.get(name, name) for name in cells.column_names])
        return settle.with_comparable(named.select(PANEL), "indicator")

    emit(meeting(found.with_each(shown), where), format, output, columns=columns.PANEL)


@app.command(
    cls=WithChanged,
    epilog="Examples: [bold]duixian accounts -g 全国 -y 2022[/bold] (a page, in a terminal), "
    "[bold]duixian accounts --verdict unreported[/bold], "
    "[bold]duixian accounts --changed[/bold]",
)
def accounts(
    context: typer.Context,
    government: GovernmentOption = None,
    year: PlanYearOption = None,
    indicator: IndicatorOption = None,
    verdict: Annotated[
        list[VerdictName] | None, typer.Option("--verdict", "-v", help="May be repeated.")
    ] = None,
    changed: ChangedOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """What became of each target: both figures, the verdict, and the arithmetic.

    One year of one government (--government, --year, no other filter) is shown as a page of
    the books where the format is table: each promise beside its result, and the rate of
    fulfilment with its counts, as a whole and by section.
    """
    from duixian.books import Filter, meeting, stream_of
    from duixian.cli import settled_rows
    from duixian.cli.output import emit, fitting
    from duixian.cli.unmet import say_unmet
    from duixian.settled import Settled

    wanted = Filter.of(year=year or (), indicator=indicator or ())
    now = context.obj.open(books)
    asked = settled_rows.Asked(government or (), wanted, verdict or ())
    kept = Settled(now, watch=settled_rows.settling)
    say_unmet(now, asked.names, year or ())
    if changed is not None:
        found = asked.changes(earlier(now, changed), kept)
        differing = stream_of(ChangeRow, map(row_of, found))
        emit(meeting(differing, where), format, output, columns=columns.CHANGES)
    else:
        rows: Iterable[pa.Table] = asked.accounts(kept)
        whole = government and year and not (indicator or verdict or where)
        if whole and output is None and (format or fitting()) == "table":
            rows = list(rows)
            if _is_shown_as_a_page(rows, kept):
                return
        shown = settled_rows.with_columns(rows, settled_rows.ACCOUNTS, where)
        emit(shown, format, output, columns=columns.ACCOUNTS)
    if indicator:
        _say_no_account_of(asked, kept, indicator)


def _is_shown_as_a_page(rows: Iterable[pa.Table], kept: Settled) -> bool:
    from duixian.books import nouns_of
    from duixian.cli import account_page
    from duixian.model import Account

    chosen = [account for table in rows for account in nouns_of(Account, table)]
    if not account_page.is_page(chosen):
        return False
    account_page.show(chosen, kept.statistics)
    return True


def _say_no_account_of(asked: Asked, kept: Settled, indicator: Sequence[str]) -> None:
    from duixian.cli.unmet import say_unknown_indicators

    if known := asked.known(kept):
        say_unknown_indicators(indicator, known)


@app.command(epilog="Example: [bold]duixian audit --severity high --format xlsx -o a.xlsx[/bold]")
def audit(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    indicator: IndicatorOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", "-k", metavar="KIND", help="As in the rows. May be repeated."),
    ] = None,
    severity: Annotated[
        list[SeverityName] | None, typer.Option("--severity", "-s", help="May be repeated.")
    ] = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """Figures in the books that do not agree, with both sides and the arithmetic."""
    from duixian.cli import settled_rows
    from duixian.cli.output import emit
    from duixian.cli.unmet import say_unknown_kinds, say_unmet
    from duixian.settled import Settled

    open_books = context.obj.open(books)
    say_unmet(open_books, government or (), year or (), indicator or ())
    say_unknown_kinds(kind or ())
    asked = open_books.streams.reports(government=government or (), year=year or ())
    docs = settled_rows.docs_of(asked)
    kept = Settled(open_books, watch=settled_rows.settling)
    found = settled_rows.findings(
        kept,
        government or (),
        docs,
        kind or (),
        severity or (),
        beside=_of_desk(open_books, kept, government or ()),
        wanted=indicator or (),
    )
    shown = settled_rows.with_columns(found, settled_rows.FINDINGS, where)
    emit(shown, format, output, columns=columns.FINDINGS)


def _of_desk(books: Books, kept: Settled, names: Sequence[str]) -> Sequence[Finding]:
    """What reports state of rates that the desk of the books counts otherwise; none where they
    have no desk."""
    address = os.environ.get("DUIXIAN_DESK")
    if address is None and not (books.path / "desk").is_dir():
        return ()
    from duixian import audit as checks
    from duixian.cli.desk_app import clock, desk_class
    from duixian.desk import NoDesk, stating

    try:
        desk = desk_class()(books.path, clock, address=address)
    except NoDesk:
        return ()
    try:
        rates = stating.desk_rates(desk.items().values(), desk.today)
    finally:
        desk.close()
    if not rates:
        return ()
    reports = kept.reports(kept.of(*names))
    return [found for some in reports for found in checks.against_desk(some, rates)]
