"""The demo city's year at a desk, as it stands in October: for the desk's pages."""

from __future__ import annotations

from calendar import monthrange
from pathlib import Path

from openpyxl import Workbook

from desk_databases import SettableClock
from duixian.books import Books
from duixian.demo import desk_year
from duixian.demo.desk_year import OFFICE
from duixian.desk import Desk, reviewing

CITY, KEY, YEAR = desk_year.CITY, "990100", 2024
LIVED = (2, 3, 6, 9)
"""Months at whose end the units report: few, for every event is a write to the disk."""
TODAY = "2024-10-15"
UNIT, REVIEWING_UNIT = "市教育局", "市科技局"
REVIEWER = "王芳"


def live(books: Path, months: tuple[int, ...] = LIVED) -> SettableClock:
    """Open the city's year at a desk in these books and live through some months; a draw has
    been made, and nobody has reviewed anything."""
    clock = SettableClock()
    Desk.init(books, clock)
    desk = Desk(books, clock)
    desk_year.begin(desk, Books(books), YEAR)
    for month in months:
        clock.on(f"{YEAR}-{month:02d}-{monthrange(YEAR, month)[1]:02d}")
        desk_year.live_month(desk, month)
    clock.on(TODAY)
    desk.enrol_reviewer(REVIEWER, REVIEWING_UNIT, actor=OFFICE)
    desk.enrol_reviewer("李明", "市商务局", actor=OFFICE)
    items = list(desk.items().values())
    pool = reviewing.pool_of(desk, items, 2)
    fixed = reviewing.commit(desk, reviewing.candidates(items), pool, 8, 2, actor=OFFICE)
    reviewing.make(desk, fixed, "2024-10-15 沪深300收盘", actor=OFFICE, bound=True)
    for name, role, unit in (
        ("周敏", "office", None),
        ("赵倩", "reporter", UNIT),
        (REVIEWER, "reviewer", REVIEWING_UNIT),
        ("孙丽", "reader", None),
    ):
        desk.people.add(name, f"{role}@example.org", [role], unit, actor=OFFICE)
    desk.close()
    return clock


def a_form(file: Path, rows: list[tuple[str, str, str]]) -> Path:
    """An office's decomposition: 序号, 任务内容, 牵头单位, 完成时限."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"{CITY}{YEAR}年《政府工作报告》重点工作任务分解表"])
    sheet.append(["序号", "任务内容", "牵头单位", "完成时限"])
    for number, row in enumerate(rows, 1):
        sheet.append([number, *row])
    book.save(file)
    return file
