"""Options that several commands share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from duixian.books import Books


class Format(StrEnum):
    """How rows are written."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"
    dta = "dta"
    table = "table"


class RoleName(StrEnum):
    """Roles of a claim."""

    result = "result"
    target = "target"
    context = "context"


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """The global options, as a command finds them in its context."""

    books: Path
    at: int | None = None

    def open(self, here: Path | None = None) -> Books:
        """The books that are meant; `here` is the option given after the command."""
        from duixian import own_process
        from duixian.books import Books

        own_process.arrow_alone()
        return Books(here or self.books, commit=self.at)


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders (read with what is below them), s3://BUCKET/PATH, or - for stdin.",
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="Default: table in a terminal, jsonl in a pipe, or as --output ends."
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes. Default: one a core."),
]
EngineOption = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="WHICH",
        help="Who reads: local, dask (workers of this machine), or a Dask scheduler's address.",
    ),
]
TimeoutOption = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        min=1,
        metavar="SECONDS",
        help="Give up on a report that takes longer (120; a PDF or picture: 3600).",
    ),
]
IndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="CSV",
        help="doc,government,report_year: supplies what a text does not say, overrides nothing. "
        "A column url or source: where the text came from.",
    ),
]
TextColumnOption = Annotated[
    str | None,
    typer.Option(
        "--text-column",
        metavar="NAME",
        help="Of tables (CSV, JSON Lines, Excel, Parquet): the column with the reports' text.",
    ),
]
BooksOption = Annotated[
    Path | None,
    typer.Option("--books", metavar="DIR", help="The same as before the command.", hidden=True),
]
BytesOption = Annotated[
    bool,
    typer.Option(
        "--byte-offsets",
        help="Also start_byte and end_byte: places in the file itself, where it is plain text.",
    ),
]
GovernmentOption = Annotated[
    list[str] | None,
    typer.Option("--government", "-g", metavar="NAME", help="Name or code. May be repeated."),
]
YearOption = Annotated[
    list[str] | None,
    typer.Option("--year", "-y", metavar="YEAR", help="2025 or 2016-2020. May be repeated."),
]
IndicatorOption = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        "-i",
        metavar="NAME",
        help="Id or name of an indicator or headline series, or part of a name. May be repeated.",
    ),
]
RoleOption = Annotated[list[RoleName] | None, typer.Option("--role", "-r", help="May be repeated.")]
WhereOption = Annotated[
    str | None,
    typer.Option("--where", "-w", metavar="SQL", help="A condition over the rows' columns."),
]
ReportsWhereOption = Annotated[
    str | None,
    typer.Option("--where", "-w", metavar="SQL", help="A condition over the reports' columns."),
]
