"""Commands that open a year at the desk and follow its items."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from duixian.cli import columns
from duixian.cli.desk_app import (
    ByOption,
    DatabaseOption,
    ItemArgument,
    OnOption,
    SeenOption,
    UnitOfOption,
    actor,
    at_desk,
    books_of,
    clock,
    day,
    desk_app,
    desk_class,
    show,
    show_events,
)
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    OutputOption,
    WhereOption,
    YearOption,
)
from duixian.cli.say import say
from duixian.errors import UsageError

if TYPE_CHECKING:
    from duixian.desk import DeskItem

RuleOption = Annotated[
    str | None,
    typer.Option("--rule", metavar="NAME", help="The lights' rule: time, months or seasonal."),
]


@desk_app.command(epilog="Example: [bold]duixian desk init[/bold]")
def init(
    context: typer.Context,
    database: DatabaseOption = None,
    to: Annotated[
        str, typer.Option("--to", metavar="LAYOUT", help="Another layout than the newest.")
    ] = "head",
    books: BooksOption = None,
) -> None:
    """Make a desk beside the books, or bring its database to the newest layout; what it holds
    stays."""
    before, after = desk_class().init(books_of(context, books), clock, address=database, to=to)
    if before == after:
        say(f"the desk has layout {after} already")
    else:
        say(f"the desk has layout {after} now (before: {before or 'none'})")


@desk_app.command("open", epilog="Example: [bold]duixian desk open -g 澜川市 -y 2024[/bold]")
def open_year(
    context: typer.Context,
    government: Annotated[
        str, typer.Option("--government", "-g", metavar="NAME", help="Name or code of one.")
    ],
    year: Annotated[int, typer.Option("--year", "-y", metavar="YEAR", help="Plan year.")],
    by: ByOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Make an item of every promise in a report's plan part. Doing it again changes nothing;
    after a newer text of the report the items are tied to where their promise stands now."""
    from duixian.cli.desk_rows import DeskOpenedRow, opened_rows

    kept = context.obj.open(books)
    with at_desk(context, books, database) as desk:
        done = desk.open_year(kept, government, year, actor=actor(by))
        rows = opened_rows(done, desk.items())
    say(
        f"{done.government} {done.year}: {len(done.opened)} items opened, {len(done.retied)} tied "
        f"anew, {done.kept} as they were, {len(done.left)} without their promise"
    )
    show(DeskOpenedRow, rows, format, output, columns.DESK_OPENED)


@desk_app.command(
    "list", epilog="Example: [bold]duixian desk list --light red --unit 市教育局[/bold]"
)
def list_items(
    context: typer.Context,
    government: GovernmentOption = None,
    year: YearOption = None,
    unit: Annotated[
        str | None, typer.Option("--unit", "-u", metavar="UNIT", help="Leads or supports.")
    ] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="STAGE", help="registered … terminated.")
    ] = None,
    light: Annotated[
        str | None, typer.Option("--light", metavar="COLOUR", help="green, yellow, red or none.")
    ] = None,
    rule: RuleOption = None,
    on: OnOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """The items with their light, its rule and its numbers. A light is no verdict."""
    from duixian.cli.desk_rows import DeskRow, desk_row

    with at_desk(context, books, database) as desk:
        as_of = day(on, desk.today)
        chosen = wanted(desk.items(), government, year, unit)
    rows = [desk_row(item, as_of, rule) for item in chosen if stage in (None, item.stage)]
    rows = [row for row in rows if light in (None, row.light)]
    show(DeskRow, rows, format, output, columns.DESK, where)


def wanted(
    items: Mapping[str, DeskItem],
    government: list[str] | None,
    year: list[str] | None,
    unit: str | None = None,
) -> list[DeskItem]:
    """The items of these governments, years and units."""
    from duixian.books import Filter

    years = Filter.of(year=year or ()).years
    found = []
    for item in items.values():
        p = item.promised
        named = not government or p.government in government or p.government_code in government
        dated = not years or any(first <= p.year <= last for first, last in years)
        if named and dated and (unit is None or unit in item.units):
            found.append(item)
    return found


