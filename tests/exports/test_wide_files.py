"""A wide table in each format, read back by what reads that format."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from duixian.books import Books
from duixian.exports import wide_xlsx, write_wide
from duixian.exports.wide import shown
from duixian.settle import Wide, wide, wide_years


@pytest.fixture(scope="module")
def table(sparse: Books) -> Wide:
    return wide(sparse.query, 2025, role="both")


def of(rows: list[dict[str, str]], government: str) -> dict[str, str]:
    return next(row for row in rows if row["government"] == government)


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_a_row_a_government_with_figure_bound_and_reason(table: Wide, format: str) -> None:
    out = io.BytesIO()
    assert write_wide(table, format, out) == len(table.rows) == 32
    out.seek(0)
    if format == "csv":
        rows = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"))))
    elif format == "jsonl":
        rows = [json.loads(line) for line in out.getvalue().splitlines()]
    else:
        rows = pq.read_table(out).to_pylist()
    jilin = of(rows, "吉林省")
    assert jilin["government_code"] == "220000"
    assert float(jilin["gdp_growth_target"]) == 5.0
    assert float(jilin["gdp_growth_target_high"]) == 5.5
    assert jilin["gdp_growth_target_bound"] == "range"
    assert not jilin["gdp_growth_target_why"]
    assert not jilin["income_growth_target"]
    assert jilin["income_growth_target_why"] == "words"
    assert of(rows, "北京市")["gdp_growth_result_why"] == "no_report"


def test_an_english_workbook_has_its_units_in_english(table: Wide, tmp_path: Path) -> None:
    write_wide(table, "xlsx", tmp_path / "wide.xlsx", "en")
    sheet = openpyxl.load_workbook(tmp_path / "wide.xlsx").worksheets[0]
    head = [str(one.value) for one in sheet[1]]
    assert "grain output (jin) target" in [name.lower() for name in head]
    assert not [name for name in head if re.search("[\u4e00-\u9fff]", name)]


def test_a_workbook_has_figures_quotes_sources_and_reasons(table: Wide, tmp_path: Path) -> None:
    file = tmp_path / "wide.xlsx"
    write_wide(table, "xlsx", file, "zh")
    book = openpyxl.load_workbook(file)
    sheet, sources, notes = book.worksheets
    assert book.sheetnames == ["宽表", "来源", "说明"]
    assert (sheet.freeze_panes, sources.freeze_panes) == ("B2", "A2")
    head = [cell.value for cell in sheet[1]]
    assert head[:4] == [
        "政府",
        "行政区划代码",
        "地区生产总值增速（%） 目标",
        "地区生产总值增速（%） 结果",
    ]
    by_name = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    liaoning, jilin = by_name["辽宁省"], by_name["吉林省"]
    growth = liaoning[2]
    assert (growth.value, growth.number_format) == (5.5, '"≈"General')
    assert growth.comment.text.startswith("“地区生产总值增长5.5%左右”\n辽宁省-2025 [")
    assert (jilin[2].value, jilin[2].number_format) == (5, 'General"–5.5"')
    income = liaoning[head.index("居民人均可支配收入增速（%） 目标")]
    assert (income.value, income.font.italic) == ("城镇增长4.5%", True)
    assert by_name["北京市"][2].value == "无报告"
    assert sources.max_row == 1 + 32 * len(table.columns)
    assert "未找到" in [row[1].value for row in notes.iter_rows() if len(row) > 1]


def test_a_workbook_of_very_many_quotes_has_them_among_the_sources_alone(
    table: Wide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wide_xlsx, "MOST_COMMENTS", 2)
    with pytest.warns(UserWarning, match="more than 2 cells have quotes"):
        write_wide(table, "xlsx", tmp_path / "wide.xlsx", "en")
    sheet, sources, _ = openpyxl.load_workbook(tmp_path / "wide.xlsx").worksheets
    assert not any(cell.comment for row in sheet.iter_rows() for cell in row)
    assert "地区生产总值增长5.5%左右" in {row[20].value for row in sources.iter_rows()}


def test_stata_has_labels_and_gb_codes(table: Wide, sparse: Books, tmp_path: Path) -> None:
    file = tmp_path / "wide.dta"
    write_wide(table, "dta", file)
    with pd.read_stata(file, iterator=True, convert_categoricals=False) as reader:
        labels = reader.variable_labels()
        values = reader.value_labels()
    frame = pd.read_stata(file, convert_categoricals=False)
    jilin = frame[frame.gb_code == 220000].iloc[0]
    assert (jilin.government, jilin.gdp_growth_t, jilin.gdp_growth_t_high) == ("吉林省", 5.0, 5.5)
    assert values["gb_code"][220000] == "吉林省"
    assert labels["gdp_growth_t"] == "地区生产总值增速（%）目标2025"
    assert values["income_growth_t_why"][jilin.income_growth_t_why] == "只有文字 words only"
    assert values["gdp_growth_t_why"][jilin.gdp_growth_t_why] == "有数字 figure"
    assert max(map(len, frame.columns)) <= 32
    years = tmp_path / "years.dta"
    write_wide(wide_years(sparse.query, "gdp_growth"), "dta", years)
    assert {"y2025", "y2025_why"} <= set(pd.read_stata(years).columns)


def test_a_table_for_eyes_has_names_and_words(table: Wide) -> None:
    out = io.BytesIO()
    write_wide(table, "table", out, "en")
    shown = out.getvalue().decode()
    assert "GDP growth" in shown
    assert "5%–5.5%" in shown
    assert "≈5.5%" in shown
    assert "no report" in shown


def test_the_bound_of_a_fall_is_of_its_size(table: Wide, tmp_path: Path) -> None:
    jilin = next(row for row in table.rows if row.government == "吉林省")
    one = next(cell for cell in jilin.cells if cell.state == "figure")
    lower = replace(one, comparable=-3.4, comparable_high=None, bound="ge")
    fall = replace(lower, series="energy_intensity", series_unit="%")
    assert shown(fall, "zh") == "下降3.4%以上"
    assert shown(fall, "en") == "a fall of 3.4% or more"
    row = replace(jilin, cells=(fall,))
    falling = replace(table, columns=table.columns[:1], rows=(row,))
    write_wide(falling, "xlsx", tmp_path / "fall.xlsx", "zh")
    cell = openpyxl.load_workbook(tmp_path / "fall.xlsx").worksheets[0]["C2"]
    assert cell.value == -3.4, "the figure stays what it is"
    assert cell.number_format == 'General;"下降"General"以上"'
