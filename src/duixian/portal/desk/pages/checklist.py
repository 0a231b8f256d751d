"""A month's checklist: what each unit has to report, what is due, overdue, silent."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import asdict
from datetime import date

from duixian.desk import monthly
from duixian.portal.desk.pages import standing
from duixian.portal.web.errors import not_found
from duixian.portal.web.pages import Ask, View, page

CHECK_COLUMNS = ("unit", "kind", "item", "what", "text", "due", "told", "days_late", "href")


@page("/desk/{government}/{year}/{month}", rows="every line of the checklist")
def month(ask: Ask, government: str, year: str, month: str) -> View:
    """A month of a year at the desk: a past one as it was at its end."""
    at = standing.year_of(ask.request, government, year)
    if not (month.isdecimal() and month.isascii() and 1 <= int(month[:4]) <= 12):
        raise not_found("no_month", month=month, name=at.name, year=at.year)
    number = int(month)
    if at.key != government or month != str(number):
        return View("", {}, moved=f"/desk/{at.key}/{at.year}/{number}")
    last = date(at.year, number, monthrange(at.year, number)[1])
    on = min(at.on, last)
    items = at.items
    if last < at.on:  # as it was then: what came later is not yet known
        then = at.desk.items(last).values()
        items = standing.years(then).get((at.key, at.year), [])
    unit = ask.params.text("unit") or None
    kind = ask.params.among("kind", monthly.KINDS)
    every = monthly.checklist(items, at.year, number, on)
    rows = [
        {**asdict(row), "href": standing.item_path(row.item)}
        for row in every
        if (unit is None or (row.unit or "none") == unit) and (kind is None or row.kind == kind)
    ]
    data = {
        "desk": at.row(),
        "month": number,
        "as_of": on.isoformat(),
        "chosen": {"unit": unit, "kind": kind},
        "units": [asdict(each) for each in monthly.by_unit(every)],
        "lines": rows,
    }
    layout = {
        "kinds": monthly.KINDS,
        "units_listed": sorted({row.unit for row in every if row.unit}),
        "is_past": last < at.on,
    }
    return View("desk/month.html.j2", data, rows, CHECK_COLUMNS, layout)