@desk_app.command("show", epilog="Example: [bold]duixian desk show 990100-2024-015[/bold]")
def show_item(
    context: typer.Context,
    item: ItemArgument,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """All that happened to an item, event by event."""
    with at_desk(context, books, database) as desk:
        events = desk.history(item)
    show_events(events, format, output)


@desk_app.command(
    epilog="Example: [bold]duixian desk split 990100-2024-015 城东校区 城西校区[/bold]"
)
def split(
    context: typer.Context,
    item: ItemArgument,
    parts: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What each part is.")],
    by: ByOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Split an item into work items under the same sentence."""
    with at_desk(context, books, database) as desk:
        made = desk.split(item, parts, actor=actor(by))
    say(f"{item}: split into {', '.join(made)}")


@desk_app.command(
    epilog="Example: [bold]duixian desk assign 990100-2024-015 --lead 市教育局 "
    "--due 2024-10-31[/bold]"
)
def assign(
    context: typer.Context,
    items: Annotated[list[str], typer.Argument(metavar="ITEM...", help="One or more items.")],
    lead: Annotated[str, typer.Option("--lead", metavar="UNIT", help="牵头单位.")],
    supporting: Annotated[
        list[str] | None,
        typer.Option("--supporting", metavar="UNIT", help="配合单位. May be repeated."),
    ] = None,
    leader: Annotated[
        str | None, typer.Option("--leader", metavar="NAME", help="牵头领导.")
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DAY", help="完成时限.")] = None,
    sign_by: Annotated[
        str | None, typer.Option("--sign-by", metavar="DAY", help="签收时限.")
    ] = None,
    rhythm: Annotated[
        str | None, typer.Option("--rhythm", metavar="RHYTHM", help="monthly or quarterly.")
    ] = None,
    by: ByOption = None,
    seen: SeenOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Give items to a unit (交办)."""
    said = {
        "lead": lead,
        "supporting": supporting,
        "leader": leader,
        "due": due,
        "sign_by": sign_by,
        "rhythm": rhythm,
    }
    with at_desk(context, books, database) as desk:
        events = [desk.act(item, "assign", said, actor=actor(by), expected=seen) for item in items]
    show_events(events, format, output)


@desk_app.command(
    epilog="Example: [bold]duixian desk progress 990100-2024-015 --value 3 --unit 市教育局[/bold]"
)
def progress(
    context: typer.Context,
    item: ItemArgument,
    value: Annotated[
        float | None, typer.Option("--value", metavar="NUMBER", help="In the goal's unit.")
    ] = None,
    share: Annotated[
        float | None, typer.Option("--share", metavar="PERCENT", help="Of the whole.")
    ] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="WORDS", help="形象进度: 主体封顶.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS")] = None,
    attach: Annotated[
        list[Path] | None,
        typer.Option("--attach", metavar="FILE", help="Kept by its digest. May be repeated."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day of the figure.")
    ] = None,
    unit: UnitOfOption = None,
    by: ByOption = None,
    seen: SeenOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Report progress on an item: as a number, a share, a stage or in words."""
    with at_desk(context, books, database) as desk:
        said: dict[str, Any] = {"value": value, "share": share, "stage": stage, "text": text}
        said |= {"day": on, "files": [desk.attach(file) for file in attach or ()]}
        event = desk.act(item, "progress", said, actor=actor(by), unit=unit, expected=seen)
    show_events([event], format, output)


@desk_app.command(
    epilog="Examples: [bold]duixian desk do 990100-2024-015 accept --unit 市教育局[/bold], "
    "[bold]duixian desk do 990100-2024-015 extend until=2024-12-20 reason=汛期停工[/bold]"
)
def do(
    context: typer.Context,
    item: ItemArgument,
    action: Annotated[str, typer.Argument(metavar="ACTION", help="As in docs/desk.md.")],
    said: Annotated[
        list[str] | None, typer.Argument(metavar="NAME=VALUE...", help="What is said with it.")
    ] = None,
    unit: UnitOfOption = None,
    by: ByOption = None,
    seen: SeenOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Do anything else with an item: sign, refuse, report, check, return, finish, extend,
    urge, transfer, terminate …"""
    with at_desk(context, books, database) as desk:
        event = desk.act(item, action, _said(said or []), actor=actor(by), unit=unit, expected=seen)
    show_events([event], format, output)


def _said(pairs: list[str]) -> dict[str, Any]:
    """NAME=VALUE as the fields' types want it; a value that does not fit is left to the desk."""
    from duixian.registry import workflow

    fields, found = workflow.load().fields, dict[str, Any]()
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(f"{pair!r} is not NAME=VALUE. Write for instance reason=汛期停工")
        kind = fields[name].type if name in fields else "text"
        found[name] = _typed(kind, value)
    return found


def _typed(kind: str, value: str) -> Any:
    if kind == "names":
        return [part for part in value.replace("、", ",").split(",") if part]
    if kind == "yes":
        return {"yes": True, "true": True, "no": False, "false": False}.get(value.lower(), value)
    try:
        if kind == "count":
            return int(value)
        if kind in ("number", "share"):
            return float(value)
        if kind == "shares":
            return [float(part) for part in value.split(",")]
    except ValueError:
        return value
    return value
