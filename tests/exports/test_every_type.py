"""Every type that Arrow has, in every format."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.exports import FORMATS, write

OF_DUCKDB: dict[str, tuple[str, Any]] = {
    "sum(2)": ("sum", 2),
    "170141183460469231731687303715884105727::HUGEINT": ("huge", 2**127 - 1),
    "DATE '2025-01-31'": ("date", "2025-01-31"),
    "DATE 'infinity'": ("never", None),
    "DATE '0044-03-15 (BC)'": ("before", "-0043-03-15"),
    "TIMESTAMP '2025-01-31 12:00:00.5'": ("moment", "2025-01-31T12:00:00.5"),
    "TIMESTAMPTZ '2025-01-31 12:00:00+08'": ("zoned", "2025-01-31T04:00:00Z"),
    "TIMESTAMP_NS '2025-01-31 12:00:00.123456789'": ("fine", "2025-01-31T12:00:00.123456789"),
    "1.50::DECIMAL(18,2)": ("decimal", 1.5),
    "12345678901234567890.12::DECIMAL(30,2)": ("long", "12345678901234567890.12"),
    "TIME '12:00:01'": ("time", "12:00:01"),
    "'\\xAA'::BLOB": ("blob", "aa"),
    "INTERVAL '14 months 2 days 3.5 seconds'": ("interval", "P14M2DT3.5S"),
    "[1, NULL]": ("list", [1, None]),
    "[DATE '2025-01-31']": ("dates", ["2025-01-31"]),
    "{'a': 1, 'b': ['x']}": ("struct", {"a": 1, "b": ["x"]}),
    "MAP {'k': INTERVAL 1 DAY}": ("map", [{"key": "k", "value": "P1D"}]),
    "UUID '00000000-0000-0000-0000-00000000000a'": ("id", "00000000-0000-0000-0000-00000000000a"),
    "'x'::ENUM('x', 'y')": ("enum", "x"),
    "true": ("truth", True),
    "NULL": ("nothing", None),
    "'NaN'::DOUBLE": ("nan", None),
    "'-Infinity'::FLOAT": ("inf", None),
    "union_value(k := 1)": ("union", 1),
    "[1, 2]::INT[2]": ("array", [1, 2]),
}
"""What DuckDB can answer with -> a name, and what it is in JSON."""
CELLS = {"list": "[1, null]", "dates": "2025-01-31", "array": "[1, 2]"} | {
    "map": '[{"key": "k", "value": "P1D"}]'
}
"""What nested values are in one cell."""


def answer(*, only: str | None = None) -> pa.Table:
    chosen = {sql: name for sql, (name, _) in OF_DUCKDB.items() if only in (None, name)}
    columns = ", ".join(f'{sql} AS "{name}"' for sql, name in chosen.items())
    table: pa.Table = duckdb.connect().sql(f"SELECT {columns}").to_arrow_table()
    return table


def written(table: pa.Table, format: str) -> bytes:
    out = io.BytesIO()
    assert write(table, format, out) == table.num_rows
    return out.getvalue()


def strictly(line: str) -> Any:
    def refuse(name: str) -> Any:
        raise AssertionError(f"{name} is no JSON")

    return json.loads(line, parse_constant=refuse)


def sheet(data: bytes) -> list[list[Any]]:
    rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    return [list(row) for row in rows]


@pytest.mark.parametrize(("name", "expected"), OF_DUCKDB.values())
def test_what_duckdb_answers_is_json(name: str, expected: Any) -> None:
    (line,) = written(answer(only=name), "jsonl").decode().splitlines()
    assert strictly(line) == {name: expected}


def test_cells_say_the_same_in_csv_and_excel() -> None:
    table = answer().drop_columns(["struct"])
    wanted = {
        name: CELLS.get(name, value) for name, value in OF_DUCKDB.values() if name != "struct"
    }
    header, cells = csv.reader(io.StringIO(written(table, "csv").decode()))
    told = {name: "" if value is None else str(value) for name, value in wanted.items()}
    told |= {"truth": "true", "before": "'-0043-03-15"}
    assert dict(zip(header, cells, strict=True)) == told
    names, row = sheet(written(table, "xlsx"))
    assert dict(zip(names, row, strict=True)) == wanted | {"huge": str(2**127 - 1)}


@pytest.mark.parametrize("name", [name for name, _ in OF_DUCKDB.values()])
def test_parquet_and_the_terminal_take_it(name: str) -> None:
    table = answer(only=name)
    kept = pq.read_table(pa.BufferReader(written(table, "parquet")))
    assert kept.num_rows == 1
    assert name in written(table, "table").decode()


def test_parquet_tells_what_it_has_no_type_for() -> None:
    told = answer().select(["interval", "map", "zoned", "nan"])
    kept = pq.read_table(pa.BufferReader(written(told, "parquet"))).to_pylist()[0]
    assert kept["interval"] == "P14M2DT3.5S"
    assert kept["map"] == '[{"key": "k", "value": "P1D"}]'
    assert kept["zoned"] == dt.datetime(2025, 1, 31, 4, tzinfo=dt.UTC)
    assert math.isnan(kept["nan"])


@pytest.mark.parametrize("format", FORMATS)
def test_columns_of_one_name_are_both_kept(format: str, tmp_path: Path) -> None:
    table = pa.Table.from_arrays([pa.array([n]) for n in (71, 72, 73)], ["x", "x", "x_2"])
    data = written(table, format)
    kept = {"x": 71, "x_3": 72, "x_2": 73}
    if format == "jsonl":
        assert strictly(data.decode()) == kept
    elif format == "parquet":
        assert pq.read_table(pa.BufferReader(data)).to_pylist() == [kept]
    elif format == "csv":
        assert data == b"x,x_3,x_2\r\n71,72,73\r\n"
    elif format == "xlsx":
        assert sheet(data) == [list(kept), list(kept.values())]
    elif format == "dta":
        assert pd.read_stata(io.BytesIO(data)).to_dict("records") == [kept]
    else:
        assert data.decode().split()[:3] == list(kept)


def test_a_field_and_a_column_of_one_flat_name_are_both_kept() -> None:
    table = pa.table({"a": [{"b": 1}], "a_b": [2]})
    assert written(table, "csv") == b"a_b,a_b_2\r\n1,2\r\n"


SIMPLE = st.sampled_from(
    [
        *(pa.null(), pa.bool_(), pa.int8(), pa.uint64(), pa.float16(), pa.float32(), pa.float64()),
        *(pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary()),
        *(pa.binary_view(), pa.binary(3), pa.decimal128(38, 0), pa.decimal128(20, 4)),
        *(pa.decimal256(70, 30), pa.decimal128(5, -2), pa.date32(), pa.date64()),
        *(pa.time32("s"), pa.time32("ms"), pa.time64("us"), pa.time64("ns")),
        *(pa.timestamp(unit, zone) for unit in ("s", "ms", "us", "ns") for zone in (None, "UTC")),
        *(pa.timestamp("us", "Asia/Shanghai"), pa.duration("s"), pa.duration("ns")),
        *(pa.month_day_nano_interval(), pa.dictionary(pa.int8(), pa.string())),
    ]
)
KINDS = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        inner.map(pa.list_),
        inner.map(pa.large_list),
        inner.map(pa.list_view),
        inner.map(lambda kind: pa.list_(kind, 2)),
        st.lists(inner, min_size=1, max_size=2).map(
            lambda kinds: pa.struct([(f"f{i}", kind) for i, kind in enumerate(kinds)])
        ),
        inner.map(lambda kind: pa.map_(pa.string(), kind)),
    ),
    max_leaves=3,
)


def values_of(kind: pa.DataType, draw: st.DrawFn) -> Any:
    """Any value of a type, as Arrow takes it."""
    types = pa.types
    if types.is_null(kind) or draw(st.integers(0, 5)) == 0:
        return None
    if types.is_boolean(kind):
        return draw(st.booleans())
    if types.is_integer(kind):
        return draw(st.integers(0, 127))
    if types.is_floating(kind):
        return draw(st.floats(width=16))
    if types.is_decimal(kind):
        digits = draw(st.integers(0, 10 ** min(kind.precision, 20) - 1))
        return Decimal(digits).scaleb(-kind.scale)
    if types.is_temporal(kind) and not types.is_interval(kind):
        return draw(st.integers(0, 80_000)) * (86_400_000 if kind == pa.date64() else 1)
    if types.is_interval(kind):
        return draw(st.tuples(*[st.integers(-9, 9)] * 3))
    if types.is_fixed_size_binary(kind):
        return draw(st.binary(min_size=3, max_size=3))
    if types.is_binary(kind) or types.is_large_binary(kind) or types.is_binary_view(kind):
        return draw(st.binary(max_size=3))
    if types.is_map(kind):
        return [("k", values_of(kind.item_type, draw))]
    if types.is_struct(kind):
        return {field.name: values_of(field.type, draw) for field in kind}
    if isinstance(kind, pa.UuidType):
        return draw(st.binary(min_size=16, max_size=16))
    nested: Any = kind  # list views, too, have a value_field; their stubs do not say so
    if hasattr(nested, "value_field"):
        size = 2 if types.is_fixed_size_list(kind) else draw(st.integers(0, 2))
        return [values_of(nested.value_type, draw) for _ in range(size)]
    return draw(st.text(max_size=3))


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    kinds = draw(st.lists(KINDS | st.just(pa.uuid()), min_size=1, max_size=3))
    count = draw(st.integers(0, 4))
    columns = [pa.array([values_of(kind, draw) for _ in range(count)], kind) for kind in kinds]
    names = draw(
        st.lists(st.sampled_from(["x", "x_2", "=y"]), min_size=len(kinds), max_size=len(kinds))
    )
    numbers = pa.array(range(count), pa.int64())  # a sheet forgets rows that are empty
    skipped = draw(st.integers(0, count))
    return pa.Table.from_arrays([*columns, numbers], [*names, "n"]).slice(skipped)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_any_table_keeps_its_rows_and_columns_in_every_format(table: pa.Table) -> None:
    rows = [strictly(line) for line in written(table, "jsonl").decode().split("\n")[:-1]]
    assert len(rows) == table.num_rows
    assert all(len(row) == table.num_columns for row in rows)
    kept = pq.read_table(pa.BufferReader(written(table, "parquet")))
    assert (kept.num_rows, kept.num_columns) == table.shape
    header, *lines = csv.reader(io.StringIO(written(table, "csv").decode(), newline=""))
    assert len(set(header)) == len(header) >= table.num_columns
    assert len(lines) == table.num_rows
    names, *cells = sheet(written(table, "xlsx"))
    assert (len(names), len(cells)) == (len(header), table.num_rows)
    assert f"{table.num_rows} row" in written(table, "table").decode()
    for place, column in enumerate(table.columns):
        for value, row in zip(column, rows, strict=True):
            told = list(row.values())[place]
            assert value.is_valid or told is None, "what is null stays null"


@pytest.mark.parametrize("kind", [pa.string_view(), pa.binary_view()])
def test_a_slice_of_a_struct_of_views_is_written(kind: pa.DataType) -> None:
    told = pa.array([{"f": "a"}, {"f": "b"}, None], pa.struct([("f", kind)]))
    table = pa.table({"x": told}).slice(1)
    kept = pq.read_table(pa.BufferReader(written(table, "parquet")))["x"].to_pylist()
    assert kept in ([{"f": "b"}, None], [{"f": b"b"}, None])
