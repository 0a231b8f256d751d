"""Rows of the portal's API as the tools answer them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from duixian.assistant.answers import (
    Account,
    Cell,
    ClaimInContext,
    Figure,
    Hit,
    Question,
    WordPlace,
    WordRow,
)
from duixian.assistant.asking import Asked
from duixian.portal import claim_path, place_path, report_path
from duixian.registry import series

Row = Mapping[str, Any]

AROUND = 300
"""Characters of the report on either side of a claim's sentence: a paragraph or two."""


def placed(asked: Asked, row: Row) -> dict[str, Any]:
    """A row with the report, and the address, of its place."""
    claim_id, start = row.get("claim_id"), row.get("start")
    if claim_id:
        path = claim_path(claim_id)
    else:
        path = report_path(row["doc"]) if start is None else place_path(row["doc"], start)
    return {**row, "report": row["doc"], "address": asked.address(path)}


def hit(asked: Asked, row: Row) -> Hit:
    """A hit of the search. A sentence is its own quote; of a claim it is the figure."""
    begins = row.get("sentence_start", row["start"])
    quote = row["sentence"][row["start"] - begins : row["end"] - begins]
    return Hit(**{**_NO_HIT, **placed(asked, row), "quote": quote})


_NO_HIT = {"government": None, "year": None, "part": None}


def cell(asked: Asked, row: Row) -> Cell:
    """A cell of the headline panel."""
    name = series.load()[row["series"]].zh
    return Cell(**placed(asked, row), series_name=name, indicator=name)


def account(asked: Asked, row: Row) -> Account:
    """A promise with what became of it."""
    sides = {
        "target": figure(asked, row["target"]),
        "result": figure(asked, row["result"]) if row["result"] else None,
        "nearest": [figure(asked, side) for side in row["nearest"] or ()],
    }
    return Account(**{**row, **sides, "key": row["account_id"]})


def figure(asked: Asked, row: Row) -> Figure:
    """One side of an account."""
    return Figure(**placed(asked, row))


def claim(asked: Asked, page: Row, source: str) -> ClaimInContext:
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


def word_row(asked: Asked, row: Row) -> WordRow:
    """A count of words, with the address of its report."""
    doc = row["doc"]
    address = asked.address(report_path(doc)) if doc else None
    return WordRow(**row, report=doc, address=address)


def word_place(asked: Asked, row: Row) -> WordPlace:
    """One place of a word."""
    return WordPlace(**placed(asked, row))
