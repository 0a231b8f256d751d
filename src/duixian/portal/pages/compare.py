"""Two reports side by side: two years of one government, or two governments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from duixian.portal import charts, comparing, questions
from duixian.portal.pages import rows as book_rows
from duixian.portal.questions import place_path
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import malformed
from duixian.portal.web.language import PageWords
from duixian.portal.web.pages import Ask, View, page
from duixian.portal.web.params import Params

Row = dict[str, Any]

BACKGROUND = 60
"""Reports whose words make the prior: more change no rank among the first fifty terms, and
cutting sixty into words takes a second."""
TERMS = 25
"""Terms shown for each report."""
SHOWN = 60
"""Changes of a kind that the page shows; its JSON twin gives all."""
COLUMNS = (
    *("change", "role", "indicator", "aspect", "first_value", "first_value_high"),
    *("first_bound", "first_quote", "first_claim_id", "second_value", "second_value_high"),
    *("second_bound", "second_quote", "second_claim_id", "unit", "scope"),
)


@page("/compare", rows="figures that are new, dropped or changed")
def compare(ask: Ask) -> View:
    """Two reports compared, or the choice of them."""
    look = ask.look
    names = [ask.params.text("a"), ask.params.text("b")]
    reports = [
        {"doc": r["doc"], "government": r["government"], "report_year": r["report_year"]}
        for r in look.reader.rows(f"SELECT * FROM reports ORDER BY {questions.ORDERS['reports']}")
    ]
    data: Row = {
        "a": names[0] or None,
        "b": names[1] or None,
        "reports": reports,
        "first": None,
        "second": None,
    }
    if not all(names):
        return View("compare.html.j2", data, columns=COLUMNS)
    rows = [questions.report(look, name) for name in names]
    if rows[0]["report_id"] == rows[1]["report_id"]:
        raise malformed("same_report")
    pairs = _pairs(look, rows)
    attention = _attention(look, rows)
    data |= {
        "first": book_rows.report_row(rows[0]),
        "second": book_rows.report_row(rows[1]),
        "figures": pairs,
        **_wording(look, rows),
        **attention,
    }
    return View(
        "compare.html.j2",
        data,
        rows=pairs,
        columns=COLUMNS,
        layout={
            "chart": _chart(attention["topics"], ask.words),
            "shown": SHOWN,
        },
    )


def _chart(topics: list[Row], language: PageWords) -> charts.Chart | None:
    moved = [{**t, "change": (t["second"] - t["first"]) * 100} for t in topics]
    moved.sort(key=lambda t: -t["change"])
    title = language("compare.moved")
    return charts.bars(moved, language.either("zh", "en"), "change", title, language)


def moved(look: Look, params: Params, language: PageWords) -> charts.Chart | None:
    """The chart of how attention moved between the two reports that are asked for."""
    reports = [questions.report(look, params.text(name)) for name in ("a", "b")]
    return _chart(_attention(look, reports)["topics"], language)


def _pairs(look: Look, reports: list[Row]) -> list[Row]:
    sides = [
        look.reader.rows(
            "SELECT * FROM claims WHERE report_id = ? AND role IN ('target', 'result') "
            'ORDER BY "start"',
            [report["report_id"]],
        )
        for report in reports
    ]
    rows = []
    for pair in comparing.figures(*sides):
        if pair.first and pair.second and not pair.changed:
            continue
        either = pair.second or pair.first
        assert either is not None
        row: Row = {
            "change": "changed" if pair.changed else "new" if pair.second else "dropped",
            **{n: either[n] for n in ("role", "indicator", "aspect", "unit", "scope")},
        }
        for side, claim in (("first", pair.first), ("second", pair.second)):
            for name in ("value", "value_high", "bound", "quote", "claim_id"):
                row[f"{side}_{name}"] = claim[name] if claim else None
        rows.append(row)
    return rows


def _sentences(look: Look, report: Row) -> list[Row]:
    return look.reader.rows(
        'SELECT * FROM sentences WHERE report_id = ? ORDER BY "index"', [report["report_id"]]
    )


def _wording(look: Look, reports: list[Row]) -> Row:
    found = comparing.wording(*(_sentences(look, report) for report in reports))
    return {
        "same_sentences": found.same,
        "reworded": [
            {
                "first": one["text"],
                "second": other["text"],
                "likeness": likeness,
                "difference": comparing.difference(one["reading"], other["reading"]),
                "href": place_path(other["doc"], other["start"]),
            }
            for one, other, likeness in found.reworded
        ],
        "dropped_sentences": [_sentence(row) for row in found.gone],
        "new_sentences": [_sentence(row) for row in found.new],
    }


def _sentence(row: Mapping[str, Any]) -> Row:
    return {"text": row["text"], "href": place_path(row["doc"], row["start"])}


def _attention(look: Look, reports: list[Row]) -> Row:
    readings = [[s["reading"] for s in _sentences(look, report)] for report in reports]
    first, second = (comparing.word_counts(texts) for texts in readings)
    terms = comparing.log_odds(first, second, _background(look) + first + second)
    topics = comparing.by_topic(*readings)
    return {
        "topics": [asdict(topic) for topic in topics],
        "terms_first": [asdict(term) for term in reversed(terms[-TERMS:]) if term.z < 0],
        "terms_second": [asdict(term) for term in terms[:TERMS] if term.z > 0],
    }


_KEPT: dict[str, Counter[str]] = {}


def _background(look: Look) -> Counter[str]:
    """Words of some reports of the books, the same ones for one state of them."""
    stamp = look.state.stamp
    if stamp not in _KEPT:
        rows = look.reader.rows(
            "SELECT reading FROM sentences WHERE report_id IN "
            "(SELECT report_id FROM reports ORDER BY report_id LIMIT ?)",
            [BACKGROUND],
        )
        _KEPT.clear()
        _KEPT[stamp] = comparing.word_counts(row["reading"] for row in rows)
    return _KEPT[stamp]
