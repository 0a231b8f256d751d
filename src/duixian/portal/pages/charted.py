"""A series of several governments over the years, on one chart."""

from __future__ import annotations

from duixian import settle
from duixian.portal import charts, drawing, naming, picture, questions, series_names
from duixian.portal.pages.indicator import characters, in_work_reports, place_key, pointed, trend
from duixian.portal.pages.panel import PANEL_COLUMNS, cells
from duixian.portal.questions import Conditions, Gov, Row
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import malformed
from duixian.portal.web.language import PageWords
from duixian.portal.web.pages import Ask, View, page
from duixian.portal.web.params import Params
from duixian.registry.series import Series

SHOWN_FIRST = 3
"""Governments on a chart for which none was named: those of which most is known."""
ROLES = ("target", "result")
COLUMNS = (*PANEL_COLUMNS, *settle.COMPARABLE, "href")


@page("/i/{name}/chart", rows="the cells that are drawn")
def several(ask: Ask, name: str) -> View:
    """A series of several governments over the years, on one chart."""
    series = series_names.one(name)
    shown, told = chosen(ask.look, ask.params, series)
    drawn = lines(shown, told, series, ask.words)
    own = {gov.key: [c for c in told if place_key(c) == gov.key] for gov in shown}
    return View(
        "charted.html.j2",
        {
            "series": described(series),
            "governments": [{"key": g.key, "government": g.name, "href": g.path} for g in shown],
            "chosen": {n: list(ask.params.texts(n)) for n in ("government", "year", "role")},
            "cells": told,
        },
        rows=told,
        columns=COLUMNS,
        layout={
            "chart": drawn,
            "drawing": picture.inside(drawn) if drawn else None,
            "most": drawing.MOST_LINES,
            "roles": ROLES,
            "without": [gov.name for gov in shown if not own[gov.key]],
            "table": _table(own),
        },
    )


def described(series: Series) -> Row:
    """A series as data."""
    return {"id": series.id, "zh": series.zh, "en": series.en, "unit": series.unit}


def chosen(look: Look, params: Params, series: Series) -> tuple[list[Gov], list[Row]]:
    """The governments that an address asks for, and their cells; without any, those with most
    cells. `Refusal` (400) for more than one chart tells apart."""
    roles = params.several_among("role", ROLES) or ROLES
    own = (Conditions().also("series = ?", series.id).within("role", roles)).years(
        params.years(), "year"
    )
    named = [questions.government(look, given) for given in params.texts("government")]
    named = list({gov.key: gov for gov in named}.values())
    if len(named) > drawing.MOST_LINES:
        raise malformed("too_many_lines", number=len(named), most=drawing.MOST_LINES)
    if named:
        own = own.within("gkey", [gov.key for gov in named])
    told = [c for c in in_work_reports(cells(look, own, None).rows) if c["government"]]
    if not named:
        counts: dict[str, int] = {}
        for cell in told:
            if cell["comparable"] is not None:
                counts[place_key(cell)] = counts.get(place_key(cell), 0) + 1
        first = sorted(counts, key=lambda key: (-counts[key], key))[:SHOWN_FIRST]
        named = [gov for gov in questions.governments(look) if gov.key in first]
    names = {gov.key: gov.name for gov in named}
    return named, [{**cell, "href": characters(cell)} for cell in told if place_key(cell) in names]


def lines(
    shown: list[Gov], told: list[Row], series: Series, language: PageWords
) -> charts.Chart | None:
    """The chart of some governments; of one alone, that of its page."""
    if len(shown) == 1:
        return trend(told, series, language)
    names = {gov.key: naming.place(gov.name, language) for gov in shown}
    points = [pointed(cell, names[place_key(cell)], language) for cell in told]
    title = language(
        "indicator.chart_of",
        name=language.either(series.zh, series.en),
        government=language("site.list_comma").join(names.values()),
    )
    return charts.several(points, list(names.values()), series.unit, title, language)


def _table(own: dict[str, list[Row]]) -> list[Row]:
    """Years, the latest first, with a list of cells for each government."""
    years = sorted({cell["year"] for told in own.values() for cell in told}, reverse=True)
    return [
        {
            "year": year,
            "cells": [
                sorted((c for c in told if c["year"] == year), key=lambda c: ROLES.index(c["role"]))
                for told in own.values()
            ],
        }
        for year in years
    ]
