"""How likely a character is in one document: by the model, and by the document's own words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from duixian.sources import ngrams

OWN_WORDS = 0.25
"""Weight of the document's own pairs beside the model's: a report repeats its names."""


class Likelihood:
    """Log probability of a character after the one or two before it. All of them folded."""

    def __init__(self, own: str) -> None:
        """`own` is what of the document is undamaged."""
        self._model = ngrams.model()
        self._singles = Counter(own)
        self._doubles = Counter(map("".join, pairwise(own)))
        self._triples = Counter(map("".join, zip(own, own[1:], own[2:], strict=False)))
        self._told: dict[str, float] = {}

    def __call__(self, key: str) -> float:
        """Log probability of the last character of `key` after the one or two before it."""
        likely = self._told.get(key)
        if likely is None:
            likely = self._told[key] = self._with_own(key, self._model.after(key))
        return likely

    def each(self, last: str, chars: Sequence[str]) -> list[float]:
        """What a call says of each of `chars` behind two characters."""
        general = self._model.each_after(last, chars)
        doubles, before = self._doubles, last[1]
        return [
            self._with_own(last + char, likely) if before + char in doubles else likely
            for char, likely in zip(chars, general, strict=True)
        ]

    def _with_own(self, key: str, likely: float) -> float:
        """The model's log probability, with what the document itself shows mixed in."""
        seen = self._doubles.get(key[-2:])
        if seen is None:
            return likely
        share = 0.5 * seen / (self._singles[key[-2]] + 5)
        if len(key) > 2 and key in self._triples:
            share += 0.5 * self._triples[key] / (self._doubles[key[:-1]] + 1)
        return math.log((1 - OWN_WORDS) * math.exp(likely) + OWN_WORDS * share)
