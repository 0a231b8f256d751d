"""The second matcher: how surely a later figure answers a promise in other words, as learned.

`likeness` compares wording alone. This scorer weighs wording, synonyms (`registry/synonyms.toml`),
units and sizes together with both sentences: a later report names a thing once and then goes on
(新开工740万套，基本建成511万套), so that much of what is measured stands outside the phrase of the
figure. A logistic regression whose weights are `matcher.json`, made from labelled pairs by
`train_matcher`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from duixian.registry import synonyms, verdicts
from duixian.registry.indicators import RELATIVE_UNITS
from duixian.settle.evidence import RESTATED, other_stage
from duixian.settle.matching import measure_of
from duixian.settle.pair_features import (
    BASE,
    Side,
    as_promised,
    features,
    pair_set,
    share,
    things_in,
)

BARE = ("个", "项", "次", "种", "条", "件")
"""Measure words that count anything: they say nothing of what is counted."""
LEAST_TOLD = 0.3
"""So much of what was promised a sentence must tell, by telling pairs, to answer a bare count."""
_OF_LOCALITIES = re.compile("地方(?!(?:政府)?(?:专项|一般)?债)")
"""地方债 is a name: what is 地方 of it goes without saying."""
_FULFILLED = re.compile(r"完成|实现|超|达到|实际|高于|低于|结果")


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights, and from which score on a pair is settled."""

    bias: float
    weights: dict[str, float]
    sure: float

    def score(self, target: Side, result: Side) -> float:
        """How surely the result answers the promise, 0 to 1; 0 where it says a target again."""
        if RESTATED.search(result.sentence) and not _FULFILLED.search(result.sentence):
            return 0.0
        seen = features(target, result)
        total = self.bias + sum(self.weights[name] * value for name, value in seen.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def load() -> Scorer:
    """The scorer that is shipped."""
    data = json.loads(files("duixian.settle").joinpath("matcher.json").read_text("utf-8"))
    return Scorer(data["bias"], data["weights"], data["sure"])


def candidate(target: Side, result: Side) -> bool:
    """Whether a promise shares so much as one pair of characters with the clause of a result, or
    a result with the clause of a promise, or both sentences name the same thing.

    >>> side = lambda phrase: Side(phrase, None, "level", 1, "套")
    >>> candidate(side("棚户区改造"), side("棚改")), candidate(side("粮食产量"), side("高速公路"))
    (True, False)
    """
    asked, told = target.phrase + target.clause, result.phrase + result.clause
    return (
        any(pair in told for pair in pair_set(target.phrase))
        or any(pair in asked for pair in pair_set(result.phrase))
        or bool(
            things_in(target.phrase + target.sentence) & things_in(result.phrase + result.sentence)
        )
    )


def comparable(target: Side, result: Side, most: float) -> bool:
    """Whether two figures are of one measure and aspect, not more than `most` times apart, and
    not of starts and completions: what is not is no pair, however sure the scorer."""
    told = as_promised(target, result)
    if measure_of(target.unit) != measure_of(result.unit) or target.aspect != told.aspect:
        return False
    if other_stage(target.near, result.near):
        return False
    if result.aspect == "level" and BASE.search(result.lead):
        return False
    if other_thing(target, result) or _of_nothing_named(target, result):
        return False
    if _number_alone(target, result):
        return False
    value = verdicts.load().convert(result.value, result.unit, target.unit)
    here, there = abs(target.value), abs(result.value if value is None else value)
    if target.unit in RELATIVE_UNITS or not here or not there:
        return True
    return max(here, there) <= most * min(here, there)


def other_thing(target: Side, result: Side) -> bool:
    """Whether two phrases name different sectors or parts, levels or shares of a whole.

    >>> side = lambda phrase: Side(phrase, None, "level", 1, "元")
    >>> other_thing(side("工业总产值"), side("工业和手工业总产值"))
    True
    >>> other_thing(side("工业总产值"), side("工业产值"))
    False
    """
    table = synonyms.load()
    sectors = zip(table.sectors_of(target.phrase), table.sectors_of(result.phrase), strict=True)
    if any(mine and theirs and mine != theirs for mine, theirs in sectors):
        return True
    if table.contrary(target.phrase, result.phrase) or table.part_and_whole(
        target.phrase, result.phrase
    ):
        return True
    here, there = target.phrase + target.clause, result.phrase + result.clause
    if _local(target.phrase) > _local(there) or _local(result.phrase) > _local(here):
        return True
    mine, theirs = (phrase.partition("占") for phrase in (target.phrase, result.phrase))
    shares = bool(mine[1] and theirs[1] and mine[0] and theirs[0])
    return shares and not pair_set(mine[0]) & pair_set(theirs[0])


def _local(words: str) -> bool:
    return _OF_LOCALITIES.search(words) is not None


def _of_nothing_named(target: Side, result: Side) -> bool:
    """Whether a phrase is of an action alone (新开工) and the sentences share no thing."""
    known = synonyms.load()
    if all(known.unacted(phrase) for phrase in (target.phrase, result.phrase)):
        return False
    return not things_in(target.phrase + target.sentence) & things_in(
        result.phrase + result.sentence
    )


def _number_alone(target: Side, result: Side) -> bool:
    """Whether two bare counts (47个建设项目, 47项企业) have little in common but the number."""
    wide = result.phrase + result.sentence
    if target.unit not in BARE or share(target.phrase, wide) >= LEAST_TOLD:
        return False
    return not things_in(target.phrase + target.sentence) & things_in(wide)


def one_to_one(scored: Iterable[tuple[float, Hashable, Hashable]]) -> list[int]:
    """Which of scored pairs (score, promise, result) stand, best first, by their place: a result
    that settles one promise settles no other, and a promise has one answer.

    >>> one_to_one([(0.5, "钢", "甲"), (0.9, "钢", "乙"), (0.4, "铁", "乙"), (0.3, "铁", "丙")])
    [1, 3]
    """
    pairs = list(scored)
    standing, promises, results = [], set[Hashable](), set[Hashable]()
    for place in sorted(range(len(pairs)), key=lambda i: -pairs[i][0]):
        _, promise, result = pairs[place]
        if promise not in promises and result not in results:
            standing.append(place)
            promises.add(promise)
            results.add(result)
    return standing


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
