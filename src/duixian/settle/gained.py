"""So much more was promised, and the later report tells from where to where it went.

新增床位300张 is answered by 床位由500张增加到800张. Less than was promised accuses nobody: what was
added may be more than what there is more of.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from duixian.model import Claim, Figure, Verdict, figures
from duixian.registry.indicators import RELATIVE_UNITS
from duixian.registry.one_names import same_name
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade, grade
from duixian.settle.matching import measure
from duixian.settle.wording import figure_en, figure_zh

_MORE = re.compile("^(?:新增加?|净增加?|增加)")
_STANDS = re.compile("(?<=[\u4e00-\u9fff]{2})余额$")
"""What stands of loans: more of it is what was newly lent, less what was paid back."""
_KEEPING: tuple[Verdict, ...] = ("exceeded", "met", "nearly_met")


def gained(later: YearReport | None, target: Claim, year: int) -> tuple[Figure, Grade] | None:
    """What there is more of in a year by the later report, and the verdict that it keeps."""
    asked = _MORE.match(target.indicator)
    counted = target.aspect == "level" and target.unit not in RELATIVE_UNITS
    if later is None or later.lines is None or not asked or not counted:
        return None
    thing = target.indicator[asked.end() :]
    for origin, reached in pairwise(later.claims):
        if _went(origin, reached, year) and _of(thing, target, reached):
            return _graded(later, target, origin, reached)
    for grown in later.claims:
        if _grew(grown, year) and _of(thing, target, replace(grown, aspect="level")):
            told = figures.of_claim(grown)
            graded = grade(figures.of_claim(target), told, aspect="level", polarity="higher")
            return (told, graded) if graded.verdict in _KEEPING else None
    return None


def _grew(claim: Claim, year: int) -> bool:
    """Whether a claim tells how much more there is: 贷款余额68亿元，比年初净增8.9亿元."""
    return (claim.role, claim.period, claim.aspect) == ("result", str(year), "change") and (
        claim.value > 0 and claim.unit not in RELATIVE_UNITS
    )


def _went(origin: Claim, reached: Claim, year: int) -> bool:
    """Whether two claims are the A and B of 由A增加到B within a year."""
    one = (origin.sentence_start, origin.indicator, origin.unit)
    return (
        one == (reached.sentence_start, reached.indicator, reached.unit)
        and (origin.role, origin.period) == ("context", str(year - 1))
        and (reached.role, reached.period) == ("result", str(year))
        and reached.value > origin.value
    )


def _of(thing: str, target: Claim, reached: Claim) -> bool:
    told = _STANDS.sub("", reached.indicator)
    named = same_name(thing, told) or (len(thing) > 1 and told.endswith(thing))
    return named and measure(replace(target, indicator=thing)) == measure(reached)


def _graded(
    later: YearReport, target: Claim, origin: Claim, reached: Claim
) -> tuple[Figure, Grade] | None:
    assert later.lines is not None
    line = later.lines.at(origin.start)
    if line is None or reached.end > line.end:
        return None
    quote = line.text[origin.start - line.start : reached.end - line.start]
    more = replace(
        figures.of_claim(reached),
        value=reached.value - origin.value,
        quote=quote,
        start=origin.start,
    )
    promise = figures.of_claim(target)
    graded = grade(promise, more, aspect="level", polarity="higher")
    if graded.verdict not in _KEEPING:
        return None
    went, went_en = (
        tuple(form(figures.of_claim(one), "level") for one in (origin, reached))
        for form in (figure_zh, figure_en)
    )
    return more, replace(
        graded,
        reason=f"{graded.reason[:-1]}（由{went[0]}到{went[1]}）。",
        reason_en=f"{graded.reason_en[:-1]} (from {went_en[0]} to {went_en[1]}).",
    )
