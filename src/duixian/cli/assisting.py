"""The command that lets an assistant ask the books."""

from __future__ import annotations

from typing import Annotated

import typer

from duixian.cli.app import app
from duixian.cli.options import BooksOption
from duixian.errors import BooksError, PackageMissing, UsageError


@app.command(epilog="Example: [bold]duixian --books books mcp[/bold]")
def mcp(
    context: typer.Context,
    base_url: Annotated[
        str,
        typer.Option(
            "--base-url", metavar="URL", help="Where the portal is: the answers' links lead there."
        ),
    ] = "",
    books: BooksOption = None,
) -> None:
    """Let an assistant ask the books: a server of the Model Context Protocol, read only.

    It talks over standard input and output; an assistant's program starts it.
    """
    settings = context.obj
    if settings.at is not None:
        raise UsageError("an assistant asks the books as they are; --at has no meaning for it")
    if base_url and not base_url.startswith(("http://", "https://")):
        raise UsageError(f"--base-url {base_url}: this is no address. Begin with https://")
    try:
        from duixian import assistant
    except ModuleNotFoundError as error:
        raise PackageMissing(
            f"the assistant's server needs {error.name}, which is not installed. "
            "Install duixian with the extra mcp"
        ) from error
    place = books or settings.books
    if not place.is_dir():
        raise BooksError(f"{place}: there are no books here. Add reports to make some")
    assistant.server(place, base_url=base_url).run()
