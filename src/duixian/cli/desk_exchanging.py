"""Commands that exchange forms with the offices: import, export."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.desk_app import (
    ByOption,
    DatabaseOption,
    OnOption,
    actor,
    at_desk,
    day,
    desk_app,
    show,
)
from duixian.cli.desk_following import RuleOption, wanted
from duixian.cli.options import BooksOption, FormatOption, GovernmentOption, OutputOption
from duixian.cli.say import say
from duixian.errors import UsageError

if TYPE_CHECKING:
    from duixian.desk import DeskItem, forms

FormArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The office's form.")]
OneYearOption = Annotated[int, typer.Option("--year", "-y", metavar="YEAR", help="Plan year.")]


class FormKind(StrEnum):
    """What is written: the decomposition, the ledger (台账), the bulletin (通报)."""

    form = "form"
    ledger = "ledger"
    bulletin = "bulletin"


@desk_app.command(
    "import", epilog="Example: [bold]duixian desk import 任务分解表.xlsx -y 2024 --dry-run[/bold]"
)
def import_form(
    context: typer.Context,
    file: FormArgument,
    year: OneYearOption,
    government: GovernmentOption = None,
    progress: Annotated[
        bool, typer.Option("--progress", help="Report what the form tells of progress as well.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be done, and do nothing.")
    ] = False,
    by: ByOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Bring an office's own decomposition to the desk: each row matched with the promise that it
    is about, its units and days assigned; what is left over on either side is shown."""
    from collections import Counter

    from duixian.desk import forms, importing

    with at_desk(context, books, database) as desk:
        form = forms.read_form(file, year, desk.units() or None)
        items = wanted(desk.items(), government, [str(year)])
        _of_one_government(items, year)
        rows = importing.bring(desk, form, items, actor=actor(by), progress=progress, dry=dry_run)
    show(importing.ImportedRow, rows, format, output, columns.DESK_IMPORTED)
    counts = Counter(row.fate for row in rows)
    told = ", ".join(f"{n} {fate.replace('_', ' ')}" for fate, n in counts.items())
    say(f"{form.name}: {len(form.rows)} rows; {told}{' (nothing written)' if dry_run else ''}")


def _of_one_government(items: list[DeskItem], year: int) -> None:
    """`UsageError` where a form would be matched with the promises of several, or of none."""
    names = sorted({item.promised.government for item in items})
    if not names:
        raise UsageError(f"no item of {year} is open at this desk. `duixian desk open` opens it")
    if len(names) > 1:
        raise UsageError(
            f"{year} is open for {'、'.join(names)}. Say whose form it is: --government"
        )


@desk_app.command(
    "export",
    epilog="Examples: [bold]duixian desk export 分解表.xlsx -y 2024[/bold], "
    "[bold]duixian desk export 通报.docx -y 2024 --as bulletin --quarter 2[/bold]",
)
def export_form(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=".xlsx, .docx or .csv.")],
    year: OneYearOption,
    government: GovernmentOption = None,
    kind: Annotated[
        FormKind, typer.Option("--as", help="form, ledger (台账) or bulletin (通报).")
    ] = FormKind.form,
    quarter: Annotated[
        int | None, typer.Option("--quarter", min=1, max=4, metavar="N", help="Default: the day's.")
    ] = None,
    suggest_from: Annotated[
        list[Path] | None,
        typer.Option(
            "--suggest-from",
            metavar="FILE",
            help="Forms from which to learn who does what: suggestions for items nobody has.",
        ),
    ] = None,
    rule: RuleOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Write the offices' own forms, prefilled: nobody types twice."""
    from duixian.desk import exporting, forms

    with at_desk(context, books, database) as desk:
        as_of = day(on, desk.today)
        items = wanted(desk.items(), government, [str(year)])
    _of_one_government(items, year)
    name = items[0].promised.government
    if kind is FormKind.form:
        rows = exporting.form_rows(items, _suggester(suggest_from))
        title = f"{name}{year}年《政府工作报告》重点工作任务分解表"
        forms.write_form(rows, file, title=title)
        say(f"{file}: {len(rows)} rows")
        return
    occasion = forms.Occasion(name, year, quarter or (as_of.month + 2) // 3, as_of)
    entries = exporting.entries(items, as_of, rule)
    write = forms.write_ledger if kind is FormKind.ledger else forms.write_bulletin
    write(entries, file, occasion)
    say(f"{file}: {len(entries)} items as of {as_of}")


def _suggester(files: list[Path] | None) -> forms.Suggester | None:
    if not files:
        return None
    from duixian.desk import forms

    return forms.Suggester(row for file in files for row in forms.read_form(file).rows)
