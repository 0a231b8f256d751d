"""Commands about the people at the desk: people, admin-link, token, objections."""

from __future__ import annotations

import os
from datetime import date
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
from duixian.cli.options import BooksOption, FormatOption, OutputOption, WhereOption
from duixian.cli.output import standard_output
from duixian.cli.say import say
from duixian.errors import UsageError

if TYPE_CHECKING:
    from duixian.desk import Desk, People

ADDRESS = "DUIXIAN_ADDRESS"
HERE = "http://127.0.0.1:8000"
"""Where `serve` listens when nothing else is said."""
NameOption = Annotated[str | None, typer.Option("--name", metavar="NAME", help="How it is called.")]
RoleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help="reader, reporter, reviewer, office or admin. May be repeated.",
    ),
]
UnitOption = Annotated[
    str | None,
    typer.Option("--unit", "-u", metavar="UNIT", help="Acts for it; as a reviewer, never on it."),
]
WHO = "WHO"


@desk_app.command(
    epilog="Example: [bold]duixian desk people --add wang@example.org --name 王芳 --role reporter "
    "--unit 市教育局[/bold]"
)
def people(
    context: typer.Context,
    add: Annotated[
        str | None, typer.Option("--add", metavar="EMAIL", help="Make an account, with a link.")
    ] = None,
    change: Annotated[
        str | None, typer.Option("--change", metavar=WHO, help="Say name, roles or unit anew.")
    ] = None,
    disable: Annotated[
        str | None, typer.Option("--disable", metavar=WHO, help="Let nobody in under it any more.")
    ] = None,
    enable: Annotated[
        str | None, typer.Option("--enable", metavar=WHO, help="Let them in again.")
    ] = None,
    link: Annotated[
        str | None, typer.Option("--link", metavar=WHO, help="A link for a new password.")
    ] = None,
    name: NameOption = None,
    role: RoleOption = None,
    unit: UnitOption = None,
    by: ByOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """The accounts at the desk; made, changed, closed. WHO is an id or an e-mail address."""
    from duixian.cli.desk_rows import DeskPersonRow, person_row

    with at_desk(context, books, database) as desk:
        known, doer = desk.people, actor(by)
        invited = link
        if add is not None:
            if name is None:
                raise UsageError(f"--add {add}: say who it is with --name")
            person = known.add(name, add, role or ["reader"], unit, actor=doer)
            invited = person.id
        if change is not None:
            said = {"name": name, "roles": role, "unit": unit}
            told = {key: value for key, value in said.items() if value is not None}
            known.change(known.named(change).id, actor=doer, **told)
        for who, switch in ((disable, known.disable), (enable, known.enable)):
            if who is not None:
                switch(known.named(who).id, actor=doer)
        if invited is not None:
            _invite(known, invited, doer)
        rows = [person_row(person) for person in known.all()]
    show(DeskPersonRow, rows, format, output, columns.DESK_PEOPLE, where)


@desk_app.command("admin-link", epilog="Example: [bold]duixian desk admin-link[/bold]")
def admin_link(
    context: typer.Context,
    by: ByOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """A link that makes an admin: it opens once, within a day. Whoever has it is admin."""
    from duixian.desk import links

    with at_desk(context, books, database) as desk:
        token = links.make(desk.people, links.FIRST_ADMIN, actor=actor(by))
    print(_address(token), file=standard_output())
    say("opens once, within 24 hours, while `duixian serve` runs there")


@desk_app.command(
    epilog="Example: [bold]duixian desk token wang@example.org --name 抓取 --scope read "
    "--days 90[/bold]"
)
def token(
    context: typer.Context,
    who: Annotated[
        str | None, typer.Argument(metavar=WHO, help="Whose it is: id or e-mail address.")
    ] = None,
    name: NameOption = None,
    scope: Annotated[
        list[str] | None,
        typer.Option(
            "--scope", help="read, act, review, object, answer or people. May be repeated."
        ),
    ] = None,
    days: Annotated[
        int, typer.Option("--days", min=1, metavar="DAYS", help="How long it lasts.")
    ] = 90,
    revoke: Annotated[
        str | None, typer.Option("--revoke", metavar="TOKEN", help="Its id: it holds nothing then.")
    ] = None,
    by: ByOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Make an API token, shown this once; without --name, the tokens there are."""
    from duixian.desk import tokens

    with at_desk(context, books, database) as desk:
        known, doer = desk.people, actor(by)
        if name is not None:
            if who is None:
                raise UsageError("say whose token it is: an id or e-mail address")
            person = known.named(who)
            made, row = tokens.give(known, person, name, scope or (), days, actor=doer)
            print(made, file=standard_output())
            say(f"{row.id} of {person.name}, until {row.expires[:10]}; it is not shown again")
            return
        if revoke is not None:
            tokens.revoke(known, revoke, actor=doer)
        rows = tokens.given(known, None if who is None else known.named(who).id)
    show(tokens.TokenRow, rows, format, output, columns.DESK_TOKENS, where)


@desk_app.command(
    epilog="Example: [bold]duixian desk objections --accept objection-3 --instead met[/bold]"
)
def objections(
    context: typer.Context,
    accept: Annotated[
        str | None, typer.Option("--accept", metavar="OBJECTION", help="Say --instead too.")
    ] = None,
    reject: Annotated[
        str | None, typer.Option("--reject", metavar="OBJECTION", help="Say --reason too.")
    ] = None,
    instead: Annotated[
        str, typer.Option("--instead", metavar="VALUE", help="Stands beside the machine's.")
    ] = "",
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    on: OnOption = None,
    by: ByOption = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Objections, the open ones first; one accepted or rejected."""
    from duixian.cli.desk_rows import DeskObjectionRow

    with at_desk(context, books, database) as desk:
        for id, yes in ((accept, True), (reject, False)):
            if id is not None:
                _answer(desk, id, yes, instead, reason, actor(by))
        rows = _rows(desk, day(on, desk.today))
    show(DeskObjectionRow, rows, format, output, columns.DESK_OBJECTIONS, where)


def _rows(desk: Desk, on: date) -> list[object]:
    from duixian.cli.desk_rows import objection_row
    from duixian.desk import objections

    known = objections.all_of(desk)
    told = objections.count(known, on)
    say(f"{told.raised} objections, {told.open} open, {told.overdue} of them overdue")
    ordered = sorted(known, key=lambda each: (not each.open, each.answer_by))
    return [objection_row(each, on) for each in ordered]


def _answer(desk: Desk, id: str, yes: bool, instead: str, reason: str, doer: str) -> None:
    from duixian.desk import objections

    objections.answer(desk, id, accept=yes, actor=doer, reason=reason, instead=instead)


def _invite(known: People, who: str, doer: str) -> None:
    from duixian.desk import links

    person = known.named(who)
    made = links.make(known, links.ENTRY, actor=doer, person=person)
    say(f"for {person.name}, opens once within 7 days: {_address(made)}")


def _address(token: str) -> str:
    return f"{os.environ.get(ADDRESS, HERE).rstrip('/')}/desk/in/{token}"
