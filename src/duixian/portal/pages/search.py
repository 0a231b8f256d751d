"""Search: the question understood, promises with their verdicts, and full text for the rest."""

from __future__ import annotations

from typing import Any, get_args

from duixian.model import Role, SectionRole
from duixian.portal import marking, promises, questions
from duixian.portal.looking import look_for
from duixian.portal.pages import rows as book_rows
from duixian.portal.questions import claim_path, place_path, short
from duixian.portal.readmodel.fulltext import DEEPEST, Query
from duixian.portal.understanding import KINDS, Understood, understand
from duixian.portal.web.pages import Ask, View, page
from duixian.registry import series as series_registry
from duixian.text import fold

HIT_COLUMNS = (
    *("kind", "doc", "government", "year", "part", "sentence", "start", "end", "claim_id"),
    *("indicator", "value", "value_high", "unit", "bound", "role", "period", "report_id", "href"),
)
NAMED = 12
"""Governments and series of the name that are shown."""
ORDER = "year DESC, series IS NULL, gkey, account_id"
PROMISES = 8
"""Promises shown; the link below them leads to more."""


@page("/search", rows="the places of this page of hits")
def search(ask: Ask) -> View:
    """What was promised of it, and where the words stand."""
    params = ask.params
    asked = params.text("q")
    as_words = params.several_among("words", KINDS)
    meant = understand(asked, questions.governments(ask.look), as_words)
    own = questions.keys(ask.look, params.texts("government"))
    kind = params.among("kind", ("sentence", "claim")) or "sentence"
    query = Query(
        text=meant.words,
        kind=kind,
        governments=own or meant.governments,
        years=params.years() or meant.years,
        part=params.among("part", get_args(SectionRole)),
        role=params.among("role", get_args(Role)) if kind == "claim" else None,
    )
    rows = params.rows(default=20)
    number = params.whole("page", 1, least=1, most=DEEPEST)
    looked = look_for(ask.look.fulltext, meant, query, rows, (number - 1) * rows)
    hits = looked.hits
    settled = _promises(ask, meant, own)
    places = [_place(hit) for hit in hits.places]
    last = min(hits.total, DEEPEST) > number * rows
    data: dict[str, Any] = {
        "q": asked,
        "understood": [part.row() for part in meant.parts],
        "rest": list(meant.rest),
        "as_words": list(as_words),
        "other_names": looked.other_names,
        "promises": [book_rows.account_row(row) for row in settled.rows],
        "promises_total": settled.total,
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
        "governments": _governments(ask, asked),
        "series": _series(asked, meant),
    }
    promises.put_keys(ask.look, data["promises"])
    book_rows.with_contexts(ask.look, [s for a in data["promises"] for s in book_rows.sides(a)])
    return View(
        "search.html.j2",
        data,
        rows=places,
        columns=HIT_COLUMNS,
        layout={
            "next": ask.link(page=number + 1) if last else None,
            "previous": ask.link(page=number - 1) if number > 1 else None,
            "parts_of": get_args(SectionRole),
            "roles": get_args(Role),
            "marked": marking.marked,
            "sought": looked.sought,
            "undo": {
                part.kind: ask.link(words=",".join([*as_words, part.kind]), page=None)
                for part in meant.parts
            },
            "redo": ask.link(words=None, page=None) if as_words else None,
            "more_promises": ask.link(promises=min(settled.total, 1000)),
        },
    )


def _promises(ask: Ask, meant: Understood, own: tuple[str, ...]) -> questions.Chosen:
    """The accounts that answer, the latest first; of a question of no words none."""
    if not (meant.parts or meant.rest):
        return questions.Chosen([], 0)
    conditions = meant.promises().within("gkey", own).years(ask.params.years(), "year")
    limit = ask.params.whole("promises", PROMISES, least=1, most=1000)
    return questions.select(ask.look, "accounts", conditions, ORDER, limit=limit)


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


def _series(text: str, meant: Understood) -> list[dict[str, str]]:
    """Series in whose names a word stands, and what else was understood, each once."""
    words = [word for word in fold(text).lower().split() if len(word) > 1]
    named = {
        one.id: {"id": one.id, "zh": one.zh, "en": one.en}
        for one in series_registry.load().values()
        if any(w in one.zh or w in one.en.lower() or w == one.id for w in words)
    }
    for part in meant.of("indicator"):
        if part.value:
            named.setdefault(part.value, {"id": part.value, "zh": part.zh, "en": part.en})
    return list(named.values())[:NAMED]
