"""What a form holds: rows with their place, and faults that name a cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

from duixian.errors import InputError

FaultKind = Literal[
    "no_text",
    "no_units",
    "unknown_unit",
    "bad_deadline",
    "deadline_before",
    "bad_number",
    "number_twice",
    "bad_milestones",
    "merged_across",
    "unread_value",
    "other_year",
    "no_header",
]
FAULT_KINDS: tuple[str, ...] = get_args(FaultKind)


class NoFormInIt(InputError):
    """The file was read, and nothing in it is a decomposition into tasks."""


class FormOfAnotherYear(InputError):
    """Everything in the file is headed with another year than the one asked for."""


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where in a file something stands: a cell of a table, or characters of the text.

    >>> str(FormPlace("分解表", row=7, column="D")), str(FormPlace(start=120, end=131))
    ('sheet 分解表, cell D7', 'characters 120-131')
    """

    sheet: str | None = None
    """The sheet's name; of a document, the table by number (table 2)."""
    row: int | None = None
    """As the program that made it counts: the first row is 1."""
    column: str | None = None
    """The column's letter, counted from A in a document's table too."""
    start: int | None = None
    end: int | None = None
    """Characters of the decoded text of the file (source offsets), where there are no cells."""

    def __str__(self) -> str:
        if self.start is not None:
            return f"characters {self.start}-{self.end}"
        sheet = f"sheet {self.sheet}" if self.sheet and " " not in self.sheet else self.sheet or ""
        cell = "" if self.row is None else f"row {self.row}"
        if self.row is not None and self.column:
            cell = f"cell {self.column}{self.row}"
        return ", ".join(part for part in (sheet, cell) if part)


@dataclass(frozen=True, slots=True)
class FormMilestone:
    """What is to be reached by the end of a quarter."""

    quarter: int | None
    """1 to 4; None where the form names stages without a quarter."""
    text: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """One item of a decomposition, as the office wrote it. `place` is no part of its value."""

    text: str
    number: str | None = None
    category: str | None = None
    lead_leaders: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    supporting_units: tuple[str, ...] = ()
    deadline: date | None = None
    """The last day; None where the form names none (long-term work) or none that can be read."""
    deadline_text: str | None = None
    """The deadline in the form's words, where they are more than a plain date."""
    goal: str | None = None
    milestones: tuple[FormMilestone, ...] = ()
    progress: str | None = None
    quote: str | None = None
    """The report's sentence, where the form has a column for it."""
    standing: str | None = None
    others: tuple[tuple[str, str], ...] = ()
    """Columns that no heading known names: heading and cell."""
    place: FormPlace = field(default=FormPlace(), compare=False)

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that it names, leading ones first."""
        named = (*self.lead_units, *self.responsible_units, *self.supporting_units)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class FormFault:
    """One thing wrong in one place; the rest of the form was read."""

    kind: FaultKind
    place: FormPlace
    column: str | None
    """The field of the row (deadline, lead_units), where it is about one."""
    found: str
    """What stands there."""
    wrong: str
    """What is wrong with it, in a sentence."""
    advice: str
    """What to do."""

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong}. {self.advice}"


@dataclass(frozen=True, slots=True)
class Form:
    """A file that was read: its rows in order, what is wrong in it, and what it says of itself."""

    name: str
    rows: tuple[FormRow, ...]
    faults: tuple[FormFault, ...]
    title: str | None = None
    year: int | None = None
    """The year that its title states; the one that was asked for where it states none."""
    notes: tuple[str, ...] = ()
    """Lines outside its rows, and sheets that are no form."""

    def found(self, kind: FaultKind) -> tuple[FormFault, ...]:
        """The faults of one kind."""
        return tuple(fault for fault in self.faults if fault.kind == kind)


def with_first_leading(rows: Iterable[FormRow]) -> tuple[FormRow, ...]:
    """Rows in which the unit named first leads, where none is named as leading.

    >>> row = FormRow("新建公厕", responsible_units=("城管局", "财政局"))
    >>> with_first_leading([row])[0].lead_units
    ('城管局',)
    """
    return tuple(
        row
        if row.lead_units or not row.responsible_units
        else replace(
            row, lead_units=row.responsible_units[:1], responsible_units=row.responsible_units[1:]
        )
        for row in rows
    )
