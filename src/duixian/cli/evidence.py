"""Commands for a second source: communiqués, budgets and tables of statistics."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.app import INPUTS_FAILED, app
from duixian.cli.inputs import Failures
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    IndicatorOption,
    JobsOption,
    OutputOption,
    TimeoutOption,
    WhereOption,
    YearOption,
)
from duixian.cli.say import say
from duixian.errors import InputError, UsageError

if TYPE_CHECKING:
    from duixian.books import Books, EvidenceFile
    from duixian.engine import Input
    from duixian.evidence import Given, Places, TableMapping
    from duixian.model import Reading

evidence_app = typer.Typer(
    no_args_is_help=True,
    help="A second source beside the reports: communiqués, budgets and tables of statistics.",
    epilog="Examples: [bold]duixian evidence add 公报.html --source 统计局 --vintage first[/bold], "
    "[bold]duixian evidence list -g 澜川市[/bold]",
)
app.add_typer(evidence_app, name="evidence")


@dataclass(frozen=True, slots=True)
class EvidenceAddedRow:
    """What `evidence add` did with one file."""

    doc: str
    figures: int
    fate: str


@evidence_app.command(
    "add",
    epilog="Example: [bold]duixian evidence add 年鉴.xlsx --mapping 年鉴.toml --source 统计年鉴 "
    "--vintage final[/bold]",
)
def add(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Texts (HTML, PDF, Word, text) or tables."),
    ],
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="NAME", help="Who published the figures, and where."),
    ] = None,
    vintage: Annotated[
        str | None,
        typer.Option(
            "--vintage", metavar="STATE", help="first, final, revised or census (普查修订)."
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DAY", help="When: 2025-03-21.")
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping", metavar="TOML", help="Of tables: which column is what (docs/evidence.md)."
        ),
    ] = None,
    government: Annotated[
        str | None,
        typer.Option(
            "--government", "-g", metavar="NAME", help="Whose figures, where a text does not say."
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", "-y", metavar="YEAR", help="Of which year, where a text does not say."
        ),
    ] = None,
    format: FormatOption = None,
    output: OutputOption = None,
    jobs: JobsOption = None,
    timeout: TimeoutOption = None,
    books: BooksOption = None,
) -> None:
    """Add figures of statistics to the books, each with its source, vintage and place.

    Texts are read by the reader of reports; tables (CSV, Excel, Parquet, Stata) by a mapping. Rows
    that give no figure are named, the others are added.
    """
    from duixian.books import table_of
    from duixian.cli.output import emit
    from duixian.evidence import Given, day_of, parse_mapping, vintage_of

    told = Given(
        doc="",
        digest="",
        source=(source or "").strip() or None,
        vintage=vintage_of(vintage),
        published=day_of(published),
        government=government,
        year=year,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    meant = parse_mapping(_mapping_text(mapping), str(mapping)) if mapping else None
    open_books = context.obj.open(books)
    tables, texts = _parted(files)
    _check(told, meant, tables, texts)
    failures = Failures()
    made = list(_of_texts(texts, told, failures, jobs, timeout))
    if meant is not None:
        places = _places(open_books)
        made += [
            file
            for name in tables
            if (file := _of_table(name, told, meant, places, failures)) is not None
        ]
    done = open_books.add_evidence(made, at=told.at) if made else ()
    for one in done:
        if one.figures == 1:
            say(f"{one.doc}: 1 figure, {one.fate}")
        else:
            say(f"{one.doc}: {one.figures} figures, {one.fate}")
    if not done:
        say(f"{open_books.path}: nothing to add")
    if format or output:
        rows = [EvidenceAddedRow(one.doc, one.figures, one.fate) for one in done]
        emit(table_of(EvidenceAddedRow, rows), format, output, columns=())
    if failures.count:
        raise typer.Exit(INPUTS_FAILED)


@evidence_app.command(
    "list", epilog="Example: [bold]duixian evidence list -g 澜川市 -y 2024 -i gdp_growth[/bold]"
)
def list_evidence(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    indicator: IndicatorOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """The figures of second sources in the books."""
    from duixian.cli.output import emit

    found = context.obj.open(books).evidence(
        government=government or (), year=year or (), indicator=indicator or (), where=where
    )
    if not len(found):
        say("no evidence of that kind is in the books. `duixian evidence add` puts some in")
    emit(found.arrow(), format, output, columns=columns.EVIDENCE)


@evidence_app.command(
    "remove", epilog="Example: [bold]duixian evidence remove 3f2a90c1d5e8b764[/bold]"
)
def remove(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="`doc` of a file, or `file_id` of one column, as `evidence list` shows them.",
        ),
    ],
    books: BooksOption = None,
) -> None:
    """Take figures out again that were added by mistake. Earlier commits keep them."""
    kept = context.obj.open(books)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    count = kept.remove_evidence(files, at=at)
    if count == 1:
        say(f"{kept.path}: 1 figure removed")
    else:
        say(f"{kept.path}: {count} figures removed")


def _mapping_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: the mapping cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: the mapping is not UTF-8. Save it as UTF-8") from error


def _parted(files: list[str]) -> tuple[list[str], list[str]]:
    from duixian.sources import STATA, TABLE_SUFFIXES

    tables = [name for name in files if Path(name).suffix.lower() in (*TABLE_SUFFIXES, STATA)]
    return tables, [name for name in files if name not in tables]


def _check(given: Given, mapping: TableMapping | None, tables: list[str], texts: list[str]) -> None:
    """`UsageError` where it is not said who published the figures and in what state."""
    said = {*(mapping.columns if mapping else ()), *(mapping.constants if mapping else ())}
    if tables and mapping is None:
        raise UsageError(f"{tables[0]}: a table takes --mapping, which says what its columns are")
    if given.source is None and (texts or "source" not in said):
        raise UsageError("evidence has no source. Give --source: who published it, and where")
    if given.vintage is None and (texts or "vintage" not in said):
        raise UsageError(
            "evidence has no vintage. Give --vintage: first (初次公布), final (最终核实), "
            "revised (修订) or census (普查修订)"
        )


def _of_texts(
    paths: list[str], given: Given, failures: Failures, jobs: int | None, seconds: float | None
) -> Iterator[EvidenceFile]:
    from dataclasses import replace

    from duixian.books import EvidenceFile
    from duixian.cli.inputs import gather, outcomes
    from duixian.engine import IndexEntry, Input
    from duixian.evidence import of_reading

    if not paths:
        return
    known = IndexEntry(given.government, None if given.year is None else given.year + 1)
    inputs: list[Input | InputError] = [
        replace(one, index=known) if isinstance(one, Input) else one for one in gather(paths, None)
    ]
    with outcomes(inputs, jobs=jobs, seconds=seconds, reader=_read_titled) as (read, met):
        for outcome in read:
            assert outcome.reading is not None
            assert outcome.input is not None
            try:
                original = _bytes(outcome.input)
                figures = of_reading(outcome.reading, given)
            except InputError as error:
                failures.met(error)
                continue
            yield EvidenceFile(outcome.reading.doc, figures, original)
        failures.count += met.count


def _read_titled(one: Input) -> Reading:
    """The reading of a text; where the reader of reports does not see whose it is or of which year,
    by what its title says."""
    from dataclasses import replace

    from duixian.engine import IndexEntry, read_input
    from duixian.evidence import titled

    reading = read_input(one)
    identity, known = reading.outline.identity, one.index or IndexEntry()
    if identity.government is not None and identity.report_year is not None:
        return reading
    said = titled(reading.outline.document.source)
    if said is None:
        return reading
    government = identity.government or known.government or said.government
    report_year = identity.report_year or known.report_year or said.year + 1
    return read_input(
        replace(one, index=replace(known, government=government, report_year=report_year))
    )


def _bytes(given: Input) -> bytes | Path:
    original = given.original
    assert original is not None  # every input of a path has a file, bytes or a member
    return original


def _of_table(
    name: str, given: Given, mapping: TableMapping, places: Places, failures: Failures
) -> EvidenceFile | None:
    from dataclasses import replace

    from duixian.books import EvidenceFile
    from duixian.evidence import of_table
    from duixian.sources import read_bytes

    path = Path(name)
    try:
        data = read_bytes(path, name)
        told = replace(given, doc=path.name, digest=hashlib.sha256(data).hexdigest())
        found = of_table(data, name, path.suffix, mapping, told, places)
    except OSError as error:
        failures.met(InputError(name, f"it cannot be read ({error.strerror})", "Check the path"))
        return None
    except InputError as error:
        failures.met(error)
        return None
    for row in found.left:
        say(str(row))
    for bad in found.bad:
        failures.met(bad)
    if found.blank == 1:
        say(f"{name}: 1 cell without a figure")
    elif found.blank:
        say(f"{name}: {found.blank} cells without a figure")
    return EvidenceFile(path.name, found.figures, data) if found.figures else None


def _places(books: Books) -> Places:
    from duixian.evidence import Places, Whose

    if books.commit is None:
        return Places()
    held = books.query(
        "SELECT DISTINCT government, government_code FROM reports WHERE government IS NOT NULL"
    ).rows()
    return Places(Whose(row["government"], row["government_code"]) for row in held)
