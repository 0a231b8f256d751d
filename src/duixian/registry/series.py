"""The headline series: the rows of a panel, each an indicator with an aspect."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from duixian.errors import RegistryError
from duixian.model import Aspect, Level, Polarity, Role
from duixian.registry import indicators

LEVELS: frozenset[Level] = frozenset(get_args(Level))


@dataclass(frozen=True, slots=True)
class Series:
    """One headline series.

    `tolerance` is what still counts as nearly met: points where `unit` is %, else a share of
    the target; None means the defaults of verdicts.toml.
    """

    id: str
    zh: str
    en: str
    indicator: str
    aspect: Aspect
    unit: str
    polarity: Polarity
    roles: tuple[Role, ...]
    levels: frozenset[Level]
    mentions: tuple[str, ...]
    shared: tuple[str, ...]
    spoken: tuple[str, ...]
    parts: tuple[str, ...]
    tolerance: float | None
    prefer: tuple[str, ...]
    """Words of the phrases that come first where several speak of the series."""
    standing: bool
    """Whether a level told of several years is that of the last of them."""


@cache
def load() -> dict[str, Series]:
    """The headline series by id, in the order of a panel.

    >>> load()["energy_intensity"].polarity
    'fall'

    Raises RegistryError when a series lacks a field or names an unknown indicator or part.
    """
    source = files("duixian.registry").joinpath("series.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> dict[str, Series]:
    """The series that a TOML text describes; see `load`."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(source)
    known = indicators.load().by_id
    for key, entry in tables.items():
        needed = {"zh", "en", "indicator", "aspect", "unit", "polarity", "roles", "mentions"}
        if missing := needed - entry.keys():
            raise RegistryError(f"series.toml: {key} lacks {', '.join(sorted(missing))}.")
        if entry["indicator"] not in known:
            raise RegistryError(
                f"series.toml: {key} measures {entry['indicator']!r}, "
                "which indicators.toml does not have."
            )
        if entry["polarity"] not in indicators.POLARITIES:
            raise RegistryError(f"series.toml: {key} has the polarity {entry['polarity']!r}.")
        for part in entry.get("parts", ()):
            if part not in tables:
                raise RegistryError(f"series.toml: {key} has the unknown part {part!r}.")
    return {key: _series(key, entry) for key, entry in tables.items()}


def _series(key: str, entry: dict[str, Any]) -> Series:
    return Series(
        id=key,
        zh=entry["zh"],
        en=entry["en"],
        indicator=entry["indicator"],
        aspect=entry["aspect"],
        unit=entry["unit"],
        polarity=entry["polarity"],
        roles=tuple(entry["roles"]),
        levels=frozenset(entry.get("levels", LEVELS)),
        mentions=tuple(entry["mentions"]),
        shared=tuple(entry.get("shared", ())),
        spoken=tuple(entry.get("spoken", ())),
        parts=tuple(entry.get("parts", ())),
        tolerance=entry.get("tolerance"),
        prefer=tuple(entry.get("prefer", ())),
        standing=bool(entry.get("standing", False)),
    )
