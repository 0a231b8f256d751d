"""Forms made for a test: workbooks, documents, texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

Rows = Sequence[Sequence[Any]]
Workbook = Callable[..., Path]


@pytest.fixture
def workbook(tmp_path: Path) -> Workbook:
    """Makes a workbook: sheets by name, each its rows and the areas that are merged."""

    def make(sheets: dict[str, tuple[Rows, Sequence[str]]], name: str = "form.xlsx") -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, (rows, merged) in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            for area in merged:
                sheet.merge_cells(area)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def document(tmp_path: Path) -> Workbook:
    """Makes a Word document: lines above, the rows of a table, the cells merged in it."""

    def make(
        lines: Sequence[str],
        rows: Rows = (),
        merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
        name: str = "form.docx",
        end: str = "",
    ) -> Path:
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        if rows:
            table = made.add_table(len(rows), len(rows[0]))
            for at, row in enumerate(rows):
                for column, text in enumerate(row):
                    table.cell(at, column).text = text or ""
            for first, last in merged:
                table.cell(*first).merge(table.cell(*last))
        if end:
            made.add_paragraph(end)
        made.save(str(tmp_path / name))
        return tmp_path / name

    return make


@pytest.fixture
def text_file(tmp_path: Path) -> Workbook:
    """Makes a text file."""

    def make(text: str, name: str = "form.txt") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return make
