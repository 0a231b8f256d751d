"""Votes for the year of a report: what each sign of the text is worth."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Vote:
    """One sign for a year."""

    year: int
    weight: float
    quote: str
    direct: bool = False
    """Whether the report says it of itself, in title, date line or heading."""
