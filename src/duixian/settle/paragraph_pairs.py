"""Promises with the paragraph of the next report that answers them or does not, which only train.

A line of such a file has a promise (`planned`, the promised figure in it `promised`) and the
paragraph of a year later (`done`); `answer` ends with the figure that answers. Every other figure
of the paragraph is none; where nothing answers, all are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from duixian import extract, sources
from duixian.model import Claim
from duixian.settle import lines
from duixian.settle.lines import Lines
from duixian.settle.pair_features import Side
from duixian.settle.second import side

_REPORT = """澜川县人民政府工作报告
——{year}年1月10日在澜川县第十七届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、{before}年工作回顾
过去一年，我们做了大量工作。
{done}
二、{year}年工作安排
今年要抓好以下工作。
{planned}
"""
_SETTLED = frozenset(("exceeded", "met", "nearly_met", "missed"))


class ParagraphPair(NamedTuple):
    """A promise, a figure, whether it answers, the line of both, and where the figure stands."""

    target: Side
    result: Side
    same: bool
    line: int
    start: int


def paragraph_pairs(rows: Iterable[str]) -> Iterator[ParagraphPair]:
    """The pairs of all lines that say which figure answers, or that none does."""
    for number, row in enumerate(rows):
        pair: Mapping[str, Any] = json.loads(row)
        if "answer" in pair or _SETTLED.isdisjoint(pair["verdicts"]):
            yield from _of_line(pair, number)


def _of_line(pair: Mapping[str, Any], number: int) -> Iterator[ParagraphPair]:
    planned, done = pair["planned"], pair["done"]
    ours, promised = _read(2023, "各项工作顺利。", planned)
    theirs, told = _read(2024, done, "抓好落实。")
    at = _place(_text(2023, "各项工作顺利。", planned), planned, pair.get("promised") or planned)
    within = _place(_text(2024, done, "抓好落实。"), done, done)
    answer = pair.get("answer")
    ends = _place(_text(2024, done, "抓好落实。"), done, answer) if answer else None
    results = [c for c in theirs if c.role == "result" and _meet(c, within)]
    right = max((c.start for c in results if ends and _meet(c, ends)), default=None)
    for target in (c for c in ours if c.role == "target" and _meet(c, at)):
        for result in results:
            yield ParagraphPair(
                side(target, promised),
                side(result, told),
                result.start == right,
                number,
                result.start,
            )


def _text(year: int, done: str, planned: str) -> str:
    return _REPORT.format(year=year, before=year - 1, done=done, planned=planned)


def _read(year: int, done: str, planned: str) -> tuple[tuple[Claim, ...], Lines]:
    data = _text(year, done, planned).encode()
    reading = extract.read(sources.from_bytes(data, f"{year}.txt"))
    return reading.claims, lines.of_reading(reading)


def _place(text: str, paragraph: str, words: str) -> tuple[int, int]:
    start = text.index(paragraph) + paragraph.index(words)
    return start, start + len(words)


def _meet(claim: Claim, place: tuple[int, int]) -> bool:
    return claim.start < place[1] and place[0] < claim.end
