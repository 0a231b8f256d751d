"""Commands that settle and check: panel, accounts, audit."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.app import app
from duixian.cli.changes import ChangedOption, ChangeRow, WithChanged, earlier
from duixian.cli.changes import rows as rows_of
from duixian.cli.options import (
    BooksOption,
    Format,
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

    from duixian.audit import DeskRate
    from duixian.books import Filter
    from duixian.model import Account

PANEL = (
    "doc", "government", "report_year", "indicator", "role", "year", "value", "value_high",
    "unit", "bound", "qualitative", "absent", "quote", "start", "end",
    "government_code", "report_id", "claim_id", "genre",
)  # fmt: skip
_SERIES = {"series": "indicator"}
"""The books call a headline's row by its series; the panel's readers call it an indicator."""
ACCOUNT_ORDER = (
    *("government", "year", "series", "indicator", "verdict", "reason", "target", "result"),
)
FINDING_ORDER = (
    *("finding_id", "kind", "severity", "doc", "message", "claims", "expected", "found"),
    "arithmetic",
)


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
    from duixian.cli.unmet import say_unknown_indicators, say_unmet

    kept = context.obj.open(books)
    found = kept.headlines(
        government=government or (),
        year=year or (),
        indicator=indicator or (),
        role=[str(r) for r in role or ()],
    )
    say_unmet(kept, government or (), year or ())
    if indicator:
        series = {row["series"] for row in kept.query("SELECT DISTINCT series FROM headlines")}
        say_unknown_indicators(indicator, series)
    names = found.columns
    cells = found.arrow().rename_columns([_SERIES.get(name, name) for name in names])
    shown = settle.with_comparable(cells.select(PANEL), "indicator")
    _emit(shown, where, format, output, columns.PANEL)


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
    from duixian import settle
    from duixian.books import Filter, table_of
    from duixian.cli.output import fitting
    from duixian.cli.unmet import say_unmet
    from duixian.model import Account

    wanted = Filter.of(year=year or (), indicator=indicator or ())
    now = context.obj.open(books)
    settled = settle.accounts(now.part(*government or ()))
    say_unmet(now, government or (), year or ())
    _say_no_account_of(settled, indicator or ())
    if changed is not None:
        before = earlier(now, changed)
        was = settle.accounts(before.part(*government or ())) if before else ()
        found = [
            change
            for change in settle.changes(was, settled)
            for shown in (change.after or change.before,)
            if shown and _is_wanted(shown, wanted, verdict or ())
        ]
        _emit(table_of(ChangeRow, rows_of(found)), where, format, output, columns.CHANGES)
        return
    chosen = [a for a in settled if _is_wanted(a, wanted, verdict or ())]
    whole = government and year and not (indicator or verdict or where)
    if whole and output is None and (format or fitting()) == "table":
        from duixian.cli import account_page

        if account_page.is_page(chosen):
            account_page.show(chosen)
            return
    rows = _ordered(table_of(Account, chosen), ACCOUNT_ORDER)
    _emit(rows, where, format, output, columns.ACCOUNTS)


def _say_no_account_of(settled: Sequence[Account], indicator: Sequence[str]) -> None:
    from duixian.cli.unmet import say_unknown_indicators

    if settled:
        names = {name for a in settled for name in (a.series, a.indicator) if name}
        say_unknown_indicators(indicator, names)


def _is_wanted(account: Account, wanted: Filter, verdicts: Sequence[str]) -> bool:
    from duixian.text import fold

    in_year = not wanted.years or any(a <= account.year <= b for a, b in wanted.years)
    named = not wanted.indicator or any(
        part == account.series or fold(part) in account.indicator for part in wanted.indicator
    )
    return in_year and named and (not verdicts or account.verdict in verdicts)


@app.command(epilog="Example: [bold]duixian audit --severity high --format xlsx -o a.xlsx[/bold]")
def audit(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
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
    from duixian import audit as checks
    from duixian.books import table_of
    from duixian.cli.unmet import say_unknown_kinds, say_unmet
    from duixian.model import Finding

    open_books = context.obj.open(books)
    say_unmet(open_books, government or (), year or ())
    say_unknown_kinds(kind or ())
    docs = {r["doc"] for r in open_books.reports(government=government or (), year=year or ())}
    reports = checks.from_books(open_books.part(*government or (), above=True))
    found = checks.findings(reports, _desk_rates(open_books.path))
    chosen = [
        finding
        for finding in found
        if finding.doc in docs
        and (not kind or finding.kind in kind)
        and (not severity or finding.severity in severity)
    ]
    rows = _ordered(table_of(Finding, chosen), FINDING_ORDER)
    _emit(rows, where, format, output, columns.FINDINGS)


def _desk_rates(books: Path) -> Sequence[DeskRate]:
    """The rates that the desk of the books counts; none where they have no desk."""
    address = os.environ.get("DUIXIAN_DESK")
    if address is None and not (books / "desk").is_dir():
        return ()
    from duixian.cli.desk_app import clock, desk_class
    from duixian.desk import NoDesk, stating

    try:
        desk = desk_class()(books, clock, address=address)
    except NoDesk:
        return ()
    try:
        return stating.desk_rates(desk.items().values(), desk.today)
    finally:
        desk.close()


def _ordered(table: pa.Table, first: Sequence[str]) -> pa.Table:
    """The columns that the contract names before those that come on top."""
    return table.select([*first, *(n for n in table.column_names if n not in first)])


def _emit(
    rows: pa.Table,
    where: str | None,
    format: Format | None,
    output: Path | None,
    shown: Sequence[str],
) -> None:
    from duixian.books import where as meeting
    from duixian.cli.output import emit

    emit(meeting(rows, where) if where else rows, format, output, columns=shown)
