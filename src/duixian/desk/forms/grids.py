"""Tables as they lie in a file: rectangles of cells, merged ones filled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

Value = str | int | float | bool | date | datetime | None
"""What a cell holds. Text is as it stands, without blanks around it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `area` is the same number for all cells that are merged into one."""

    value: Value
    area: int | None = None
    spans: int = 1
    """Over how many columns it is merged."""

    @property
    def text(self) -> str:
        """What it shows."""
        return shown(self.value)


EMPTY = Cell(None)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet or a table, its rows filled up to one length."""

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    """What stands above it outside the table: the lines before it, the sheet's name."""


def shown(value: Value) -> str:
    """A cell's value as text: whole numbers without a point, dates in Chinese.

    >>> shown(3.0), shown(date(2025, 6, 30)), shown(" 完成\\n主体 "), shown(None)
    ('3', '2025年6月30日', '完成\\n主体', '')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    lines = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def squared(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of one length."""
    width = max(map(len, rows), default=0)
    return tuple(tuple(row + [EMPTY] * (width - len(row))) for row in rows)


def filled(
    rows: tuple[tuple[Cell, ...], ...], merged: Iterable[tuple[int, int, int, int]]
) -> tuple[tuple[Cell, ...], ...]:
    """Rows with the first cell of each merged area in all of it.

    An area is (first row, row behind the last, first column, column behind the last), from 0.

    >>> rows = ((Cell("甲"), EMPTY), (EMPTY, Cell("乙")))
    >>> [[cell.text for cell in row] for row in filled(rows, [(0, 2, 0, 1)])]
    [['甲', ''], ['甲', '乙']]
    """
    made = [list(row) for row in rows]
    for area, (top, bottom, left, right) in enumerate(merged):
        if top >= len(made) or left >= len(made[top]):
            continue
        right = min(right, len(made[top]))
        cell = Cell(made[top][left].value, area, right - left)
        for row in made[top:bottom]:
            row[left:right] = [cell] * cell.spans
    return tuple(tuple(row) for row in made)


def letter(column: int) -> str:
    """A column's letter, the first being 0.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
