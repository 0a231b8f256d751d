"""Commands of 双随机: a list fixed, items and reviewers drawn, reviews, the error rate."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from duixian.cli import columns
from duixian.cli.desk_app import (
    ByOption,
    DatabaseOption,
    ItemArgument,
    actor,
    at_desk,
    desk_app,
    show,
    show_events,
)
from duixian.cli.desk_following import wanted
from duixian.cli.options import (
    BooksOption,
    FormatOption,
    GovernmentOption,
    OutputOption,
    YearOption,
)
from duixian.cli.say import say
from duixian.errors import UsageError


class Layers(StrEnum):
    """In which layers items are drawn."""

    unit = "unit"
    origin = "origin"
    stage = "stage"
    none = "none"


@desk_app.command(
    epilog="Examples: [bold]duixian desk draw --items 20 --reviewers 4 --commit[/bold], then "
    "with a seed from a later public event [bold]duixian desk draw --items 20 --reviewers 4 --seed "
    "'双色球2024123 03 07 11 19 22 31+05'[/bold]"
)
def draw(
    context: typer.Context,
    items: Annotated[int, typer.Option("--items", min=1, metavar="N", help="How many items.")],
    reviewers: Annotated[
        int, typer.Option("--reviewers", min=1, metavar="N", help="How many reviewers.")
    ],
    seed: Annotated[
        str | None,
        typer.Option("--seed", metavar="WORDS", help="From a public event after the commitment."),
    ] = None,
    commit: Annotated[
        bool, typer.Option("--commit", help="Fix the list, and print its digest to publish.")
    ] = False,
    layers: Annotated[
        Layers, typer.Option("--layers", help="Each layer gives its share of the items.")
    ] = Layers.unit,
    government: GovernmentOption = None,
    year: YearOption = None,
    by: ByOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Draw items and reviewers at random, so that anyone can recompute it (docs/desk.md): first
    with --commit, later with --seed. Nobody draws an item of their own unit."""
    from duixian.desk import Commitment, DrawnRow, reviewing

    if commit == (seed is not None):
        raise UsageError("give either --commit, to fix the list, or --seed, to draw from it")
    with at_desk(context, books, database) as desk:
        fixed = reviewing.waiting(desk, items, reviewers)
        bound = fixed is not None
        if commit and fixed is not None:
            raise UsageError(f"the list of {fixed.draw} is fixed and waits for its seed: --seed")
        if fixed is None:
            chosen = wanted(desk.items(), government, year)
            listed = reviewing.candidates(chosen, layers.value)
            pool = reviewing.pool_of(desk, chosen, reviewers)
            fixed = reviewing.commit(desk, listed, pool, items, reviewers, actor=actor(by))
            say(f"{fixed.draw}: list of {fixed.candidates} fixed, SHA-256 {fixed.digest}")
        if seed is None:
            show(Commitment, [fixed], format, output, columns.DESK_COMMITTED)
            return
        if not bound:
            say(
                "the list was fixed in the same moment as the seed: nobody can see that the seed "
                "came later. For a draw that binds you, run with --commit first"
            )
        rows = reviewing.make(desk, fixed, seed, actor=actor(by), bound=bound)
    show(DrawnRow, rows, format, output, columns.DESK_DRAWN)


@desk_app.command(
    epilog="Example: [bold]duixian desk review draw-1 990100-2024-015 value=right unit=wrong "
    "--by 王芳[/bold]"
)
def review(
    context: typer.Context,
    draw: Annotated[str, typer.Argument(metavar="DRAW", help="draw-1, draw-2 …")],
    item: ItemArgument,
    fields: Annotated[
        list[str], typer.Argument(metavar="FIELD=right|wrong...", help="What was looked at.")
    ],
    text: Annotated[str, typer.Option("--text", metavar="WORDS", help="What was found.")] = "",
    by: ByOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """Say of a drawn item's fields whether they are right."""
    from duixian.desk import reviewing

    said = {}
    for pair in fields:
        name, _, word = pair.partition("=")
        if not name or word not in ("right", "wrong"):
            raise UsageError(f"{pair!r} is not FIELD=right or FIELD=wrong")
        said[name] = word == "right"
    with at_desk(context, books, database) as desk:
        event = reviewing.review(desk, draw, item, actor(by), said, text=text)
    show_events([event], format, output)


@desk_app.command(epilog="Example: [bold]duixian desk errors draw-1[/bold]")
def errors(
    context: typer.Context,
    draw: Annotated[str, typer.Argument(metavar="DRAW", help="draw-1, draw-2 …")],
    format: FormatOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    books: BooksOption = None,
) -> None:
    """The error rate that a draw's reviews found, of items and fields, with its exact 95 %
    interval (Clopper and Pearson)."""
    from duixian.desk import ErrorRate, reviewing

    with at_desk(context, books, database) as desk:
        rows = reviewing.error_rates(desk, draw)
    show(ErrorRate, rows, format, output, columns.DESK_ERRORS)
