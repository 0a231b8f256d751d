"""Commands that follow one headline series: down the levels, along the years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from duixian.cli import columns
from duixian.cli.app import app
from duixian.cli.options import BooksOption, FormatOption, OutputOption, WhereOption
from duixian.errors import UsageError
from duixian.model import Bound, Genre, Headline, Role, Verdict

if TYPE_CHECKING:
    from duixian.books import Books
    from duixian.registry.series import Series

SeriesArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[SERIES]", help="Id or name of a headline series: gdp_growth, 地区生产总值."
    ),
]
SeriesNamed = Annotated[
    str | None,
    typer.Option(
        "--indicator", "-i", metavar="SERIES", help="The same, as other commands take it."
    ),
]


def _asked(series: str | None, named: str | None, role: Role | None = None) -> Series:
    """The one series that was named, before or behind ``-i``."""
    from duixian.cli.series_named import one_named

    if series is not None and named is not None:
        raise UsageError("SERIES and --indicator were given. Give one or the other")
    given = series or named
    if given is None:
        raise UsageError("no series was named. Give its id or name: gdp_growth")
    return one_named(given, role)


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """The target or the result of one year in a trend. Source offsets."""

    doc: str
    claim_id: str | None
    value: float | None
    value_high: float | None
    unit: str | None
    bound: Bound | None
    qualitative: str | None
    quote: str | None
    start: int | None
    end: int | None
    comparable: float | None
    """The figure in the series' own unit."""
    comparable_high: float | None
    series_unit: str
    genre: Genre
    """work_report; plan_report where that stands in for a work report that is not there."""


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One year of one series of one government; null where a side was never given."""

    government: str
    government_code: str | None
    series: str
    year: int
    target: ComparedSide | None
    result: ComparedSide | None
    verdict: Verdict | None
    """What became of the target; null where none was set."""


@app.command(
    epilog="Examples: [bold]duixian ladder gdp_growth --year 2025[/bold], "
    "[bold]duixian ladder gdp_growth --year 2026 --latest[/bold]"
)
def ladder(
    context: typer.Context,
    series: SeriesArgument = None,
    *,
    year: Annotated[int, typer.Option("--year", "-y", metavar="YEAR", help="Plan year.")],
    latest: Annotated[
        bool,
        typer.Option(
            "--latest", help="Who has no report of that year stands with the last before it."
        ),
    ] = False,
    indicator: SeriesNamed = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """One series' targets from the nation down to the county, with what each level adds to
    the one above it, and who set none."""
    from duixian import settle
    from duixian.books import table_of
    from duixian.books import where as meeting
    from duixian.cli.output import emit, fitting
    from duixian.cli.unmet import say_unmet

    kept = context.obj.open(books)
    wanted = _asked(series, indicator, "target").id
    rungs = settle.ladder(
        kept.series_part(wanted, year, earlier=latest), wanted, year, latest=latest
    )
    if not rungs:
        say_unmet(kept, (), (str(year),))
    if output is None and not where and (format or fitting()) == "table" and rungs:
        from duixian.cli import ladder_page

        ladder_page.show(rungs, year)
        return
    rows = table_of(settle.Rung, rungs)
    emit(meeting(rows, where) if where else rows, format, output, columns=columns.LADDER)


@app.command(epilog="Example: [bold]duixian trend urban_new_jobs --government 全国[/bold]")
def trend(
    context: typer.Context,
    series: SeriesArgument = None,
    *,
    government: Annotated[
        str, typer.Option("--government", "-g", metavar="NAME", help="Name or code of one.")
    ],
    indicator: SeriesNamed = None,
    where: WhereOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    books: BooksOption = None,
) -> None:
    """One series of one government over all years: the target set for each year, with its
    bound, and the result reported for it."""
    from duixian import settle
    from duixian.books import table_of
    from duixian.books import where as meeting
    from duixian.cli.output import emit
    from duixian.settled import Settled

    kept = context.obj.open(books)
    wanted = _asked(series, indicator).id
    name, code = _one_government(kept, government)
    part = kept.part(code or name)
    settled = Settled(kept).accounts_of(code or name)
    verdicts = {a.year: a.verdict for a in settled if a.series == wanted}
    found = [
        TrendRow(
            *(name, code, wanted, point.year),
            target=_side(point.target),
            result=_side(point.result),
            verdict=verdicts.get(point.year),
        )
        for point in settle.trend(part, wanted, code or name)
    ]
    rows = table_of(TrendRow, found)
    emit(meeting(rows, where) if where else rows, format, output, columns=columns.TREND)


def _one_government(books: Books, wanted: str) -> tuple[str, str | None]:
    """Name and code of the one government that is meant; `UsageError` for none or several."""
    from duixian.cli.unmet import suggested
    from duixian.registry.lineage import line_of

    # by year: of one government that was called otherwise before, the newest name is told
    rows = sorted(books.reports(government=wanted), key=lambda r: r["report_year"] or 0)
    lines = {
        line_of(r["government_code"], r["government"]): (r["government"], r["government_code"])
        for r in rows
        if r["government"] is not None
    }
    found = list(lines.values())
    if not found:
        near = suggested(books, wanted)
        advice = f"The nearest is {near}" if near else "`reports` lists whose are"
        raise UsageError(f"no report of {wanted!r} is in the books. {advice}")
    if len(found) > 1:
        named = ", ".join(f"{name} ({code})" for name, code in found)
        raise UsageError(f"{wanted!r} may mean {named}. Give the code")
    return found[0]


def _side(cell: Headline | None) -> ComparedSide | None:
    from duixian.registry import series as registry
    from duixian.settle import comparable

    if cell is None:
        return None
    return ComparedSide(
        doc=cell.doc,
        claim_id=cell.claim_id,
        value=cell.value,
        value_high=cell.value_high,
        unit=cell.unit,
        bound=cell.bound,
        qualitative=cell.qualitative,
        quote=cell.quote,
        start=cell.start,
        end=cell.end,
        comparable=comparable(cell.series, cell.value, cell.unit),
        comparable_high=comparable(cell.series, cell.value_high, cell.unit),
        series_unit=registry.load()[cell.series].unit,
        genre=cell.genre,
    )
