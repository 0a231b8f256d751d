"""How alike two indicator phrases are, by the character pairs that tell them apart.

新建改建农村公路 and 新改建农村公路 share the pairs that matter (农村, 公路); 建设美丽乡村 and
建设美丽河湖 share only pairs that half of all phrases have. Each pair weighs by how rare it is
among the indicator phrases of the corpus (`likeness.json`, made by `train_likeness.py`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log

# Weights of the three views on likeness, and what each is for:
DICE = 0.55  # shared telling pairs against all pairs: both phrases must be about the same
INSIDE = 0.25  # of the shorter phrase: a report a year later names things more briefly
LETTERS = 0.20  # order and single characters (rapidfuzz): keeps 进口 and 出口 apart
# Penalties. Phrases end with what is measured (工业企业|生产成本): where the longer one's end is
# not in the shorter, they measure different things. Where both say something that the other
# does not (农村公路, 高速公路), neither is the other put briefly.
HEAD = 0.15
BOTH = 0.15
TELLING_REST = 2  # characters that must be left on each side for BOTH


@dataclass(frozen=True, slots=True)
class Telling:
    """In how many of `phrases` phrases each character pair occurs."""

    phrases: int
    pairs: dict[str, int]

    def weight(self, pair: str) -> float:
        """How telling a pair is: 0 when every phrase has it, about 8 when hardly one does."""
        return log((self.phrases + 1) / (self.pairs.get(pair, 1) + 0.5))


@cache
def load() -> Telling:
    """The table that is shipped."""
    data = json.loads(files("duixian.settle").joinpath("likeness.json").read_text("utf-8"))
    return Telling(data["phrases"], data["pairs"])


def pairs_of(phrase: str) -> list[str]:
    """The neighbouring character pairs of a phrase."""
    return [phrase[i : i + 2] for i in range(len(phrase) - 1)] or [phrase]


@lru_cache(maxsize=8192)
def _weighed(phrase: str) -> tuple[dict[str, float], float]:
    table = load()
    weights = {pair: table.weight(pair) for pair in pairs_of(phrase)}
    return weights, sum(weights.values())


def likeness(one: str, other: str) -> float:
    """How alike two folded phrases are, 0 to 1.

    >>> likeness("农村危房改造", "农村危房改造")
    1.0
    >>> likeness("棚户区住房改造", "棚户区改造") > 0.6 > 0.3 > likeness("进口", "人口")
    True
    """
    from rapidfuzz.fuzz import ratio

    if one == other:
        return 1.0
    here, here_sum = _weighed(one)
    there, there_sum = _weighed(other)
    if not here_sum or not there_sum:
        return 0.0
    shared = sum(weight for pair, weight in here.items() if pair in there)
    dice = 2 * shared / (here_sum + there_sum)
    inside = shared / min(here_sum, there_sum)
    alike = DICE * dice + INSIDE * inside + LETTERS * ratio(one, other) / 100
    return max(0.0, alike - _different(one, other))


def _different(one: str, other: str) -> float:
    from rapidfuzz.distance import LCSseq

    shorter, longer = sorted((one, other), key=len)
    penalty = 0.0 if longer[-2:] in shorter else HEAD
    common = LCSseq.similarity(one, other)
    if len(shorter) - common >= TELLING_REST:
        penalty += BOTH
    return penalty


def inside(one: str, other: str) -> float:
    """How much of the shorter of two phrases the longer one has, by telling pairs, 0 to 1.

    >>> inside("棚户区改造", "城市棚户区改造")
    1.0
    """
    here, here_sum = _weighed(one)
    there, there_sum = _weighed(other)
    shared = sum(weight for pair, weight in here.items() if pair in there)
    least = min(here_sum, there_sum)
    return shared / least if least else 0.0
