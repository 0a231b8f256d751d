"""The command that makes the tables of the books anew from the originals kept in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from duixian.cli.app import INPUTS_FAILED, app
from duixian.cli.options import BooksOption, JobsOption, TimeoutOption
from duixian.cli.say import say

if TYPE_CHECKING:
    from duixian.books import Original, ReadingTables
    from duixian.errors import InputError


@app.command(epilog="Example: [bold]duixian --books books rebuild[/bold]")
def rebuild(
    context: typer.Context,
    jobs: JobsOption = None,
    timeout: TimeoutOption = None,
    books: BooksOption = None,
) -> None:
    """Make the tables anew from the originals kept in the books: when books.json or a table is
    lost or damaged, or they are of another version. Names and what an index said are kept; the
    old tables go to before-rebuild/ once the new ones are whole.
    """
    from duixian.books import left_behind
    from duixian.books import rebuild as make_anew
    from duixian.cli.inputs import outcomes
    from duixian.engine import IndexEntry, Input, read_tables

    root = books or context.obj.books
    failed = 0

    def read(originals: list[Original]) -> Iterator[tuple[Original, ReadingTables]]:
        nonlocal failed
        inputs: list[Input | InputError] = [
            Input(
                f"{o.doc}{o.suffix}",
                data=o.path.read_bytes(),
                index=IndexEntry(o.government, o.report_year),
                origin=o.origin,
            )
            for o in originals
        ]
        by_digest = {o.path.name: o for o in originals}  # several may have one name
        with outcomes(inputs, jobs=jobs, seconds=timeout, reader=read_tables) as (found, failures):
            for outcome in found:
                assert outcome.reading is not None
                yield by_digest[outcome.reading.report.original_digest], outcome.reading
        failed = failures.count

    lacking = left_behind(root)
    done = make_anew(root, read, at=datetime.now(UTC).isoformat(timespec="seconds"))
    say(f"{root}: made anew from {len(done)} originals" + (f", {failed} failed" if failed else ""))
    if lacking:
        say(
            f"{len(lacking)} reports have no original here and are left behind in before-rebuild/: "
            f"{', '.join(lacking[:5])}{' …' if len(lacking) > 5 else ''}. Add them again"
        )
    refused = [added for added in done if added.error is not None]
    for added in refused:
        say(str(added.error))
    if failed or refused:
        raise typer.Exit(INPUTS_FAILED)
