"""Which year a report was given in: votes cast by what the text says, the strongest first.

What a report says of itself decides: its title, the line of its session, 一、2008年…, 二、2009年….
Where it says nothing, or says two things, what else it speaks of does: sessions, plans begun,
anniversaries, events. No single sign is in every report: some pages carry a dated title, others
begin with 各位代表 and never name the year but in 去年. Each sign votes for a year with a weight
that says how often it is right alone (`votes`, set by reading, not fitted); votes add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duixian.text.front import masked_year
from duixian.text.votes import CERTAIN, STRONG, WEAK, Vote
from duixian.text.year_facts import anniversary_votes, bounding_event, latest_event, session_votes
from duixian.text.year_front import front_votes, stated_day
from duixian.text.year_mentions import estimate_votes, mention_votes
from duixian.text.year_titles import heading_votes, plan_votes, titles_of

_WINTER = 11
"""From November on a congress may already settle the coming year."""
_BEYOND_DOUBT = 12.0
"""Two strong signs outweigh an event that seems to lie after them: it was looked forward to."""
_ENOUGH = 2.0
"""Votes below this are no answer."""
_RIVAL = 0.5
"""A year that a report names of itself half as strongly as another is a rival to it."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The year that the signs agree on best, and what the page states of itself."""

    year: int | None
    weight: float
    delivered: str | None
    stated: str | None
    evidence: tuple[str, ...]


def date_report(text: str, named: int | None = None) -> Dating:
    """The year of delivery of the report in a reading text; None where it is masked (20XX年).

    `named` is the year in the title of a text that is dated by it: a list, a progress note.
    """
    event, bound = latest_event(text), bounding_event(text)
    titles = titles_of(text)
    votes = _votes(text, titles)
    if named is not None:
        votes.append(Vote(named, CERTAIN, f"{named}年", direct=True))
    if event is not None:
        votes.append(Vote(event[0] + 1, WEAK, event[1]))
    own = _totals(v for v in votes if v.direct)
    said = max(own.values(), default=0.0) >= STRONG
    masked = None if said else masked_year(titles)
    # Nobody reports on what has not happened: years before it are out.
    since = max(event[0] if event else 0, bound[0] if bound else 0)
    totals = _totals(votes)
    if said:
        likely = {y: totals[y] for y, w in own.items() if w >= _RIVAL * max(own.values())}
    else:
        likely = {y: w for y, w in totals.items() if y >= since or w >= _BEYOND_DOUBT}
    best = max(likely.items(), key=lambda t: (t[1], t[0]), default=(0, 0.0))
    year = best[0] if best[1] >= _ENOUGH and masked is None else None
    stated = stated_day(text)
    return Dating(
        year=year,
        weight=best[1],
        delivered=stated.isoformat() if stated and year in _years_planned_on(stated) else None,
        stated=stated.isoformat() if stated else None,
        evidence=(masked,) if masked else _best_quotes(votes, year),
    )


def _totals(votes: Iterable[Vote]) -> dict[int, float]:
    totals: defaultdict[int, float] = defaultdict(float)
    for vote in votes:
        totals[vote.year] += vote.weight
    return totals


def _years_planned_on(day: date) -> tuple[int, ...]:
    """The years that a report of that day may be of: in winter, also the coming one."""
    return (day.year, day.year + 1) if day.month >= _WINTER else (day.year,)


def _votes(text: str, titles: str) -> list[Vote]:
    votes = [*front_votes(text), *session_votes(text), *heading_votes(text, titles)]
    votes += [*plan_votes(text, titles), *anniversary_votes(text)]
    votes += [*estimate_votes(text), *mention_votes(text)]
    return votes


def _best_quotes(votes: list[Vote], year: int | None) -> tuple[str, ...]:
    chosen = sorted((v for v in votes if v.year == year), key=lambda v: -v.weight)
    return tuple(v.quote for v in chosen[:3])
