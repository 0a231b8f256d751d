"""Figures of the plan part that promise nothing: promises.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from duixian import late_re as re
from duixian.errors import RegistryError

Example = tuple[str, str, str, str, str]
"""Phrase, quote, unit, aspect and bound of a claim."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of figure that is no promise, with its examples either way."""

    name: str
    phrase: re.Pattern[str]
    quote: re.Pattern[str]
    units: frozenset[str]
    aspects: frozenset[str]
    bounds: frozenset[str]
    repeats: bool
    """Whether it holds only for a figure that a headline target of the report has too."""
    drops: tuple[Example, ...]
    keeps: tuple[Example, ...]

    def holds(self, example: Example, *, repeated: bool) -> bool:
        """Whether a claim is of this kind."""
        phrase, quote, unit, aspect, bound = example
        return bool(
            (repeated or not self.repeats)
            and (not self.units or unit in self.units)
            and (not self.aspects or aspect in self.aspects)
            and (not self.bounds or bound in self.bounds)
            and self.phrase.search(phrase)
            and self.quote.search(quote)
        )


def no_promise(example: Example, *, repeated: bool) -> str | None:
    """The name of the rule by which a figure of the plan part is no promise, if one holds.

    >>> no_promise(("高校毕业生", "820万人", "人", "level", "eq"), repeated=False)
    'fact'
    """
    return next((r.name for r in load() if r.holds(example, repeated=repeated)), None)


@cache
def load() -> tuple[Rule, ...]:
    """The rules of promises.toml. RegistryError when one lacks its examples."""
    source = files("duixian.registry").joinpath("promises.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> tuple[Rule, ...]:
    """The rules that a TOML text describes; see `load`."""
    return tuple(_rule(row) for row in tomllib.loads(source).get("rule", []))


def _rule(row: dict[str, Any]) -> Rule:
    if not (row.get("name") and row.get("drops") and row.get("keeps")):
        raise RegistryError(
            f"promises.toml: the rule {row.get('name', row)!r} needs a name "
            "and examples both ways. Give it `drops` and `keeps`."
        )
    return Rule(
        name=row["name"],
        phrase=re.compile(row.get("phrase", "")),
        quote=re.compile(row.get("quote", "")),
        units=frozenset(row.get("units", ())),
        aspects=frozenset(row.get("aspects", ())),
        bounds=frozenset(row.get("bounds", ())),
        repeats=row.get("repeats", False),
        drops=tuple(tuple(e) for e in row["drops"]),
        keeps=tuple(tuple(e) for e in row["keeps"]),
    )
