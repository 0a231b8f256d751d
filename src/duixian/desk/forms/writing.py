"""Rows out again: the same forms as are read, so that nobody types twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from duixian.desk.forms.rows import FormRow
from duixian.desk.forms.sheets import Sheet, suffix_of, write_csv, write_docx, write_xlsx
from duixian.registry import forms as words

_ALWAYS = (
    "number", "category", "text", "lead_units", "responsible_units", "supporting_units", "deadline",
)  # fmt: skip
"""Columns that every form has, filled or not."""


def write_form(
    rows: Sequence[FormRow], path: Path, *, title: str, name: str = "任务分解表"
) -> None:
    """Write rows as a form: .xlsx, .docx or .csv, as the path ends.

    What is written is read again by `read_form` as the same rows. `title` should state the year.

    Raises:
        UnknownSuffix: the path ends in something else.
        CellTooLong: a text is longer than a cell of a workbook can be.
    """
    suffix = suffix_of(path)
    sheet = form_sheet(rows, title=title, name=name)
    if suffix == ".csv":
        write_csv(sheet, path)
    else:
        (write_xlsx if suffix == ".xlsx" else write_docx)([sheet], path)


def form_sheet(
    rows: Sequence[FormRow],
    *,
    title: str,
    name: str,
    always: Sequence[str] = (),
    more: Sequence[tuple[str, Sequence[str]]] = (),
) -> Sheet:
    """The table of a form: its columns, then those that only this form has, then `more`."""
    known = words.load()
    fields = [
        f for f in words.FIELDS if f in (*_ALWAYS, *always) or any(getattr(r, f) for r in rows)
    ]
    heading: list[str] = []
    columns: list[list[str]] = []
    for field in fields:
        if field == "milestones":
            _add_milestones(rows, heading, columns)
            continue
        heading.append(known.written[field])
        columns.append(
            _categories(rows) if field == "category" else [_cell(r, field) for r in rows]
        )
    for other in dict.fromkeys(name for row in rows for name, _ in row.others):
        heading.append(other)
        columns.append([dict(row.others).get(other, "") for row in rows])
    for extra, values in more:
        if extra in heading:
            columns[heading.index(extra)] = list(values)
        else:
            heading.append(extra)
            columns.append(list(values))
    return Sheet(name, title, tuple(heading), tuple(zip(*columns, strict=True)))


def _add_milestones(rows: Sequence[FormRow], heading: list[str], columns: list[list[str]]) -> None:
    """A column for each quarter, and one for stages that no quarter names, if there are any."""
    known = words.load()
    for quarter, name in enumerate(known.quarter_names, start=1):
        heading.append(name)
        columns.append([_milestone(row, quarter) for row in rows])
    if any(m.quarter is None for row in rows for m in row.milestones):
        heading.append(known.written["milestones"])
        columns.append([_milestone(row, None) for row in rows])


def _milestone(row: FormRow, quarter: int | None) -> str:
    return "；".join(m.text for m in row.milestones if m.quarter == quarter)


def _categories(rows: Sequence[FormRow]) -> list[str]:
    """A row without a category below one that has one says so: blank would mean the same one."""
    nothing = words.load().written["nothing"]
    cells, above = [], False
    for row in rows:
        cells.append(row.category or (nothing if above else ""))
        above = above or bool(row.category)
    return cells


def _cell(row: FormRow, field: str) -> str:
    value = getattr(row, field)
    if field == "deadline":
        return row.deadline_text or day_in_words(row.deadline)
    if field == "lead_units" and not row.units:
        return words.load().written["nothing"]
    if isinstance(value, tuple):
        return "、".join(value)
    return value or ""


def day_in_words(day: date | None) -> str:
    """A day as forms write it, read back as the same day.

    >>> day_in_words(date(2025, 6, 30)), day_in_words(None)
    ('2025年6月30日', '')
    """
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
