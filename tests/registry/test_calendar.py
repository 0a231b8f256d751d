"""Public facts that date a report."""

from __future__ import annotations

import pytest

from duixian.registry import calendar


@pytest.mark.parametrize(
    ("congress", "session", "day"),
    [(1, 1, "1954-09-15"), (7, 2, "1989-03-20"), (13, 3, "2020-05-22"), (14, 3, "2025-03-05")],
)
def test_sessions_have_their_opening_days(congress: int, session: int, day: str) -> None:
    opened = calendar.npc_session(congress, session)
    assert opened is not None
    assert opened.isoformat() == day


@pytest.mark.parametrize(("congress", "session"), [(4, 2), (14, 6), (0, 1), (2, 5)])
def test_sessions_that_never_met_have_none(congress: int, session: int) -> None:
    assert calendar.npc_session(congress, session) is None


@pytest.mark.parametrize(
    ("plan", "years"),
    [
        (1, (1953, 1957)),
        (2, (1958, 1962)),
        (3, (1966, 1970)),
        (6, (1981, 1985)),
        (15, (2026, 2030)),
    ],
)
def test_plans_have_their_years(plan: int, years: tuple[int, int]) -> None:
    assert calendar.plan_years(plan) == years


def test_events_come_latest_first() -> None:
    for table in (calendar.events(), calendar.bounds()):
        years = [year for _, year in table]
        assert years == sorted(years, reverse=True)


def test_plenums_lie_within_their_congress() -> None:
    for congress in range(12, 21):
        first = calendar.party_congress(congress)
        assert first is not None
        years = [calendar.plenum(congress, n) for n in range(1, 9)]
        assert all(first <= year <= first + 5 for year in years if year is not None)
