"""The second matcher at work: promises that likeness left open, with results it left unused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from duixian.model import Claim
from duixian.registry import verdicts
from duixian.settle import matcher
from duixian.settle.lines import Lines
from duixian.settle.matching import Pair, measure, plain
from duixian.settle.pair_features import Side

_BARE = ("个", "项", "次", "种", "条", "件")
"""Measure words that count anything: they say nothing of what is counted."""


def learned(
    targets: Sequence[Claim],
    results: Sequence[Claim],
    used: Iterable[Pair] = (),
    promised: Lines | None = None,
    told: Lines | None = None,
) -> dict[str, Pair]:
    """Pairs of which the learned scorer is sure, by the target's claim_id, best first.

    `promised` and `told` are the sentences of the two reports, where they are at hand. A result
    that settles one promise settles no other.
    """
    taken = {pair.result.claim_id for pair in used}
    scorer = matcher.load()
    ours = [(target, side(target, promised)) for target in targets]
    theirs = [(r, side(r, told)) for r in results if r.claim_id not in taken]
    found = [
        Pair(target, result, round(scorer.score(mine, its), 4))
        for target, mine in ours
        for result, its in theirs
        if _possible(target, result, mine, its)
    ]
    pairs: dict[str, Pair] = {}
    for pair in sorted(found, key=lambda p: (-p.score, p.target.start, p.result.start)):
        key, used_up = pair.target.claim_id, pair.result.claim_id
        if pair.score >= scorer.sure and key not in pairs and used_up not in taken:
            pairs[key] = pair
            taken.add(used_up)
    return pairs


def side(claim: Claim, lines: Lines | None = None) -> Side:
    """What the scorer sees of a claim, with its sentence where that is at hand."""
    said = plain(claim.indicator), claim.indicator_id, claim.aspect, claim.value, claim.unit
    return seen_in(said, (claim.start, claim.end), lines)


def seen_in(
    said: tuple[str, str | None, str, float, str], place: tuple[int, int], lines: Lines | None
) -> Side:
    """A figure (phrase, known indicator, aspect, value, unit) with the sentence at its place."""
    line = lines.at(place[0]) if lines else None
    if line is None or lines is None:
        return Side(*said)
    clause, lead = lines.clause(*place), lines.clause_before(*place)
    return Side(*said, clause, line.reading, lead)


def _possible(target: Claim, result: Claim, mine: Side, its: Side) -> bool:
    if target.scope != result.scope or measure(target)[0] != measure(result)[0]:
        return False
    # Two bare counts are alike in nothing but the number where their sentences are not at hand.
    if target.unit in _BARE and not (mine.sentence and its.sentence):
        return False
    limits = verdicts.load()
    return matcher.candidate(mine, its) and matcher.comparable(mine, its, limits.magnitude)
