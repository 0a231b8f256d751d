"""`duixian vacuum`: old states given up for the room they take."""

from __future__ import annotations

from typing import Annotated

import typer

from duixian.cli.app import app
from duixian.cli.options import BooksOption
from duixian.cli.say import say
from duixian.errors import UsageError


@app.command(epilog="Example: [bold]duixian vacuum --keep 3 --dry-run[/bold]")
def vacuum(
    context: typer.Context,
    keep: Annotated[
        int,
        typer.Option("--keep", metavar="N", help="How many of the newest commits stay readable."),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be given up.")
    ] = False,
    books: BooksOption = None,
) -> None:
    """Give up old states of the books for the room they take: all but the newest. What is
    given up cannot be read again with --at.
    """
    from duixian.books import vacuum as give_up

    if context.obj.at is not None:
        raise UsageError("vacuum changes the books and cannot be used with --at. Leave --at out")
    root = books or context.obj.books
    done = give_up(root, keep, dry_run=dry_run)
    kept = f"commits {done.kept[0]} to {done.kept[-1]}"
    size = f"{done.size / 1e6:,.1f}"
    if dry_run:
        say(
            f"{root}: would give up {len(done.given_up)} commits and {done.files} files of {size} "
            f"MB; {kept} would stay"
        )
    else:
        say(
            f"{root}: gave up {len(done.given_up)} commits and {done.files} files of {size} MB; "
            f"{kept} stay"
        )
