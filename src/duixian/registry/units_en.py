"""Units in English: units_en.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from duixian import late_re as re
from duixian.registry import units

_HAN = re.compile(r"[\u4e00-\u9fff]")


def unit_en(unit: str | None, value: float | None = None) -> str:
    """A unit in English, that of one where `value` is 1 or -1; empty for a measure word that only
    counts; one that the registry does not know stands in quotation marks as it is.

    >>> unit_en("公里"), unit_en("元/人/年"), unit_en("座"), unit_en("%"), unit_en("蒲式耳")
    ('km', 'yuan a head a year', '', '%', '“蒲式耳”')
    >>> unit_en("百分点", -1.0), unit_en("百分点", 1.5)
    ('point', 'points')
    """
    names, per, one = _tables()
    head, *below = (unit or "").replace("·", "/").split("/")
    name = _named(head, names)
    if value is not None and abs(value) == 1:
        name = one.get(name, name)
    parts = [name, *(per.get(b) or f"per {_named(b, names)}" for b in below)]
    return " ".join(part for part in parts if part)


def named() -> frozenset[str]:
    """The units that have an English name, in Chinese."""
    return frozenset(_tables()[0])


def _named(unit: str, names: dict[str, str]) -> str:
    if unit in names or not _HAN.search(unit):
        return names.get(unit, unit)
    return "" if units.load().dimension.get(unit) in ("count", "people") else f"“{unit}”"


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    source = files("duixian.registry").joinpath("units_en.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    return data["names"], data["per"], data["one"]
