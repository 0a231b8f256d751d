"""The second matcher at work: promises that likeness left open, with results it left unused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from duixian.model import Claim
from duixian.registry import synonyms, verdicts
from duixian.settle import matcher, pair_features
from duixian.settle.lines import Lines
from duixian.settle.matching import Pair, plain
from duixian.settle.pair_features import Side
from duixian.settle.standards import in_its_unit, unit_of

_NO_SUBJECT = re.compile(r"[约仅]?占|同?比|较|增长|增加|下降|减少|提高|降低|达到?|高于|低于|总?共")
"""Begins a clause that goes on about what the one before it names: 占全国总数的50.7%."""
_MARKS = re.compile("[，,；;。]")


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
        Pair(target, as_promised(target, result, mine, its), round(scorer.score(mine, its), 4))
        for target, mine in ours
        for result, its in theirs
        if _possible(target, result, mine, its)
    ]
    found.sort(key=lambda p: (p.target.start, p.result.start))
    standing = matcher.one_to_one((p.score, p.target.claim_id, p.result.claim_id) for p in found)
    return {found[i].target.claim_id: found[i] for i in standing if found[i].score >= scorer.sure}


def as_promised(target: Claim, result: Claim, mine: Side, its: Side) -> Claim:
    """A result as an amount where an amount was promised, as a change where a change was: see
    `pair_features.as_promised`."""
    result = in_its_unit(target, result)
    told = pair_features.as_promised(mine, its)
    if told.aspect == result.aspect:
        return result
    sign = -1 if told.value * result.value < 0 else 1
    high = None if result.value_high is None else sign * result.value_high
    return replace(result, aspect=target.aspect, value=told.value, value_high=high)


def side(claim: Claim, lines: Lines | None = None) -> Side:
    """What the scorer sees of a claim, with its sentence where that is at hand."""
    unit = unit_of(claim.indicator, claim.unit)
    said = plain(claim.indicator), claim.indicator_id, claim.aspect, claim.value, unit
    return seen_in(said, (claim.start, claim.end), lines)


def seen_in(
    said: tuple[str, str | None, str, float, str], place: tuple[int, int], lines: Lines | None
) -> Side:
    """A figure (phrase, known indicator, aspect, value, unit) with the sentence at its place,
    short names written out."""
    full = synonyms.load().written_out
    line = lines.at(place[0]) if lines else None
    said = (full(said[0]), *said[1:])
    if line is None or lines is None:
        return Side(*said)
    clause, lead = lines.clause(*place), lines.clause_before(*place)
    if _NO_SUBJECT.match(clause):
        clause = _MARKS.split(lines.before(*place).rstrip("，,；;"))[-1] + "，" + clause
    return Side(*said, full(clause), full(line.reading), full(lead))


def _possible(target: Claim, result: Claim, mine: Side, its: Side) -> bool:
    if target.scope != result.scope:
        return False
    # Two bare counts are alike in nothing but the number where their sentences are not at hand.
    if target.unit in matcher.BARE and not (mine.sentence and its.sentence):
        return False
    limits = verdicts.load()
    return matcher.candidate(mine, its) and matcher.comparable(mine, its, limits.magnitude)
