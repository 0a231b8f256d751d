"""A target that the later report says again together with what came of it.

去年曾提出，要把物价上涨幅度控制在10%以内。…涨幅仍然高达21.7%: the figure behind names nothing of
its own, it is of the target that was said again. Such a pair was read in one place, so it may say
that a promise was missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duixian.model import Claim
from duixian.settle.chains import YearReport
from duixian.settle.matching import SURE, Pair, measure, score

_OF_THE_SAME = re.compile(
    r"^(?:但是?|而|却|实际上?|结果|执行结果|最终|全年|最后)*"
    r"(?P<way>涨幅|增幅|降幅|增速|升幅|增长率)?(?:实际|仍然?|依然|却|只|仅)*"
    r"(?:高达|达到?|增长|上涨|上升|下降|降低|为|是)了?$"
)
"""The clause up to a figure that names nothing else than how far the thing moved."""
FARTHEST = 1
"""So many sentences behind the target said again its figure may stand."""


def told_again(later: YearReport | None, targets: Sequence[Claim], year: int) -> dict[str, Pair]:
    """The figures that stand behind a target said again, by the claim_id of the target."""
    if later is None or later.lines is None:
        return {}
    found = dict[str, Pair]()
    for target in targets:
        again = next((c for c in later.claims if _same(target, c, year)), None)
        result = next(_behind(later, again, target, year), None) if again else None
        if result is not None:
            found[target.claim_id] = Pair(target, result, 1.0)
    return found


def _same(target: Claim, claim: Claim, year: int) -> bool:
    return (
        claim.role == "target"
        and claim.period == str(year)
        and claim.value == target.value
        and measure(claim) == measure(target)
        and score(target, claim) >= SURE
    )


def _behind(later: YearReport, again: Claim, target: Claim, year: int) -> Iterator[Claim]:
    """The figures of the year right behind it that name no other thing, as the target measures."""
    assert later.lines is not None
    place = later.lines.at(again.start)
    for claim in later.claims:
        if claim.start < again.end or place is None:
            continue
        between = [one for one in later.lines.all if place.start < one.start <= claim.start]
        if len(between) > FARTHEST:
            return
        bare = _OF_THE_SAME.match(later.lines.clause_before(claim.start, claim.end))
        of_the_year = claim.role == "result" and claim.period == str(year)
        if bare is None or not of_the_year or claim.unit != target.unit:
            continue
        fell = bare["way"] == "降幅" or claim.value < 0
        value = -abs(claim.value) if fell else claim.value
        yield replace(claim, indicator=target.indicator, aspect=target.aspect, value=value)
