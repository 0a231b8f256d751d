"""Commands for a second source: communiqués, budgets and tables of statistics."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.adding import FATES
from duixian.cli.app import INPUTS_FAILED, app
from duixian.cli.evidence_files import from_table, from_texts, known_places, parted
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
from duixian.errors import UsageError

if TYPE_CHECKING:
    from duixian.evidence import Given, TableMapping

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
    tables, texts = parted(files)
    _check(told, meant, tables, texts)
    failures = Failures()
    made = list(from_texts(texts, told, failures, jobs, timeout))
    if meant is not None:
        places = known_places(open_books)
        of_tables = (from_table(name, told, meant, places, failures) for name in tables)
        made += [file for file in of_tables if file is not None]
    done = open_books.add_evidence(made, at=told.at) if made else ()
    for one in done:
        if one.figures == 1:
            say(f"{one.doc}: 1 figure, {FATES[one.fate]}")
        else:
            say(f"{one.doc}: {one.figures} figures, {FATES[one.fate]}")
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
