"""Commands that show: demo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from duixian.cli import columns
from duixian.cli.app import app
from duixian.cli.desk_app import desk_app, desk_class, show
from duixian.cli.options import FormatOption
from duixian.cli.say import say

DESK_YEAR = 2024
"""The year that the demo lives through: its promises are in the first of the two reports."""
PIPED_WIDTH = 120
"""Width of what is shown when it goes to no terminal."""


@app.command(epilog="Example: [bold]duixian demo --output demo-result[/bold]")
def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the page and books go.")
    ] = Path("demo-result"),
) -> None:
    """Read, settle and show the invented reports that come with the program, and write a page."""
    from rich.console import Console

    from duixian import demo as room

    room.run(output, Console(file=sys.stdout, width=None if sys.stdout.isatty() else PIPED_WIDTH))


@desk_app.command("demo", epilog="Example: [bold]duixian desk demo --output demo-result[/bold]")
def desk_demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the page and desk go.")
    ] = Path("demo-result"),
    format: FormatOption = None,
) -> None:
    """The demo city's year 2024 with twelve invented units, month by month, up to its last page."""
    desk_class()
    from rich.console import Console

    from duixian import demo as room
    from duixian.books import Books
    from duixian.desk import YearEndRow

    shown = room.run(output, Console(quiet=True))
    year = room.run_year(Books(shown.books), output / "desk-year", DESK_YEAR)
    show(YearEndRow, year.rows, format, None, columns.DESK_YEAR_END)
    told = ", ".join(f"{rate.zh} {rate.numerator}/{rate.denominator}" for rate in year.rates)
    say(f"{year.events} events; {told}")
    say(f"page: {year.page}")
