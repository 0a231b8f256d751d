"""Public facts that date a report: congress sessions, anniversaries, five-year plans."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from duixian import late_re as re

_REGULAR_SINCE = 9
"""From the ninth National People's Congress on, a session opens every 5 March."""


@cache
def _facts() -> dict[str, Any]:
    path = resources.files("duixian.registry").joinpath("npc_sessions.toml")
    return tomllib.loads(path.read_text("utf-8"))


def npc_session(congress: int, session: int = 1) -> date | None:
    """Opening day of a session of the National People's Congress; None if it never met.

    >>> npc_session(1, 1), npc_session(13, 3), npc_session(14, 2).year, npc_session(4, 2)
    (datetime.date(1954, 9, 15), datetime.date(2020, 5, 22), 2024, None)
    """
    given: date | None = _facts()["sessions"].get(f"{congress}-{session}")
    if given is not None:
        return given
    if congress < _REGULAR_SINCE or not 1 <= session <= 5:
        return None
    return date(1998 + 5 * (congress - _REGULAR_SINCE) + session - 1, 3, 5)


def party_congress(number: int) -> int | None:
    """Year of a congress of the Communist Party of China, from the twelfth on.

    >>> party_congress(20), party_congress(11)
    (2022, None)
    """
    facts = _facts()["party_congresses"]
    first: int = facts["first"]
    year: int = facts["year"]
    return year + 5 * (number - first) if number >= first else None


@cache
def anniversaries() -> tuple[tuple[re.Pattern[str], int], ...]:
    """What reports count anniversaries of, and the year they count from."""
    return tuple((re.compile(p), year) for p, year in _facts()["anniversaries"].items())


def plenum(congress: int, number: int) -> int | None:
    """Year of a plenary session of the party's n-th central committee, from the twelfth on.

    The third of the eleventh (1978) is left out: reports have invoked it ever since.

    >>> plenum(20, 3), plenum(11, 3), plenum(20, 9)
    (2024, None, None)
    """
    year: int | None = _facts()["plenums"].get(f"{congress}-{number}")
    return year


def events() -> tuple[tuple[str, int], ...]:
    """Events that the report of the year after looks back on, with their years, latest first."""
    return _dated("events")


def bounds() -> tuple[tuple[str, int], ...]:
    """Events that reports speak of for years after, with the years they began, latest first."""
    return _dated("bounds")


@cache
def _dated(table: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(_facts()[table].items(), key=lambda e: -int(e[1])))


@cache
def feasts() -> tuple[str, ...]:
    """Days by which promises are dated (国庆节, 春节), as they are called, longest first."""
    facts = _facts()["feasts"]
    return tuple(sorted((*facts["fixed"], *facts["new_year_names"]), key=len, reverse=True))


def last_day_before(feast: str, year: int) -> date | None:
    """The last day before a feast as a report of `year` means it; None for a year not listed.

    元旦 is the one to come, 春节 that of the year itself.

    >>> [str(last_day_before(*f)) for f in (("国庆节", 2025), ("元旦", 2025), ("春节", 2024))]
    ['2025-09-30', '2025-12-31', '2024-02-09']
    """
    facts = _facts()["feasts"]
    if feast in facts["new_year_names"]:
        opening: date | None = facts["lunar_new_year"].get(str(year))
        return opening - timedelta(days=1) if opening else None
    month, day = (int(part) for part in facts["fixed"][feast].split("-"))
    return date(year + ((month, day) == (1, 1)), month, day) - timedelta(days=1)


def plan_years(number: int) -> tuple[int, int]:
    """First and last year of the n-th five-year plan. Source: the plans themselves;
    between the second (1958-1962) and the third (1966-1970) lay three years of adjustment.

    >>> plan_years(1), plan_years(3), plan_years(14)
    ((1953, 1957), (1966, 1970), (2021, 2025))
    """
    first = 1953 + 5 * (number - 1) + (3 if number >= 3 else 0)
    return first, first + 4
