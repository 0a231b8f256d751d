"""One line of a table to a row: every cell read, every bad one named, the others kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from duixian.desk.forms.dates import deadline_of, milestones_of
from duixian.desk.forms.grids import EMPTY, Cell, Grid, letter
from duixian.desk.forms.headings import FormColumn, FormHeading
from duixian.desk.forms.reports import Reporter
from duixian.desk.forms.rows import FormFault, FormMilestone, FormPlace, FormRow
from duixian.desk.forms.units import KnownUnits, NamedUnits, parted
from duixian.registry import forms as words

_UNITS = ("lead_units", "responsible_units", "supporting_units")
_MOST_NUMBER = 12
"""Signs of the longest item number (第十二项, 3.12.4)."""


@dataclass(slots=True)
class Filler:
    """Reads the lines of the tables of one form, whose year and units it knows."""

    year: int | None
    units: KnownUnits | None
    numbers: dict[tuple[str, str | None, str], tuple[FormPlace, int | None]] = field(
        default_factory=dict
    )
    """Item numbers that were used: (sheet, category, number) -> where, and its merged area."""
    category: str | None = None
    """The category that stands above, for cells left blank below it."""

    def new_section(self) -> None:
        """Numbers begin anew and categories end under a new section's heading."""
        self.category = None

    def row(
        self, grid: Grid, at: int, heading: FormHeading, section: str | None
    ) -> tuple[FormRow | None, list[FormFault]]:
        """The row in a line of the grid, or None where it holds no task; and its faults."""
        line = _TableLine(grid, at, heading, Reporter(self.year, self.units))
        task = line.text("text")
        goal = line.text("goal")
        quote = line.text("quote")
        if not task and quote:
            task, quote = quote, None
        self._category(line)
        if not task:
            if any(line.text(name) for name in ("goal", "deadline", "progress", *_UNITS)):
                line.say_no_text()
            return None, line.report.faults
        line.say_if_merged_across()
        number = self._number(line, self.category or section)
        units = _units(line)
        deadline = line.deadline()
        row = FormRow(
            text=task.replace("\n", ""),
            number=number,
            category=self.category or section,
            lead_leaders=_names(line.text("lead_leaders")),
            lead_units=units["lead_units"],
            responsible_units=units["responsible_units"],
            supporting_units=units["supporting_units"],
            deadline=deadline.day,
            deadline_text=deadline.text,
            goal=goal,
            milestones=line.milestones(),
            progress=line.progress(),
            quote=quote.replace("\n", "") if quote else None,
            standing=line.text("standing"),
            others=line.others(),
            place=FormPlace(grid.sheet, at + 1),
        )
        if not row.units and not line.blank_on_purpose(_UNITS):
            line.say_no_units()
        return row, line.report.faults

    def _category(self, line: _TableLine) -> None:
        """Blank below a category means the same one; — means none."""
        column = line.column("category")
        if column is None:
            return
        told = line.cells[column.at].text
        if told in words.load().blank:
            self.category = None
        elif told:
            self.category = told.replace("\n", "")

    def _number(self, line: _TableLine, category: str | None) -> str | None:
        number = line.text("number")
        column = line.column("number")
        if number is None or column is None:
            return None
        number = number.replace("\n", "").rstrip(".、．")
        place, area = line.place(column), line.cells[column.at].area
        if len(number) > _MOST_NUMBER:
            line.report.say(
                "bad_number", place, "number", number, f"{number[:20]!r} is no item number",
                "Put the text in its own column, and a number here",
            )  # fmt: skip
        key = (line.grid.sheet, category, number)
        before = self.numbers.setdefault(key, (place, area))
        if before[0] != place and (area is None or area != before[1]):
            line.report.say(
                "number_twice", place, "number", number,
                f"item {number} is in {before[0]} already",
                "Number one of the two anew, if they are two items",
            )  # fmt: skip
        return number


def _units(line: _TableLine) -> dict[str, tuple[str, ...]]:
    """The units of all three columns; what a cell marks as leading or supporting goes there."""
    found: dict[str, list[str]] = {name: [] for name in _UNITS}
    for column in line.heading.columns:
        if column.field in found and (cell := line.cells[column.at].text):
            named: NamedUnits = parted(cell)
            place = line.place(column)
            for role, names in (
                (column.field, named.units),
                ("lead_units", named.leading),
                ("supporting_units", named.supporting),
            ):
                found[role] += [line.report.unit(name, place, column.field) for name in names]
    return {name: tuple(dict.fromkeys(units)) for name, units in found.items()}


