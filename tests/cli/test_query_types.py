"""`query` in every format, with every type that it can answer with."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from running import Duixian

SQL = """SELECT sum(report_year) AS sum, sum(report_year) AS sum, count(*)::HUGEINT AS huge,
    DATE '2025-01-31' AS day, TIMESTAMP '2025-01-31 12:00:00' AS moment,
    TIMESTAMPTZ '2025-01-31 12:00:00+08' AS zoned, 1.25::DECIMAL(18,3) AS decimal,
    TIME '12:00:01' AS time, '\\xAA'::BLOB AS blob, INTERVAL '2 days' AS interval,
    [DATE '2025-01-31'] AS list, {'a': INTERVAL '1 month'} AS struct, MAP {'k': 1} AS map,
    UUID '00000000-0000-0000-0000-00000000000a' AS uuid, 'x'::ENUM('x', 'y') AS enum,
    true AS truth, NULL AS nothing, 'NaN'::DOUBLE AS nan, 'Infinity'::DOUBLE AS inf
FROM reports"""
ROW = {
    "sum": 8099, "sum_2": 8099, "huge": 4, "day": "2025-01-31", "moment": "2025-01-31T12:00:00",
    "zoned": "2025-01-31T04:00:00Z", "decimal": 1.25, "time": "12:00:01", "blob": "aa",
    "interval": "P2D", "list": ["2025-01-31"], "struct": {"a": "P1M"},
    "map": [{"key": "k", "value": 1}], "uuid": "00000000-0000-0000-0000-00000000000a",
    "enum": "x", "truth": True, "nothing": None, "nan": None, "inf": None,
}  # fmt: skip


def test_json_lines_hold_every_type(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "query", SQL)
    assert (run.code, run.err) == (0, "")
    assert run.rows == [ROW]


@pytest.mark.parametrize("format", ["csv", "xlsx", "parquet", "table"])
def test_every_other_format_holds_every_type(duixian: Duixian, books: Path, format: str) -> None:
    run = duixian("--books", books, "query", SQL, "-f", format)
    assert (run.code, run.err) == (0, "")
    names = [name if name != "struct" else "struct_a" for name in ROW]
    data = io.BytesIO(run.raw)
    if format == "csv":
        header, row = csv.reader(io.StringIO(run.out))
        assert header == names
        assert row[:4] == ["8099", "8099", "4", "2025-01-31"]
    elif format == "xlsx":
        header, row = openpyxl.load_workbook(data).active.iter_rows(values_only=True)
        assert list(header) == names
        assert row[9:13] == ("P2D", "2025-01-31", "P1M", '[{"key": "k", "value": 1}]')
    elif format == "parquet":
        table = pq.read_table(data)
        assert table.column_names == list(ROW)
        assert table["interval"].to_pylist() == ["P2D"]
    else:
        assert "2025-01-31" in run.out
        assert "sum_2" in run.out
        assert "1 row" in run.out
