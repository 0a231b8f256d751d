"""Rows in each format, read back by what reads that format."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from rich.cells import cell_len

from duixian.errors import UsageError
from duixian.exports import FORMATS, format_of, write

FIGURE = pa.struct([("value", pa.float64()), ("quote", pa.string())])
FIELDS: list[tuple[str, pa.DataType]] = [
    ("indicator", pa.string()),
    ("year", pa.int64()),
    ("value", pa.float64()),
    ("absent", pa.bool_()),
    ("claims", pa.list_(pa.string())),
    ("result", FIGURE),
]
SCHEMA = pa.schema(FIELDS)
ROWS: list[dict[str, Any]] = [
    {
        "indicator": "地区生产总值",
        "year": 2025,
        "value": 1.35e12,
        "absent": False,
        "claims": ["a", "b"],
        "result": {"value": 6.5, "quote": '增长6.5%，"快"'},
    },
    {
        "indicator": "=1+1",
        "year": None,
        "value": None,
        "absent": True,
        "claims": [],
        "result": None,
    },
]
TABLE = pa.Table.from_pylist(ROWS, schema=SCHEMA)
FLAT = ["indicator", "year", "value", "absent", "claims", "result_value", "result_quote"]


def text(format: str, table: pa.Table = TABLE, columns: tuple[str, ...] = ()) -> str:
    out = io.BytesIO()
    write(table, format, out, columns=columns)
    return out.getvalue().decode()


def test_json_lines_keep_the_rows_as_they_are() -> None:
    lines = text("jsonl").splitlines()
    assert [json.loads(line) for line in lines] == ROWS
    assert "地区生产总值" in lines[0], "Chinese is written as itself"


def test_csv_is_flat_and_says_whole_numbers_whole() -> None:
    header, first, second = csv.reader(io.StringIO(text("csv")))
    assert header == FLAT
    assert first == [
        "地区生产总值", "2025", "1350000000000", "false", "a; b", "6.5", '增长6.5%，"快"',
    ]  # fmt: skip
    assert second == ["'=1+1", "", "", "true", "", "", ""]


def test_a_csv_file_opens_in_excel_and_in_pandas_and_a_pipe_has_no_mark(tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    write(TABLE, "csv", file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(pd.read_csv(file).columns) == FLAT
    assert duckdb.read_csv(str(file)).columns == FLAT
    assert not text("csv").startswith("\ufeff")


def test_parquet_keeps_types_and_nesting(tmp_path: Path) -> None:
    write(TABLE, "parquet", tmp_path / "t.parquet")
    assert pq.read_table(tmp_path / "t.parquet").equals(TABLE)


def sheet(path: Path) -> list[list[openpyxl.cell.Cell]]:
    return [list(row) for row in openpyxl.load_workbook(path).active.iter_rows()]


def test_excel_has_a_frozen_header_and_figures_as_figures(tmp_path: Path) -> None:
    write(TABLE, "xlsx", tmp_path / "t.xlsx")
    header, first, _ = sheet(tmp_path / "t.xlsx")
    assert [c.value for c in header] == FLAT
    assert (first[1].value, first[2].value) == (2025, 1.35e12)
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").active.freeze_panes == "A2"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2%", "@SUM(A1)", "=HYPERLINK(1)", "\tx"])
def test_excel_never_computes_what_a_report_says(tmp_path: Path, text: str) -> None:
    write(pa.table({"quote": [text]}), "xlsx", tmp_path / "t.xlsx")
    cell = sheet(tmp_path / "t.xlsx")[1][0]
    assert (cell.data_type, cell.value) == ("s", text)


def test_excel_takes_control_characters_and_very_long_text(tmp_path: Path) -> None:
    write(pa.table({"quote": ["a\x00b", "长" * 40_000]}), "xlsx", tmp_path / "t.xlsx")
    _, (control,), (long,) = sheet(tmp_path / "t.xlsx")
    assert control.value == "a\ufffdb"
    assert len(long.value) == 32_767


def test_a_sheet_too_long_for_excel_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duixian.exports.xlsx.MAX_ROWS", 2)
    with pytest.raises(UsageError, match="parquet"):
        write(TABLE, "xlsx", tmp_path / "t.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_stata_has_missing_numbers_and_truth_values_and_no_missing_text() -> None:
    rows = [*ROWS, {**ROWS[0], "indicator": None, "absent": None}]
    read = [stata(pa.Table.from_pylist(some, schema=SCHEMA)) for some in (rows, ROWS)]
    assert list(read[0].columns) == FLAT
    assert read[0]["indicator"].tolist() == ["地区生产总值", "=1+1", ""]
    assert read[0]["year"].isna().tolist() == [False, True, False]
    assert read[0]["absent"].isna().tolist() == [False, False, True]
    assert read[1]["absent"].tolist() == [0, 1]
    assert read[0]["claims"].tolist() == ["a; b", "", "a; b"]
    long = stata(pa.table({"quote": ["长" * 900], "start": [3], "end": [9]}))
    assert long["quote"].tolist() == ["长" * 900]
    assert list(long.columns) == ["quote", "quote_start", "quote_end"]


def test_what_stata_has_no_room_for_is_said() -> None:
    with pytest.raises(UsageError, match="Write csv or parquet instead"):
        stata(pa.table({"x": [1e308]}))


def test_more_rows_than_fit_into_memory_are_refused_by_stata(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("duixian.exports.stata.MAX_CELLS", 2 * len(FLAT))
    with pytest.raises(UsageError, match=r"of 2 rows .* Filter them, or write csv or parquet"):
        write(pa.concat_tables([TABLE, TABLE, TABLE]), "dta", tmp_path / "t.dta")
    assert list(tmp_path.iterdir()) == []


def stata(table: pa.Table) -> pd.DataFrame:
    out = io.BytesIO()
    write(table, "dta", out)
    return pd.read_stata(io.BytesIO(out.getvalue()))


def test_a_terminal_table_shows_the_columns_asked_for() -> None:
    shown = text("table", columns=("indicator", "value", "no_such"))
    assert "1,350,000,000,000" in shown
    assert "absent" not in shown
    assert "2 rows" in shown


def test_a_terminal_table_takes_no_markup_from_a_report() -> None:
    assert "[bold]重点[/bold]" in text("table", pa.table({"quote": ["[bold]重点[/bold]"]}))


def test_a_terminal_table_leaves_out_what_has_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duixian.exports.terminal.PIPED_WIDTH", 50)
    wide = pa.table({"doc": ["大连市2020年政府工作报告"], "value": [1.35e12], "quote": ["长" * 90]})
    shown = text("table", wide)
    assert "1,350,000,000,000" in shown
    assert "no room for: quote" in shown
    assert all(cell_len(line) <= 50 for line in shown.splitlines())


def test_a_long_table_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duixian.exports.terminal.MAX_ROWS", 3)
    shown = text("table", pa.table({"n": list(range(10))}))
    assert "3 of 10 rows" in shown


@pytest.mark.parametrize("format", FORMATS)
def test_a_stream_of_tables_is_one_table(tmp_path: Path, format: str) -> None:
    rows = write((TABLE.slice(i, 1) for i in range(2)), format, tmp_path / "out")
    whole = tmp_path / "whole"
    write(TABLE, format, whole)
    assert rows == 2
    if format == "xlsx":
        assert [[c.value for c in r] for r in sheet_of(tmp_path / "out")] == [
            [c.value for c in r] for r in sheet_of(whole)
        ]
    elif format == "parquet":
        assert pq.read_table(tmp_path / "out").equals(TABLE)
    else:
        assert (tmp_path / "out").read_bytes() == whole.read_bytes()


def sheet_of(path: Path) -> list[list[openpyxl.cell.Cell]]:
    return sheet(path.rename(path.with_suffix(".xlsx")))


def test_no_rows_still_have_column_names() -> None:
    out = io.BytesIO()
    assert write([], "csv", out, schema=SCHEMA) == 0
    assert out.getvalue().decode().strip() == ",".join(FLAT)


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    def broken() -> object:
        yield TABLE
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        write(broken(), "jsonl", tmp_path / "out.jsonl")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_or_ending_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'yaml'.*jsonl, csv, parquet, xlsx, dta, table"):
        write(TABLE, "yaml", tmp_path / "t")
    with pytest.raises(UsageError, match="names no format"):
        format_of(Path("claims.dat"))
    assert format_of(Path("CLAIMS.CSV")) == "csv"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write(TABLE, "csv", tmp_path / "nowhere" / "t.csv")


@pytest.mark.parametrize(
    "begun", ["=1+1", "+增长", "-3.5%", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK"]
)
def test_a_csv_cell_that_a_spreadsheet_would_compute_stays_text(begun: str) -> None:
    table = pa.table({begun: [begun], "list": [[begun, "b"]]})
    header, cells = csv.reader(io.StringIO(text("csv", table), newline=""))
    assert header == [f"'{begun}", "list"]
    assert cells == [f"'{begun}", f"'{begun}; b"]


def test_a_number_below_nothing_is_no_text_in_csv() -> None:
    columns: dict[str, list[Any]] = {
        "value": [-3.5],
        "year": [-1],
        "decimal": [Decimal("-12345678901234567890.12")],
        "printed": ["-3.5"],
        "sum": ["-1+1"],
    }
    table = pa.table(columns)
    assert text("csv", table).splitlines()[1] == "-3.5,-1,-12345678901234567890.12,-3.5,'-1+1"
