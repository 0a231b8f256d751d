"""A year's targets of one series, province by province."""

from __future__ import annotations

from duixian.portal import charts, naming, picture, series_names
from duixian.portal.pages.charted import described
from duixian.portal.pages.indicator import characters, pointed
from duixian.portal.pages.panel import cells
from duixian.portal.questions import Conditions, Row
from duixian.portal.readmodel import Look
from duixian.portal.web.language import PageWords
from duixian.portal.web.pages import Ask, View, page
from duixian.registry import governments, tiles
from duixian.registry.series import Series

NATION = governments.NATION.code
COLUMNS = (
    *("code", "government", "state", "year", "value", "value_high", "unit", "bound", "comparable"),
    *("comparable_high", "qualitative", "quote", "doc", "start", "end", "claim_id", "href"),
)


@page("/i/{name}/dots", rows="the provinces with their targets, the highest first")
def dotted(ask: Ask, name: str) -> View:
    """What each province set itself for one year."""
    series = series_names.one(name)
    found = asked(ask.look, series, ask.params.year())
    drawn = drawing_of(found, series, ask.words)
    return View(
        "dotted.html.j2",
        {"series": described(series), **found},
        rows=found["places"],
        columns=COLUMNS,
        layout={"chart": drawn, "drawing": picture.inside(drawn) if drawn else None},
    )


def asked(look: Look, series: Series, year: int | None) -> Row:
    """The year, the nation's own target for it, and every province: its target or why it has none.

    Without a year the latest for which a province set the series a target.
    """
    codes = [tile.code for tile in tiles.load() if tile.data]
    own = (
        Conditions()
        .also("series = ?", series.id)
        .also("role = 'target'")
        .also("year = report_year")
        .also("genre = 'work_report'")
        .within("gkey", [NATION, *codes])
    )
    every = cells(look, own, None).rows
    years = sorted({c["year"] for c in every if c["government_code"] != NATION})
    shown = year if year is not None else years[-1] if years else None
    mine = {c["government_code"]: c for c in every if c["year"] == shown}
    reporting = _reporting(look, shown)
    places = [_place(code, mine.get(code), code in reporting) for code in codes]
    nation = mine.get(NATION)
    return {
        "year": shown,
        "years": years,
        "nation": nation and _place(NATION, nation, True),
        "places": sorted(places, key=order),
    }


def drawing_of(found: Row, series: Series, language: PageWords) -> charts.Chart | None:
    """The chart of what was `asked`."""
    pointed_at = [
        pointed(place, naming.place(place["government"], language), language)
        for place in found["places"]
        if place["state"] == "figure"
    ]
    nation = found["nation"]
    across = nation and pointed(nation, naming.place(nation["government"], language), language)
    title = language(
        "home.map", name=language.either(series.zh, series.en), year=found["year"] or "—"
    )
    return charts.dots(pointed_at, across, series.unit, title, language)


def _reporting(look: Look, year: int | None) -> set[str]:
    rows = look.reader.rows(
        "SELECT DISTINCT gkey FROM reports WHERE genre = 'work_report' AND report_year = ?", [year]
    )
    return {row["gkey"] for row in rows}


def _place(code: str, cell: Row | None, reports: bool) -> Row:
    unit = governments.by_code(code)
    told = cell is not None and not cell["absent"]
    state = "absent" if reports else "no_report"
    if told and cell is not None:
        state = "figure" if cell["comparable"] is not None else "words"
    return {
        **{name: cell.get(name) if cell else None for name in COLUMNS},
        "role": "target",
        "code": code,
        "government": unit.name if unit else code,
        "state": state,
        "href": characters(cell) if cell is not None and cell["quote"] else None,
    }


def order(place: Row) -> tuple[bool, float, str]:
    """The highest first, a range by its middle; without a figure last."""
    if place["state"] != "figure":
        return True, 0.0, place["code"]
    low, high = place["comparable"], place["comparable_high"]
    return False, -(low + (low if high is None else high)) / 2, place["code"]
