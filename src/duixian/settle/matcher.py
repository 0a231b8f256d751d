"""The second matcher: how surely a later figure answers a promise in other words, as learned.

`likeness` compares wording alone. This scorer weighs wording, synonyms (`registry/synonyms.toml`),
units and sizes together, by a logistic regression whose weights are `matcher.json`, made from
labelled pairs by `train_matcher`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log

from duixian.registry import synonyms, verdicts
from duixian.registry.indicators import RELATIVE_UNITS
from duixian.settle.likeness import inside, likeness, pairs_of

FARTHEST = 3.0
"""Sizes more than this many powers of e apart are equally far."""
POINTS_APART = 10.0
"""So many points between two rates weigh like one power of e between two amounts."""


@dataclass(frozen=True, slots=True)
class Side:
    """What the scorer sees of a promise or of a result; `phrase` is without its frame."""

    phrase: str
    indicator_id: str | None
    aspect: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights, and from which score on a pair is settled."""

    bias: float
    weights: dict[str, float]
    sure: float

    def score(self, target: Side, result: Side) -> float:
        """How surely the result answers the promise, 0 to 1."""
        seen = features(target, result)
        total = self.bias + sum(self.weights[name] * value for name, value in seen.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def load() -> Scorer:
    """The scorer that is shipped."""
    data = json.loads(files("duixian.settle").joinpath("matcher.json").read_text("utf-8"))
    return Scorer(data["bias"], data["weights"], data["sure"])


def candidate(one: str, other: str) -> bool:
    """Whether two phrases share so much as one pair of characters or one thing.

    >>> candidate("棚户区改造", "棚改"), candidate("粮食产量", "高速公路")
    (True, False)
    """
    return bool(_pairs(one) & _pairs(other)) or bool(_things(one) & _things(other))


def features(target: Side, result: Side) -> dict[str, float]:
    """What the scorer weighs of a pair, each between -1 and 1."""
    here, there = target.phrase, result.phrase
    return _of_words(here, there) | _of_sizes(target, result)


@lru_cache(maxsize=65536)
def _of_words(here: str, there: str) -> dict[str, float]:
    mine, theirs = _pairs(here), _pairs(there)
    things, others = _things(here), _things(there)
    acts, other_acts = _acts(here), _acts(there)
    return {
        "dice": 2 * len(mine & theirs) / (len(mine) + len(theirs)),
        "inside": inside(here, there),
        "likeness": likeness(here, there),
        "equal": float(here == there),
        "end": float(here[-2:] == there[-2:]),
        "end_inside": float(here[-2:] in there or there[-2:] in here),
        "things": float(bool(things & others)),
        "other_things": float(bool(things) and bool(others) and not things & others),
        "one_thing": float(bool(things) != bool(others)),
        "acts": float(bool(acts & other_acts)),
        "other_acts": float(bool(acts) and bool(other_acts) and not acts & other_acts),
        "longer_result": max(-1.0, min(1.0, (len(there) - len(here)) / 10)),
    }


def _of_sizes(target: Side, result: Side) -> dict[str, float]:
    value = verdicts.load().convert(result.value, result.unit, target.unit)
    here, there = target.value, result.value if value is None else value
    if target.unit in RELATIVE_UNITS:
        apart = abs(here - there) / POINTS_APART
    else:
        apart = abs(log(abs(there / here))) if here and there else FARTHEST
    known = target.indicator_id is not None and result.indicator_id is not None
    return {
        "apart": min(apart, FARTHEST) / FARTHEST,
        "near": float(apart < 0.35),
        "same_value": float(apart < 0.001),
        "rate": float(target.unit in RELATIVE_UNITS),
        "unit": float(target.unit == result.unit),
        "aspect": float(target.aspect == result.aspect),
        "same_id": float(known and target.indicator_id == result.indicator_id),
        "other_id": float(known and target.indicator_id != result.indicator_id),
        "one_id": float((target.indicator_id is None) != (result.indicator_id is None)),
        "opposed": float(here * there < 0),
    }


@lru_cache(maxsize=65536)
def _pairs(phrase: str) -> frozenset[str]:
    return frozenset(pairs_of(phrase))


@lru_cache(maxsize=65536)
def _things(phrase: str) -> frozenset[int]:
    return synonyms.load().things(phrase)


@lru_cache(maxsize=65536)
def _acts(phrase: str) -> frozenset[int]:
    return synonyms.load().acts(phrase)


def best_threshold(scored: Sequence[tuple[float, bool]], precision: float) -> float:
    """The lowest score from which on at least `precision` of the pairs are right.

    >>> best_threshold([(0.9, True), (0.8, True), (0.5, False)], 0.97)
    0.8
    """
    best, right = 1.0, 0
    for taken, (score, same) in enumerate(sorted(scored, reverse=True), 1):
        right += same
        if right >= precision * taken:
            best = score
    return best
