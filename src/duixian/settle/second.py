"""The second matcher at work: promises that likeness left open, with results it left unused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from duixian.model import Claim
from duixian.registry import verdicts
from duixian.settle import matcher
from duixian.settle.matching import Pair, measure, plain, plausible

_BARE = ("个", "项", "次", "种", "条", "件")
"""Measure words that count anything: they say nothing of what is counted."""


def learned(
    targets: Sequence[Claim], results: Sequence[Claim], used: Iterable[Pair] = ()
) -> dict[str, Pair]:
    """Pairs of which the learned scorer is sure, by the target's claim_id, best first.

    A result that settles one promise settles no other.
    """
    taken = {pair.result.claim_id for pair in used}
    scorer = matcher.load()
    found = [
        Pair(target, result, round(scorer.score(side(target), side(result)), 4))
        for target in targets
        for result in results
        if result.claim_id not in taken and _possible(target, result)
    ]
    pairs: dict[str, Pair] = {}
    for pair in sorted(found, key=lambda p: (-p.score, p.target.start, p.result.start)):
        mine, theirs = pair.target.claim_id, pair.result.claim_id
        if pair.score >= scorer.sure and mine not in pairs and theirs not in taken:
            pairs[mine] = pair
            taken.add(theirs)
    return pairs


@lru_cache(maxsize=65536)
def side(claim: Claim) -> matcher.Side:
    """What the scorer sees of a claim."""
    return matcher.Side(
        plain(claim.indicator), claim.indicator_id, claim.aspect, claim.value, claim.unit
    )


def _possible(target: Claim, result: Claim) -> bool:
    if target.aspect != result.aspect or target.scope != result.scope:
        return False
    limits = verdicts.load()
    # 592县 and 592个 are alike in nothing but the number, nor are two bare counts.
    if result.unit != target.unit or target.unit in _BARE:
        return False
    if measure(target)[0] != measure(result)[0]:
        return False
    here, there = side(target).phrase, side(result).phrase
    return matcher.candidate(here, there) and plausible(target, result, limits.magnitude)
