"""Commands that act on an item at the desk: split, assign, progress, and whatever else is done."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from duixian.cli.desk_app import (
    ByOption,
    DatabaseOption,
    ItemArgument,
    SeenOption,
    UnitOfOption,
    actor,
    at_desk,
    desk_app,
    show_events,
)
from duixian.cli.options import BooksOption, FormatOption, OutputOption
from duixian.cli.say import say
from duixian.errors import UsageError


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
