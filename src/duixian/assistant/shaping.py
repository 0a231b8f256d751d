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
    sides = {
        "target": figure(asked, row["target"]),
        "result": figure(asked, row["result"]) if row["result"] else None,
        "nearest": [figure(asked, side) for side in row["nearest"] or ()],
    }
    return AccountAnswer(**{**row, **sides, "key": row["account_id"]})


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
        findings=[Question(**one) for one in page["findings"]],
    )


def word_row(asked: PortalAsked, row: Row) -> WordRow:
    """A count of words, with the address of its report."""
    doc = row["doc"]
    address = asked.address(report_path(doc)) if doc else None
    return WordRow(**row, report=doc, address=address)


def word_place(asked: PortalAsked, row: Row) -> WordPlace:
    """One place of a word."""
    return WordPlace(**placed(asked, row))
