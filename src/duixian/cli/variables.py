"""Commands that give variables for regressions: variables, similarity."""

from __future__ import annotations

from typing import Annotated

import typer

from duixian.cli import columns
from duixian.cli.app import app
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    OutputOption,
    WhereOption,
    YearOption,
)

SeriesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--series",
        "-s",
        "--indicator",
        "-i",
        metavar="SERIES",
        help="Id or name of a headline series. May be repeated.",
    ),
]


@app.command(
    epilog="Example: [bold]duixian variables --series gdp_growth -f csv -o targets.csv[/bold]"
)
def variables(
    context: typer.Context,
    series: SeriesOption = None,
    government: GovernmentOption = None,
    year: YearOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """Targets as variables, a row a government, year and series: hard or soft, the gap to the
    level above and to neighbours, the revision against last year, over-fulfilment.

    Where a value is missing, the column beside it says why; nothing missing is 0.
    """
    from duixian.books import meeting
    from duixian.cli.output import emit
    from duixian.cli.settled_rows import settling
    from duixian.cli.unmet import say_unmet
    from duixian.variables import stream_of_targets

    kept = context.obj.open(books)
    found = stream_of_targets(
        kept, series=series or (), government=government or (), year=year or (), watch=settling
    )
    say_unmet(kept, government or (), year or ())
    emit(meeting(found, where), format, output, columns=columns.VARIABLES)


@app.command(epilog="Example: [bold]duixian similarity -g 全国 -f csv -o reports.csv[/bold]")
def similarity(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    nearest: Annotated[
        int | None,
        typer.Option(
            "--nearest",
            min=1,
            metavar="N",
            help="Instead: the N texts nearest to each report, among all of the books.",
        ),
    ] = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """Reports as variables, a row each: how alike the text is to last year's and to that of the
    government above, and what share of it speaks of each topic.

    Likeness is 0 to 1: of runs of four Han characters, those that both texts have.
    """
    from duixian.books import meeting
    from duixian.cli.output import emit
    from duixian.cli.unmet import say_unmet
    from duixian.variables import stream_of_nearest, stream_of_reports

    kept = context.obj.open(books)
    if nearest is None:
        found = stream_of_reports(kept, government=government or (), year=year or ())
    else:
        found = stream_of_nearest(kept, nearest, government=government or (), year=year or ())
    say_unmet(kept, government or (), year or ())
    shown = columns.SIMILARITY if nearest is None else columns.NEAREST
    emit(meeting(found, where), format, output, columns=shown)
