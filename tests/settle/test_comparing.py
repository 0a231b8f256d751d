"""Figures of one series in one unit."""

from __future__ import annotations

import pyarrow as pa
import pytest

from duixian.settle import COMPARABLE, comparable, with_comparable


@pytest.mark.parametrize(
    ("value", "unit"), [(4.0e10, "斤"), (2.0e7, "吨"), (2.0e10, "公斤"), (4.0e8, "担")]
)
def test_a_harvest_is_the_same_in_every_unit(value: float, unit: str) -> None:
    assert comparable("grain_output", value, unit) == pytest.approx(4.0e10)


def test_what_measures_something_else_is_not_compared() -> None:
    assert comparable("grain_output", 6.2e7, "亩") is None
    assert comparable("gdp_growth", None, "%") is None
    assert comparable("urban_new_jobs", 5000, "名") == 5000


def test_a_table_of_cells_gets_the_columns() -> None:
    cells = pa.table(
        {
            "series": ["grain_output", "grain_output", "gdp_growth"],
            "value": [2.0e7, None, 5.0],
            "value_high": [None, None, 5.5],
            "unit": ["吨", None, "%"],
        }
    )
    rows = with_comparable(cells).select(COMPARABLE).to_pylist()
    assert [tuple(row.values()) for row in rows] == [
        (4.0e10, None, "斤"),
        (None, None, "斤"),
        (5.0, 5.5, "%"),
    ]
