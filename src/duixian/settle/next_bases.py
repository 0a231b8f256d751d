"""What the next plan tells of the year before it: the base from which it goes on.

补助标准由每人每年320元提高到380元, in a plan, says that 320 was reached: it answers the promise of
the year before where the report says nothing else of it. A base never accuses: one short of
the promise is left alone, since a plan may start from another figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duixian.model import Claim
from duixian.registry import synonyms, verdicts
from duixian.settle.chains import YearReport
from duixian.settle.grading import Grade
from duixian.settle.likeness import likeness
from duixian.settle.lines import Line
from duixian.settle.matcher import other_thing
from duixian.settle.matching import Pair
from duixian.settle.pair_features import Side
from duixian.settle.second import side

_FROM = re.compile(r"(?:由|从)[^，,。；;：:、由从]{0,10}$")
_TO = re.compile(
    r"^[^，,。；;、\d]{0,4}(?:提高|增加|上调|扩大|提升|调整|降低|下调|降|减少|压缩|缩短|压减)了?[到至为]"
    r"[^，,。；;、\d]{0,6}$"
)
_ONLY_PLANNED = re.compile(r"预算|计划|目标|规划")
"""Right before a base: it is what was planned, not what was reached (从去年预算的320亿元)."""
EQUAL = 0.001
"""A base within this share of the promise is the promise kept: little wording is asked of it."""
RESEMBLING = 0.35
"""Likeness of two phrases asked where the figures are equal."""


@dataclass(frozen=True, slots=True)
class Base:
    """A figure from which a plan goes on, with the words from it to the new target."""

    claim: Claim
    words: str


def bases(report: YearReport) -> Iterator[Base]:
    """The figures from which the plan of a report goes on, each of the year before it."""
    before = str(report.report_year - 1)
    for claim in report.claims:
        if claim.role != "context" or claim.period != before or claim.aspect != "level":
            continue
        line = report.lines.at(claim.start) if report.lines else None
        if line is None or line.role not in ("targets", "tasks"):
            continue
        after = (c for c in report.claims if c.start >= claim.end and _goes_on(claim, c, report))
        reached = next(after, None)
        if reached is not None and (words := _from_to(line, claim, reached)):
            yield Base(claim, words)


def _goes_on(base: Claim, target: Claim, report: YearReport) -> bool:
    return (
        target.role == "target"
        and target.period in (str(report.report_year), None)
        and target.sentence_start == base.sentence_start
        and (target.indicator, target.unit) == (base.indicator, base.unit)
    )


def _from_to(line: Line, base: Claim, target: Claim) -> str:
    text = line.reading if len(line.reading) == len(line.text) else line.text
    start, end = base.start - line.start, base.end - line.start
    lead = _FROM.search(text[:start])
    if lead is None or _ONLY_PLANNED.search(lead.group()):
        return ""
    if not _TO.search(text[end : target.start - line.start]):
        return ""
    return text[lead.start() : target.end - line.start]


def told_by_next_plan(
    promised: YearReport, later: YearReport | None, targets: Sequence[Claim]
) -> dict[str, tuple[Pair, str]]:
    """Promises that a base of the later report's plan answers, with its words, by claim_id."""
    if later is None:
        return {}
    found = [
        (alike, target, base)
        for base in bases(later)
        for target in targets
        if (alike := _alike(target, base.claim, promised, later))
    ]
    pairs: dict[str, tuple[Pair, str]] = {}
    used: set[str] = set()
    for alike, target, base in sorted(found, key=lambda f: (-f[0], f[1].start, f[2].claim.start)):
        if target.claim_id not in pairs and base.claim.claim_id not in used:
            used.add(base.claim.claim_id)
            reached = replace(base.claim, unit=target.unit)
            pairs[target.claim_id] = (Pair(target, reached, round(alike, 4)), base.words)
    return pairs


def _alike(target: Claim, base: Claim, promised: YearReport, later: YearReport) -> float:
    """How surely a base is of what was promised; 0 where it is not."""
    equal = abs(target.value - base.value) <= EQUAL * abs(target.value)
    if target.aspect != "level" or target.scope != base.scope:
        return 0.0
    if target.unit != base.unit and not (equal and _bare(target.unit) == _bare(base.unit)):
        return 0.0
    mine, its = side(target, promised.lines), side(base, later.lines)
    if other_thing(mine, its) or synonyms.load().contrary(mine.phrase, its.phrase):
        return 0.0
    alike = likeness(mine.phrase, its.phrase)
    if alike >= verdicts.load().matching:
        return alike
    named = alike >= RESEMBLING or (alike > 0 and _one_thing(mine, its))
    return max(alike, RESEMBLING) if equal and named else 0.0


def _bare(unit: str) -> str:
    """A unit without what it is counted by: 元 of 元/人/年, for 人均…元 says as much."""
    return unit.partition("/")[0]


def _one_thing(mine: Side, its: Side) -> bool:
    table = synonyms.load()
    here, there = mine.phrase + mine.sentence, its.phrase + its.sentence
    things = table.things(here) & table.things(there)
    return bool(things and table.natures_of(mine.phrase) & table.natures_of(its.phrase))


def of_base(graded: Grade, words: str) -> Grade:
    """A verdict on a base, saying where it was read."""
    return replace(
        graded,
        reason=f"{graded.reason[:-1]}；实际数见次年计划（“{words}”）。",
        reason_en=f"{graded.reason_en[:-1]}; reached according to the next plan (“{words}”).",
    )
