"""Rows of the portal's API as the tools answer them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from duixian.assistant.answers import (
    AccountAnswer,
    CellAnswer,
    ClaimInContext,
    FigureAnswer,
    HitAnswer,
    PromiseAnswer,
    Question,
    WordPlace,
    WordRow,
)
from duixian.assistant.asking import PortalAsked
from duixian.portal import claim_path, place_path, report_path
from duixian.registry import series

Row = Mapping[str, Any]

AROUND = 300
"""Characters of the report on either side of a claim's sentence: a paragraph or two."""


def placed(asked: PortalAsked, row: Row) -> dict[str, Any]:
    """A row with the report, and the address, of its place."""
    claim_id, start = row.get("claim_id"), row.get("start")
    if claim_id:
        path = claim_path(claim_id)
    else:
        path = report_path(row["doc"]) if start is None else place_path(row["doc"], start)
    return {**row, "report": row["doc"], "address": asked.address(path)}


def hit(asked: PortalAsked, row: Row) -> HitAnswer:
    """A hit of the search. A sentence is its own quote; of a claim it is the figure."""
    begins = row.get("sentence_start", row["start"])
    quote = row["sentence"][row["start"] - begins : row["end"] - begins]
    return HitAnswer(**{**_NO_HIT, **placed(asked, row), "quote": quote})


_NO_HIT = {"government": None, "year": None, "part": None}


def cell(asked: PortalAsked, row: Row) -> CellAnswer:
    """A cell of the headline panel."""
    name = series.load()[row["series"]].zh
    return CellAnswer(**placed(asked, row), series_name=name, indicator=name)


def account(asked: PortalAsked, row: Row) -> AccountAnswer:
    """A promise with what became of it."""
    target = figure(asked, row["target"])
    sides = {
        "target": target,
        "result": figure(asked, row["result"]) if row["result"] else None,
        "nearest": [figure(asked, side) for side in row["nearest"] or ()],
    }
    page = row.get("promise")
    return AccountAnswer(
        **{
            **row,
            **sides,
            "key": row.get("key") or row["account_id"],
            "address": asked.address(page) if page else target.address,
        }
    )


def promise(asked: PortalAsked, body: Row) -> PromiseAnswer:
    """A promise, from what the API has of it."""
    return PromiseAnswer(
        key=body["key"],
        address=asked.address(body["href"]),
        title=body["title"],
        title_en=body["title_en"],
        accounts=[account(asked, one) for one in body["accounts"]],
        citation=body["citation"]["zh"],
        citation_en=body["citation"]["en"],
    )


def keyless(asked: PortalAsked, row: Row) -> PromiseAnswer:
    """An account that no key leads to: its promise has no page of its own."""
    one = account(asked, row)
    title = f"{one.government} {one.year} {one.indicator}"
    return PromiseAnswer(
        key=one.key,
        address=one.address,
        title=title,
        title_en=title,
        accounts=[one],
        citation=None,
        citation_en=None,
    )


def question(asked: PortalAsked, row: Row) -> Question:
    """A finding of the audit with the figures that it is about."""
    figures = [figure(asked, one) for one in row["figures"]]
    address = asked.address(report_path(row["doc"]))
    return Question(**{**row, "figures": figures, "address": address})


def figure(asked: PortalAsked, row: Row) -> FigureAnswer:
    """One side of an account."""
    return FigureAnswer(**placed(asked, row))


def claim(asked: PortalAsked, page: Row, source: str) -> ClaimInContext:
    """A claim with the text around it; `page` is the data of its page, `source` the report."""
    row = page["claim"]
    start, end = row["sentence_start"], row["sentence_end"]
    return ClaimInContext(
        **placed(asked, row),
        part=row["role_of_section"],
        sentence=source[start:end],
        before=source[max(0, start - AROUND) : start],
        after=source[end : end + AROUND],
        accounts=[account(asked, one) for one in page["accounts"]],
        findings=[question(asked, one) for one in page["findings"]],
    )


def word_row(asked: PortalAsked, row: Row) -> WordRow:
    """A count of words, with the address of its report."""
    doc = row["doc"]
    address = asked.address(report_path(doc)) if doc else None
    return WordRow(**row, report=doc, address=address)


def word_place(asked: PortalAsked, row: Row) -> WordPlace:
    """One place of a word."""
    return WordPlace(**placed(asked, row))
