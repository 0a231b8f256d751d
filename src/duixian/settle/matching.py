"""Targets and results that no series names: paired by likeness, as one assignment a report pair.

Only figures of the same measure, aspect and scope can be a pair. All targets of a report
and all results of the later one are assigned together, so that a result settles one target,
the one it fits best on the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from duixian.model import Claim
from duixian.registry import synonyms, units, verdicts
from duixian.registry.indicators import RELATIVE_UNITS, fold
from duixian.registry.one_names import same_name
from duixian.settle.assignment import least_cost
from duixian.settle.likeness import likeness
from duixian.settle.standards import in_its_unit, unit_of

SAME_ID = 1.0
OTHER_ID = 0.0
"""Two known indicators that are not the same are no pair, however alike their names."""
CLOSENESS = 0.02
"""Of two results equally alike, the one nearer in size settles the target."""
SURE = 0.95
"""From this likeness on the size is no evidence: a promise may be kept many times over."""
FAR = 0.35
"""Taken off where phrases only resemble each other and sizes are far apart: the result is then
rather of a part (手工业总产值) or of the whole (总产值)."""
FAR_TIMES = 2.0
FAR_POINTS = 10.0
NO_PAIR = 1.0
"""What a target and a result cost that are no pair: more than any that are."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and the result that settles it, with how alike they are."""

    target: Claim
    result: Claim
    score: float


def paired(targets: Sequence[Claim], results: Sequence[Claim]) -> dict[str, Pair]:
    """The result of each target that has one, by the target's claim_id."""
    found: dict[str, Pair] = {}
    for mine, theirs in _groups(list(map(lifted, targets)), list(map(lifted, results))):
        for pair in _assigned(mine, theirs):
            found[pair.target.claim_id] = pair
    told = {claim.claim_id: claim for claim in (*targets, *results)}
    return {key: _as_told(pair, told) for key, pair in found.items()}


def _as_told(pair: Pair, told: Mapping[str, Claim]) -> Pair:
    """A pair in the words of both reports, where these tell the thing in the same way."""
    target, result = told[pair.target.claim_id], told[pair.result.claim_id]
    if target.aspect != result.aspect or target is pair.target:
        return pair
    return Pair(target, in_its_unit(target, result), pair.score)


def lifted(claim: Claim) -> Claim:
    """How many were lifted out of poverty, however that is told: 贫困人口减少8500人, 6800人脱贫,
    6800人越过贫困线. Any other claim as it is."""
    limits = verdicts.load()
    if claim.unit not in ("人", "户"):
        return claim
    fewer = claim.aspect == "change" and claim.value < 0 and limits.poor.fullmatch(claim.indicator)
    rose = claim.aspect == "level" and limits.out_of_poverty.fullmatch(claim.indicator)
    if not fewer and not rose:
        return claim
    high = None if claim.value_high is None else abs(claim.value_high)
    return replace(
        claim,
        aspect="level",
        indicator=limits.lifted,
        indicator_id=None,
        value=abs(claim.value),
        value_high=high,
    )


def score(target: Claim, result: Claim) -> float:
    """How surely a result speaks of what a target promised, 0 to 1."""
    if target.indicator_id and result.indicator_id:
        return SAME_ID if target.indicator_id == result.indicator_id else OTHER_ID
    alike = same_promise(target.indicator, result.indicator)
    if same_name(target.indicator, result.indicator):
        return max(alike, SURE)
    apart = synonyms.load().contrary(target.indicator, result.indicator)
    return OTHER_ID if apart else alike


def same_promise(one: str, other: str) -> float:
    """How surely two indicator phrases mean the same undertaking, 0 to 1.

    >>> same_promise("中央财政拟投入社会保障资金", "中央财政安排社会保障资金")
    1.0
    >>> same_promise("中央财政拟安排资金", "中央财政安排社会保障资金")
    0.0
    """
    limits = verdicts.load()
    here, there = plain(one), plain(other)
    if here == there and len(here) > 1:
        return 1.0
    if min(len(here), len(there)) < limits.shortest:
        return 0.0
    if bool(limits.reducing.search(here)) != bool(limits.reducing.search(there)):
        return 0.0
    return likeness(here, there)


@lru_cache(maxsize=8192)
def plain(phrase: str) -> str:
    """A phrase without region, period and the words that do not say what was promised."""
    return verdicts.load().frame.sub("", fold(phrase))


def measure(claim: Claim) -> tuple[str, str, str | None]:
    """What must agree before two claims are compared: measure, aspect, scope."""
    return measure_of(unit_of(claim.indicator, claim.unit)), claim.aspect, claim.scope


def measure_of(unit: str) -> str:
    """What two units must agree in: the unit itself of shares and money, else the dimension.

    >>> measure_of("亩") == measure_of("公顷"), measure_of("元") == measure_of("美元")
    (True, False)
    """
    if unit in RELATIVE_UNITS:
        return unit
    kind = units.load().dimension_of(unit)
    if unit.find("/") > 0:
        kind += "/" + unit.partition("/")[2]
    return unit if kind == "currency" else kind


def _groups(
    targets: Sequence[Claim], results: Sequence[Claim]
) -> Iterator[tuple[list[Claim], list[Claim]]]:
    ours: dict[tuple[str, str, str | None], list[Claim]] = {}
    theirs: dict[tuple[str, str, str | None], list[Claim]] = {}
    for claims, groups in ((targets, ours), (results, theirs)):
        for claim in claims:
            groups.setdefault(measure(claim), []).append(claim)
    return ((mine, theirs[key]) for key, mine in ours.items() if key in theirs)


def _assigned(targets: list[Claim], results: list[Claim]) -> Iterator[Pair]:
    costs = [[_cost(target, result) for result in results] for target in targets]
    if all(cost == NO_PAIR for row in costs for cost in row):
        return
    for i, j in least_cost(costs):
        if costs[i][j] < NO_PAIR:
            result = in_its_unit(targets[i], results[j])
            yield Pair(targets[i], result, round(score(targets[i], result), 4))


def _cost(target: Claim, result: Claim) -> float:
    """The less, the better a result fits; `NO_PAIR` where it does not settle the target."""
    limits = verdicts.load()
    if not plausible(target, result, limits.magnitude):
        return NO_PAIR
    alike = score(target, result)
    if alike < SURE and _far(target, result):
        alike -= FAR
    if alike < limits.matching:
        return NO_PAIR
    return 1 - alike - CLOSENESS * _nearness(target, result)


def _far(target: Claim, result: Claim) -> bool:
    if target.unit in RELATIVE_UNITS and abs(target.value - result.value) <= FAR_POINTS:
        return False
    return _nearness(target, result) * FAR_TIMES < 1


def plausible(target: Claim, result: Claim, most: float) -> bool:
    """Whether the sizes can be those of one undertaking."""
    if target.unit in RELATIVE_UNITS:
        return True
    value = verdicts.load().convert(result.value, result.unit, target.unit)
    here, there = abs(target.value), abs(result.value if value is None else value)
    if not here or not there:
        return True
    return max(here, there) <= most * min(here, there)


def _nearness(target: Claim, result: Claim) -> float:
    value = verdicts.load().convert(result.value, result.unit, target.unit)
    here, there = abs(target.value), abs(result.value if value is None else value)
    return min(here, there) / max(here, there) if here and there else 0.0
