"""Places by their established English names: places_en.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def place_en(name: str) -> str | None:
    """The English name of a government's place; None where none is established.

    >>> place_en("大连市"), place_en("全国"), place_en("望亭县")
    ('Dalian', 'China', None)
    """
    return _names().get(name)


@cache
def _names() -> dict[str, str]:
    source = files("duixian.registry").joinpath("places_en.toml").read_text(encoding="utf-8")
    names: dict[str, str] = tomllib.loads(source)["places"]
    return names
