"""Whose rows a wide table has: governments of the books, and provinces without a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duixian.model import Level
from duixian.registry import governments, tiles
from duixian.settle.chains import Chain, YearReport
from duixian.text import fold


@dataclass(frozen=True, slots=True)
class WideGovernment:
    """One government of a wide table; `chain` is None where the books have no report of it."""

    government: str
    code: str | None
    level: Level | None
    chain: Chain | None = None

    def report(self, year: int) -> YearReport | None:
        """Its report of a year."""
        return self.chain.reports.get(year) if self.chain else None


def places(
    chains: Sequence[Chain], government: Sequence[str], level: Level | None
) -> list[WideGovernment]:
    """The rows asked for, the nation first, every place behind what it belongs to.

    With names, those governments, also without any report where the registry knows them. Without,
    all of the level or of the books; with one province all 31 that give reports.
    """
    known = [WideGovernment(c.government, c.government_code, c.level, c) for c in chains]
    if government:
        found = [place for name in government for place in _named(name, known)]
    else:
        found = [place for place in known if level is None or place.level == level]
        if level == "province" or any(place.level == "province" for place in found):
            there = {place.code for place in found}
            found += [p for p in map(_unit, _provinces()) if p and p.code not in there]
    if level is not None:
        found = [place for place in found if place.level == level]
    once = {place.code or place.government: place for place in found}
    return sorted(once.values(), key=_rank)


def _provinces() -> Iterable[str]:
    return (tile.code for tile in tiles.load() if tile.data)


def _rank(place: WideGovernment) -> tuple[str, str]:
    # GB/T 2260 sorts the nation (000000) first and every place behind what it belongs to.
    return place.code or "999999", place.government


def _named(name: str, known: Sequence[WideGovernment]) -> list[WideGovernment]:
    wanted = {name, fold(name)}
    found = [place for place in known if wanted & _names(place)]
    if found:
        return found
    unit = governments.by_code(name) or governments.find(fold(name))
    return [place] if unit and (place := _unit(unit.code)) else []


def _names(place: WideGovernment) -> set[str]:
    names = {place.government, *(place.chain.names if place.chain else ())}
    return names | {short for name in names for short in governments.short_names(name)}


def _unit(code: str) -> WideGovernment | None:
    unit = governments.by_code(code)
    return WideGovernment(unit.name, unit.code, unit.level) if unit else None
