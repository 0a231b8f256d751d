"""Rows of a form and the promises of a report: which row is about which, and what is left over.

A form may give a sentence as it stands, cut it into several items, or join several promises in
one. So a row may be linked with several promises, and a promise with several rows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from duixian.desk.forms.rows import FormRow
from duixian.model import Claim, Task
from duixian.settle import alike, inside
from duixian.text import fold

How = Literal["same", "part", "whole"]
"""same: row and promise say as much; part: the row is one item of the promise; whole: the row holds
the promise among others."""

MATCHING = 0.6
"""Score from which a row is linked. Lower links rows with promises that only share a trade's words
(优化营商环境), higher loses items that name a promise's object in other words."""
PART = 0.85
"""Weight of how much of the shorter text the longer one has, against their likeness as wholes."""
SHORTEST = 6
"""Signs that a text must have for what it shares with a longer one to be evidence."""
OTHER_FIGURES = 0.1
"""Taken off where both give figures and none of them is the same."""
HOLDS = 0.8
"""Share of a further promise that a row must have to hold it too."""
CLOSE = 400
"""Signs of the report between the promises that one row can hold: a long paragraph."""
TIE = 0.02
"""Scores this near are a tie, which the order of the form decides: forms follow the report."""
CANDIDATES = 12
"""Promises that are scored for a row: those that share most rare pairs of signs with it."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SIGNS = re.compile(r"[^\w%]+")


@dataclass(frozen=True, slots=True)
class Promise:
    """What a report promised at one place. Source offsets."""

    key: str
    """How the books name it: a task_id or claim_id."""
    text: str
    quote: str
    start: int
    end: int
    sentence: tuple[int, int] | None = None
    """The sentence that it stands in."""


@dataclass(frozen=True, slots=True)
class RowLink:
    """A row, by its place in the form, and a promise that it is about."""

    row: int
    promise: str
    score: float
    """How alike they are, 0 to 1."""
    how: How


@dataclass(frozen=True, slots=True)
class Matching:
    """What belongs together, and what is left over on both sides."""

    links: tuple[RowLink, ...]
    left_rows: tuple[int, ...]
    """Rows about which the report says nothing alike."""
    left_promises: tuple[str, ...]
    """Promises in sentences that no row is about."""
    beside: tuple[str, ...]
    """Promises that no row is about, in sentences of which another promise has a row."""

    def rows_of(self, promise: str) -> tuple[int, ...]:
        """The rows that a promise was cut into."""
        return tuple(link.row for link in self.links if link.promise == promise)

    def promises_of(self, row: int) -> tuple[str, ...]:
        """The promises that a row is about, the likest first."""
        found = [link for link in self.links if link.row == row]
        return tuple(link.promise for link in sorted(found, key=lambda found: -found.score))


def promises_of(
    tasks: Iterable[Task], claims: Iterable[Claim], sentences: Iterable[tuple[int, int]] = ()
) -> tuple[Promise, ...]:
    """The promises of one report, in its order: its tasks, and targets outside of any.

    `sentences` are source offsets; without them the sentences are those that the claims know.
    """
    kept = [task for task in tasks if task.kind != "slogan"]
    claims = list(claims)
    spans = sorted({*sentences, *((c.sentence_start, c.sentence_end) for c in claims)})
    found = [
        Promise(t.task_id, t.text, t.quote, t.start, t.end, _around(spans, t.start)) for t in kept
    ]
    within = {claim for task in kept for claim in task.claims}
    found += [
        Promise(
            c.claim_id, c.indicator + fold(c.quote), c.quote, c.start, c.end,
            (c.sentence_start, c.sentence_end),
        )
        for c in claims
        if c.role == "target" and c.claim_id not in within
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda promise: (promise.start, promise.end)))


def _around(spans: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    i = bisect_right(spans, (at, 1 << 62)) - 1
    return spans[i] if i >= 0 and spans[i][1] > at else None


def match(rows: Sequence[FormRow], promises: Sequence[Promise]) -> Matching:
    """RowLink the rows of a form with the promises of the report that it decomposes.

    >>> rows = [FormRow("新建水闸2座"), FormRow("疏浚河道30公里"), FormRow("召开半年会议")]
    >>> promise = Promise("t1", "新建水闸2座,疏浚河道30公里", "", 0, 15)
    >>> found = match(rows, [promise])
    >>> found.rows_of("t1"), found.left_rows, found.left_promises
    ((0, 1), (2,), ())
    """
    index = _PromiseIndex(promises)
    links: list[RowLink] = []
    reached = 0
    for number, row in enumerate(rows):
        scored = index.scored(row)
        if not scored:
            continue
        best = _best(scored, promises, reached)
        reached = promises[best].start
        told = _plain(row.quote or row.text)
        links += [
            RowLink(number, promises[i].key, round(score, 4), _how(told, index.plain[i]))
            for i, score in scored.items()
            if i == best or _held(told, index.plain[i], promises[i], promises[best])
        ]
    linked = {link.promise for link in links}
    touched = {p.sentence for p in promises if p.key in linked and p.sentence}
    left = [p for p in promises if p.key not in linked]
    return Matching(
        links=tuple(links),
        left_rows=tuple(sorted(set(range(len(rows))) - {link.row for link in links})),
        left_promises=tuple(p.key for p in left if p.sentence not in touched),
        beside=tuple(p.key for p in left if p.sentence in touched),
    )


def _best(scored: dict[int, float], promises: Sequence[Promise], reached: int) -> int:
    """The likest promise; of several equally like, the next behind that of the row before."""
    top = max(scored.values())
    tied = [i for i, score in scored.items() if score >= top - TIE]
    return min(tied, key=lambda i: (promises[i].start < reached, abs(promises[i].start - reached)))


def _held(told: str, plain: str, promise: Promise, best: Promise) -> bool:
    """Whether a row that is about one promise holds another beside it too."""
    near = abs(promise.start - best.start) <= CLOSE
    return (
        near and len(plain) >= SHORTEST and len(told) > len(plain) and _share(plain, told) >= HOLDS
    )


def _share(part: str, whole: str) -> float:
    """How many of the pairs of signs of one text the other has."""
    pairs = {a + b for a, b in pairwise(part)}
    return len(pairs & {a + b for a, b in pairwise(whole)}) / len(pairs) if pairs else 0.0


def _how(told: str, plain: str) -> How:
    here, there = _share(told, plain), _share(plain, told)
    if here >= HOLDS and there >= HOLDS:
        return "same"
    return "part" if here > there else "whole"


def _plain(text: str) -> str:
    return _SIGNS.sub("", fold(text))


class _PromiseIndex:
    """The promises by their pairs of signs, so that a row is scored with few of them."""

    def __init__(self, promises: Sequence[Promise]) -> None:
        self.plain = [_plain(promise.text) for promise in promises]
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        for i, plain in enumerate(self.plain):
            for pair in {a + b for a, b in pairwise(plain)}:
                self._by_pair[pair].append(i)

    def scored(self, row: FormRow) -> dict[int, float]:
        """The promises that a row may be about, with their scores; none below `MATCHING`."""
        told = [_plain(text) for text in (row.quote, row.text) if text]
        found: dict[int, float] = {}
        for text in told:
            for i in self._candidates(text):
                score = _score(text, self.plain[i])
                if score >= MATCHING:
                    found[i] = max(score, found.get(i, 0.0))
        return found

    def _candidates(self, text: str) -> list[int]:
        shared: Counter[int] = Counter()
        for pair in {a + b for a, b in pairwise(text)}:
            having = self._by_pair.get(pair, ())
            for i in having:
                # A pair in few promises tells more; scaled to whole numbers for the counter.
                shared[i] += 1000 // len(having)
        return [i for i, _ in shared.most_common(CANDIDATES)]


def _score(told: str, promised: str) -> float:
    """How surely a row is about a promise, 0 to 1."""
    whole = alike(told, promised)
    score = whole
    if min(len(told), len(promised)) >= SHORTEST:
        score = max(whole, PART * inside(told, promised) + (1 - PART) * whole)
    here, there = set(_FIGURE.findall(told)), set(_FIGURE.findall(promised))
    if here and there and not here & there:
        score -= OTHER_FIGURES
    return max(0.0, score)
