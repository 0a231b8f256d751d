"""A wide table as a workbook: the table, the source of every cell, what its words mean."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterable
from dataclasses import astuple, fields
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from duixian.exports.wide import BOUNDS, Language, column_name, falls_to_a_bound, shown
from duixian.exports.xlsx import text_cell
from duixian.registry import cell_states, moves
from duixian.settle import Wide, WideCell

MOST_COMMENTS = 20_000
"""Quotes put beside cells: a workbook with more opens slowly, and the sheet of sources has all."""
_SHEETS = {
    "zh": ("宽表", "来源", "说明"),
    "en": ("table", "sources", "notes"),
}
_WHO = {"zh": ("政府", "行政区划代码"), "en": ("government", "GB/T 2260 code")}
_EMPTY = Font(italic=True, color="6B7280")
_NOTES = {
    "zh": (
        "年份是数字所属的年份：目标写在当年的报告里，结果写在次年的报告里。",
        "数字已换算为该指标自己的单位（见表头），报告原样的数字和单位在“来源”表。",
        "没有数字的格写明为什么没有：",
    ),
    "en": (
        "A year is that of the figures: targets stand in the report of that year, results in the "
        "next one.",
        "Figures are in the series' own unit (in the header); the printed ones are among the "
        "sources.",
        "A cell without a figure says why:",
    ),
}


def write_workbook(wide: Wide, out: BinaryIO, language: Language) -> None:
    """Write the workbook: header and first column frozen, quotes as comments with document and
    characters, a sheet with a row for every cell."""
    book = Workbook(write_only=True)
    table, sources, notes = (book.create_sheet(title) for title in _SHEETS[language])
    _table(table, wide, language)
    _rows(sources, [f.name for f in fields(WideCell)], map(astuple, wide.cells()))
    for line in _NOTES[language]:
        notes.append([text_cell(notes, line)])
    for state in cell_states.load().values():
        notes.append([text_cell(notes, state.id), text_cell(notes, getattr(state, language))])
    with TemporaryFile() as whole:
        book.save(whole)
        whole.seek(0)
        shutil.copyfileobj(whole, out)


def _table(sheet: Any, wide: Wide, language: Language) -> None:
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 22
    for at in range(len(wide.columns)):
        sheet.column_dimensions[get_column_letter(at + 3)].width = 16
    names = [*_WHO[language], *(column_name(wide, c, language) for c in wide.columns)]
    header = [text_cell(sheet, name, bold=True) for name in names]
    for cell in header:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append(header)
    commented = sum(c.quote is not None for c in wide.cells()) <= MOST_COMMENTS
    if not commented:
        warnings.warn(
            f"more than {MOST_COMMENTS:,} cells have quotes: they stand in the sheet of sources "
            "alone, not beside the cells",
            stacklevel=2,
        )
    for row in wide.rows:
        who = [row.government, row.government_code or ""]
        told = (_told(sheet, cell, language, commented) for cell in row.cells)
        sheet.append([*(text_cell(sheet, name) for name in who), *told])


def _told(sheet: Any, cell: WideCell, language: Language, commented: bool) -> Any:
    if cell.state == "figure":
        made = WriteOnlyCell(sheet, value=cell.comparable)
        made.number_format = _format(cell, language)
    else:
        made = text_cell(sheet, shown(cell, language))
        made.font = _EMPTY
    if commented and (note := _note(cell, language)):
        made.comment = Comment(note, "duixian", width=320, height=120)
    return made


def _format(cell: WideCell, language: Language) -> str:
    """The figure stays a number; its bound or upper end is how it is shown. A fall with a bound is
    shown as its size in words, by the part of the format that is for what is below zero."""
    plain = "#,##0" if abs(cell.comparable or 0) >= 10_000 else "General"
    if cell.comparable is not None and falls_to_a_bound(cell):
        ends = cell.comparable, cell.comparable_high
        said = moves.fall(ends, cell.series_unit, cell.bound, language, _size)
        return f"{plain};" + _quoted(said, plain)
    if cell.comparable_high is not None:
        return f'{plain}"–{cell.comparable_high:,.10g}"'
    sign = BOUNDS.get(cell.bound or "")
    return f'"{sign}"{plain}' if sign else plain


def _size(value: float, high: float | None) -> str:
    return _NUMBER if high is None else f"{value:,.10g}–{high:,.10g}"


_NUMBER = "{}"
"""Where in the words of a fall its number stands, when it is the cell's own."""


def _quoted(words: str, plain: str) -> str:
    """Words as a format has them, with the format of the cell's number in its place."""
    return plain.join(f'"{part}"' if part else "" for part in words.split(_NUMBER))


def _note(cell: WideCell, language: Language) -> str:
    reason = cell.reason if language == "zh" else cell.reason_en
    if cell.quote is None:
        return reason if cell.report_year and cell.doc else ""
    place = f"{cell.doc} [{cell.start}–{cell.end}]"
    return "\n".join(part for part in (reason, f"“{cell.quote}”", place) if part)


def _rows(sheet: Any, names: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
    sheet.freeze_panes = "A2"
    sheet.append([text_cell(sheet, name, bold=True) for name in names])
    for row in rows:
        sheet.append([text_cell(sheet, v) if isinstance(v, str) else v for v in row])
