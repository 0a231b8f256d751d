"""A report's text cut into blocks and pieces: headings, claims, repairs, furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from duixian.text import fold

Row = Mapping[str, Any]

DOUBTFUL = 0.5
"""Confidence under which a claim is shown as doubtful; settling trusts none below it either."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive characters of the source that are shown alike."""

    text: str
    claims: tuple[Row, ...] = ()
    """What is claimed here: one, or several inside one repaired run."""
    repair: Row | None = None
    furniture: bool = False
    damaged: bool = False
    continued: bool = False
    """Whether its beginning stands in the line before."""
    wanted: bool = False
    """Whether the address asks for these characters."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading. `section` is the index of the part that a heading opens."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    section: int | None = None
    depth: int = 0
    """How many headings it stands under, itself counted: 1 for the outermost."""
    anchors: tuple[str, ...] = ()
    """Addresses of what begins here and is not marked by itself: parts without a heading line of
    their own, claims inside others."""


def blocks(
    source: str,
    claims: Sequence[Row],
    text: Row,
    sections: Sequence[Row],
    wanted: tuple[int, int] | None = None,
) -> Iterator[Block]:
    """The whole source in blocks; joined again they are the source but for repairs and breaks.

    `text` has repairs, damaged and boilerplate as the books' table of texts has them. `wanted`
    characters are pieces of their own, but where a claim or a repair stands.
    """
    marks = _marks(source, claims, text)
    starts = [mark[0] for mark in marks]
    headings = {s["start"]: s for s in sections if s["level"] and s["body"] > s["start"]}
    bounds = sorted(set(_bounds(source, sections)))
    above: list[int] = []
    loose = _Loose(marks, claims, sections)
    for start, stop in pairwise(bounds):
        line = source[start:stop]
        end = start + len(line.rstrip("\r\n"))
        if not line.strip():
            continue
        first = max(0, bisect_right(starts, start) - 1)
        pieces = tuple(_pieces(source, start, end, marks[first:], wanted))
        heading = headings.get(start)
        if heading is not None and stop <= heading["body"]:
            while above and above[-1] >= heading["level"]:
                above.pop()
            above.append(heading["level"])
            anchors = loose.until(stop, but=f"s-{heading['index']}")
            yield Block(start, end, pieces, heading["index"], len(above), anchors)
        else:
            yield Block(start, end, pieces, anchors=loose.until(stop))


class _Loose:
    """What an address may lead to and no mark shows, handed out from the beginning on."""

    def __init__(self, marks: Sequence[Mark], claims: Sequence[Row], sections: Sequence[Row]):
        marked = {c["claim_id"] for _, _, piece in marks for c in piece.claims}
        found = [(c["start"], f"c-{c['claim_id']}") for c in claims if c["claim_id"] not in marked]
        found += [(s["start"], f"s-{s['index']}") for s in sections]
        self._left = sorted(set(found), reverse=True)

    def until(self, stop: int, but: str = "") -> tuple[str, ...]:
        given = []
        while self._left and self._left[-1][0] < stop:
            given.append(self._left.pop()[1])
        return tuple(name for name in given if name != but)


def _bounds(source: str, sections: Sequence[Row]) -> Iterator[int]:
    yield 0
    at = 0
    for line in source.splitlines(keepends=True):
        at += len(line)
        yield at
    for section in sections:
        if section["level"]:
            yield section["start"]
            yield section["body"]


Mark = tuple[int, int, Piece]


def _marks(source: str, claims: Sequence[Row], text: Row) -> list[Mark]:
    """What is marked, sorted, not overlapping: a repair takes in the claims inside it."""
    marks: list[Mark] = []
    for repair in text["repairs"]:
        start, end = repair["start"], repair["end"]
        inside = tuple(c for c in claims if c["start"] < end and start < c["end"])
        marks.append((start, end, Piece(repair["restored"], inside, repair)))
    for span in text["damaged"]:
        piece = Piece(source[span["start"] : span["end"]], damaged=True)
        marks.append((span["start"], span["end"], piece))
    for span in text["boilerplate"]:
        piece = Piece(source[span["start"] : span["end"]], furniture=True)
        marks.append((span["start"], span["end"], piece))
    marks.sort(key=lambda mark: mark[:2])
    free = _Free(marks)
    for claim in sorted(claims, key=lambda c: (c["start"], -c["end"])):
        if free.take(claim["start"], claim["end"]):
            piece = Piece(source[claim["start"] : claim["end"]], (claim,))
            marks.append((claim["start"], claim["end"], piece))
    return sorted(marks, key=lambda mark: mark[:2])


class _Free:
    """Which characters are not marked yet."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._taken = [(start, end) for start, end, _ in marks]
        self._last = -1

    def take(self, start: int, end: int) -> bool:
        at = bisect_right(self._taken, (start, end))
        near = self._taken[max(0, at - 1) : at + 1]
        if start < self._last or any(s < end and start < e for s, e in near):
            return False
        self._last = end
        return True


def _plain(source: str, start: int, end: int, wanted: tuple[int, int] | None) -> Iterator[Piece]:
    first, last = wanted or (end, end)
    cuts = sorted({start, *(at for at in (first, last) if start < at < end), end})
    for a, b in pairwise(cuts):
        yield Piece(source[a:b], wanted=first <= a and b <= last)


def _pieces(
    source: str,
    start: int,
    end: int,
    marks: Sequence[Mark],
    wanted: tuple[int, int] | None = None,
) -> Iterator[Piece]:
    at = start
    for first, last, piece in marks:
        if first >= end:
            break
        if last <= at:
            continue
        if first > at:
            yield from _plain(source, at, first, wanted)
        if piece.repair is None:
            # It may run over a line end; each line shows its part.
            shown = source[max(first, at) : min(last, end)]
            yield replace(piece, text=shown, continued=first < at)
        elif first >= at:
            yield piece
        at = min(last, end)
    if at < end:
        yield from _plain(source, at, end, wanted)


def excerpt(source: str, start: int, end: int, around: int = 60) -> tuple[str, str, str]:
    """A quote in the text around it: what stands before, the quote, what stands behind.

    >>> excerpt("前一句。全年增长6.5%左右；后一句。", 8, 14, around=4)
    ('全年增长', '6.5%左右', '；后一句')
    """
    before, after = source[max(0, start - around) : start], source[end : end + around]
    return before.replace("\n", " "), source[start:end], after.replace("\n", " ")


def marked(text: str, query: str) -> list[tuple[str, bool]]:
    """A text in pieces, those that the query asks for marked. Lengths are kept in folding.

    >>> marked("城镇新增就業11万人", "新增就业")
    [('城镇', False), ('新增就業', True), ('11万人', False)]
    """
    folded = fold(text).lower()
    words = [re.escape(word) for word in fold(query).lower().split()]
    if not words:
        return [(text, False)]
    pieces, at = [], 0
    for match in re.finditer("|".join(sorted(words, key=len, reverse=True)), folded):
        if match.start() > at:
            pieces.append((text[at : match.start()], False))
        pieces.append((text[match.start() : match.end()], True))
        at = match.end()
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces
