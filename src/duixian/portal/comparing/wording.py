"""Which sentences of two reports are the same, reworded, new or gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

import numpy as np
import rjieba
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

Row = Mapping[str, Any]
Piece = tuple[Literal["same", "gone", "new"], str]

REWORDED = 60
"""Likeness (0 to 100) from which two sentences are one sentence reworded. Read by hand on four
pairs of reports: from 60 to 65 all of nine spoke of the same, from 55 to 60 seven of nine, below
that six of nine (加强国家科普能力建设 against 加强全国统一大市场建设)."""
SHORTEST = 8
"""Characters: shorter sentences are alike by chance."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What became of the sentences of the first report in the second."""

    same: int
    reworded: list[tuple[Row, Row, float]]
    """Both sentences and their likeness, 0 to 1, in the order of the second report."""
    gone: list[Row]
    new: list[Row]


def wording(first: Sequence[Row], second: Sequence[Row]) -> Wording:
    """Compare sentences by what was read: folded, repaired. Headings and short ones apart."""
    ones, others = _plain(first), _plain(second)
    known = {row["reading"] for row in others}
    told = {row["reading"] for row in ones}
    same = sum(row["reading"] in known for row in ones)
    ones = [row for row in ones if row["reading"] not in known]
    others = [row for row in others if row["reading"] not in told]
    if not ones or not others:
        return Wording(same, [], ones, others)
    scores = process.cdist(
        [row["reading"] for row in ones],
        [row["reading"] for row in others],
        scorer=fuzz.ratio,
        score_cutoff=REWORDED,
        dtype=np.uint8,
    )
    pairs = [
        (int(a), int(b))
        for a, b in zip(*linear_sum_assignment(scores, maximize=True), strict=True)
        if scores[a, b] >= REWORDED
    ]
    pairs.sort(key=lambda pair: pair[1])
    taken_first, taken_second = {a for a, _ in pairs}, {b for _, b in pairs}
    return Wording(
        same=same,
        reworded=[(ones[a], others[b], float(scores[a, b]) / 100) for a, b in pairs],
        gone=[row for i, row in enumerate(ones) if i not in taken_first],
        new=[row for i, row in enumerate(others) if i not in taken_second],
    )


def _plain(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not row["heading"] and len(row["reading"]) >= SHORTEST]


def difference(first: str, second: str) -> list[Piece]:
    """Two sentences as one text of words that stayed, went and came.

    >>> difference("确保增长6%", "力争增长5%左右")
    [('gone', '确保'), ('new', '力争'), ('same', '增长'), ('gone', '6%'), ('new', '5%左右')]
    """
    ones, others = rjieba.cut(first), rjieba.cut(second)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(ones[a:b])))
            continue
        if a < b:
            pieces.append(("gone", "".join(ones[a:b])))
        if c < d:
            pieces.append(("new", "".join(others[c:d])))
    return pieces
