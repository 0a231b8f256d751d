"""Votes for the year of a report: what each sign of the text is worth."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.text.numerals import chinese

CERTAIN = 8.0
"""A dated line of the session, or a title with the year."""
STRONG = 6.0
"""A heading that names the year, a session of known date that is addressed or counted from."""
FAIR = 4.0
"""A fact that also occurs in passing."""
WEAK = 2.5
"""Most mentioned years, pages' own dates."""

FRONT = 1500
"""Titles, dates and the speaker's name stand within the first characters of a page."""
N = "[一二三四五六七八九十]{1,3}"
"""A small Chinese numeral, as a pattern."""
Y = r"(?:(?<!\d)(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})"
"""A year in either writing, as a pattern."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One sign for a year."""

    year: int
    weight: float
    quote: str


def number(numeral: str) -> int:
    """What a run of Chinese digits stands for.

    >>> number("十四"), number("五")
    (14, 5)
    """
    return int(chinese(numeral))


def count(text: str) -> int:
    """A small number in either writing.

    >>> count("12"), count("十二")
    (12, 12)
    """
    return int(text) if text.isdecimal() else number(text)


def year_of(text: str) -> int:
    """A year in either writing.

    >>> year_of("1994"), year_of("一九五七")
    (1994, 1957)
    """
    return int(text) if text.isdecimal() else number(text)
