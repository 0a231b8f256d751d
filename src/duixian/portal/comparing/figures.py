"""Which figures of two reports speak of the same, and which have no counterpart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

Row = Mapping[str, Any]

ALIKE = 80
"""Likeness (0 to 100) of two indicator phrases from which they mean the same: below it,
phrases that share a head noun but measure different things begin to meet."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure of the first report and its counterpart in the second; one may be missing."""

    first: Row | None
    second: Row | None

    @property
    def changed(self) -> bool:
        """Whether both are there and say different figures."""
        if self.first is None or self.second is None:
            return False
        return any(self.first[n] != self.second[n] for n in ("value", "value_high", "bound"))


def figures(first: Sequence[Row], second: Sequence[Row]) -> list[FigurePair]:
    """The claims of two reports paired: by indicator id, by phrase, then by likeness.

    Only claims of the same aspect, role, unit and scope can be the same.
    """
    pairs: list[FigurePair] = []
    rest_first, rest_second = list(first), list(second)
    for key in (_by_id, _by_phrase):
        found, rest_first, rest_second = _exact(rest_first, rest_second, key)
        pairs += found
    found, rest_first, rest_second = _alike(rest_first, rest_second)
    pairs += found
    pairs += [FigurePair(claim, None) for claim in rest_first]
    pairs += [FigurePair(None, claim) for claim in rest_second]
    return pairs


def _kind(claim: Row) -> tuple[Any, ...]:
    return (claim["aspect"], claim["role"], claim["unit"], claim["scope"])


def _by_id(claim: Row) -> tuple[Any, ...] | None:
    return (claim["indicator_id"], *_kind(claim)) if claim["indicator_id"] else None


def _by_phrase(claim: Row) -> tuple[Any, ...] | None:
    return (claim["indicator"], *_kind(claim))


def _exact(
    first: Iterable[Row], second: Iterable[Row], key: Any
) -> tuple[list[FigurePair], list[Row], list[Row]]:
    waiting: dict[Any, list[Row]] = defaultdict(list)
    rest_second = []
    for claim in second:
        if (k := key(claim)) is None:
            rest_second.append(claim)
        else:
            waiting[k].append(claim)
    pairs, rest_first = [], []
    for claim in first:
        k = key(claim)
        if k is not None and waiting.get(k):
            pairs.append(FigurePair(claim, waiting[k].pop(0)))
        else:
            rest_first.append(claim)
    rest_second += [claim for left in waiting.values() for claim in left]
    rest_second.sort(key=lambda c: c["start"])
    return pairs, rest_first, rest_second


def _alike(
    first: Sequence[Row], second: Sequence[Row]
) -> tuple[list[FigurePair], list[Row], list[Row]]:
    pairs, taken_first, taken_second = [], set[int](), set[int]()
    by_kind: dict[Any, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, claims in enumerate((first, second)):
        for i, claim in enumerate(claims):
            by_kind[_kind(claim)][side].append(i)
    for ones, others in by_kind.values():
        if not ones or not others:
            continue
        scores = process.cdist(
            [first[i]["indicator"] for i in ones],
            [second[j]["indicator"] for j in others],
            scorer=fuzz.ratio,
            dtype=np.uint8,
        )
        for a, b in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
            if scores[a, b] >= ALIKE:
                pairs.append(FigurePair(first[ones[a]], second[others[b]]))
                taken_first.add(ones[a])
                taken_second.add(others[b])
    return (
        pairs,
        [c for i, c in enumerate(first) if i not in taken_first],
        [c for j, c in enumerate(second) if j not in taken_second],
    )
