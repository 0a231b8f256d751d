"""The states of a statistical figure: first release, verified, revised, census revision."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian.errors import RegistryError


@dataclass(frozen=True, slots=True)
class Vintage:
    """One state of a figure. The lower its `order`, the earlier it is published."""

    id: str
    zh: str
    en: str
    order: int
    names: tuple[str, ...]


@cache
def load() -> dict[str, Vintage]:
    """The vintages by id, in their order. `RegistryError` where one lacks a field."""
    source = files("duixian.registry").joinpath("vintages.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> dict[str, Vintage]:
    """The vintages that a TOML text describes; see `load`."""
    found = []
    for key, entry in tomllib.loads(source).items():
        if missing := {"zh", "en", "order", "names"} - entry.keys():
            raise RegistryError(f"vintages.toml: {key} lacks {', '.join(sorted(missing))}.")
        names = tuple(entry["names"])
        found.append(Vintage(key, entry["zh"], entry["en"], entry["order"], names))
    return {one.id: one for one in sorted(found, key=lambda one: one.order)}


def find(words: str) -> Vintage | None:
    """The vintage of that id or name; None where there is none.

    >>> find("初步核算").id, find("Census").id, find("some day") is None
    ('first', 'census', True)
    """
    said = words.strip().casefold()
    for one in load().values():
        if said in (one.id, one.zh, one.en) or said in one.names:
            return one
    return None
