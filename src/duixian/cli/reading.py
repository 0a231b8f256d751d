"""Commands that read reports and need no books: read, identify, recover."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypedDict

import typer

from duixian.cli import columns
from duixian.cli.app import INPUTS_FAILED, app
from duixian.cli.options import (
    BytesOption,
    EngineOption,
    Format,
    FormatOption,
    IndexOption,
    JobsOption,
    OutputOption,
    Paths,
    TextColumnOption,
    TimeoutOption,
)
from duixian.cli.say import say
from duixian.errors import InputError, NotAReport

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.cli.inputs import Failures
    from duixian.engine import Input
    from duixian.model import Claim, Identity, Reading


GIVEN = "What was found in it is given all the same; --force takes it as it is"


@app.command(
    epilog="Example: [bold]duixian read reports/ --format csv --output claims.csv[/bold]",
)
def read(
    paths: Paths,
    index: IndexOption = None,
    text_column: TextColumnOption = None,
    force: Annotated[
        bool, typer.Option("--force", help="What is no work report is as good as any.")
    ] = False,
    bytes_too: BytesOption = False,
    format: FormatOption = None,
    output: OutputOption = None,
    jobs: JobsOption = None,
    timeout: TimeoutOption = None,
    engine: EngineOption = "local",
) -> None:
    """The claims of each report: every quantified statement with its place in the source."""
    from duixian.cli.inputs import gather

    inputs = gather(paths, index, text_column)
    read_them = _read_one if len(inputs) == 1 and not bytes_too else _read_tables
    failures = read_them(
        inputs, _HowToRead(force, bytes_too, jobs, timeout, engine), _WhereTo(format, output)
    )
    if failures.count:
        raise typer.Exit(INPUTS_FAILED)


class _Where(TypedDict):
    """Of `inputs.outcomes`: who reads, and for how long."""

    jobs: int | None
    seconds: float | None
    engine: str


class _HowToRead(NamedTuple):
    """How the inputs of `read` are to be read."""

    force: bool
    bytes_too: bool
    jobs: int | None
    seconds: float | None
    engine: str

    def where(self) -> _Where:
        return {"jobs": self.jobs, "seconds": self.seconds, "engine": self.engine}


class _WhereTo(NamedTuple):
    """How rows are to be written, and where."""

    format: Format | None
    output: Path | None


def _read_one(inputs: Sequence[Input | InputError], wanted: _HowToRead, rows: _WhereTo) -> Failures:
    """Read a single input, without the tables that carry many from worker to writer."""
    from duixian.books import keyed_claims
    from duixian.cli.inputs import outcomes
    from duixian.cli.output import emit_nouns
    from duixian.engine import read_input
    from duixian.model import Claim

    with outcomes(inputs, reader=read_input, **wanted.where()) as (read_ones, failures):

        def claims() -> Iterator[list[Claim]]:
            for outcome in read_ones:
                assert outcome.reading is not None
                if not wanted.force:
                    _refuse_what_is_none(outcome.name, outcome.reading.outline.identity, failures)
                yield keyed_claims(outcome.reading)

        emit_nouns(Claim, claims(), *rows, columns=columns.CLAIMS)
    return failures


def _read_tables(
    inputs: Sequence[Input | InputError], wanted: _HowToRead, rows: _WhereTo
) -> Failures:
    """Read inputs into tables, which are quicker sent from process to process than nouns."""
    from duixian.books import SCHEMAS, Stream
    from duixian.cli.byte_columns import places_in, schema_with_bytes, with_bytes
    from duixian.cli.inputs import outcomes
    from duixian.cli.output import emit
    from duixian.engine import read_tables

    names = ("claims", "texts") if wanted.bytes_too else ("claims",)
    reader = partial(read_tables, names=names)
    with outcomes(inputs, reader=reader, **wanted.where()) as (read_ones, failures):

        def claims() -> Iterator[pa.Table]:
            for outcome in read_ones:
                assert outcome.reading is not None
                if not wanted.force:
                    _refuse_what_is_none(outcome.name, outcome.reading.identity, failures)
                table = outcome.reading.tables["claims"]
                yield with_bytes(table, places_in(outcome)) if wanted.bytes_too else table

        schema = SCHEMAS["claims"]
        schema = schema_with_bytes(schema) if wanted.bytes_too else schema
        emit(Stream(schema, claims()), *rows, columns=columns.CLAIMS)
    return failures


def _refuse_what_is_none(name: str, who: Identity, failures: Failures) -> None:
    if who.kind == "other" and who.genre == "unknown":
        failures.met(NotAReport(name, "this is no work report", GIVEN))


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """What `identify` says of one text."""

    doc: str
    title: str | None
    government: str | None
    government_code: str | None
    level: str | None
    report_year: int | None
    delivered: str | None
    stated_date: str | None
    sections: tuple[str, ...]
    """The top headings, in order."""
    complete: bool
    damaged_runs: int
    kind: str
    genre: str
    issuer: str
    missing: tuple[str, ...]
    repaired_runs: int
    evidence: tuple[str, ...]
    characters: int
    encoding: str | None
    report_id: str


def _identity(reading: Reading) -> IdentityRow:
    outline = reading.outline
    who, document = outline.identity, outline.document
    return IdentityRow(
        doc=document.doc,
        title=who.title,
        government=who.government,
        government_code=who.government_code,
        level=who.level,
        report_year=who.report_year,
        delivered=who.delivered,
        stated_date=who.stated_date,
        sections=tuple(s.heading for s in outline.sections if s.level == 1),
        complete=who.complete,
        damaged_runs=len(document.repairs) + len(document.damaged),
        kind=who.kind,
        genre=who.genre,
        issuer=who.issuer,
        missing=who.missing,
        repaired_runs=len(document.repairs),
        evidence=who.evidence,
        characters=len(document.source),
        encoding=document.encoding,
        report_id=document.report_id,
    )


@app.command(epilog="Example: [bold]duixian identify reports/dalian-2020.txt[/bold]")
def identify(
    paths: Paths,
    index: IndexOption = None,
    text_column: TextColumnOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    jobs: JobsOption = None,
    timeout: TimeoutOption = None,
) -> None:
    """Whose report each text is, of which year, and whether it is whole and undamaged."""
    from duixian.cli.inputs import gather, outcomes
    from duixian.cli.output import emit_nouns
    from duixian.engine import outline_input

    inputs = gather(paths, index, text_column)
    with outcomes(inputs, jobs=jobs, seconds=timeout, reader=outline_input) as (found, failures):
        rows = ([_identity(outcome.reading)] for outcome in found if outcome.reading is not None)
        emit_nouns(IdentityRow, rows, format, output, columns=columns.IDENTITIES)
    if failures.count:
        raise typer.Exit(INPUTS_FAILED)


@app.command(epilog="Example: [bold]duixian recover damaged.txt > mended.txt[/bold]")
def recover(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for standard input.")],
    output: OutputOption = None,
) -> None:
    """The text with its damaged runs repaired; what was repaired goes to standard error."""
    from duixian import sources
    from duixian.cli import pipes
    from duixian.cli.inputs import STDIN, standard_input

    if path == "-":
        data = standard_input()
        document = sources.from_bytes(data, STDIN)
    elif (through := pipes.given(path)) is not None:
        if isinstance(through, InputError):
            raise through
        data = through.data or b""
        document = sources.from_bytes(data, through.name)
    else:
        document = sources.load(Path(path))
        data = sources.read_bytes(Path(path), path)
    clean = document.media == "text" and document.encoding in ("utf-8", "ascii")
    if document.repairs or not clean:
        data = sources.apply_repairs(document).encode()
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    else:
        from duixian.exports import opened

        with opened(output) as out:
            out.write(data)
    for repair in document.repairs:
        say(
            f"{path}: {repair.start}-{repair.end}: {repair.damaged!r} → {repair.restored!r} "
            f"(confidence {repair.confidence:.2f})"
        )
    for span in document.damaged:
        run = document.source[span.start : span.end]
        say(f"{path}: {span.start}-{span.end}: {run!r} is damaged and was left as it is")
    if not document.repairs and not document.damaged:
        say(f"{path}: no damage found")
