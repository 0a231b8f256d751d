"""The desk's rates as the audit compares them with what the next report states."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duixian.audit import DeskRate
from duixian.desk.items import DeskItem
from duixian.desk.rating import rates

COMPARED = ("done", "done_in_time", "rectified", "satisfied")


def desk_rates(items: Iterable[DeskItem], on: date) -> tuple[DeskRate, ...]:
    """The rates of every year whose last day is over, counted on that day, by government."""
    groups: dict[tuple[str | None, str, int], list[DeskItem]] = {}
    for item in items:
        promised = item.promised
        key = (promised.government_code, promised.government, promised.year)
        groups.setdefault(key, []).append(item)
    found = []
    for (code, name, year), own in groups.items():
        last = date(year, 12, 31)
        if last > on:
            continue
        for row in rates(own, last):
            if row.rate in COMPARED and row.share is not None:
                told = (row.rate, row.zh, row.numerator, row.denominator, row.share)
                found.append(DeskRate(name, code, year, *told, last.isoformat()))
    return tuple(found)
