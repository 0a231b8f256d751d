"""The demo city's year at the desk, month by month, with a clock that the demo turns itself.

Nothing is random: how fast a unit is with an item follows from the item's id, so that two runs
write the same events. Progress, like the units, is invented; the accounts are read as ever.
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from duixian import settle
from duixian.books import Books

if TYPE_CHECKING:
    from duixian.desk import Desk, DeskItem, RateRow, YearEndRow

CITY = "澜川市"
PAGE = "desk-year.html"
OFFICE = "市政府督查室"
CHINA = timezone(timedelta(hours=8))
UNANSWERED_DAYS = 30
"""How long something may be overdue before the demo's office raises it."""
COMING_DAYS = 100
"""How far the demo's feeds look ahead: a quarter and some days."""
SHOWN = ("done", "done_in_time", "overdue")
"""The rates on top of the page."""


@dataclass(frozen=True, slots=True)
class DemoYear:
    """What the year left behind."""

    page: Path
    rows: Sequence[YearEndRow]
    rates: Sequence[RateRow]
    events: int


class DemoClock:
    """A clock that stands until the demo turns it."""

    def __init__(self, year: int) -> None:
        self.now = datetime(year, 1, 22, 9, tzinfo=CHINA)

    def __call__(self) -> datetime:
        """The moment at which it stands."""
        return self.now

    def turn(self, year: int, month: int, day: int) -> None:
        """Nine in the morning of a day in China."""
        self.now = datetime(year, month, day, 9, tzinfo=CHINA)


def run_year(books: Books, target: Path, year: int) -> DemoYear:
    """Live through a year of the demo city at a new desk in `target`, and write its last page.

    `DeskUsage` where `target` has a desk with a year at it already.
    """
    from duixian.desk import Desk, DeskUsage, rates, year_end

    clock = DemoClock(year)
    Desk.init(target, clock)
    desk = Desk(target, clock)
    try:
        if desk.items():
            raise DeskUsage(
                f"{target}: a year was lived through at the desk there already. "
                "Delete the folder, or name another"
            )
        begin(desk, books, year)
        for month in range(2, 13):
            clock.turn(year, month, monthrange(year, month)[1])
            live_month(desk, month)
            if month % 3 == 0:
                _publish(desk, target, year, month // 3)
        clock.turn(year + 1, 1, 20)
        items = list(desk.items().values())
        counted = [row for row in rates(items, desk.today) if row.rate in SHOWN]
        rows = year_end(items, settle.accounts(books), desk.today)
        events = sum(item.version for item in items)
    finally:
        desk.close()
    page = target / PAGE
    page.write_text(_page(rows, counted, year), encoding="utf-8")
    return DemoYear(page, rows, counted, events)


def begin(desk: Desk, books: Books, year: int) -> None:
    """Open the city's year and give every item to a unit."""
    units = demo_units()
    desk.enrol(list(units), actor=OFFICE)
    desk.open_year(books, CITY, year, actor=OFFICE)
    for item in desk.items().values():
        lead = lead_of(item.promised.text, units)
        rhythm = "monthly" if item.goal else "quarterly"
        desk.act(item.id, "assign", {"lead": lead, "rhythm": rhythm}, actor=OFFICE)


def live_month(desk: Desk, month: int) -> None:
    """What the units report at the end of a month, and what the office says to it."""
    for item in desk.items().values():
        lead = item.lead or ""
        if item.stage == "assigned":
            desk.act(item.id, "accept", {"text": "已签收"}, actor=lead, unit=lead)
        elif item.stage in ("accepted", "working") and (month % 3 == 0 or item.goal):
            _report(desk, item, month, lead)


def _publish(desk: Desk, target: Path, year: int, quarter: int) -> None:
    """What the office gives out at a quarter's end: decomposition, ledger, bulletin, feeds."""
    from duixian.desk import due, escalating, exporting, feeds, forms

    items = list(desk.items().values())
    on = desk.today
    escalating.escalate(desk, items, on, UNANSWERED_DAYS, actor=OFFICE)
    if quarter == 1:
        title = f"{CITY}{year}年《政府工作报告》重点工作任务分解表"
        forms.write_form(exporting.form_rows(items), target / "分解表.xlsx", title=title)
    occasion = forms.Occasion(CITY, year, quarter, on)
    entries = exporting.entries(items, on)
    forms.write_ledger(entries, target / f"台账-{quarter}.xlsx", occasion)
    forms.write_bulletin(entries, target / f"通报-{quarter}.docx", occasion)
    rows = due(items, on, COMING_DAYS)
    (target / f"到期-{quarter}.ics").write_bytes(feeds.calendar(rows, "督查到期", desk.clock()))
    (target / f"到期-{quarter}.atom").write_bytes(feeds.atom(rows, "督查到期", desk.clock()))


def _report(desk: Desk, item: DeskItem, month: int, lead: str) -> None:
    share = share_at(item.id, month)
    if share < 100:
        said = {"share": share, "text": f"{month}月底完成{share}%"}
        desk.act(item.id, "progress", said, actor=lead, unit=lead)
        return
    told = f"{month}月底全部完成"
    desk.act(item.id, "report", {"share": 100, "text": told}, actor=lead, unit=lead)
    desk.act(item.id, "check", {"text": "现场核查属实"}, actor=OFFICE)
    desk.act(item.id, "finish", {}, actor=OFFICE)


def share_at(id: str, month: int) -> int:
    """Percent that is done of an item by the end of a month: between 0.7 and 1.5 of the time
    elapsed, by the item's id.

    >>> share_at("990100-2024-001", 6), share_at("990100-2024-001", 12)
    (72, 100)
    """
    pace = 70 + sha256(id.encode()).digest()[0] * 80 // 255
    return min(100, pace * month // 12)


def demo_units() -> Mapping[str, Sequence[str]]:
    """The invented units, each with the words of the tasks that it leads."""
    file = resources.files("duixian.demo").joinpath("units.toml")
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return {unit["name"]: unit["words"] for unit in told["units"]}


def lead_of(text: str, units: Mapping[str, Sequence[str]]) -> str:
    """The first unit of whose words one stands in a task; the last where none does."""
    *_, last = units
    return next((name for name, words in units.items() if any(w in text for w in words)), last)


def _page(rows: Sequence[YearEndRow], rates: Sequence[RateRow], year: int) -> str:
    environment = Environment(
        loader=PackageLoader("duixian.demo", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("desk-year.html.j2")
    return template.render(rows=rows, rates=rates, government=CITY, year=year)
