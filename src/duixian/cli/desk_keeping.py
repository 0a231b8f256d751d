"""The command that copies the desk to a safe place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duixian.cli import columns
from duixian.cli.desk_app import DatabaseOption, at_desk, desk_app, show
from duixian.cli.options import BooksOption, FormatOption, OutputOption
from duixian.cli.say import say


@desk_app.command(epilog="Example: [bold]duixian desk backup /mnt/safe/desk-2025-06-30[/bold]")
def backup(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder not there yet.")],
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Copy the desk while it is in use: log, published heads, attachments. To restore, copy the
    folder's contents to desk/ in the books and run `duixian desk verify`."""
    from duixian.desk import backups

    with at_desk(context, books, database) as desk:
        done = backups.back_up(desk, folder)
    if done.database is None:
        say("heads and attachments are copied; now copy the log with PostgreSQL's pg_dump")
    show(backups.BackedUp, [done], format, output, columns.DESK_BACKED_UP)
