"""The command that publishes the books as a data package: tables, and what describes them."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli.app import app
from duixian.cli.options import BooksOption
from duixian.cli.say import say
from duixian.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.books import Books
    from duixian.exports import PackagedTable


class PackageFormat(StrEnum):
    """Formats of a data package's tables."""

    csv = "csv"
    parquet = "parquet"


KEYS = {
    "reports": "report_id",
    "claims": "claim_id",
    "tasks": "task_id",
    "accounts": "account_id",
    "findings": "finding_id",
    "evidence": "evidence_id",
}
_OF_A_REPORT = {"report_id": ("reports", "report_id")}
REFERS = dict.fromkeys(("claims", "tasks", "headlines"), _OF_A_REPORT)
"""Each fact leads to its report's row, which names the text and where it came from."""
HEADINGS = {"findings": "audit"}
"""Tables that the data dictionary has under the command that lists them."""


@app.command(epilog="Example: [bold]duixian package published/ --format parquet[/bold]")
def package(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A new folder, or an empty one.")
    ],
    format: Annotated[
        PackageFormat, typer.Option("--format", "-f", help="Of the tables.")
    ] = PackageFormat.csv,
    license: Annotated[
        list[str] | None,
        typer.Option(
            "--license",
            metavar="NAME",
            help="Under which the tables are published, as CC-BY-4.0. May be repeated.",
        ),
    ] = None,
    books: BooksOption = None,
) -> None:
    """The books as a data package: reports, claims, tasks, headlines, accounts, findings, figures
    of second sources, and datapackage.json, which says what every column means."""
    from duixian.cli.all_tables import PACKAGED, tables

    under = [_license_name(name) for name in license or ()]
    kept = context.obj.open(books)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: is there already, and not empty. Name a new folder")
    target = folder.resolve()
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        partial.mkdir(parents=True)
        written = [
            _written(partial / f"{name}.{format}", name, schema, rows)
            for name, schema, rows in tables(kept, PACKAGED)
        ]
        _describe(kept, partial, written, under)
        if target.is_dir():
            target.rmdir()
        partial.rename(target)
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot be written ({error.strerror or error}). "
            "Make room or name another folder"
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    rows = sum(table.rows for table in written)
    say(f"{folder}: {len(written)} tables, {rows} rows, described in datapackage.json")


def _written(file: Path, name: str, schema: pa.Schema, tables: Iterable[pa.Table]) -> PackagedTable:
    from duixian import exports

    rows = exports.write(tables, file.suffix[1:], file, schema=schema)
    return exports.PackagedTable(
        name, file, schema, rows, KEYS.get(name), _meanings(name, schema), REFERS.get(name, {})
    )


def _meanings(name: str, schema: pa.Schema) -> dict[str, str]:
    """What the data dictionary says of a table's columns, and of the parts of nested ones."""
    import pyarrow as pa

    from duixian.registry import dictionary

    said: dict[tuple[str, str], str] = {
        (one.table, one.column): one.meaning for one in dictionary.columns()
    }
    heading = HEADINGS.get(name, name)
    own = {
        field.name: said.get((heading, field.name)) or said["Comparable", field.name]
        for field in schema
    }
    parts = {
        f"{field.name}_{part.name}": f"{own[field.name]} {said['Figure', part.name]}"
        for field in schema
        if pa.types.is_struct(field.type)
        for part in field.type
    }
    return own | parts


def _license_name(name: str) -> str:
    """The name as Data Package has it: what the Open Definition calls a licence, or SPDX.

    Raises:
        UsageError: it is no such name.
    """
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]*", name):
        raise UsageError(
            f"{name!r} is no name of a licence. Give one as SPDX lists them: CC-BY-4.0, ODbL-1.0"
        )
    return name


def _sources(kept: Books, folder: Path) -> Iterator[dict[str, str]]:
    """Where the package's rows are from: its own table of reports has each with its address, the
    second sources are named one by one."""
    (listed,) = folder.glob("reports.*")
    yield {
        "title": f"政府工作报告 Government work reports: {len(kept.reports())}, each in its row",
        "path": listed.name,
    }
    asked = "SELECT DISTINCT source, vintage FROM evidence ORDER BY ALL"
    for row in kept.query(asked).rows():
        yield {"title": row["source"], "version": row["vintage"]}


def _describe(
    kept: Books, folder: Path, tables: Sequence[PackagedTable], licenses: Sequence[str]
) -> None:
    from duixian import __version__, exports

    state = kept.commit
    described = exports.datapackage(
        tables,
        name="duixian-books",
        title="政府工作报告兑现账 Promises and results of Chinese government work reports",
        description=(
            f"Read from the reports by Duixian {__version__}, "
            f"commit {state.number if state else 0} of the books. "
            "Every row leads to its report and the characters it was read from "
            "(start, end, quote). A verdict is the program's reading, not a finding of fact."
        ),
        created=state.at if state else None,
        licenses=licenses,
        sources=list(_sources(kept, folder)),
    )
    text = json.dumps(described, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
