"""Commands that warn: calendar, feed, mail, escalate."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli.desk_app import (
    ByOption,
    DatabaseOption,
    OnOption,
    actor,
    at_desk,
    clock,
    day,
    desk_app,
    show_events,
)
from duixian.cli.desk_following import wanted
from duixian.cli.desk_watching import UnitOption
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    OutputOption,
    YearOption,
)
from duixian.cli.output import standard_output
from duixian.cli.say import say
from duixian.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from duixian.desk import DueRow

PASSWORD = "DUIXIAN_SMTP_PASSWORD"
"""The environment variable with the mail server's password: none stands in a command line."""
WithinOption = Annotated[
    int | None, typer.Option("--within", min=0, metavar="DAYS", help="Default: all.")
]
FileOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
]


class MailSecurity(StrEnum):
    """How the mail server is spoken to."""

    starttls = "starttls"
    tls = "tls"
    none = "none"


def _due(
    context: typer.Context,
    books: Path | None,
    database: str | None,
    asked: tuple[list[str] | None, list[str] | None, str | None, str | None, int | None],
) -> tuple[list[DueRow], date]:
    from duixian.desk import due as due_of

    government, year, unit, on, within = asked
    with at_desk(context, books, database) as desk:
        as_of = day(on, desk.today)
        return due_of(wanted(desk.items(), government, year, unit), as_of, within), as_of


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        standard_output().buffer.write(data)
        standard_output().flush()
    else:
        output.write_bytes(data)


@desk_app.command(epilog="Example: [bold]duixian desk calendar -u 市教育局 -o 教育局.ics[/bold]")
def calendar(
    context: typer.Context,
    within: WithinOption = None,
    government: GovernmentOption = None,
    year: YearOption = None,
    unit: UnitOption = None,
    on: OnOption = None,
    output: FileOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """What is due as an iCalendar file; alarms fall on workdays."""
    from duixian.desk import feeds

    rows, _ = _due(context, books, database, (government, year, unit, on, within))
    _write(feeds.calendar(rows, f"督查到期 {unit or ''}".strip(), clock()), output)


@desk_app.command(epilog="Example: [bold]duixian desk feed --within 30 -o due.atom[/bold]")
def feed(
    context: typer.Context,
    within: WithinOption = None,
    government: GovernmentOption = None,
    year: YearOption = None,
    unit: UnitOption = None,
    on: OnOption = None,
    output: FileOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """What is due as an Atom feed."""
    from duixian.desk import feeds

    rows, _ = _due(context, books, database, (government, year, unit, on, within))
    _write(feeds.atom(rows, f"督查到期 {unit or ''}".strip(), clock()), output)


@desk_app.command(
    epilog="Example: [bold]duixian desk mail --to 市教育局=jyj@example.org --within 14 "
    "--smtp mail.example.org:587 --sender dc@example.org[/bold]"
)
def mail(
    context: typer.Context,
    to: Annotated[
        list[str],
        typer.Option("--to", metavar="UNIT=ADDRESS", help="Who gets which. May be repeated."),
    ],
    sender: Annotated[str, typer.Option("--sender", metavar="ADDRESS", help="From whom.")],
    smtp: Annotated[
        str | None,
        typer.Option("--smtp", metavar="HOST:PORT", help="Without it the letters are printed."),
    ] = None,
    security: Annotated[
        MailSecurity, typer.Option("--security", help="starttls, tls, or none.")
    ] = MailSecurity.starttls,
    user: Annotated[
        str | None,
        typer.Option("--user", metavar="NAME", help=f"The password is in ${PASSWORD}."),
    ] = None,
    within: WithinOption = 14,
    government: GovernmentOption = None,
    year: YearOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """A letter to each unit: what is overdue and what comes. Units with nothing get none."""
    from duixian.desk import feeds

    addresses = dict(_pair(text) for text in to)
    rows, as_of = _due(context, books, database, (government, year, None, on, within))
    letters = []
    for unit, address in addresses.items():
        if own := [row for row in rows if row.unit == unit]:
            letters.append(feeds.digest(own, unit, sender, address, as_of))
    if smtp is None:
        for letter in letters:
            standard_output().write(f"{letter['To']}\t{letter['Subject']}\n")
            standard_output().write(letter.get_content() + "\n")
        say(f"{len(letters)} letters, none sent: --smtp HOST:PORT sends them")
        return
    host, _, port = smtp.rpartition(":")
    if not host or not port.isdigit():
        raise UsageError(
            f"--smtp {smtp}: is not HOST:PORT. Write for instance mail.example.org:587"
        )
    server = feeds.MailServer(host, int(port), security.value, user, os.environ.get(PASSWORD))
    say(f"{feeds.send(letters, server)} letters sent")


def _pair(text: str) -> tuple[str, str]:
    unit, sign, address = text.partition("=")
    if not (unit and sign and "@" in address):
        raise UsageError(f"--to {text}: is not UNIT=ADDRESS. Write for instance 市教育局=a@b.org")
    return unit, address


@desk_app.command(epilog="Example: [bold]duixian desk escalate --after 5[/bold]")
def escalate(
    context: typer.Context,
    after: Annotated[
        int, typer.Option("--after", min=1, metavar="DAYS", help="Overdue for so long.")
    ],
    government: GovernmentOption = None,
    year: YearOption = None,
    on: OnOption = None,
    by: ByOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Raise what nobody answered for so many days (升级督办); doing it again changes nothing."""
    from duixian.desk import escalating

    with at_desk(context, books, database) as desk:
        chosen = wanted(desk.items(), government, year)
        as_of = day(on, desk.today)
        events = escalating.escalate(desk, chosen, as_of, after, actor=actor(by))
    show_events(events, format, output)
    say(f"{len(events)} items raised")
