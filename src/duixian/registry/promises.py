"""Figures of the plan part that promise nothing: promises.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from duixian import late_re as re
from duixian.errors import RegistryError

_MARK = re.compile("[，,；;。：:]")
_DIGITS = str.maketrans("一二三四五六七八九〇○零", "123456789000")
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


class InSentence(NamedTuple):
    """A figure in its sentence: what stands before it, itself, the rest, and its unit."""

    before: str
    quote: str
    behind: str
    unit: str

    @property
    def clause(self) -> str:
        """The words between the marks around the figure."""
        return _MARK.split(self.before)[-1] + self.quote + _MARK.split(self.behind)[0]


@dataclass(frozen=True, slots=True)
class TellingRule:
    """One kind of sentence that tells how things are, with its examples either way."""

    name: str
    before: re.Pattern[str]
    behind: re.Pattern[str]
    units: frozenset[str]
    planned: re.Pattern[str] | None
    """Words of a clause that make it a plan all the same; None where none does."""
    earlier: bool
    """Whether the year that `before` names must be before the report's."""
    drops: tuple[InSentence, ...]
    keeps: tuple[InSentence, ...]

    def holds(self, said: InSentence, year: int) -> bool:
        """Whether a figure of a report of `year` is of this kind."""
        found = self.before.search(said.before)
        if found is None or (self.units and said.unit not in self.units):
            return False
        if self.planned is not None and self.planned.search(said.clause):
            return False
        if self.earlier and _year(found["year"]) >= year:
            return False
        return self.behind.search(said.behind) is not None


def _year(written: str) -> int:
    return int(written.translate(_DIGITS))


def told(said: InSentence, year: int) -> str | None:
    """The name of the rule by which a figure of the plan part only tells how things are.

    >>> told(InSentence("他们制订了减产不减收的", "三十条", "措施，取得了成效", "条"), 1982)
    'done'
    >>> told(InSentence("新建", "三十座", "水库", "座"), 1982) is None
    True
    """
    return next((rule.name for rule in load_told() if rule.holds(said, year)), None)


def no_promise(example: Example, *, repeated: bool) -> str | None:
    """The name of the rule by which a figure of the plan part is no promise, if one holds.

    >>> no_promise(("高校毕业生", "820万人", "人", "level", "eq"), repeated=False)
    'fact'
    """
    return next((r.name for r in load() if r.holds(example, repeated=repeated)), None)


@cache
def load() -> tuple[Rule, ...]:
    """The rules of promises.toml. RegistryError when one lacks its examples."""
    return parse(_source())


def parse(source: str) -> tuple[Rule, ...]:
    """The rules that a TOML text describes; see `load`."""
    return tuple(_rule(row) for row in tomllib.loads(source).get("rule", []))


@cache
def load_told() -> tuple[TellingRule, ...]:
    """The rules of promises.toml on sentences. RegistryError when one lacks its examples."""
    tables = tomllib.loads(_source())
    planned = re.compile(tables["planned"]["words"])
    return tuple(_told(row, planned) for row in tables["told"])


def _source() -> str:
    return files("duixian.registry").joinpath("promises.toml").read_text(encoding="utf-8")


def _told(row: dict[str, Any], planned: re.Pattern[str]) -> TellingRule:
    _with_examples(row)
    return TellingRule(
        name=row["name"],
        before=re.compile(row.get("before", "")),
        behind=re.compile(row.get("behind", "")),
        units=frozenset(row.get("units", ())),
        planned=None if row.get("whatever", False) else planned,
        earlier=row.get("earlier", False),
        drops=tuple(InSentence(*e) for e in row["drops"]),
        keeps=tuple(InSentence(*e) for e in row["keeps"]),
    )


def _with_examples(row: dict[str, Any]) -> None:
    if not (row.get("name") and row.get("drops") and row.get("keeps")):
        raise RegistryError(
            f"promises.toml: the rule {row.get('name', row)!r} needs a name "
            "and examples both ways. Give it `drops` and `keeps`."
        )


def _rule(row: dict[str, Any]) -> Rule:
    _with_examples(row)
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
