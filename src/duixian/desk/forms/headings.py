"""The heading of a table: which column holds what, in whatever order and wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duixian.desk.forms.grids import Cell, Grid
from duixian.registry import forms as words

LEAST = 2
"""Columns that must be known by their headings for a line to be a table's heading."""
MOST_LINES = 3
"""Lines that a heading may have: 季度节点 over 一季度, 二季度 …"""
LONGEST = 24
"""Signs of the longest cell that is taken for a heading."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """What a column holds."""

    at: int
    field: str | None
    """A field of `FormRow`; None for a column whose heading is not known."""
    quarter: int | None
    heading: str


@dataclass(frozen=True, slots=True)
class FormHeading:
    """The heading of a table: its lines `[top, bottom)` of the grid."""

    top: int
    bottom: int
    columns: tuple[FormColumn, ...]


def heading_at(grid: Grid, top: int) -> FormHeading | None:
    """The heading that begins in a line of the grid, if one does."""
    first = _fields(grid.rows[top])
    known = {field for field in first if field}
    if len(known) < LEAST or not known & {"text", "goal", "quote"} or _is_band(grid.rows[top]):
        return None
    bottom = top + 1
    while bottom < min(len(grid.rows), top + MOST_LINES) and _goes_on(grid, top, bottom):
        bottom += 1
    return FormHeading(top, bottom, tuple(_columns(grid, top, bottom)))


def _fields(cells: Sequence[Cell]) -> list[str | None]:
    found = words.load()
    return [
        (found.field_of(c.text) or ("milestones" if found.quarter_of(c.text) else None))
        if 0 < len(c.text) <= LONGEST
        else None
        for c in cells
    ]


def _is_band(cells: Sequence[Cell]) -> bool:
    return len({cell.text for cell in cells if cell.text}) == 1


def _goes_on(grid: Grid, top: int, line: int) -> bool:
    """Whether a line belongs to the heading above: all of it is merged into it, or heads parts."""
    above, here = grid.rows[line - 1], grid.rows[line]
    parts = 0
    fields = _fields(here)
    for over, cell, field in zip(above, here, fields, strict=True):
        if not cell.text or (cell.area is not None and cell.area == over.area):
            continue
        if field is None or over.text == "":
            return False
        parts += 1
    same = all(c.area is not None and c.area == o.area for o, c in zip(above, here, strict=True))
    return parts > 0 or same


def _columns(grid: Grid, top: int, bottom: int) -> list[FormColumn]:
    """Each column by its lowest heading; what stands above it helps where that says little."""
    found = words.load()
    columns = []
    for at in range(len(grid.rows[top])):
        told = [grid.rows[line][at].text for line in range(top, bottom)]
        told = [text for i, text in enumerate(told) if text and text not in told[:i]]
        if not told:
            continue
        quarter = found.quarter_of(told[-1])
        fields = [found.field_of(text) for text in told]
        field = next((f for f in reversed(fields) if f), None)
        if quarter is not None and field not in ("progress",):
            field = "milestones"
        columns.append(FormColumn(at, field, quarter, "/".join(told)))
    return _once(columns)


def _once(columns: list[FormColumn]) -> list[FormColumn]:
    """Of two columns of one field (but milestones, progress and units) the second is unknown:
    a form heads 任务 and 任务内容 side by side, and the longer heading tells more."""
    many = {"milestones", "progress", "lead_units", "responsible_units", "supporting_units"}
    kept: dict[str, FormColumn] = {}
    for column in columns:
        if column.field and column.field not in many:
            other = kept.get(column.field)
            if other is None or len(column.heading) > len(other.heading):
                kept[column.field] = column
    return [
        column
        if column.field is None or column.field in many or kept[column.field] is column
        else FormColumn(column.at, _second(column, kept), None, column.heading)
        for column in columns
    ]


def _second(column: FormColumn, kept: dict[str, FormColumn]) -> str | None:
    """What a second column of tasks is: before the other it sorts them, behind it is their goal."""
    if column.field != "text":
        return None
    if column.at < kept["text"].at and "category" not in kept:
        return "category"
    return "goal" if column.at > kept["text"].at and "goal" not in kept else None
