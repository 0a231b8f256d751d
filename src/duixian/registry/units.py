"""Units and measure words: what may follow a number, and the base form that claims carry."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian import late_re as re


@dataclass(frozen=True, slots=True)
class Units:
    """The unit lexicon.

    `dimension` maps every unit and its base form to its dimension; `base` maps variants;
    `people` are nouns that count people without a measure word; `not_units` are words that
    only begin like a unit; `pattern` matches the longest unit at a
    position, with an optional denominator.
    """

    dimension: dict[str, str]
    base: dict[str, str]
    factors: dict[str, tuple[str, float]]
    """Units that are parts of another: 3分钱 is 0.03元."""
    people: tuple[str, ...]
    not_units: frozenset[str]
    pattern: re.Pattern[str]

    @property
    def first_characters(self) -> list[str]:
        """Every character that a unit begins with, signs of regular expressions escaped."""
        return sorted({re.escape(unit[0]) for unit in self.dimension})

    def canonical(self, unit: str) -> str:
        """The base form of a unit, denominators included.

        >>> load().canonical("个百分点"), load().canonical("吨/年")
        ('百分点', '吨/年')
        """
        head, slash, tail = unit.partition("/")
        return self.base.get(unit) or self.base.get(head, head) + slash + tail

    def dimension_of(self, unit: str) -> str:
        """The dimension of a unit: 吨/年 has the dimension of 吨. Unknown units are counts."""
        return self.dimension.get(unit) or self.dimension.get(unit.partition("/")[0], "count")


@cache
def load() -> Units:
    """The lexicon of units.toml."""
    data = tomllib.loads((files("duixian.registry") / "units.toml").read_text("utf-8"))
    dimension = {u: name for name, units in data["dimensions"].items() for u in units}
    base: dict[str, str] = data["base"]
    dimension |= {b: dimension[u] for u, b in base.items() if b not in dimension}
    longest_first = sorted(dimension, key=len, reverse=True)
    denominators = sorted(data["denominators"]["words"], key=len, reverse=True)
    pattern = re.compile(
        "(?:"
        + "|".join(map(re.escape, longest_first))
        + r")(?:(?:/|每)(?:"
        + "|".join(map(re.escape, denominators))
        + r")(?:[/·](?:年|月|日|天))?)?"
    )
    return Units(
        dimension,
        base,
        {u: (part["unit"], part["factor"]) for u, part in data["factors"].items()},
        tuple(data["people"]["nouns"]),
        frozenset(data["not_units"]["words"]),
        pattern,
    )
