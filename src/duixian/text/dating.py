"""Which year a report was given in: votes cast by what the text says, and the best of them.

No single sign is in every report: some pages carry a dated title, others begin with
各位代表 and never name the year but in 去年. Each sign votes for a year with a weight that
says how often it is right alone (`votes`, set by reading, not fitted); votes add up.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from duixian.text.times import count, year_of
from duixian.text.votes import FRONT, WEAK, Vote
from duixian.text.year_facts import anniversary_votes, bounding_event, latest_event, session_votes
from duixian.text.year_mentions import estimate_votes, mention_votes
from duixian.text.year_titles import (
    SESSION_LINE,
    TITLE_DATE,
    front_votes,
    heading_votes,
    plan_votes,
    titles_of,
)

_WINTER = 11
"""From November on a congress may already settle the coming year."""
_BEYOND_DOUBT = 12.0
"""Two strong signs outweigh an event that seems to lie after them: it was looked forward to."""
_ENOUGH = 2.0
"""Votes below this are no answer."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The year that the signs agree on best, and what the page states of itself."""

    year: int | None
    weight: float
    delivered: str | None
    stated: str | None
    evidence: tuple[str, ...]


def date_report(text: str) -> Dating:
    """The year of delivery of the report in a reading text."""
    event, bound = latest_event(text), bounding_event(text)
    votes = _votes(text)
    if event is not None:
        votes.append(Vote(event[0] + 1, WEAK, event[1]))
    totals: defaultdict[int, float] = defaultdict(float)
    for vote in votes:
        totals[vote.year] += vote.weight
    # Nobody reports on what has not happened: years before it are out.
    since = max(event[0] if event else 0, bound[0] if bound else 0)
    likely = {y: w for y, w in totals.items() if y >= since or w >= _BEYOND_DOUBT}
    best = max(likely.items(), key=lambda t: (t[1], t[0]), default=(0, 0.0))
    year = best[0] if best[1] >= _ENOUGH else None
    session = _date(SESSION_LINE.search(text, 0, FRONT))
    stated = session or _date(TITLE_DATE.search(text, 0, FRONT))
    return Dating(
        year=year,
        weight=best[1],
        delivered=stated.isoformat() if stated and year in _years_planned_on(stated) else None,
        stated=stated.isoformat() if stated else None,
        evidence=_best_quotes(votes, year),
    )


def _years_planned_on(day: date) -> tuple[int, ...]:
    """The years that a report of that day may be of: in winter, also the coming one."""
    return (day.year, day.year + 1) if day.month >= _WINTER else (day.year,)


def _votes(text: str) -> list[Vote]:
    titles = titles_of(text)
    votes = [*front_votes(text), *session_votes(text), *heading_votes(text, titles)]
    votes += [*plan_votes(text, titles), *anniversary_votes(text)]
    votes += [*estimate_votes(text), *mention_votes(text)]
    return votes


def _date(found: re.Match[str] | None) -> date | None:
    """The day that a match names, if the calendar has it."""
    if found is None:
        return None
    year, month, day = year_of(found[1]), count(found[2]), count(found[3])
    last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
    return date(year, month, day) if 1 <= day <= last else None


def _best_quotes(votes: list[Vote], year: int | None) -> tuple[str, ...]:
    chosen = sorted((v for v in votes if v.year == year), key=lambda v: -v.weight)
    return tuple(v.quote for v in chosen[:3])
