"""The command that puts reports into the books."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.app import INPUTS_FAILED, app
from duixian.cli.language import is_chinese, told
from duixian.cli.options import (
    BooksOption,
    EngineOption,
    FormatOption,
    IndexOption,
    JobsOption,
    OutputOption,
    Paths,
    TextColumnOption,
    TimeoutOption,
)
from duixian.cli.say import say
from duixian.errors import InputError

if TYPE_CHECKING:
    from duixian.books import Added, Books, Entry, Fate, ReadingTables
    from duixian.cli.inputs import Failures
    from duixian.engine import Input, Outcome
    from duixian.model import Identity


COMMIT_EVERY = 1000
"""Reports: a province's of ten years are one piece; of a million, no more is lost than takes some
minutes to read again."""

FATES: dict[Fate, str] = {
    "added": "added",
    "replaced": "read anew",
    "unchanged": "unchanged",
    "superseded": "left alone (a later text is in the books)",
    "set_aside": "set aside (a whole text is in the books)",
    "refused": "refused",
}


@dataclass(frozen=True, slots=True)
class AddedRow:
    """What `add` did with one report."""

    doc: str
    report_id: str
    government: str | None
    report_year: int | None
    fate: str
    supersedes: str | None


@app.command(epilog="Example: [bold]duixian --books books add reports/ --index INDEX.csv[/bold]")
def add(
    context: typer.Context,
    paths: Paths,
    index: IndexOption = None,
    text_column: TextColumnOption = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Take in what is no work report; let older or partial texts displace the present.",
        ),
    ] = False,
    format: FormatOption = None,
    output: OutputOption = None,
    jobs: JobsOption = None,
    timeout: TimeoutOption = None,
    engine: EngineOption = "local",
    commit_every: Annotated[
        int,
        typer.Option(
            "--commit-every",
            min=1,
            metavar="N",
            help="So many reports make a commit: what is committed stays, whatever comes after.",
        ),
    ] = COMMIT_EVERY,
    books: BooksOption = None,
) -> None:
    """Add reports to the books: all that can be read, each only once, a thousand in one piece.

    Says on standard error what was done; with --format or --output also as rows.
    """
    from duixian.books import table_of
    from duixian.cli.inputs import gather, outcomes
    from duixian.cli.output import emit
    from duixian.cli.remarks import idle_rows
    from duixian.engine import read_tables

    open_books = context.obj.open(books)
    inputs = gather(paths, index, text_column)
    if index and (idle := idle_rows(index, inputs)):
        say(idle)
    with (
        _kept_so_far(open_books),
        outcomes(inputs, jobs=jobs, seconds=timeout, reader=read_tables, engine=engine) as (
            read_ones,
            failures,
        ),
    ):
        done = open_books.add(
            _entries(read_ones, failures),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            force=force,
            commit_every=commit_every,
            on_added=_say_unusual,
        )
    for added in done:
        if added.error:
            failures.met(added.error)
    _say_summary(done, failures.count, open_books.path)
    if format or output:
        rows = [
            AddedRow(a.doc, a.report_id, a.government, a.report_year, a.fate, a.supersedes)
            for a in done
        ]
        emit(table_of(AddedRow, rows), format, output, columns=columns.ADDED)
    if failures.count:
        raise typer.Exit(INPUTS_FAILED)


@contextmanager
def _kept_so_far(books: Books) -> Iterator[None]:
    """Say what stays where an addition of several pieces is cut off."""
    before = books.commit
    try:
        yield
    except BaseException:
        now = books.commit
        if now is not None and now != before:
            say(
                f"{books.path}: commit {now.number} and those before it stay. Run the command "
                "again for the rest: what is in the books already is not added twice"
            )
        raise


def _entries(read_ones: Iterator[Outcome[ReadingTables]], failures: Failures) -> Iterator[Entry]:
    from duixian.books import Entry

    for outcome in read_ones:
        assert outcome.reading is not None
        assert outcome.input is not None
        try:
            original = outcome.input.original
        except InputError as error:  # the archive that held it went away or changed
            failures.met(error)
            continue
        _say_remarks(outcome.reading.identity, outcome.input)
        yield Entry(outcome.reading, original)


def _say_remarks(identity: Identity, given: Input) -> None:
    from duixian.cli.remarks import remarks

    if identity.kind != "other" or identity.genre != "unknown":  # which is refused
        for remark in remarks(identity, given.index, datetime.now(UTC).year):
            say(f"{given.doc}: {remark}")


def _say_unusual(added: Added) -> None:
    if added.error:
        return
    if added.supersedes:
        say(f"{added.doc}: takes the place of {added.supersedes}")
    elif added.fate in ("superseded", "set_aside"):
        say(f"{added.doc}: {FATES[added.fate]}")
    if not added.government or not added.report_year:
        unknown = "whose report it is" if not added.government else "of which year it is"
        say(
            f"{added.doc}: the text does not say {unknown}, so no account can be settled with it. "
            "--index can supply it"
        )


def _say_summary(done: tuple[Added, ...], failed: int, where: Path) -> None:
    counts = Counter(added.fate for added in done)
    parts = [_counted(FATES[f], counts[f]) for f in FATES if counts[f] and f != "refused"]
    parts += [_counted("failed", failed)] if failed else []
    say(f"{where}: {', '.join(parts) or told('nothing to add')}")


def _counted(fate: str, reports: int) -> str:
    return f"{told(fate)} {reports}" if is_chinese() else f"{reports} {fate}"
