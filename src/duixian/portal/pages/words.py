"""Words counted in the reports, their places, and who says them first and last."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from duixian import words as counting
from duixian.books import table_of
from duixian.portal import counted, downloads, questions
from duixian.portal.counted import WordQuestion
from duixian.portal.readmodel import Look
from duixian.portal.web.pages import Ask, View, attachment, page
from duixian.portal.web.params import Params
from duixian.registry import dictionaries

Row = dict[str, Any]

COUNT_COLUMNS = (
    *("doc", "report_id", "government", "government_code", "report_year", "dictionary", "word"),
    *("category", "section_role", "count", "negated", "repeated", "han", "words", "sentences"),
    *("share", "as_published", "remark", "href"),
)
HIT_COLUMNS = (
    *("doc", "report_id", "government", "government_code", "report_year", "dictionary", "word"),
    *("category", "section_role", "start", "end", "quote", "sentence", "sentence_start", "negated"),
    *("repeated", "href"),
)
_SAID = ("doc", "report_id", "year", "count", "start", "end", "quote", "sentence", "href")
TRACK_COLUMNS = (
    *("government", "government_code", "dictionary", "word", "reports", "said", "count", "years"),
    *(f"{side}_{name}" for side in ("first", "last") for name in _SAID),
    *("still", "dropped"),
)
_YES = ("yes",)


@page("/words", rows="how often the words stand in each report, and part of it")
def words(ask: Ask) -> View:
    """How often words stand in the reports."""
    question = asked(ask.look, ask.params)
    rows = [{**row, "href": _places(ask.params, row)} for row in counted.counts(ask.look, question)]
    data, layout = _shown(ask, question, rows)
    return View("words.html.j2", data, rows=rows, columns=COUNT_COLUMNS, layout=layout)


@page("/words/hits", rows="every place of the words, with its characters")
def hits(ask: Ask) -> View:
    """Every place that is counted."""
    question = asked(ask.look, ask.params)
    rows = [{**row, "href": _place(row)} for row in counted.hits(ask.look, question)]
    part = ask.params.among("part", PARTS)
    if part:
        rows = [row for row in rows if row["section_role"] == part]
    if only := ask.params.text("only"):
        rows = [row for row in rows if row["word"] == only]
    data, layout = _shown(ask, question, rows)
    layout["marked"] = _marked
    return View("words_hits.html.j2", data, rows=rows, columns=HIT_COLUMNS, layout=layout)


@page("/words/track", rows="each word in the reports of each government: first, last, dropped")
def track(ask: Ask) -> View:
    """Who says a phrase first, last, and who drops it."""
    question = asked(ask.look, ask.params)
    rows = [_track_row(row) for row in counted.tracks(ask.look, question)]
    data, layout = _shown(ask, question, rows)
    return View("words_track.html.j2", data, rows=rows, columns=TRACK_COLUMNS, layout=layout)


PARTS = ("review", "problems", "targets", "tasks", "governance", "other")


def asked(look: Look, params: Params) -> WordQuestion:
    """What an address asks to be counted. `Refusal` for what cannot be."""
    return WordQuestion(
        words=params.texts("word"),
        dictionary=params.among("dictionary", dictionaries.names()),
        governments=questions.keys(look, params.texts("government")),
        years=params.years(),
        by_section=bool(params.among("by_section", _YES)),
        each=bool(params.among("each", _YES)),
        published=bool(params.among("published", _YES)),
    )


def _shown(ask: Ask, question: WordQuestion, rows: list[Row]) -> tuple[Row, Row]:
    meant = question.meant
    limit = ask.params.rows()
    lists = [dictionaries.load(name) for name in dictionaries.names()]
    data = {
        "chosen": {
            "word": list(question.words),
            "dictionary": question.dictionary,
            "government": list(ask.params.texts("government")),
            "year": list(ask.params.texts("year")),
            "by_section": question.by_section,
            "each": question.each,
            "published": question.published,
        },
        "dictionaries": [
            {
                "dictionary": one.name,
                "zh": one.zh,
                "en": one.en,
                "published": one.published,
                "source": one.source,
                "note": one.note,
                "words": [term.word for term in one.terms],
                "kept_out": {t.word: list(t.exclude) for t in one.terms if t.exclude},
            }
            for one in lists
        ],
        "inside": [list(pair) for pair in counting.inside(meant)] if meant else [],
        "of_one_character": counting.of_one_character(meant) if meant else [],
        "rows": rows if ask.form == "csv" else rows[:limit],
        "total": len(rows),
    }
    layout = {
        "limit": limit,
        "can_publish": counting.jieba_at_hand(),
        "meant": meant,
        "query": ask.link().partition("?")[2],
    }
    return data, layout


def _places(params: Params, row: Row) -> str | None:
    """The address of the places that a count counts; None where the report is missing."""
    if row["doc"] is None:
        return None
    query: list[tuple[str, object]] = [("word", word) for word in params.texts("word")]
    if dictionary := params.text("dictionary"):
        query.append(("dictionary", dictionary))
    query.append(("government", row["government_code"] or row["government"]))
    query.append(("year", row["report_year"]))
    if row["section_role"] != counting.ALL:
        query.append(("part", row["section_role"]))
    if row["word"] != counting.ALL:
        query.append(("only", row["word"]))
    return "/words/hits?" + urlencode([(k, v) for k, v in query if v is not None])


def _marked(hit: Row) -> list[tuple[str, bool]]:
    """The sentence of a place in pieces, the counted characters marked."""
    start = hit["start"] - hit["sentence_start"]
    end = hit["end"] - hit["sentence_start"]
    text = hit["sentence"]
    return [(text[:start], False), (text[start:end], True), (text[end:], False)]


def _place(row: Row) -> str:
    return questions.place_path(row["doc"], row["start"], row["end"])


def _track_row(row: Row) -> Row:
    def led(side: Row | None) -> Row | None:
        return {**side, "href": _place(side)} if side else None

    dropped = [{**one, "last": led(one["last"])} for one in row["dropped"]]
    return {**row, "first": led(row["first"]), "last": led(row["last"]), "dropped": dropped}


def download(request: Request) -> Response:
    """All counts as an Excel file."""
    state = request.app.state
    with state.holdings.look() as look:
        params = Params(request.query_params, state.settings.max_rows)
        rows = counted.counts(look, asked(look, params))
    table = table_of(counting.WordCount, [counting.WordCount(**row) for row in rows])
    return Response(
        downloads.packed(table, "xlsx"),
        media_type=downloads.FORMATS["xlsx"],
        headers={"Content-Disposition": attachment("duixian-words.xlsx")},
    )
