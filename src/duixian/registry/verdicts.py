"""The thresholds of the verdicts, and measures of one dimension in each other."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian import late_re as re
from duixian.errors import RegistryError
from duixian.patterns import alternatives


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers of verdicts.toml; each has its reason there."""

    share: float
    growth_points: float
    level_points: float
    share_of_years: float
    neutral_nearly: float
    exceeded_share: float
    exceeded_points: float
    rounding: float
    in_step: float
    roughly_in_step: float
    stable_share: float
    matching: float
    magnitude: float
    shortest: int
    fields: frozenset[str]
    of_all: re.Pattern[str]
    """Words that make a phrase no part of another that lacks them."""
    measures: tuple[tuple[re.Pattern[str], ...], ...]
    """Kinds of one measure, of which none answers another."""
    lifted: str
    """What it is called how many were lifted out of poverty."""
    poor: re.Pattern[str]
    """Who is poor: fewer of them were lifted out of poverty."""
    out_of_poverty: re.Pattern[str]
    """Who no longer is."""
    everywhere: frozenset[str]
    """Measure words that count whatever there is."""
    like_size: float
    """How many times as large a figure in another measure word may be as what was promised."""
    nearly_as_many: float
    """How much more or less may be the same under another name, in any measure word."""
    cores: frozenset[str]
    """Characters that name a thing alone."""
    families: tuple[frozenset[str], ...]
    """Words of one field: a report in which one stands is not silent of what another promises."""
    whole_words: frozenset[str]
    """Phrases shorter than `shortest` that say what is promised all the same."""
    """Fields of spending: shorter than other phrases, they say what was promised all the same."""
    frame: re.Pattern[str]
    """Words of a phrase that do not say what was promised."""
    reducing: re.Pattern[str]
    tails: re.Pattern[str]
    """Ends of a phrase that say how a thing is measured."""
    decisions: re.Pattern[str]
    """Words of a decision of the budget."""
    decision_series: frozenset[str]
    factors: dict[str, tuple[str, float]]
    """Unit -> (its dimension's row, how many of the row's first unit one of it makes)."""

    def akin(self, phrase: str) -> frozenset[str]:
        """All words of the fields that a phrase speaks of.

        >>> "卫生间" in load().akin("新建公厕"), load().akin("社会消费品零售总额")
        (True, frozenset())
        """
        told = (family for family in self.families if any(word in phrase for word in family))
        return frozenset(word for family in told for word in family)

    def convert(self, value: float, unit: str | None, to: str | None) -> float | None:
        """`value` of `unit` in `to`; None when they measure different things.

        >>> load().convert(1.4e12, "斤", "吨")
        700000000.0
        >>> load().convert(5.0, "元", "人") is None
        True
        """
        if unit == to:
            return value
        here, there = self.factors.get(unit or ""), self.factors.get(to or "")
        if here is None or there is None or here[0] != there[0]:
            return None
        return value * here[1] / there[1]


@cache
def load() -> Thresholds:
    """The thresholds of verdicts.toml. RegistryError when one is missing."""
    source = files("duixian.registry").joinpath("verdicts.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> Thresholds:
    """The thresholds that a TOML text gives; see `load`."""
    data = tomllib.loads(source)
    try:
        return Thresholds(
            share=data["tolerance"]["share"],
            growth_points=data["tolerance"]["growth_points"],
            level_points=data["tolerance"]["level_points"],
            share_of_years=data["tolerance"]["share_of_years"],
            neutral_nearly=data["tolerance"]["neutral_nearly"],
            exceeded_share=data["exceeded"]["share"],
            exceeded_points=data["exceeded"]["points"],
            rounding=data["rounding"]["share"],
            in_step=data["words"]["in_step_points"],
            roughly_in_step=data["words"]["roughly_in_step_points"],
            stable_share=data["words"]["stable_share"],
            matching=data["matching"]["threshold"],
            magnitude=data["matching"]["magnitude"],
            shortest=data["matching"]["shortest"],
            fields=frozenset(data["matching"]["fields"]),
            measures=tuple(tuple(map(re.compile, kinds)) for kinds in data["matching"]["measures"]),
            lifted=data["poverty"]["lifted"],
            poor=re.compile(data["poverty"]["poor"]),
            out_of_poverty=re.compile(data["poverty"]["out_of_it"]),
            of_all=re.compile(f"(?:{alternatives(*data['matching']['of_all'])})+"),
            everywhere=frozenset(data["matching"]["everywhere"]),
            like_size=float(data["matching"]["like_size"]),
            nearly_as_many=float(data["matching"]["nearly_as_many"]),
            cores=frozenset(data["matching"]["cores"]),
            families=tuple(map(frozenset, data["matching"]["families"])),
            whole_words=frozenset(data["matching"]["whole_words"]),
            frame=_frame(data["matching"]["frame"], data["matching"]["names"]),
            reducing=re.compile("|".join(map(re.escape, data["matching"]["reducing"]))),
            tails=re.compile(f"(?:{'|'.join(map(re.escape, data['matching']['tails']))})+$"),
            decisions=re.compile("|".join(map(re.escape, data["decisions"]["words"]))),
            decision_series=frozenset(data["decisions"]["series"]),
            factors={
                unit: (row, factor)
                for row, table in data["convert"].items()
                for unit, factor in table.items()
            },
        )
    except KeyError as missing:
        raise RegistryError(f"verdicts.toml: {missing} is missing. Give it a number.") from missing


def _frame(words: list[str], names: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    listed, kept = ("|".join(map(re.escape, w)) for w in (longest_first, names))
    return re.compile(f"(?:{listed})(?!{kept})")
