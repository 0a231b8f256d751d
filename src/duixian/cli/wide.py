"""The command that gives wide tables: governments × series of a year, or × years of a series."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.app import app
from duixian.cli.options import BooksOption, FormatOption, GovernmentOption, OutputOption
from duixian.errors import UsageError

if TYPE_CHECKING:
    from duixian.books import Books
    from duixian.model import Level
    from duixian.settle import Wide, WideRole


class WideRoleName(StrEnum):
    """What of a series a wide table shows."""

    target = "target"
    result = "result"
    both = "both"


class LevelName(StrEnum):
    """Levels of government."""

    nation = "nation"
    province = "province"
    prefecture = "prefecture"
    county = "county"
    township = "township"


@app.command(
    epilog="Examples: [bold]duixian wide 2026 --level province -o 2026.xlsx[/bold], "
    "[bold]duixian wide --series gdp_growth -y 2016-2025 -f csv[/bold]"
)
def wide(
    context: typer.Context,
    year: Annotated[
        int | None,
        typer.Argument(metavar="[YEAR]", help="Year of the figures: a column for each series."),
    ] = None,
    series: Annotated[
        list[str] | None,
        typer.Option(
            "--series",
            "-s",
            "--indicator",
            "-i",
            metavar="SERIES",
            help="Id or name of a headline series. Without YEAR one: a column for each year.",
        ),
    ] = None,
    role: Annotated[
        WideRoleName, typer.Option("--role", "-r", help="Targets, results, or both side by side.")
    ] = WideRoleName.target,
    government: GovernmentOption = None,
    level: Annotated[
        LevelName | None,
        typer.Option("--level", "-l", help="Of the provinces all 31 stand there."),
    ] = None,
    years: Annotated[
        list[str] | None,
        typer.Option(
            "--year",
            "-y",
            metavar="YEAR",
            help="Without YEAR: 2025 or 2016-2020, each with its column. May be repeated.",
        ),
    ] = None,
    long: Annotated[
        bool, typer.Option("--long", help="A row for each cell, with its quote and place.")
    ] = False,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """Governments × headline series for a year, or × years for a series, on one page.

    A year is that of the figures: targets stand in the report of that year, results in the next
    one. Figures are in the series' own unit. A cell without one says why: told by parts only, in
    words only, said to set none, not found in the report, no report.
    """
    from duixian import exports
    from duixian.books import table_of
    from duixian.cli.language import Language, is_chinese
    from duixian.cli.output import IN_LANGUAGE, emit, send
    from duixian.cli.unmet import say_unmet
    from duixian.settle import WideCell

    kept = context.obj.open(books)
    made = _made(kept, year, series or [], role, government or [], level, years or [])
    say_unmet(kept, government or (), ())
    _say_no_report(made)
    if long:
        rows = table_of(WideCell, list(made.cells()))
        emit(rows, format, output, columns=columns.WIDE, called={"words": "words_said"})
        return
    language: Language = "zh" if is_chinese() else "en"
    send(
        lambda chosen, out: exports.write_wide(made, chosen, out, language, **IN_LANGUAGE),
        format,
        output,
    )


def _made(
    kept: Books,
    year: int | None,
    series: list[str],
    role: WideRoleName,
    government: list[str],
    level: LevelName | None,
    years: list[str],
) -> Wide:
    from duixian import settle
    from duixian.books import Filter
    from duixian.cli.series_named import one_named
    from duixian.text import several_series

    side: WideRole = role.value
    of_level: Level | None = level.value if level else None
    if year is not None:
        if years:
            raise UsageError("YEAR and --year were both given. Give one of them")
        ids = several_series(series)
        return settle.wide(
            kept.query, year, series=ids, role=side, government=government, level=of_level
        )
    if len(series) != 1:
        raise UsageError("give a YEAR, or one --series for a column of each year")
    wanted = one_named(series[0], "target" if side == "both" else side).id
    spans = Filter.of(year=years).years
    return settle.wide_years(
        kept.query, wanted, years=spans, role=side, government=government, level=of_level
    )


def _say_no_report(made: Wide) -> None:
    """Say of a role and year of which the books have no report at all: results of a year stand
    in the reports of the next one."""
    from duixian.cli.say import say

    if made.by == "year":
        return
    found: dict[tuple[str, int, int], bool] = {}
    for cell in made.cells():
        key = (cell.role, cell.year, cell.report_year)
        found[key] = found.get(key, False) or cell.doc is not None
    for (role, year, report_year), is_there in found.items():
        if is_there:
            continue
        if role == "target":
            say(f"the targets of {year} stand in reports of {report_year}, and no such is there")
        else:
            say(f"the results of {year} stand in reports of {report_year}, and no such is there")
