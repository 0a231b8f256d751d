"""The command that opens the portal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duixian.cli import serving_desk
from duixian.cli.app import app
from duixian.cli.options import BooksOption
from duixian.cli.say import say
from duixian.errors import UsageError


@app.command(epilog="Example: [bold]duixian --books books serve --port 8080[/bold]")
def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; this machine alone by default.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")
    ] = 8000,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            envvar="DUIXIAN_TOKEN",
            help="Whoever has it may add reports in the browser; without one nobody may.",
        ),
    ] = None,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache",
            metavar="DIR",
            help="Where the copy for looking things up goes; by default into the books.",
        ),
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAME", help="A name the portal is known by. May be repeated."
        ),
    ] = None,
    at_once: Annotated[
        int,
        typer.Option(
            "--at-once", min=1, metavar="N", help="Downloads and comparisons made at a time."
        ),
    ] = 2,
    waiting: Annotated[
        int,
        typer.Option(
            "--waiting",
            min=0,
            metavar="N",
            help="Those that wait for their turn; whoever comes beyond is told to come again.",
        ),
    ] = 8,
    books: BooksOption = None,
) -> None:
    """Open the books in the browser: pages, their data, and the REST API. Stop with Ctrl-C."""
    try:
        from duixian import portal
        from duixian.cli.settled_rows import settling
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the portal needs {error.name}, which is not installed. "
            "Install duixian with the extra portal"
        ) from error
    settings = context.obj
    if settings.at is not None:
        raise UsageError("the portal shows the books as they are; --at has no meaning for it")
    given = portal.Settings(
        token=token, cache=cache, costly_at_once=at_once, costly_waiting=waiting
    )
    portal.serve(
        books or settings.books,
        host,
        port,
        settings=serving_desk.told(given),
        watch=settling,
        allowed_hosts=tuple(allow or ()),
        on_open=lambda address: say(f"{address} (Ctrl-C stops it)"),
    )
