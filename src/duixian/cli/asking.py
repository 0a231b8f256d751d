"""Commands that say what is in the books."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import typer

from duixian.cli import columns
from duixian.cli.app import app
from duixian.cli.options import (
    BooksOption,
    BytesOption,
    FormatOption,
    GovernmentOption,
    IndicatorOption,
    OutputOption,
    RoleOption,
    WhereOption,
    YearOption,
)


def _wanted(
    government: list[str] | None,
    year: list[str] | None,
    indicator: list[str] | None,
    role: Any,
    where: str | None,
) -> dict[str, Any]:
    return {
        "government": government or (),
        "year": year or (),
        "indicator": indicator or (),
        "role": [str(r) for r in role or ()],
        "where": where,
    }


@app.command(
    epilog="Example: [bold]duixian claims -g 大连市 -y 2020 --role target -w 'value > 1e8'[/bold]"
)
def claims(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    indicator: IndicatorOption = None,
    role: RoleOption = None,
    where: WhereOption = None,
    bytes_too: BytesOption = False,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """The claims in the books."""
    from duixian.cli.byte_columns import places_of, with_bytes
    from duixian.cli.output import emit
    from duixian.cli.unmet import say_unmet

    kept = context.obj.open(books)
    found = kept.streams.claims(**_wanted(government, year, indicator, role, where))
    say_unmet(kept, government or (), year or (), indicator or ())
    rows = found.with_each(partial(with_bytes, places=places_of(kept))) if bytes_too else found
    emit(rows, format, output, columns=columns.CLAIMS)


@app.command(epilog="Example: [bold]duixian tasks -g 大连市 -w \"deadline <= '2020-12-31'\"[/bold]")
def tasks(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    indicator: IndicatorOption = None,
    role: RoleOption = None,
    where: WhereOption = None,
    bytes_too: BytesOption = False,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """The promised actions in the books; an indicator or role asks for those with such a claim."""
    from duixian.cli.byte_columns import places_of, with_bytes
    from duixian.cli.output import emit
    from duixian.cli.unmet import say_unmet

    kept = context.obj.open(books)
    found = kept.streams.tasks(**_wanted(government, year, indicator, role, where))
    say_unmet(kept, government or (), year or (), indicator or ())
    rows = found.with_each(partial(with_bytes, places=places_of(kept))) if bytes_too else found
    emit(rows, format, output, columns=columns.TASKS)


@app.command(
    epilog="Example: [bold]duixian reports --year 2016-2020 --format xlsx -o r.xlsx[/bold]"
)
def reports(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    indicator: IndicatorOption = None,
    role: RoleOption = None,
    where: WhereOption = None,
    all_texts: Annotated[
        bool, typer.Option("--all", help="Superseded texts as well (see superseded_by).")
    ] = False,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """The reports in the books."""
    from duixian.cli.output import emit
    from duixian.cli.unmet import say_unmet

    wanted = _wanted(government, year, indicator, role, where)
    kept = context.obj.open(books)
    found = kept.streams.reports(all_texts=all_texts, **wanted)
    say_unmet(kept, government or (), year or (), indicator or ())
    emit(found, format, output, columns=columns.REPORTS)


@app.command(
    epilog="Example: [bold]duixian query 'SELECT unit, count(*) FROM claims GROUP BY ALL'[/bold]"
)
def query(
    context: typer.Context,
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT, in DuckDB's SQL.")],
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """Ask the books in SQL. The tables are those of docs/data-dictionary.md; nothing else is
    within its reach."""
    from duixian.cli.output import emit

    emit(context.obj.open(books).stream(sql), format, output, columns=())


@dataclass(frozen=True, slots=True)
class CommitRow:
    """One state of the books."""

    commit: int
    at: str | None
    added: int
    replaced: int
    set_aside: int


@app.command(
    epilog="Example: [bold]duixian history[/bold], then [bold]duixian --at 3 claims[/bold]"
)
def history(
    context: typer.Context,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """Every state the books were in. Each stays readable: see --at."""
    from duixian.books import table_of
    from duixian.cli.output import emit

    rows = list(_commit_rows(context.obj.open(books).history()))
    emit(table_of(CommitRow, rows), format, output, columns=())


def _commit_rows(commits: list[Any]) -> Iterator[CommitRow]:
    for commit in commits:
        counts = [commit.changes.get(fate, 0) for fate in ("added", "replaced", "set_aside")]
        yield CommitRow(commit.number, commit.at, *counts)
