"""The group of commands at the desk, and what they share."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from duixian.cli.app import app
from duixian.cli.options import Format
from duixian.errors import UsageError

if TYPE_CHECKING:
    from duixian.desk import Desk, DeskEvent

desk_app = typer.Typer(
    no_args_is_help=True,
    help="The year between two reports: promises opened, assigned, followed, checked and closed.",
    epilog="Examples: [bold]duixian desk init[/bold], "
    "[bold]duixian desk open -g 澜川市 -y 2024[/bold], [bold]duixian desk due --within 14[/bold]",
)
app.add_typer(desk_app, name="desk")

ByOption = Annotated[
    str | None,
    typer.Option(
        "--by", envvar="DUIXIAN_ACTOR", metavar="NAME", help="Who does it. Default: your login."
    ),
]
UnitOfOption = Annotated[
    str | None,
    typer.Option("--unit", "-u", metavar="UNIT", help="For which unit. Default: for the office."),
]
SeenOption = Annotated[
    int | None,
    typer.Option(
        "--seen",
        metavar="VERSION",
        help="The version that you saw: refused, with both edits shown, if it changed.",
    ),
]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="DUIXIAN_DESK",
        metavar="URL",
        help="postgresql://USER@HOST/DATABASE. Default: as noted at init, else SQLite.",
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="As of that day (2024-06-30). Default: today."),
]
ItemArgument = Annotated[str, typer.Argument(metavar="ITEM", help="As `desk list` shows it.")]


def clock() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def books_of(context: typer.Context, here: Path | None) -> Path:
    """The books' directory that is meant."""
    if context.obj.at is not None:
        raise UsageError("the desk is as it is now; --at has no meaning for it")
    place: Path = here or context.obj.books
    return place


@contextmanager
def at_desk(context: typer.Context, here: Path | None, database: str | None) -> Iterator[Desk]:
    """The desk of the books that are meant."""
    desk = desk_class()(books_of(context, here), clock, address=database)
    try:
        yield desk
    finally:
        desk.close()


def desk_class() -> type[Desk]:
    """The desk, or in words which package it lacks."""
    try:
        from duixian.desk import Desk
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the desk needs {error.name}, which is not installed. "
            "Install duixian with the extra desk"
        ) from error
    return Desk


def actor(by: str | None) -> str:
    """Who does it."""
    try:
        return by or getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("nobody knows who you are. Give your name with --by") from error


def day(on: str | None, today: date) -> date:
    """The day that is meant."""
    try:
        return date.fromisoformat(on) if on else today
    except ValueError as error:
        raise UsageError(f"--on {on}: is no day. Write it as 2024-06-30") from error


def show(
    noun: type,
    rows: Sequence[Any],
    format: Format | None,
    output: Path | None,
    shown: Sequence[str],
    where: str | None = None,
) -> None:
    """Write rows of a class."""
    from duixian.books import table_of
    from duixian.books import where as meeting
    from duixian.cli.output import emit

    table = table_of(noun, rows)
    emit(meeting(table, where) if where else table, format, output, columns=shown)


def show_events(events: Sequence[DeskEvent], format: Format | None, output: Path | None) -> None:
    """Write events."""
    from duixian.cli import columns
    from duixian.cli.desk_rows import DeskEventRow, event_row

    show(DeskEventRow, [event_row(e) for e in events], format, output, columns.DESK_EVENTS)
