"""Commands that open a year at the desk and follow its items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.desk_app import (
    ByOption,
    DatabaseOption,
    ItemArgument,
    OnOption,
    actor,
    at_desk,
    books_of,
    clock,
    day,
    desk_app,
    desk_class,
    show,
    show_events,
)
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    OutputOption,
    WhereOption,
    YearOption,
)
from duixian.cli.say import say

if TYPE_CHECKING:
    from duixian.desk import DeskItem

RuleOption = Annotated[
    str | None,
    typer.Option("--rule", metavar="NAME", help="The lights' rule: time, months or seasonal."),
]


@desk_app.command(epilog="Example: [bold]duixian desk init[/bold]")
def init(
    context: typer.Context,
    database: DatabaseOption = None,
    to: Annotated[
        str, typer.Option("--to", metavar="LAYOUT", help="Another layout than the newest.")
    ] = "head",
    books: BooksOption = None,
) -> None:
    """Make a desk beside the books, or bring its database to the newest layout; what it holds
    stays."""
    before, after = desk_class().init(books_of(context, books), clock, address=database, to=to)
    if before == after:
        say(f"the desk has layout {after} already")
    else:
        say(f"the desk has layout {after} now (before: {before or 'none'})")


@desk_app.command("open", epilog="Example: [bold]duixian desk open -g 澜川市 -y 2024[/bold]")
def open_year(
    context: typer.Context,
    government: Annotated[
        str, typer.Option("--government", "-g", metavar="NAME", help="Name or code of one.")
    ],
    year: Annotated[int, typer.Option("--year", "-y", metavar="YEAR", help="Plan year.")],
    by: ByOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Make an item of every promise in a report's plan part. Doing it again changes nothing;
    after a newer text of the report the items are tied to where their promise stands now."""
    from duixian.cli.desk_rows import DeskOpenedRow, opened_rows

    kept = context.obj.open(books)
    with at_desk(context, books, database) as desk:
        done = desk.open_year(kept, government, year, actor=actor(by))
        rows = opened_rows(done, desk.items())
    say(
        f"{done.government} {done.year}: {len(done.opened)} items opened, {len(done.retied)} tied "
        f"anew, {done.kept} as they were, {len(done.left)} without their promise"
    )
    show(DeskOpenedRow, rows, format, output, columns.DESK_OPENED)


@desk_app.command(
    "list", epilog="Example: [bold]duixian desk list --light red --unit 市教育局[/bold]"
)
def list_items(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    unit: Annotated[
        str | None, typer.Option("--unit", "-u", metavar="UNIT", help="Leads or supports.")
    ] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="STAGE", help="registered … terminated.")
    ] = None,
    light: Annotated[
        str | None, typer.Option("--light", metavar="COLOUR", help="green, yellow, red or none.")
    ] = None,
    rule: RuleOption = None,
    on: OnOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """The items with their light, its rule and its numbers. A light is no verdict."""
    from duixian.cli.desk_rows import DeskRow, desk_row

    with at_desk(context, books, database) as desk:
        as_of = day(on, desk.today)
        chosen = wanted(desk.items(), government, year, unit)
    rows = [desk_row(item, as_of, rule) for item in chosen if stage in (None, item.stage)]
    rows = [row for row in rows if light in (None, row.light)]
    show(DeskRow, rows, format, output, columns.DESK, where)


def wanted(
    items: Mapping[str, DeskItem],
    government: list[str] | None,
    year: list[str] | None,
    unit: str | None = None,
) -> list[DeskItem]:
    """The items of these governments, years and units."""
    from duixian.books import Filter

    years = Filter.of(year=year or ()).years
    found = []
    for item in items.values():
        p = item.promised
        named = not government or p.government in government or p.government_code in government
        dated = not years or any(first <= p.year <= last for first, last in years)
        if named and dated and (unit is None or unit in item.units):
            found.append(item)
    return found


@desk_app.command("show", epilog="Example: [bold]duixian desk show 990100-2024-015[/bold]")
def show_item(
    context: typer.Context,
    item: ItemArgument,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """All that happened to an item, event by event."""
    with at_desk(context, books, database) as desk:
        events = desk.history(item)
    show_events(events, format, output)
