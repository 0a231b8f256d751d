"""Commands that read reports and need no books: read, identify, recover."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.app import INPUTS_FAILED, app
from duixian.cli.options import (
    BytesOption,
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
from duixian.errors import InputError, NotAReport

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.model import Reading


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
    from duixian.books import SCHEMAS
    from duixian.cli.byte_columns import places_in, schema_with_bytes, with_bytes
    from duixian.cli.inputs import gather, outcomes
    from duixian.cli.output import emit
    from duixian.engine import read_tables

    reader = partial(read_tables, names=("claims", "texts") if bytes_too else ("claims",))
    inputs = gather(paths, index, text_column)
    with outcomes(inputs, jobs=jobs, seconds=timeout, reader=reader, engine=engine) as (
        read_ones,
        failures,
    ):

        def claims() -> Iterator[pa.Table]:
            for outcome in read_ones:
                assert outcome.reading is not None
                who = outcome.reading.identity
                if who.kind == "other" and who.genre == "unknown" and not force:
                    failures.met(NotAReport(outcome.name, "this is no work report", GIVEN))
                rows = outcome.reading.tables["claims"]
                yield with_bytes(rows, places_in(outcome)) if bytes_too else rows

        schema = SCHEMAS["claims"]
        schema = schema_with_bytes(schema) if bytes_too else schema
        emit(claims(), format, output, columns=columns.CLAIMS, schema=schema)
    if failures.count:
        raise typer.Exit(INPUTS_FAILED)


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
    from duixian.books import schema_of, table_of
    from duixian.cli.inputs import gather, outcomes
    from duixian.cli.output import emit
    from duixian.engine import outline_input

    inputs = gather(paths, index, text_column)
    with outcomes(inputs, jobs=jobs, seconds=timeout, reader=outline_input) as (found, failures):
        rows = (
            table_of(IdentityRow, [_identity(outcome.reading)])
            for outcome in found
            if outcome.reading is not None
        )
        schema = schema_of(IdentityRow)
        emit(rows, format, output, columns=columns.IDENTITIES, schema=schema)
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