def _names(cell: str | None) -> tuple[str, ...]:
    """Names of people; the blank that pads a name of two signs is closed up.

    >>> _names("李 明、王小红\\n赵刚")
    ('李明', '王小红', '赵刚')
    """
    if not cell:
        return ()
    for sign in "，,；;\n":
        cell = cell.replace(sign, "、")
    names = ("".join(name.split()) for name in cell.split("、"))
    return tuple(dict.fromkeys(name for name in names if name))


@dataclass(slots=True)
class _TableLine:
    """One line under a heading, cell by cell."""

    grid: Grid
    at: int
    heading: FormHeading
    report: Reporter

    @property
    def cells(self) -> Sequence[Cell]:
        return self.grid.rows[self.at]

    def column(self, name: str) -> FormColumn | None:
        return next((c for c in self.heading.columns if c.field == name), None)

    def place(self, column: FormColumn) -> FormPlace:
        return FormPlace(self.grid.sheet, self.at + 1, letter(column.at))

    def cell(self, name: str) -> Cell:
        column = self.column(name)
        return self.cells[column.at] if column else EMPTY

    def text(self, name: str) -> str | None:
        """What a field's cell says; None where it is blank, on purpose or not."""
        text = self.cell(name).text
        return None if not text or text in words.load().blank else text

    def blank_on_purpose(self, names: Sequence[str]) -> bool:
        return any(self.cell(name).text in words.load().blank for name in names)

    def deadline(self) -> Any:
        value = None if self.text("deadline") is None else self.cell("deadline").value
        column = self.column("deadline")
        place = self.place(column) if column else FormPlace(self.grid.sheet, self.at + 1)
        return self.report.deadline(deadline_of(value, self.report.year), place)

    def milestones(self) -> tuple[FormMilestone, ...]:
        found: dict[int | None, list[str]] = {}
        for column in self.heading.columns:
            told = self.cells[column.at].text
            if column.field != "milestones" or not told or told in words.load().blank:
                continue
            parts = (
                milestones_of(told) if column.quarter is None
                else (FormMilestone(column.quarter, told),)
            )  # fmt: skip
            for part in parts:
                texts = found.setdefault(part.quarter, [])
                if part.text not in texts:
                    texts.append(part.text)
        order = sorted(found, key=lambda q: (q is None, q or 0))
        return tuple(FormMilestone(quarter, "；".join(found[quarter])) for quarter in order)

    def progress(self) -> str | None:
        """The progress; of several columns (by quarter) each with its heading."""
        told = [
            (c.heading.rpartition("/")[2], self.cells[c.at].text)
            for c in self.heading.columns
            if c.field == "progress"
        ]
        said = [(head, text) for head, text in told if text and text not in words.load().blank]
        if len(told) <= 1:
            return said[0][1] if said else None
        return "\n".join(f"{head}:{text}" for head, text in said) or None

    def others(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (c.heading, self.cells[c.at].text)
            for c in self.heading.columns
            if c.field is None and self.cells[c.at].text
        )

    def say_no_text(self) -> None:
        column = self.column("text") or self.column("quote")
        place = self.place(column) if column else FormPlace(self.grid.sheet, self.at + 1)
        self.report.say(
            "no_text", place, "text", "", "the row has no task, and was left out",
            "Write the task in; where it is the one above, merge the two cells or repeat it",
        )  # fmt: skip

    def say_no_units(self) -> None:
        column = next((c for c in self.heading.columns if c.field in _UNITS), None)
        if column is None:
            return  # the form has no such column at all: its own choice, once for all rows
        self.report.say(
            "no_units", self.place(column), column.field, "", "nobody is named for the task",
            "Name a unit, or write — where none is meant",
        )  # fmt: skip

    def say_if_merged_across(self) -> None:
        """A cell merged over columns of different fields says both: neither can be trusted."""
        seen: dict[int, FormColumn] = {}
        for column in self.heading.columns:
            area = self.cells[column.at].area
            if area is None or column.field is None or not self.cells[column.at].text:
                continue
            first = seen.setdefault(area, column)
            if first.field != column.field and first.at != column.at:
                self.report.say(
                    "merged_across", self.place(column), column.field, self.cells[column.at].text,
                    f"the cell is merged with {letter(first.at)}{self.at + 1} ({first.heading}), "
                    "and was read as both",
                    "Part the cells, and write in each what belongs there",
                )  # fmt: skip
