"""What the second matcher sees of a pair: a promise, a later figure, and their features."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from duixian.registry import synonyms, verdicts
from duixian.registry.indicators import RELATIVE_UNITS
from duixian.settle.evidence import SPAN
from duixian.settle.likeness import inside, likeness, pairs_of
from duixian.settle.likeness import load as telling
from duixian.text.times import YEAR

FARTHEST = 3.0
"""Sizes more than this many powers of e apart are equally far."""
POINTS_APART = 10.0
"""So many points between two rates weigh like one power of e between two amounts."""
BASE = re.compile(
    r"(?:由(?!于)|从(?![业事])|(?<!占)比(?![例重率值])|自(?![来治主然贸身]))"
    r"[^，。；由从比到至增减提降升]{0,16}$"
)
"""Right before a figure that is what another is measured from (从450元提高到610元), not in
words that begin alike (比重, 自来水普及率)."""
_ELSEWHERE = re.compile(r"世界|[美英日法德苏]国|国外|全球|自治区|个省|[个座]城市|试点")
"""Words of another place, or of some places only."""
_SHARE = re.compile(r"占|比重|比例|之比")
_LESS = re.compile(r"减少|下降|降低|压减|压缩|缩减|淘汰|取消|退出|化解|关[闭停]")
_NEWLY = re.compile(r"新|增加|再|又|净增|扩建")
_LOOSE = re.compile(
    rf"[(（][^)）]*[)）]|^(?:{YEAR}年?|今年|明年|全年|全国|比改革前|再)"
    r"|(?:指标|计划|任务|规定|比例|比重)$"
)
"""Words at the ends of a phrase that set a figure and measure nothing: 一九五八年棉花指标."""
_FALLING = re.compile(
    r"减|下降|降低|缩短|压缩|缩减|淘汰|取消|下放|退出|化解|关[闭停]|脱贫|去除|清理|精简|摘[掉去]?[^，]{0,2}帽"
)
_RISING = re.compile(r"新增|净增|增加|增长|增产|新建|新开|新设|扩大")
_MOVED = re.compile(
    r"(?:(减排|减少|下降|降低|压缩|缩短|降幅|减幅)|增长|提高|增加|增幅|涨幅|增速)"
    r"(?:[了达约近超过逾为]|以上){0,3}$"
)
"""Right before a share: it is by how much a thing moves, though it was read as a share (减排5%)."""
_REACHES = re.compile(r"[到至为达]$")
"""Right before a figure of a state that is reached: no amount by which a thing moves."""
_FIGURES = re.compile(r"[\d.%〇零一二三四五六七八九十百千万亿多余约]+")


@dataclass(frozen=True, slots=True)
class Side:
    """What the scorer sees of a promise or of a result; `phrase` is without its frame."""

    phrase: str
    indicator_id: str | None
    aspect: str
    value: float
    unit: str
    clause: str = ""
    """The words between the marks around the figure; empty where the text is not at hand."""
    sentence: str = ""
    """The whole sentence."""
    lead: str = ""
    """The clause up to the figure."""

    @property
    def near(self) -> str:
        """The phrase with the words of its own item of a list: 基本建成470万套、新开工630万套
        are two things; without a list, with the whole clause."""
        before, _, item = self.lead.rpartition("、")
        return self.phrase + (item if before and item else self.clause)

    @property
    def way(self) -> int:
        """Which way a thing moves by this amount, 1 or -1; 0 where it does not.

        >>> Side("农村贫困人口脱贫任务", None, "level", 1e7, "人").way
        -1
        >>> Side("农村贫困人口", None, "change", -1.2e7, "人").way
        -1
        """
        if self.aspect in ("change", "growth"):
            return -1 if self.value < 0 else 1
        if self.unit == "%" and (moved := _MOVED.search(self.lead)):
            return -1 if moved.group(1) else 1
        if self.aspect != "level" or self.unit in RELATIVE_UNITS or _REACHES.search(self.lead):
            return 0
        falls, rises = bool(_FALLING.search(self.near)), bool(_RISING.search(self.near))
        return rises - falls


def as_promised(target: Side, result: Side) -> Side:
    """A result as an amount where an amount was promised, or as a change where a change was:
    a task of lifting 10 million out of poverty is answered by 农村贫困人口减少1240万."""
    if target.aspect == result.aspect or not target.way or target.way != result.way:
        return result
    size = abs(result.value)
    value = size if target.aspect == "level" else target.way * size
    return replace(result, aspect=target.aspect, value=value)


def features(target: Side, result: Side) -> dict[str, float]:
    """What the scorer weighs of a pair, each between -1 and 1."""
    result = as_promised(target, result)
    here, there = _core(target.phrase), _core(result.phrase)
    seen = _of_words(here, there) | _of_sizes(target, result) | _of_sentences(target, result)
    seen["near_told"] = seen["near"] * seen["told"]
    seen["same_told"] = seen["same_value"] * seen["told"]
    seen["far_told"] = seen["apart"] * seen["told"]
    return seen


@lru_cache(maxsize=8192)
def _of_words(here: str, there: str) -> dict[str, float]:
    mine, theirs = pair_set(here), pair_set(there)
    things, others = things_in(here), things_in(there)
    acts, other_acts = _acts(here), _acts(there)
    return {
        "dice": 2 * len(mine & theirs) / (len(mine) + len(theirs)),
        "inside": inside(here, there),
        "likeness": likeness(here, there),
        "equal": float(here == there),
        "end": float(here[-2:] == there[-2:]),
        "end_inside": float(here[-2:] in there or there[-2:] in here),
        "things": float(bool(things & others)),
        "other_things": float(bool(things) and bool(others) and not things & others),
        "one_thing": float(bool(things) != bool(others)),
        "acts": float(bool(acts & other_acts)),
        "other_acts": float(bool(acts) and bool(other_acts) and not acts & other_acts),
        "longer_result": max(-1.0, min(1.0, (len(there) - len(here)) / 10)),
        "contained": float(min(len(here), len(there)) > 1 and (here in there or there in here)),
        "tail": _tail(here, there) / max(1, min(len(here), len(there))),
        "ends_in": float(min(len(here), len(there)) > 1 and _ends_in(here, there)),
        "parts_differ": float(any(m and t and m != t for m, t in _parts(here, there))),
    }


def _core(phrase: str) -> str:
    return _LOOSE.sub("", phrase) or phrase


def _tail(one: str, other: str) -> int:
    """How many characters two phrases end with alike."""
    alike = 0
    while alike < min(len(one), len(other)) and one[-1 - alike] == other[-1 - alike]:
        alike += 1
    return alike


def _ends_in(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _parts(one: str, other: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    table = synonyms.load()
    return list(zip(table.parts(one), table.parts(other), strict=True))


def _of_sizes(target: Side, result: Side) -> dict[str, float]:
    value = verdicts.load().convert(result.value, result.unit, target.unit)
    here, there = target.value, result.value if value is None else value
    if target.unit in RELATIVE_UNITS:
        apart = abs(here - there) / POINTS_APART
    else:
        apart = abs(log(abs(there / here))) if here and there else FARTHEST
    known = target.indicator_id is not None and result.indicator_id is not None
    return {
        "apart": min(apart, FARTHEST) / FARTHEST if target.aspect == "level" else 0.0,
        "moved_apart": 0.0 if target.aspect == "level" else min(apart, FARTHEST) / FARTHEST,
        "near": float(apart < 0.35),
        "same_value": float(apart < 0.001),
        "rate": float(target.unit in RELATIVE_UNITS),
        "unit": float(target.unit == result.unit),
        "aspect": float(target.aspect == result.aspect),
        "same_id": float(known and target.indicator_id == result.indicator_id),
        "other_id": float(known and target.indicator_id != result.indicator_id),
        "one_id": float((target.indicator_id is None) != (result.indicator_id is None)),
        "opposed": float(here * there < 0),
    }


def _of_sentences(target: Side, result: Side) -> dict[str, float]:
    mine, theirs = target.phrase + target.clause, result.phrase + result.clause
    natures, others = _natures(target.phrase), _natures(result.phrase)
    meant, told = _natures(target.near), _natures(result.near)
    told_here, asked_here = share(target.phrase, theirs), share(result.phrase, mine)
    wide, wide_result = target.phrase + target.sentence, result.phrase + result.sentence
    around = things_in(wide) & things_in(theirs) or things_in(mine) & things_in(wide_result)
    return {
        "told": share(target.phrase, wide_result),
        "told_here": told_here,
        "asked": share(result.phrase, wide),
        "asked_here": asked_here,
        "both_left": min(1 - told_here, 1 - asked_here),
        "both_told": told_here * asked_here,
        "parts_one": float(
            any(bool(m) != bool(t) for m, t in _parts(mine + target.sentence, theirs))
            and any(bool(m) != bool(t) for m, t in _parts(target.phrase, result.phrase))
        ),
        "contrary": float(synonyms.load().contrary(target.phrase, result.phrase)),
        "clauses": _dice(target.clause, result.clause),
        "thing_told": float(bool(things_in(mine) & things_in(theirs))),
        "thing_around": float(bool(around)),
        "act_told": float(bool(_acts(target.near) & _acts(result.near))),
        "other_nature": float(bool(natures) and bool(others) and not natures & others),
        "nature_both": float(bool(natures & others)),
        "thing_and_nature": float(bool(natures & others) and bool(around)),
        "nature_told": float(bool(meant & told)),
        "other_nature_told": float(bool(meant) and bool(told) and not meant & told),
        "base": float(BASE.search(result.lead) is not None),
        "newly": _differ(_NEWLY, theirs, mine),
        "spans": _differ(SPAN, theirs, mine),
        "spans_told": _differ(SPAN, theirs + result.sentence, mine),
        "elsewhere": _differ(_ELSEWHERE, theirs, mine),
        "share": _differ(_SHARE, theirs, mine),
        "less": _differ(_LESS, theirs, mine),
    }


def _differ(words: re.Pattern[str], one: str, other: str) -> float:
    return float((words.search(one) is None) != (words.search(other) is None))


def share(phrase: str, text: str) -> float:
    """How much of a phrase a text has, by telling pairs of characters, 0 to 1."""
    table = telling()
    weights = {pair: table.weight(pair) for pair in pair_set(phrase)}
    whole = sum(weights.values())
    return sum(w for pair, w in weights.items() if pair in text) / whole if whole else 0.0


def _dice(one: str, other: str) -> float:
    table = telling()
    mine, theirs = pair_set(_FIGURES.sub("", one)), pair_set(_FIGURES.sub("", other))
    whole = sum(map(table.weight, mine)) + sum(map(table.weight, theirs))
    return 2 * sum(map(table.weight, mine & theirs)) / whole if whole else 0.0


@lru_cache(maxsize=8192)
def _natures(text: str) -> frozenset[int]:
    return synonyms.load().natures_of(text)


@lru_cache(maxsize=8192)
def pair_set(phrase: str) -> frozenset[str]:
    return frozenset(pairs_of(phrase))


@lru_cache(maxsize=8192)
def things_in(phrase: str) -> frozenset[int]:
    return synonyms.load().things(phrase)


@lru_cache(maxsize=8192)
def _acts(phrase: str) -> frozenset[int]:
    return synonyms.load().acts(phrase)
