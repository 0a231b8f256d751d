"""An item's own path through the year, from the quarters of earlier years at the same desk.

Investment, harvests and budgets do not follow the calendar: by the end of March a county may
have a tenth of its year. Where the same figure was followed quarter by quarter in an earlier
year, the shares of that year are what the light compares with (`lights`, rule seasonal).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from duixian.desk.items import DeskItem
from duixian.desk.lights import share_of
from duixian.desk.scheduling import PLANNED_IN, quarter_end
from duixian.text import fold

MOST_YEARS = 3
"""As old as a year may be: what is built, and how, changes."""


@dataclass(frozen=True, slots=True)
class SeasonalPath:
    """The path proposed for an item. `shares` are cumulative, in percent of the whole year's
    result, at the end of each quarter: their mean over the earlier years."""

    item: str
    text: str
    shares: tuple[float, ...]
    years: tuple[int, ...]
    earlier: tuple[str, ...]
    """The items of those years."""
    fate: str = "new"
    """new; same: the item has this path already; differs: it has another, which stays."""

    @property
    def source(self) -> str:
        """What the path rests on, in Chinese, for the log."""
        return f"据{'、'.join(map(str, self.years))}年各季进展（{'、'.join(self.earlier)}）"


def paths(wanted: Iterable[DeskItem], everything: Iterable[DeskItem]) -> list[SeasonalPath]:
    """The paths of those items whose figure was followed through an earlier year's four quarters.

    The same figure: indicator, unit and way of counting of the same government's item. Rates and
    ceilings have no path, nor has what is no longer worked on.
    """
    known = [item for item in everything if _figure(item) is not None]
    found = []
    for item in wanted:
        if item.stage not in PLANNED_IN or item.items or _figure(item) is None:
            continue
        years = [(e, shares) for e in _earlier(item, known) for shares in [quarters(e)] if shares]
        if years:
            found.append(_path(item, years))
    return found


def _path(item: DeskItem, years: Sequence[tuple[DeskItem, tuple[float, ...]]]) -> SeasonalPath:
    shares = tuple(round(sum(s) / len(years), 1) for s in zip(*(q for _, q in years), strict=True))
    fate = "new" if not item.path else "same" if item.path == shares else "differs"
    return SeasonalPath(
        item.id, item.promised.text, shares,
        tuple(e.promised.year for e, _ in years), tuple(e.id for e, _ in years), fate,
    )  # fmt: skip


def _figure(item: DeskItem) -> tuple[str, str, str] | None:
    """What an item counts: government, indicator, unit; None where nothing adds up."""
    goal = item.goal
    if goal is None or goal.measure != "total" or not goal.indicator:
        return None
    place = item.promised.government_code or item.promised.government
    return place, fold(goal.indicator), goal.unit


def _earlier(item: DeskItem, known: Iterable[DeskItem]) -> Iterator[DeskItem]:
    year = item.promised.year
    for other in known:
        if year - MOST_YEARS <= other.promised.year < year and _figure(other) == _figure(item):
            yield other


def quarters(item: DeskItem) -> tuple[float, ...] | None:
    """What of its year's result an item had reached at the end of each quarter, in percent.

    None unless a report of progress fell in each of the four, and the shares only rose.
    """
    ends = [quarter_end(item.promised.year, quarter) for quarter in (1, 2, 3, 4)]
    starts = [f"{item.promised.year - 1}-12-31", *ends]
    reached = []
    for start, end in zip(starts, ends, strict=False):
        told = [
            (report.day, report.seq, share)
            for report in item.progress
            if start < report.day <= end and (share := share_of(report, item.goal)) is not None
        ]
        if not told:
            return None
        reached.append(max(told)[2])
    if reached[-1] <= 0 or sorted(reached) != reached or reached[0] < 0:
        return None
    return tuple(100.0 * share / reached[-1] for share in reached)
