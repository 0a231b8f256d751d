"""Full text over sentences and claims, with governments and series of that name beside."""

from __future__ import annotations

from typing import Any, get_args

from duixian.model import Role, SectionRole
from duixian.portal import marking, questions
from duixian.portal.questions import claim_path, place_path, short
from duixian.portal.readmodel.fulltext import DEEPEST, Query
from duixian.portal.web.pages import Ask, View, page
from duixian.registry import indicators as indicator_registry
from duixian.registry import series as series_registry
from duixian.text import fold

HIT_COLUMNS = (
    *("kind", "doc", "government", "year", "part", "sentence", "start", "end", "claim_id"),
    *("indicator", "value", "value_high", "unit", "bound", "role", "period", "report_id", "href"),
)
NAMED = 12
"""Governments and series of the name that are shown."""


@page("/search", rows="the places of this page of hits")
def search(ask: Ask) -> View:
    """Places where the words stand."""
    params = ask.params
    kind = params.among("kind", ("sentence", "claim")) or "sentence"
    query = Query(
        text=params.text("q"),
        kind=kind,
        governments=questions.keys(ask.look, params.texts("government")),
        years=params.years(),
        part=params.among("part", get_args(SectionRole)),
        role=params.among("role", get_args(Role)) if kind == "claim" else None,
    )
    rows = params.rows(default=20)
    number = params.whole("page", 1, least=1, most=DEEPEST)
    hits = ask.look.fulltext.find(query, rows, (number - 1) * rows)
    places = [_place(hit) for hit in hits.places]
    last = min(hits.total, DEEPEST) > number * rows
    return View(
        "search.html.j2",
        {
            "q": query.text,
            "kind": kind,
            "chosen": {
                "government": list(params.texts("government")),
                "year": list(params.texts("year")),
                "part": query.part,
                "role": query.role,
            },
            "total": hits.total,
            "page": number,
            "hits": places,
            "governments": _governments(ask, query.text),
            "series": _series(query.text),
        },
        rows=places,
        columns=HIT_COLUMNS,
        layout={
            "next": ask.link(page=number + 1) if last else None,
            "previous": ask.link(page=number - 1) if number > 1 else None,
            "parts_of": get_args(SectionRole),
            "roles": get_args(Role),
            "marked": marking.marked,
        },
    )


def _place(hit: dict[str, Any]) -> dict[str, Any]:
    claim_id = hit.get("claim_id")
    href = claim_path(claim_id) if claim_id else place_path(hit["doc"], hit["start"])
    return {name: hit.get(name) for name in HIT_COLUMNS} | {"href": href}


def _governments(ask: Ask, text: str) -> list[dict[str, object]]:
    words = [short(word) for word in fold(text).split() if len(word) > 1]
    return [
        gov.row()
        for gov in questions.governments(ask.look)
        if any(word in gov.name or short(gov.name) == word for word in words)
    ][:NAMED]


def _series(text: str) -> list[dict[str, str]]:
    words = [word for word in fold(text).lower().split() if len(word) > 1]
    named = []
    for series in series_registry.load().values():
        if any(w in series.zh or w in series.en.lower() or w == series.id for w in words):
            named.append({"id": series.id, "zh": series.zh, "en": series.en})
    known = indicator_registry.load()
    for word in words:
        found = known.by_phrase.get(word)
        if found:
            indicator = known.by_id[found]
            named.append({"id": indicator.id, "zh": indicator.zh, "en": indicator.en})
    return named[:NAMED]
