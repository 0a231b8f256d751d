"""Commands that watch the year at the desk: what is due, the rates, the log itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

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
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    OutputOption,
    WhereOption,
    YearOption,
)
from duixian.cli.output import standard_output
from duixian.cli.say import say
from duixian.errors import UsageError

UnitOption = Annotated[
    str | None, typer.Option("--unit", "-u", metavar="UNIT", help="Leads or supports.")
]


@desk_app.command(epilog="Example: [bold]duixian desk due --within 14 --unit 市教育局[/bold]")
def due(
    context: typer.Context,
    within: Annotated[
        int | None, typer.Option("--within", min=0, metavar="DAYS", help="Default: all.")
    ] = None,
    government: GovernmentOption = None,
    year: YearOption = None,
    unit: UnitOption = None,
    on: OnOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """What is due, the overdue first, with the workday on which to remind of it."""
    from duixian.desk import DueRow
    from duixian.desk import due as due_of

    with at_desk(context, books, database) as desk:
        rows = due_of(wanted(desk.items(), government, year, unit), day(on, desk.today), within)
    show(DueRow, rows, format, output, columns.DESK_DUE, where)


@desk_app.command(epilog="Example: [bold]duixian desk rates --by-unit --on 2024-12-31[/bold]")
def rates(
    context: typer.Context,
    by_unit: Annotated[
        bool, typer.Option("--by-unit", help="Those of each lead unit as well.")
    ] = False,
    government: GovernmentOption = None,
    year: YearOption = None,
    on: OnOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """办结率, 按期办结率, 整改完成率, 满意率: numerator, denominator, in time or late."""
    from duixian.desk import RateRow
    from duixian.desk import rates as rates_of

    with at_desk(context, books, database) as desk:
        items = wanted(desk.items(), government, year)
        rows = rates_of(items, day(on, desk.today), by_unit=by_unit)
    show(RateRow, rows, format, output, columns.DESK_RATES, where)


@desk_app.command(
    "year-end", epilog="Example: [bold]duixian desk year-end -g 澜川市 -y 2024 -o year.csv[/bold]"
)
def year_end(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    rule: RuleOption = None,
    on: OnOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """年底交账: each promise, the desk's progress, the next report's words and the verdict."""
    from duixian.desk import YearEndRow, as_they_stand
    from duixian.desk import year_end as close
    from duixian.settled import Settled

    with at_desk(context, books, database) as desk:
        items, as_of = wanted(desk.items(), government, year), day(on, desk.today)
    names = sorted({item.promised.government for item in items})
    kept = context.obj.open(books)
    settled = Settled(kept).accounts_of(*names) if names else ()
    rows = close(as_they_stand(kept, items) if names else items, settled, as_of, rule)
    show(YearEndRow, rows, format, output, columns.DESK_YEAR_END, where)


@desk_app.command(epilog="Example: [bold]duixian desk board --rule months[/bold]")
def board(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    rule: RuleOption = None,
    on: OnOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """The items rolled up: by government, programme, unit, and promise that was split."""
    from duixian.desk import RollRow, roll_up

    with at_desk(context, books, database) as desk:
        rows = roll_up(wanted(desk.items(), government, year), day(on, desk.today), rule)
    show(RollRow, rows, format, output, columns.DESK_ROLLED, where)


@desk_app.command(epilog="Example: [bold]duixian desk units --add 市教育局 --add 市住建局[/bold]")
def units(
    context: typer.Context,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="UNIT", help="May be repeated.")
    ] = None,
    reviewer: Annotated[
        list[str] | None,
        typer.Option("--reviewer", metavar="NAME=UNIT", help="Who reviews, and whose items never."),
    ] = None,
    by: ByOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """The units that can be given work, and the reviewers. Without any, every name is one."""
    from duixian.cli.desk_rows import DeskUnitRow

    pairs = [text.partition("=") for text in reviewer or ()]
    if wrong := next((name for name, sign, unit in pairs if not (name and sign and unit)), None):
        raise UsageError(f"--reviewer {wrong}: is not NAME=UNIT. Write for instance 王芳=市教育局")
    with at_desk(context, books, database) as desk:
        if add:
            desk.enrol(add, actor=actor(by))
        for name, _, unit in pairs:
            desk.enrol_reviewer(name, unit, actor=actor(by))
        rows = [DeskUnitRow("unit", name, None) for name in desk.units()]
        rows += [DeskUnitRow("reviewer", n, u) for n, u in desk.reviewers().items()]
    show(DeskUnitRow, rows, format, output, columns.DESK_UNITS)


@desk_app.command(epilog="Example: [bold]duixian desk heads[/bold]")
def heads(
    context: typer.Context,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Publish the log's head of each past day (desk/heads.jsonl in the books), and show today's."""
    from duixian.desk import DailyHead

    with at_desk(context, books, database) as desk:
        new = desk.publish()
        now = desk.log.head()
        rows = [*new, DailyHead(desk.today.isoformat(), now.size, now.root)]
        say(f"{len(new)} heads published in {desk.folder / 'heads.jsonl'}")
    show(DailyHead, rows, format, output, columns.DESK_HEADS)


@desk_app.command(epilog="Example: [bold]duixian desk receipt 17 > receipt.json[/bold]")
def receipt(
    context: typer.Context,
    seq: Annotated[int, typer.Argument(metavar="SEQ", help="The event's place, as shown.")],
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """The proof that an event stands in the log; `verify --receipt` checks it without the log."""
    from duixian.desk import receipts

    with at_desk(context, books, database) as desk:
        line = receipts.written(receipts.receipt(desk.log, seq))
    print(line, file=standard_output())


@desk_app.command(epilog="Example: [bold]duixian desk verify --heads published.jsonl[/bold]")
def verify(
    context: typer.Context,
    heads: Annotated[
        Path | None,
        typer.Option(
            "--heads", metavar="FILE", help="Heads as published. Default: the desk's own."
        ),
    ] = None,
    receipt: Annotated[
        Path | None,
        typer.Option("--receipt", metavar="FILE", help="Check a receipt against the heads too."),
    ] = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Compute the log's tree anew, compare it with the published heads, and name the first bad
    event. Exit code 1 where one is."""
    from duixian.desk import LogTampered, Verified, receipts

    given = None if receipt is None else receipts.read(_text(receipt))
    if heads is not None and not heads.is_file():
        raise UsageError(f"--heads {heads}: there is no such file")
    with at_desk(context, books, database) as desk:
        found = desk.verify(heads)
        if given is not None and found.sound and not receipts.stands(desk.log, given):
            told = "the receipt's event does not stand in this log as the receipt has it"
            found = replace(found, sound=False, first_bad=given.index, found=told)
            found = replace(found, first_bad_to=given.index)
    show(Verified, [found], format, output, columns.DESK_VERIFIED)
    if not found.sound:
        last = "" if found.first_bad == found.first_bad_to else f" to {found.first_bad_to}"
        raise LogTampered(
            f"the log is not as it was written, from event {found.first_bad}{last} on: "
            f"{found.found}. Keep this copy as evidence, and restore the last backup that verifies"
        )


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--receipt {file}: cannot be read ({error})") from error
