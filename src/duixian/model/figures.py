"""One side of an account or of a finding, made of what was read: the one place for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from duixian.model.facts import Claim, Figure, Headline
from duixian.model.statistics import Evidence


def of_claim(claim: Claim, quoted: tuple[str, int, int] | None = None) -> Figure:
    """A claim as one side. `quoted` is a wider quote with its source offsets, for a reader who
    needs the clause around the figure."""
    quote, start, end = quoted or (claim.quote, claim.start, claim.end)
    return Figure(
        doc=claim.doc,
        claim_id=claim.claim_id,
        value=claim.value,
        value_high=claim.value_high,
        unit=claim.unit,
        bound=claim.bound,
        quote=quote,
        start=start,
        end=end,
        period=claim.period,
        indicator=claim.indicator,
    )


def of_cell(cell: Headline, quoted: tuple[str, int, int] | None = None) -> Figure:
    """A cell of the headline panel as one side; `quoted` as in `of_claim`."""
    quote, start, end = quoted or (cell.quote or "", cell.start or 0, cell.end or 0)
    return Figure(
        doc=cell.doc,
        claim_id=cell.claim_id,
        value=cell.value,
        value_high=cell.value_high,
        unit=cell.unit,
        bound=cell.bound,
        quote=quote,
        start=start,
        end=end,
        period=None if cell.year is None else str(cell.year),
        indicator=cell.series,
    )


def of_evidence(one: Evidence) -> Figure:
    """A figure of a second source as one side: its sentence, or the characters of its cell."""
    return Figure(
        doc=one.doc,
        claim_id=None,
        value=one.value,
        value_high=one.value_high,
        unit=one.unit,
        bound=one.bound,
        quote=one.quote or one.value_as_printed,
        start=one.start or 0,
        end=one.end or 0,
        period=one.period,
        indicator=one.indicator,
    )


def of_row(row: Mapping[str, Any]) -> Figure:
    """One side as a table keeps it. `TypeError` for a row that lacks a field or has another."""
    return Figure(**row)


def of_passage(doc: str, quote: str, start: int, period: str | None = None) -> Figure:
    """Words as one side: a quote that begins at `start` (source offset), without a value.

    >>> of_passage("2019", "未达预期", 12).end
    16
    """
    return Figure(doc, None, None, None, None, None, quote, start, start + len(quote), period)
