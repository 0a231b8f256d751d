"""A series or indicator over all governments and years: panel, chart, ladder, ranking."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from duixian import settle
from duixian.books import claims_measuring
from duixian.portal import charts, naming, questions, wording
from duixian.portal.pages import rows as book_rows
from duixian.portal.pages.panel import PANEL_COLUMNS, cells
from duixian.portal.pages.report import CLAIM_COLUMNS
from duixian.portal.questions import Conditions, claim_path, place_path
from duixian.portal.readmodel import Look, PanelFacts
from duixian.portal.web.errors import not_found
from duixian.portal.web.language import PageWords
from duixian.portal.web.opening import if_it_may_come
from duixian.portal.web.pages import Ask, View, page
from duixian.registry import indicators as indicator_registry
from duixian.registry import series as series_registry
from duixian.registry.series import Series
from duixian.text import fold, meaning

Row = dict[str, Any]


@page("/i/{name}", rows="the cells of the series, or the claims of the indicator")
def indicator(ask: Ask, name: str) -> View:
    """A headline series, a canonical indicator, or an indicator by its words."""
    known = series_registry.load()
    if name in known:
        return _series(ask, known[name])
    meant = meaning(name)
    if len(meant.series) == 1 and not (meant.indicators or meant.words):
        return _series(ask, known[meant.series[0]])
    return _indicator(ask, name)


# -- a series ----------------------------------------------------------------------------


def _series(ask: Ask, series: Series) -> View:
    look, params = ask.look, ask.params
    limit = params.rows()
    own = Conditions().also("series = ?", series.id)
    every = cells(look, own, None).rows
    for row in every:
        row["href"] = claim_path(row["claim_id"]) if row["claim_id"] else None
    told = in_work_reports(every)
    keys = [g.key for g in questions.governments(look)]
    asked = params.text("government")
    focus = questions.government(look, asked).key if asked else _fullest(told)
    year = params.year() or max((c["year"] for c in told if c["role"] == "target"), default=None)
    ranked = _ranked(told, year)
    mine = [c for c in told if place_key(c) == focus]
    return View(
        "series.html.j2",
        {
            "series": {
                "id": series.id,
                "zh": series.zh,
                "en": series.en,
                "unit": series.unit,
                "indicator": series.indicator,
                "aspect": series.aspect,
                "polarity": series.polarity,
            },
            "government": focus,
            "year": year,
            "years": sorted({c["year"] for c in told}),
            "governments": [
                {"key": key, "government": name} for key, name in _names(told, keys).items()
            ],
            "cells": every,
            "ladder": _ladder(look, series.id, year) if year else [],
            "ranked": ranked,
            "ranking": ranking(told, ranked, series.polarity) if ranked else [],
        },
        rows=every,
        columns=(*PANEL_COLUMNS, *settle.COMPARABLE, "href"),
        layout={
            "chart": trend(mine, series, ask.words),
            "mine": sorted(mine, key=lambda c: (c["year"], c["role"])),
            "matrices": {role: matrix(told, role, keys, limit) for role in ("target", "result")},
            "limit": limit,
        },
    )


def in_work_reports(every: list[Row]) -> list[Row]:
    """What work reports say, or the plan report of a year that has no work report: beside one
    it mostly says the same again."""
    work = {(place_key(r), r["report_year"]) for r in every if r["genre"] == "work_report"}
    return [
        row
        for row in every
        if (row["genre"] == "work_report" or (place_key(row), row["report_year"]) not in work)
        and not row["absent"]
        and row["year"] is not None
    ]


def trend(mine: list[Row], series: Series, language: PageWords) -> charts.Chart | None:
    """The chart of one government's cells; None where there is too little to draw."""
    if not mine:
        return None
    name = language.either(series.zh, series.en)
    whose = naming.place(mine[0]["government"], language)
    title = language("indicator.chart_of", name=name, government=whose)
    return charts.targets_and_results(
        [pointed(cell, whose, language) for cell in mine],
        series.unit,
        title,
        language,
    )


def pointed(cell: Row, who: str, language: PageWords) -> Row:
    """A cell as a point of a chart: whose, what it says in words, and the way to its characters."""
    said = language(
        "chart.point",
        who=who,
        year=cell["year"],
        role=language.name("role", cell["role"]),
        figure=wording.figure(cell, language),
    )
    return {**cell, "who": who, "said": said, "href": characters(cell)}


def characters(cell: Row) -> str:
    """The address of a cell's characters: of its claim, else of its place in the report."""
    claim = cell["claim_id"]
    return claim_path(claim) if claim else place_path(cell["doc"], cell["start"] or 0)


def place_key(cell: Row) -> str:
    """The key of the government that a cell is of."""
    key: str = cell["government_code"] or cell["government"]
    return key


