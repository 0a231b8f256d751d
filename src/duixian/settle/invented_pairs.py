"""Invented promises with the answers of a year later in other words, which only train.

The reports of the corpus answer too few promises in other words to teach what stands for what:
a file of sentences, one promise and its answer a line (either may be missing), is read as two
reports of one county. Every answer is no answer to every other promise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from duixian import extract, sources
from duixian.settle import lines
from duixian.settle.matching import plain
from duixian.settle.pair_features import Side
from duixian.settle.second import seen_in
from duixian.settle.standards import unit_of

_OPEN, _CLOSE = "【】"
_REPORTS = {
    "promise": "临川县2021年政府工作报告\n\n各位代表：\n\n二、2021年工作安排\n\n",
    "result": "临川县2022年政府工作报告\n\n各位代表：\n\n一、2021年工作回顾\n\n",
}
"""The head of the report in which each side stands."""


class Invented(NamedTuple):
    """A promise, a figure, whether it answers, and the lines where both stand."""

    target: Side
    result: Side
    same: bool
    promise: int
    answer: int


def invented(rows: Iterable[str]) -> list[Invented]:
    """All pairs of a promise and an answer of a file; the two of one line belong together."""
    pairs = [json.loads(row) for row in rows if row.strip()]
    ours, theirs = (_sides([pair[side] for pair in pairs], side) for side in ("promise", "result"))
    return [
        Invented(mine, its, i == j, i, j) for i, mine in ours.items() for j, its in theirs.items()
    ]


def _sides(sentences: Iterable[str | None], report: str) -> dict[int, Side]:
    """What the scorer sees of the figure that each sentence marks, by the sentence's place."""
    text, marked = _REPORTS[report], dict[int, tuple[int, int]]()
    for i, sentence in enumerate(sentences):
        if sentence is None:
            continue
        before, _, rest = sentence.partition(_OPEN)
        figure, _, after = rest.partition(_CLOSE)
        start = len(text) + len(before)
        marked[i] = (start, start + len(figure))
        text += before + figure + after + "\n\n"
    reading = extract.read(sources.from_bytes(text.encode(), f"{report}.txt"))
    told = lines.of_reading(reading)
    found: dict[int, Side] = {}
    for i, (start, end) in marked.items():
        for claim in reading.claims:
            if claim.start < end and start < claim.end:
                unit = unit_of(claim.indicator, claim.unit)
                said = plain(claim.indicator), claim.indicator_id, claim.aspect, claim.value, unit
                found[i] = seen_in(said, (claim.start, claim.end), told)
                break
    return found
