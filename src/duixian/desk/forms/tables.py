"""A table to rows: under whatever heading, with what lies between the rows understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from duixian.desk.forms.filling import Filler
from duixian.desk.forms.grids import Cell, Grid, letter
from duixian.desk.forms.headings import FormHeading, heading_at
from duixian.desk.forms.rows import FormFault, FormPlace, FormRow
from duixian.registry import forms as words

_SECTION = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]"
    r"|[(（][一二三四五六七八九十]+[)）]"
    r"|第[一二三四五六七八九十]+[章节部分项]"
    r")"
)
_SHORT = 40
"""Signs of the longest line across a table that heads what follows."""


@dataclass(slots=True)
class TableRead:
    """What a table gave."""

    rows: list[FormRow] = field(default_factory=list)
    faults: list[FormFault] = field(default_factory=list)
    above: list[tuple[str, FormPlace]] = field(default_factory=list)
    """Lines over the first heading, with their cells: the title is among them."""
    notes: list[str] = field(default_factory=list)
    headed: bool = False


def read_table(grid: Grid, filler: Filler) -> TableRead:
    """The rows of a table, in order, and what is wrong in it."""
    read = TableRead()
    heading: FormHeading | None = None
    section: str | None = None
    at = 0
    while at < len(grid.rows):
        cells = grid.rows[at]
        new = heading_at(grid, at)
        if new is not None:
            heading, at, read.headed = new, new.bottom, True
            continue
        texts = list(dict.fromkeys(cell.text for cell in cells if cell.text))
        if heading is None:
            read.above += [(text, _place(grid, at, cells, text)) for text in texts]
        elif len(texts) == 1 and (band := _band(cells, heading, texts[0])):
            if band == "section":
                section = texts[0]
                filler.new_section()
            else:
                read.notes.append(texts[0])
        elif texts and _is_total(texts[0]):
            read.notes.append(" ".join(texts))
        elif texts:
            row, faults = filler.row(grid, at, heading, section)
            read.faults += faults
            if row is not None:
                read.rows.append(row)
        at += 1
    return read


def _band(cells: Sequence[Cell], heading: FormHeading, text: str) -> str | None:
    """What a line with a single text is: a section's heading, a remark, or None for a row."""
    known = words.load()
    if text.startswith(known.remarks) or _is_total(text):
        return "remark"
    first = next(i for i, cell in enumerate(cells) if cell.text)
    text_column = next((c.at for c in heading.columns if c.field == "text"), None)
    across = cells[first].spans >= max(2, len(heading.columns) - 1)
    if across:
        return "section" if len(text) <= _SHORT or _SECTION.match(text) else "remark"
    if first == text_column or not _SECTION.match(text) or len(cells) < 2:
        return None
    in_category = any(c.at == first and c.field == "category" for c in heading.columns)
    return None if in_category else "section"


def _is_total(text: str) -> bool:
    return text in words.load().totals


def _place(grid: Grid, at: int, cells: Sequence[Cell], text: str) -> FormPlace:
    column = next(i for i, cell in enumerate(cells) if cell.text == text)
    return FormPlace(grid.sheet, at + 1, letter(column))
