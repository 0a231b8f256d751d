"""A report's source cut into pieces for the page: claims, repairs and furniture marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duixian.model import Claim, Document, Reading, Repair

LEAD, TRAIL = 42, 30
"""Characters shown before and after a number where the clause is longer: a line of a table."""

_CLAUSE_END = re.compile(r"[。！？；\n]")


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Consecutive source characters that are shown alike."""

    text: str
    claim: Claim | None = None
    repair: Repair | None = None
    furniture: bool = False
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line of the source; `level` is a heading's, None for text."""

    pieces: tuple[MarkedPiece, ...]
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A number in the clause around it."""

    before: str
    number: str
    after: str


def quote(source: str, start: int, end: int) -> Quote:
    """The clause around ``source[start:end]``, cut where it is long.

    >>> quote("前一句。全年增长6.5%左右；后一句。", 8, 14)
    Quote(before='全年增长', number='6.5%左右', after='')
    """
    before = source[max(0, start - LEAD) : start]
    opening = [match.end() for match in _CLAUSE_END.finditer(before)]
    if opening:
        before = before[opening[-1] :]
    elif start > LEAD:
        before = "…" + before
    after = source[end : end + TRAIL]
    closing = _CLAUSE_END.search(after)
    if closing:
        after = after[: closing.start()]
    elif end + TRAIL < len(source):
        after += "…"
    return Quote(before, source[start:end], after)


def lines(reading: Reading) -> tuple[MarkedLine, ...]:
    """The whole source in lines and pieces; joined again they are the source, repairs apart."""
    outline = reading.outline
    levels = {}
    for section in outline.sections:
        if section.level:
            heading = outline.reading.to_source(section.start, max(section.start + 1, section.body))
            levels[heading.start] = section.level
    source = outline.document.source
    result, start = [], 0
    spans = _marked(outline.document, reading.claims)
    for text in source.splitlines(keepends=True):
        end = start + len(text.rstrip("\r\n"))
        level = next((levels[at] for at in range(start, min(end, start + 3)) if at in levels), None)
        pieces = tuple(_pieces(source, start, end, spans))
        whole_heading = level is not None and not any("。" in p.text for p in pieces)
        result.append(MarkedLine(pieces, level if whole_heading else None))
        start += len(text)
    return tuple(result)


Span = tuple[int, int, MarkedPiece]


def _marked(document: Document, claims: Iterable[Claim]) -> Sequence[Span]:
    """What is marked, sorted, not overlapping: a repair swallows the claims inside it."""
    source = document.source
    spans: list[Span] = []
    for repair in document.repairs:
        inside = next((c for c in claims if c.start < repair.end and repair.start < c.end), None)
        piece = MarkedPiece(source[repair.start : repair.end], claim=inside, repair=repair)
        spans.append((repair.start, repair.end, piece))
    for span in document.damaged:
        spans.append(
            (span.start, span.end, MarkedPiece(source[span.start : span.end], damaged=True))
        )
    for span in document.boilerplate:
        spans.append(
            (span.start, span.end, MarkedPiece(source[span.start : span.end], furniture=True))
        )
    taken = sorted((start, end) for start, end, _ in spans)
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if all(claim.end <= start or end <= claim.start for start, end in taken):
            spans.append((claim.start, claim.end, MarkedPiece(claim.quote, claim=claim)))
            taken.append((claim.start, claim.end))
    return sorted(spans, key=lambda span: span[:2])


def _pieces(source: str, start: int, end: int, spans: Sequence[Span]) -> Iterable[MarkedPiece]:
    at = start
    for first, last, piece in spans:
        if last <= at or first >= end:
            continue
        if first > at:
            yield MarkedPiece(source[at:first])
        if first >= at and last <= end:
            yield piece
        else:  # furniture or damage that runs over line ends
            text = source[max(first, at) : min(last, end)]
            yield MarkedPiece(text, piece.claim, piece.repair, piece.furniture, piece.damaged)
        at = min(last, end)
    if at < end:
        yield MarkedPiece(source[at:end])
