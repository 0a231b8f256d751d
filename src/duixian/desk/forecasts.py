"""Where an item will stand on the day it is due, if it goes on as it went: with an interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duixian.desk.items import DeskItem
from duixian.desk.lights import elapsed, share_of

LEVEL = 0.95
FEWEST = 3
"""Of how many days a share must be known: a line through two leaves no error to judge it by."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The share expected on the due day, in percent, with its prediction interval."""

    share: float
    low: float
    high: float
    level: float
    points: int


def forecast(item: DeskItem) -> Forecast | None:
    """A straight line through the reported shares over time, taken to the due day.

    Ordinary least squares with the usual interval of a new observation (Student's t). None
    for rates and ceilings, which do not add up, and for fewer than three days with a share.
    """
    if item.goal is not None and item.goal.measure != "total":
        return None
    start, due = date(item.promised.year, 1, 1), date.fromisoformat(item.due)
    by_day: dict[str, float] = {}
    for told in item.progress:
        share = share_of(told, item.goal)
        if share is not None:
            by_day[told.day] = share
    n = len(by_day)
    if n < FEWEST:
        return None
    times = [elapsed(start, due, date.fromisoformat(day)) for day in by_day]
    shares = list(by_day.values())
    mean_t, mean_s = sum(times) / n, sum(shares) / n
    spread = sum((t - mean_t) ** 2 for t in times)
    if spread == 0:
        return None
    slope = sum((t - mean_t) * (s - mean_s) for t, s in zip(times, shares, strict=True)) / spread
    errors = [s - mean_s - slope * (t - mean_t) for t, s in zip(times, shares, strict=True)]
    scatter = (sum(e * e for e in errors) / (n - 2)) ** 0.5
    middle = mean_s + slope * (1 - mean_t)
    reach = _quantile(n - 2) * scatter * (1 + 1 / n + (1 - mean_t) ** 2 / spread) ** 0.5
    return Forecast(middle, middle - reach, middle + reach, LEVEL, n)


def _quantile(freedom: int) -> float:
    """Of Student's t, for both sides of the level."""
    from scipy.special import stdtrit  # scipy.stats has it too, and takes half a second to load

    return float(stdtrit(freedom, (1 + LEVEL) / 2))
