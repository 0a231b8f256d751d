"""Workbooks of the old kind (.xls), read by xlrd, which computes and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from duixian.desk.forms.grids import Cell, Grid, filled, squared
from duixian.errors import ToolMissing, UnknownFormat

_VISIBLE = 0


def old_sheets(data: bytes, name: str, most_rows: int) -> Iterator[Grid]:
    """The visible sheets of an old workbook, merged cells filled.

    Raises:
        ToolMissing: xlrd is not installed.
        UnknownFormat: the workbook is damaged, or needs a password.
    """
    try:
        import xlrd
    except ImportError as error:
        raise ToolMissing(
            name,
            "this is a workbook of the old kind (.xls), which takes the extra 'desk' to read",
            "Install duixian[desk], or save it as .xlsx",
        ) from error
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True)
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError, AssertionError, ValueError) as error:
        raise UnknownFormat(
            name, f"the workbook cannot be opened ({error})", "Save it as .xlsx"
        ) from error
    except (IndexError, KeyError, TypeError, EOFError, OverflowError) as error:
        raise UnknownFormat(  # what xlrd runs into where a file was cut off
            name, f"the workbook is damaged ({error!r})", "Get it again, or save it as .xlsx"
        ) from error
    for sheet in book.sheets():
        if sheet.visibility == _VISIBLE:
            rows = [
                [Cell(_value(cell, book.datemode)) for cell in sheet.row(at)]
                for at in range(min(sheet.nrows, most_rows))
            ]
            merged = [(a, b, c, d) for a, b, c, d in sheet.merged_cells]
            yield Grid(sheet.name, filled(squared(rows), merged), caption=sheet.name)


def _value(cell: Any, datemode: int) -> Any:
    """A cell's value; a date where its format says so, and nothing for an error (#REF!)."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return datetime(*xlrd.xldate_as_tuple(cell.value, datemode))
        except (xlrd.XLDateError, ValueError):
            return cell.value  # a time of day, or a number that is formatted by mistake
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_TEXT):
        return cell.value.strip() or None if isinstance(cell.value, str) else cell.value
    return bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else None
