"""Commands that show: demo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from duixian.cli.app import app

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
