"""Whose figures a text gives and of which year, as its title says it.

Texts of statistics offices have titles of many forms, of which the reader of reports knows those of
communiqués, budgets and plans alone. As evidence a title in any words will do, where it has a place
beside a year (辽宁省2026年一季度国民经济运行情况).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from duixian.model import Government
from duixian.registry import governments

_LINES, _LENGTH = 3, 120
"""Lines, and characters, of a text that hold its title."""
_HAN = r"[\u4e00-\u9fff]"
_TITLE = re.compile(
    rf"(?:关于)?(?P<before>{_HAN}{{2,16}})?(?P<year>(?:19|20)\d\d)年度?"
    rf"(?P<after>{_HAN}{{2,16}})?"
)
_KINDS = "省市区县州盟旗"


@dataclass(frozen=True, slots=True)
class Titled:
    """What a title says of whose figures a text has, and of which year."""

    government: str
    year: int


def title_of(text: str) -> str:
    """The beginning of a text, where its title is."""
    return "\n".join(text.strip().splitlines()[:_LINES])[:_LENGTH]


def titled(text: str) -> Titled | None:
    """The place and year of a text's title; None where its first lines have no place beside a year.

    >>> titled("辽宁省2026年一季度国民经济运行情况")
    Titled(government='辽宁省', year=2026)
    >>> titled("2023年大连市主要经济指标").government, titled("2023年工作要点")
    ('大连市', None)
    """
    for line in title_of(text).splitlines():
        found = _TITLE.match("".join(line.split()))
        if found is None:
            continue
        year = int(found["year"])
        place = _whole(found["before"], year) or _leading(found["after"], year)
        if place is not None:
            return Titled(place.name, year)
    return None


def _whole(words: str | None, year: int) -> Government | None:
    """The unit that words before a year name; a county by its full name alone."""
    unit = governments.find(words, year=year) if words else None
    return None if unit is None or (unit.level == "county" and unit.name != words) else unit


def _leading(words: str | None, year: int) -> Government | None:
    """The unit whose full name words after a year begin with."""
    for end in range(len(words or ""), 1, -1):
        assert words
        if words[end - 1] in _KINDS and (unit := governments.find(words[:end], year=year)):
            return unit
    return None