def _names(told: list[Row], order: list[str]) -> dict[str, str]:
    names = {place_key(c): c["government"] for c in told if c["government"]}
    return {key: names[key] for key in order if key in names}


def _fullest(told: list[Row]) -> str | None:
    counts: dict[str, int] = {}
    for cell in told:
        if cell["government"]:
            counts[place_key(cell)] = counts.get(place_key(cell), 0) + 1
    return max(counts, key=lambda key: counts[key], default=None)


def matrix(told: list[Row], role: str, order: list[str], limit: int) -> Row:
    """Governments × years of one role, newest first, as rows with a cell for each year."""
    mine = [c for c in told if c["role"] == role and c["government"]]
    years = sorted({c["year"] for c in mine}, reverse=True)
    by_place = {(place_key(c), c["year"]): c for c in mine}
    names = _names(mine, order)
    rows = [
        {"key": key, "government": name, "cells": [by_place.get((key, y)) for y in years]}
        for key, name in list(names.items())[:limit]
    ]
    return {"years": years, "rows": rows, "total": len(names)}


def ranking(told: list[Row], year: int, polarity: str) -> list[Row]:
    """Governments by what they report for a year, the best first; neutral ones by size.

    What is compared is the figure in the series' own unit; a figure that has none has no place.
    """
    mine = [
        c
        for c in told
        if c["role"] == "result" and c["year"] == year and c["comparable"] is not None
    ]
    best = {place_key(c): c for c in mine}
    lower_is_better = polarity in ("ceiling", "fall")
    ordered = sorted(best.values(), key=lambda c: c["comparable"], reverse=not lower_is_better)
    places: list[Row] = []
    for number, cell in enumerate(ordered, start=1):
        tied = places and places[-1]["comparable"] == cell["comparable"]
        places.append({**cell, "rank": places[-1]["rank"] if tied else number})
    return places


def _ranked(told: list[Row], year: int | None) -> int | None:
    """The year that is ranked: the newest up to the shown one of which there are results. Those
    of the newest targets come a year later."""
    if year is None:
        return None
    has = (c["year"] for c in told if c["role"] == "result" and c["comparable"] is not None)
    return max((y for y in has if y <= year), default=year)


def _ladder(look: Look, series: str, year: int) -> list[Row]:
    rungs = settle.ladder(PanelFacts(look.reader, series), series, year)
    return [asdict(rung) for rung in rungs]


# -- an indicator ------------------------------------------------------------------------

ASPECTS = ("level", "growth", "change", "gap", "rank", "streak")
ROLES = ("target", "result", "context")
_ORDER = 'report_year DESC NULLS LAST, gkey, "start", claim_id'


def _indicator(ask: Ask, name: str) -> View:
    params = ask.params
    meant = meaning(name).indicators
    known = indicator_registry.load().by_id[meant[0]] if meant else None
    own = _own(ask.look, name)
    wanted = (
        own.within("gkey", questions.keys(ask.look, params.texts("government")))
        .years(params.years())
        .within("aspect", params.several_among("aspect", ASPECTS))
        .within("role", params.several_among("role", ROLES))
    )
    limit = params.rows()
    if ask.form == "csv":
        all_of_them = questions.every(ask.look, "claims", wanted, _ORDER)
        return View(
            "indicator.html.j2",
            {},
            rows=map(book_rows.claim_row, all_of_them),
            columns=CLAIM_COLUMNS,
        )
    found = questions.select(ask.look, "claims", wanted, _ORDER, limit=limit)
    claims = [book_rows.claim_row(row) for row in found.rows]
    return View(
        "indicator.html.j2",
        {
            "name": name,
            "zh": known.zh if known else name,
            "en": known.en if known else name,
            "synonyms": list(known.synonyms) if known else [],
            "series": [
                {"id": s.id, "zh": s.zh, "en": s.en}
                for s in series_registry.load().values()
                if known and s.indicator == known.id
            ],
            "chosen": {n: list(params.texts(n)) for n in ("government", "year", "aspect", "role")},
            "claims": claims,
            "total": found.total,
        },
        rows=claims,
        columns=CLAIM_COLUMNS,
        layout={"aspects": ASPECTS, "roles": ROLES, "limit": limit},
    )


def _own(look: Look, name: str) -> Conditions:
    """Claims of an indicator: by what the registry calls so, else by a whole phrase, else by a
    part of it."""
    meant = meaning(name)
    if meant.indicators:
        return Conditions().measures([name], claims_measuring)
    for sql in ("indicator = ?", "contains(indicator, ?)"):
        own = Conditions().also(sql, fold(name))
        if look.reader.value(f"SELECT 1 FROM claims{own.sql} LIMIT 1", own.values):
            return own
    raise if_it_may_come(look, not_found("no_indicator", name=name))
