"""What makes a target hard or soft: bounds.toml, with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from duixian.errors import RegistryError
from duixian.model import Bound

Hardness = Literal["hard", "soft", "plain"]
"""hard: a result may pass it on one side only; soft: room on both; plain: a bare figure."""


@dataclass(frozen=True, slots=True)
class HardnessRule:
    """Bounds and words with what they make of a target."""

    of_bound: Mapping[str, Hardness]
    assuring: tuple[str, ...]
    """Words of the clause that make a target hard whatever its bound."""
    loosening: tuple[str, ...]
    """Words of the clause that make a bare figure soft."""
    telling: Mapping[str, tuple[str, ...]]
    """Bound -> the words by which it is told."""

    def of(self, bound: Bound, clause: str) -> tuple[Hardness, str | None]:
        """How hard a target with this bound is, and the word of its clause that says so; None
        where no word does (a range by its two figures, a bare figure).

        >>> rule = load()
        >>> rule.of("ge", "地区生产总值增长6%以上"), rule.of("approx", "确保增长6%左右")
        (('hard', '以上'), ('hard', '确保'))
        >>> rule.of("range", "增长6%-6.5%"), rule.of("eq", "增长6%")
        (('soft', None), ('plain', None))
        """
        if word := _first(self.assuring, clause):
            return "hard", word
        kind = self.of_bound[bound]
        if kind == "plain" and (word := _first(self.loosening, clause)):
            return "soft", word
        return kind, _first(self.telling.get(bound, ()), clause)


def _first(words: tuple[str, ...], clause: str) -> str | None:
    return next((word for word in words if word in clause), None)


@cache
def load() -> HardnessRule:
    """The rule of bounds.toml. RegistryError where a bound lacks or has no known hardness."""
    return parse(files("duixian.registry").joinpath("bounds.toml").read_text(encoding="utf-8"))


def parse(source: str) -> HardnessRule:
    """The rule that a TOML text gives; see `load`."""
    data = tomllib.loads(source)
    of_bound = data.get("bounds", {})
    for bound in get_args(Bound):
        if of_bound.get(bound) not in get_args(Hardness):
            known = ", ".join(get_args(Hardness))
            raise RegistryError(
                f"bounds.toml: {bound} is {of_bound.get(bound)!r}. Give it one of {known}."
            )
    return HardnessRule(
        of_bound=of_bound,
        assuring=tuple(data["assuring"]["words"]),
        loosening=tuple(data["loosening"]["words"]),
        telling={bound: tuple(words) for bound, words in data["telling"].items()},
    )
