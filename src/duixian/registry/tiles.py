"""Provinces as tiles of a grid: tiles.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian.errors import RegistryError


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a province stands. Column and row count from 1."""

    code: str
    short: str
    en: str
    x: int
    y: int
    data: bool = True
    """Whether it gives work reports."""


@cache
def load() -> tuple[Tile, ...]:
    """The tiles, in the order of the table. `RegistryError` where two have one place."""
    return parse(files("duixian.registry").joinpath("tiles.toml").read_text(encoding="utf-8"))


def parse(source: str) -> tuple[Tile, ...]:
    """The tiles that a TOML text describes; see `load`."""
    tiles = tuple(Tile(code, **given) for code, given in tomllib.loads(source)["tile"].items())
    places: dict[tuple[int, int], str] = {}
    for tile in tiles:
        other = places.setdefault((tile.x, tile.y), tile.code)
        if other != tile.code:
            raise RegistryError(
                f"tiles.toml: {tile.code} and {other} both stand at {tile.x}, {tile.y}. "
                "Give one of them another place."
            )
    return tiles
