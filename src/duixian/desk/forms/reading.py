"""One file to one form: its tables, its running text, and the year that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duixian.desk.forms.filling import Filler
from duixian.desk.forms.opening import CAPTION_LINES, Opened, opened
from duixian.desk.forms.rows import (
    Form,
    FormFault,
    FormOfAnotherYear,
    FormPlace,
    FormRow,
    NoFormInIt,
    with_first_leading,
)
from duixian.desk.forms.running import read_running
from duixian.desk.forms.tables import TableRead, read_table
from duixian.desk.forms.units import KnownUnits
from duixian.registry import forms as words
from duixian.sources import shown
from duixian.text import fold
from duixian.text.times import YEAR, year_of

_YEARS = re.compile(rf"(?P<first>{YEAR})(?:\s*[—–-]+\s*(?P<last>{YEAR}))?\s*年?")
_YEAR = re.compile(rf"{YEAR}(?=年)")


@dataclass(slots=True)
class _Parts:
    """What the parts of one file gave."""

    rows: list[FormRow] = field(default_factory=list)
    faults: list[FormFault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    titles: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    refused: list[FormFault] = field(default_factory=list)
    bare: list[FormFault] = field(default_factory=list)
    """Sheets in which no heading was found: a fault only where no other sheet gave rows."""


def read_form(path: Path, year: int | None = None, units: Iterable[str] | None = None) -> Form:
    """Read a decomposition of a report into tasks: .xlsx, .docx, .csv, running text.

    `year` is the year asked for: sheets headed with another are left out, with a fault.
    `units` are the names of the units that there are; others are named as faults, and kept.

    Raises:
        NoFormInIt: no table with a known heading is in it, and no task with a unit behind it.
        FormOfAnotherYear: all of it is headed with another year.
        InputError: the file cannot be read.
    """
    name = shown(path)
    file = opened(path)
    known = KnownUnits(units) if units is not None else None
    parts = _Parts()
    _tables(file, name, year, known, parts)
    _text(file, year, known, parts)
    if not parts.rows:
        if parts.refused:
            raise FormOfAnotherYear(
                name, parts.refused[0].wrong, "Give the form of the year asked for, or ask for its"
            )
        raise NoFormInIt(name, *_nothing(parts))
    rows: Sequence[FormRow] = parts.rows
    if words.load().first_leads.search("\n".join([*parts.notes, file.text])):
        rows = with_first_leading(rows)
    title, years = parts.titles[0] if parts.titles else (None, ())
    return Form(
        name=name,
        rows=tuple(rows),
        faults=(*parts.refused, *parts.faults),
        title=title,
        year=year if year is not None and (not years or year in years) else _last(years),
        notes=tuple(parts.notes),
    )


def _nothing(parts: _Parts) -> tuple[str, str]:
    found = "; ".join(str(fault.place) + ": " + fault.wrong for fault in parts.bare[:3])
    if parts.faults:
        return (
            f"its heading was found and no row has a task ({parts.faults[0]})",
            "Fill in the column of tasks",
        )
    return (
        found or "no task with a unit behind it was found",
        "Give a table whose heading names the tasks (任务内容) and who does them (责任单位), or a "
        "text with (责任单位:…) behind each task",
    )


def _tables(
    file: Opened, name: str, year: int | None, units: KnownUnits | None, parts: _Parts
) -> None:
    for grid in file.grids:
        # The year of a sheet stands above its heading, so it is read once without one.
        probe = read_table(grid, Filler(None, None))
        titles = _titles(probe, grid.caption, grid.sheet)
        stated = next((years for _, years, _ in titles if years), ())
        if not stated and not file.text:
            stated = _years(Path(name).stem)
        if year is not None and stated and year not in stated and probe.headed:
            place = next(place for _, years, place in titles if years) if titles else FormPlace()
            parts.refused.append(_other_year(stated, year, place))
            continue
        if not probe.headed:
            if grid.rows:
                parts.bare.append(_bare(grid.sheet))
                parts.notes.append(f"{grid.sheet}: no form")
            continue
        read = read_table(grid, Filler(year or _last(stated), units))
        parts.rows += read.rows
        parts.faults += read.faults
        parts.notes += [*(text for text, _ in read.above), *read.notes]
        parts.titles += [(text, years) for text, years, _ in titles[:1]]


def _text(file: Opened, year: int | None, units: KnownUnits | None, parts: _Parts) -> None:
    if not file.text.strip():
        return
    lines = [line for line in file.text.split("\n") if line.strip() and "\t" not in line]
    titles = [
        (line.strip(), _years(line))
        for line in lines[:CAPTION_LINES]
        if _years(line) and words.load().titles.search(line)
    ]
    stated = titles[0][1] if titles else ()
    read = read_running(file.text, year or _last(stated), units)
    if year is not None and stated and year not in stated and read.rows:
        start = file.text.index(titles[0][0])
        place = FormPlace(start=start, end=start + len(titles[0][0]))
        parts.refused.append(_other_year(stated, year, place))
        return
    # A document may repeat what its table says (a bulletin names those behind in words).
    tabled = {_plain(row.text) for row in parts.rows}
    new = [row for row in read.rows if _plain(row.text) not in tabled]
    if new or not parts.rows:
        parts.rows += new
        parts.faults += read.faults
    parts.titles += titles[:1]


def _plain(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


def _titles(
    read: TableRead, caption: str, sheet: str
) -> list[tuple[str, tuple[int, ...], FormPlace]]:
    """Lines that say what the table is, the surest first: above its heading, then its caption."""
    above = [(text.replace("\n", ""), place) for text, place in read.above]
    above += [(line, FormPlace(sheet)) for line in caption.split("\n") if line]
    pattern = words.load().titles
    named = [(text, _years(text), place) for text, place in above if pattern.search(text)]
    dated = [found for found in named if found[1]]
    only_year = [(t, _years(t), p) for t, p in above if not pattern.search(t) and t == sheet]
    return [*dated, *[n for n in named if not n[1]], *(d for d in only_year if d[1])]


def _years(line: str) -> tuple[int, ...]:
    """The years that a title is of: 2025年, 2025—2027年.

    >>> _years("2025年政府工作报告任务分解表"), _years("2025-2027年重点任务"), _years("附件1")
    ((2025,), (2025, 2026, 2027), ())
    """
    found: list[int] = []
    for match in _YEARS.finditer(fold(line)):
        first = year_of(match["first"])
        last = year_of(match["last"]) if match["last"] else first
        found += range(first, last + 1)
    return tuple(dict.fromkeys(found))


def _last(years: Sequence[int]) -> int | None:
    """Of several years the latest: a review of last year's tasks stands beside this year's."""
    return max(years, default=None)


def _other_year(stated: Sequence[int], year: int, place: FormPlace) -> FormFault:
    told = "—".join(str(y) for y in dict.fromkeys((stated[0], stated[-1])))
    return FormFault(
        "other_year", place, None, told,
        f"the form is of {told}, and {year} was asked for; its rows were left out",
        "Give the form of the year asked for, or ask for its year",
    )  # fmt: skip


def _bare(sheet: str) -> FormFault:
    return FormFault(
        "no_header", FormPlace(sheet), None, "",
        "no line heads a column of tasks (任务内容) and another known one",
        "Check the sheet's heading",
    )  # fmt: skip
