"""Wide tables at the terminal."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import openpyxl
import pytest

from duixian.books import Books
from duixian.registry.cell_states import CellState
from duixian.settle import WideCell
from running import Duixian

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "wide.md").read_text("utf-8")


def test_a_year_has_a_column_for_each_series(duixian: Duixian, sparse: Books) -> None:
    run = duixian("--books", sparse.path, "wide", 2025, "--level", "province", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out.lstrip("\ufeff"))))
    assert (run.code, run.err, len(rows)) == (0, "", 31)
    growth = {row["government"]: float(row["gdp_growth"]) for row in rows if row["gdp_growth"]}
    assert growth == {"辽宁省": 5.5, "吉林省": 5.0}


def test_a_series_has_a_column_for_each_year_by_any_of_its_names(
    duixian: Duixian, sparse: Books
) -> None:
    asked = ("--books", sparse.path, "wide", "-r", "result", "-g", "辽宁省", "-f", "jsonl", "-s")
    by_id, by_name = (duixian(*asked, name) for name in ("gdp_growth", "地区生产总值增速"))
    assert by_id.raw == by_name.raw
    (row,) = by_id.rows
    assert (row["y2024"], row["y2025"]) == (5.1, 5.2)


def test_the_cells_as_rows_have_quotes_and_places(duixian: Duixian, sparse: Books) -> None:
    rows = duixian("--books", sparse.path, "wide", 2025, "-g", "辽宁", "--long").rows
    told = {row["series"]: row for row in rows}
    assert list(told["cpi"]) == [f.name for f in fields(WideCell)]
    assert told["urban_new_jobs"]["quote"] == "城镇新增就业45万人以上"
    assert told["income_growth"]["reason_en"] == "told by parts only: urban: a rise of 4.5 %"


def test_a_file_is_of_the_format_that_its_name_says(
    duixian: Duixian, sparse: Books, tmp_path: Path
) -> None:
    duixian("--books", sparse.path, "wide", 2025, "-o", tmp_path / "wide.xlsx")
    book = openpyxl.load_workbook(tmp_path / "wide.xlsx")
    assert book.sheetnames == ["table", "sources", "notes"]
    assert (duixian("--books", sparse.path, "wide", 2025, "-o", tmp_path / "w.odd").code) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "give a YEAR, or one --series for a column of each year"),
        (("-s", "cpi", "-s", "gdp_growth"), 2, "give a YEAR, or one --series"),
        ((2025, "-y", "2025"), 2, "YEAR and --year were both given"),
        ((2025, "-s", "cpy"), 2, "no series 'cpy'. The nearest is cpi."),
        (("-s", "失业率"), 2, "may mean surveyed_unemployment"),
        ((2025, "-g", "大莲市"), 0, "no report of '大莲市' is in the books. The nearest is 大连市"),
        ((2026, "-r", "result"), 0, "the results of 2026 stand in reports of 2027"),
        ((1999,), 0, "the targets of 1999 stand in reports of 1999, and no such is there"),
        (("-s", "cpi", "-y", "0000-9999"), 2, "32 rows × 10,000 columns = 320,000 cells"),
    ],
)
def test_what_cannot_be_or_is_not_there_is_said(
    duixian: Duixian, sparse: Books, arguments: tuple[object, ...], code: int, said: str
) -> None:
    run = duixian("--books", sparse.path, "wide", *arguments)
    assert (run.code, said in run.err) == (code, True), run.err


def test_every_state_and_column_is_in_the_manual() -> None:
    told = re.findall(r"^\| `(\w+)` \|", MANUAL, re.MULTILINE)
    assert told[: len(get_args(CellState))] == list(get_args(CellState))
    assert told[len(get_args(CellState)) :] == [f.name for f in fields(WideCell)]
