"""The command that gives items their own path through the year."""

from __future__ import annotations

from typing import Annotated

import typer

from duixian.cli import columns
from duixian.cli.desk_app import ByOption, DatabaseOption, actor, at_desk, desk_app, show
from duixian.cli.desk_following import wanted
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    OutputOption,
    WhereOption,
    YearOption,
)
from duixian.cli.say import say


@desk_app.command(epilog="Example: [bold]duixian desk paths --year 2025 --dry-run[/bold]")
def paths(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the paths and write nothing.")
    ] = False,
    by: ByOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Give items the seasonal path that the same figure took in earlier years at this desk.

    Its light then compares with that path and not with the calendar. A path that an item has
    already stays; it is shown as differs."""
    from duixian.desk import seasons

    with at_desk(context, books, database) as desk:
        everything = desk.items()
        found = seasons.paths(wanted(everything, government, year), everything.values())
        new = [path for path in found if path.fate == "new"]
        if not dry_run:
            for path in new:
                said = {"shares": list(path.shares), "text": path.source}
                desk.act(path.item, "path", said, actor=actor(by))
    done = "would get" if dry_run else "got"
    say(f"{len(new)} items {done} a path from earlier years, {len(found) - len(new)} have one")
    show(seasons.SeasonalPath, found, format, output, columns.DESK_PATHS, where)
