"""What became of governments: one that only changed code, rank or name goes on in another.

章丘市 of 2015 goes on in 章丘区, and 章丘区 answers for what it promised. 崇文区 does not go on: it
went up in 东城区, which answers for its own promises only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from duixian.model import Government
from duixian.registry.governments import Change, KnownUnit, by_code, entries

_GOES_ON: frozenset[Change] = frozenset({"code", "rank", "name"})


@dataclass(frozen=True, slots=True)
class Succession:
    """How a government ended: into what, when, and how that is known."""

    change: Change
    successors: tuple[Government, ...]
    year: int
    """The first year whose list no longer has it: it ended in that year."""
    basis: str
    """`lists`: name or stem is in both yearly lists; `record`: from notices; `likely`."""

    @property
    def goes_on(self) -> bool:
        """Whether it is the same government that stands on under another name or code."""
        return self.change in _GOES_ON


def succession(unit: Government) -> Succession | None:
    """What became of a government; None where it stands, or where nobody here knows.

    >>> from duixian.registry.governments import find
    >>> city = find("章丘市")
    >>> found = succession(city)
    >>> found.change, [g.name for g in found.successors], found.year, found.basis
    ('rank', ['章丘区'], 2016, 'lists')
    """
    return _successions().get(unit)


def lineage(code: str | None, name: str) -> str | None:
    """The code under which a government stands today, or stood last; the code itself if unknown.

    Two governments of one lineage are one: the later answers for the earlier.

    >>> lineage("370181", "章丘市"), lineage("379020", "章丘市"), lineage("370114", "章丘区")
    ('370114', '370114', '370114')
    >>> lineage("110103", "崇文区"), lineage(None, "兰川市")
    ('110103', None)
    """
    return line_of(code, name)[0] or None


def line_of(code: str | None, name: str) -> tuple[str, str]:
    """What tells one government from all others: the code of its line's end.

    Of a code or a name that the table does not have, code and name as they are.

    >>> line_of("370181", "章丘市") == line_of("370114", "章丘区") == ("370114", "")
    True
    >>> line_of(None, "兰川市")
    ('', '兰川市')
    """
    unit = unit_of(code, name)
    return (last(unit).code, "") if unit else (code or "", name)


def unit_of(code: str | None, name: str) -> Government | None:
    """The government of that code and name, as a report gives them; None if not in the table."""
    return _units().get((code or "", name))


def became(code: str | None, name: str) -> Succession | None:
    """What became of the government of that code and name, as a report gives them."""
    unit = unit_of(code, name)
    return succession(unit) if unit else None


def last(unit: Government) -> Government:
    """The end of a government's line: itself, if it stands or went up in others."""
    seen = {unit}
    while (found := succession(unit)) is not None and found.goes_on:
        unit = found.successors[0]
        if unit in seen:
            break
        seen.add(unit)
    return unit


@cache
def kin(code: str) -> frozenset[str]:
    """Every code that a government of this code has had or was to have, its own among them.

    A code that was given twice joins the lines of both: who asks by codes alone gets no less
    than one government's.

    >>> sorted(kin("370114"))
    ['370114', '370122', '370181', '379020']
    """
    return _families().get(code, frozenset({code}))


def story(unit: Government) -> tuple[Government, ...]:
    """A government's line from its first name to its last, oldest first.

    >>> [g.name for g in story(by_code("500110"))]
    ['綦江县', '綦江县', '綦江区']
    """
    end = last(unit)
    line = [e.unit for e in entries() if e.unit.code in kin(end.code) and last(e.unit) == end]
    return tuple(sorted(line, key=lambda g: (g.until or 9999, g.since or 0)))


@cache
def _units() -> dict[tuple[str, str], Government]:
    return {(e.unit.code, e.unit.name): e.unit for e in entries()}


@cache
def _successions() -> dict[Government, Succession]:
    return {e.unit: _succession(e) for e in entries() if e.change and e.unit.until}


def _succession(entry: KnownUnit) -> Succession:
    year = (entry.unit.until or 0) + 1
    # The list of the year `year` is the one that a report of the year after goes by.
    units = [by_code(code, year=year + 1) for code in entry.successors]
    found = tuple(unit for unit in units if unit is not None)
    return Succession(entry.change, found, year, entry.basis)


@cache
def _families() -> dict[str, frozenset[str]]:
    """Codes joined by changes of code, rank or name, by each of them."""
    joined: dict[str, set[str]] = {}
    for unit, found in _successions().items():
        if not found.goes_on or not found.successors:
            continue
        whole = {unit.code, found.successors[0].code}
        for code in tuple(whole):
            whole |= joined.get(code, set())
        joined |= dict.fromkeys(whole, whole)
    return {code: frozenset(whole) for code, whole in joined.items()}
