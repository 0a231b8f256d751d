"""What a cell of a wide table is, and why one without a figure has none: cell_states.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from duixian.errors import RegistryError

CellState = Literal[
    "figure",
    "partial",
    "whole",
    "words",
    "absent",
    "not_found",
    "not_read",
    "no_report",
    "other_level",
    "other_unit",
]


@dataclass(frozen=True, slots=True)
class KnownState:
    """A state by its names; `number` is its value in Stata. Sentences have places to fill."""

    id: CellState
    number: int
    zh: str
    en: str
    told_zh: str
    told_en: str
    caveat_zh: str = ""
    caveat_en: str = ""


@cache
def load() -> dict[str, KnownState]:
    """The states by id, in the order of the table.

    >>> load()["no_report"].told_zh.format(year=2026)
    '账本里没有2026年的报告'
    """
    source = files("duixian.registry").joinpath("cell_states.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> dict[str, KnownState]:
    """The states that a TOML text describes; `RegistryError` where one is missing or unknown."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(source)
    known = get_args(CellState)
    if odd := set(known) ^ tables.keys():
        raise RegistryError(f"cell_states.toml: {', '.join(sorted(odd))} is missing or unknown.")
    return {
        key: KnownState(
            key,  # type: ignore[arg-type]  # compared above
            number,
            zh=entry["zh"],
            en=entry["en"],
            told_zh=entry["told"]["zh"],
            told_en=entry["told"]["en"],
            caveat_zh=entry.get("caveat", {}).get("zh", ""),
            caveat_en=entry.get("caveat", {}).get("en", ""),
        )
        for number, (key, entry) in enumerate(tables.items())
    }
