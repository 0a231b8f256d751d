"""The command that publishes the books' tables as Delta tables, for other programs to read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli.app import app
from duixian.cli.options import BooksOption
from duixian.cli.say import progress, say
from duixian.errors import BooksError, UsageError

if TYPE_CHECKING:
    from duixian.books import Books


@app.command(epilog="Example: [bold]duixian publish s3://bucket/books[/bold]")
def publish(
    context: typer.Context,
    place: Annotated[
        str,
        typer.Argument(
            metavar="PLACE", help="s3://BUCKET/PATH, gs://…, az://…, or a folder of this machine."
        ),
    ],
    books: BooksOption = None,
) -> None:
    """The books' tables as Delta tables, in an object store or a folder: reports, sentences,
    claims, tasks, headlines, figures of second sources, accounts, findings.

    Each is replaced in one step. The same state again changes nothing.
    """
    from duixian import __version__
    from duixian.cli.all_tables import PUBLISHED, tables
    from duixian.exports import Publication

    kept = context.obj.open(books)
    commit = kept.commit
    if commit is None:
        raise BooksError(f"{kept.path}: there are no books here. Add reports to make some")
    target = _target(place, kept)
    publication = Publication(target, PUBLISHED, _state(kept))
    due = publication.due
    said = {
        "duixian.commit": str(commit.number),
        "duixian.at": commit.at or "",
        "duixian.version": __version__,
    }
    rows = 0
    with progress("publishing", len(due)) as watch:
        for name, schema, some in watch(tables(kept, due)):
            rows += publication.put(name, schema, some, said)
    if due:
        say(f"{place}: {len(due)} tables, {rows} rows, of commit {commit.number} of the books")
    else:
        say(f"{place}: commit {commit.number} of the books is there already")


def _target(place: str, kept: Books) -> str:
    """The address, or the folder as Delta takes it. `UsageError` where it cannot be one."""
    from pathlib import Path

    from duixian.sources import objects

    address = objects.address(place)
    scheme = address.partition("://")[0] if address else "file"
    if scheme not in (*objects.SCHEMES, "file"):
        raise UsageError(
            f"{place}: tables cannot be published there. Give s3://BUCKET/PATH, gs://BUCKET/PATH, "
            "az://CONTAINER/PATH or a folder"
        )
    folder = Path(place) if address is None else objects.local(address)
    if address and folder is None:
        objects.parted(address)
        return address
    assert folder is not None  # what is no address is a path
    folder = folder.resolve()
    if folder.is_relative_to(kept.path.resolve()):
        raise UsageError(f"{place}: lies in the books themselves. Name another folder")
    if "%" in str(folder):
        raise UsageError(f"{place}: Delta tables cannot live below a path with % in it")
    return str(folder)


def _state(kept: Books) -> str:
    """What all tables follow from: the commit, the reports, and the program that settles."""
    from duixian.settled import rules

    held = kept.query("SELECT report_id, added_at FROM all_reports ORDER BY ALL").rows()
    parts = [asdict(kept.commit) if kept.commit else None, held, rules()]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]
