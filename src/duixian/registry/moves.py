"""How figures of growth and of changes are told, with their direction: moves.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from duixian.errors import RegistryError
from duixian.model import Aspect, Bound

MOVING: tuple[Aspect, ...] = ("growth", "change")
"""Aspects of which the sign is a direction."""
POINTS = "百分点"
RATES = ("%", "‰", POINTS)


@dataclass(frozen=True, slots=True)
class MoveWords:
    """The verbs, and a fall of a size by its bound and language."""

    verbs: Mapping[str, str]
    said: tuple[str, ...]
    """How a phrase ends that says its direction itself."""
    rise_en: str
    falls: Mapping[str, Mapping[str, str]]

    def verb(self, value: float, unit: str | None, aspect: Aspect, after: str = "") -> str:
        """The Chinese verb of a move; none `after` a phrase that ends with one.

        >>> load().verb(-3.4, "%", "growth"), load().verb(8.0, "%", "growth")
        ('下降', '增长')
        >>> load().verb(-1000.0, "人", "change"), load().verb(0.5, "百分点", "change")
        ('减少', '提高')
        >>> load().verb(7.0, "%", "growth", "经济增长")
        ''
        """
        if after.endswith(self.said):
            return ""
        if value < 0:
            return self.verbs["fall_rate" if unit in RATES else "fall_amount"]
        if aspect == "growth":
            return self.verbs["rise_growth"]
        return self.verbs["rise_points" if unit == POINTS else "rise_amount"]


def falls(value: float | None, aspect: Aspect | None) -> bool:
    """Whether a figure is of a fall. A negative one of which nobody says the aspect is one too:
    levels are hardly ever below zero."""
    return value is not None and value < 0 and (aspect is None or aspect in MOVING)


def fall(
    ends: tuple[float, float | None],
    unit: str | None,
    bound: Bound | None,
    language: Literal["zh", "en"],
    written: Callable[[float, float | None], str],
    after: str = "",
) -> str:
    """A fall with its bound, which is of the size: the one place that turns the sign into words.

    `ends` are the signed figure and the other end of a range; `written` writes a size, or the
    smaller and the larger; `after` is the phrase that the words follow.

    >>> fall((-3.4, None), "%", "ge", "zh", lambda size, _: f"{size:g}%")
    '下降3.4%以上'
    >>> fall((-3.4, None), "%", "ge", "en", lambda size, _: f"{size:g}%")
    'a fall of 3.4% or more'
    """
    words = load()
    value, high = ends
    sizes = sorted(abs(end) for end in ends if end is not None)
    size = written(sizes[0], None if high is None else sizes[-1])
    verb = words.verb(value, unit, "change", after)
    return words.falls[bound or "eq"][language].format(verb=verb, size=size)


@cache
def load() -> MoveWords:
    """The words of moves.toml. RegistryError where a bound lacks."""
    return parse(files("duixian.registry").joinpath("moves.toml").read_text(encoding="utf-8"))


def parse(source: str) -> MoveWords:
    """The words that a TOML text gives; see `load`."""
    data = tomllib.loads(source)
    for bound in get_args(Bound):
        if not {"zh", "en"} <= set(data.get("fall", {}).get(bound, ())):
            raise RegistryError(
                f"moves.toml: a fall with the bound {bound} lacks its words. Give it zh and en."
            )
    verbs = dict(data["verb"])
    said = tuple(verbs.pop("said"))
    return MoveWords(verbs=verbs, said=said, rise_en=data["rise"]["en"], falls=data["fall"])
