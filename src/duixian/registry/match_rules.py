"""How results are found for promises, as people are told it: match_rules.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian.errors import RegistryError


@dataclass(frozen=True, slots=True)
class MatchRule:
    """A rule by its names."""

    id: str
    zh: str
    en: str


@cache
def load() -> Mapping[str, MatchRule]:
    """The rules by the id that accounts have.

    >>> load()["likeness, a report late"].zh
    '措辞相近，晚一年才报'
    """
    source = files("duixian.registry").joinpath("match_rules.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> Mapping[str, MatchRule]:
    """The rules that a TOML text names; `RegistryError` where one lacks a name."""
    rules = {}
    for id, entry in tomllib.loads(source).items():
        if not entry.get("zh") or not entry.get("en"):
            raise RegistryError(
                f"match_rules.toml: the rule “{id}” lacks a name. Give it zh and en."
            )
        rules[id] = MatchRule(id, entry["zh"], entry["en"])
    return rules
