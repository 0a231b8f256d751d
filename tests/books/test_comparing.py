"""Figures of one series in one unit."""

from __future__ import annotations

import pyarrow as pa
import pytest

from duixian.books import (
    CLAIMS_COMPARABLE,
    COMPARABLE,
    comparable,
    with_comparable,
    with_series,
)


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


def claims(**changed: object) -> pa.Table:
    row = {
        "indicator_id": "grain_output",
        "aspect": "level",
        "period": "2024",
        "scope": None,
        "value": 2.0e7,
        "value_high": None,
        "unit": "吨",
    }
    return pa.Table.from_pylist([row | changed])


def test_a_claim_of_a_series_has_the_figure_in_its_unit() -> None:
    (row,) = with_series(claims()).select(CLAIMS_COMPARABLE).to_pylist()
    assert tuple(row.values()) == ("grain_output", pytest.approx(4.0e10), None, "斤")


@pytest.mark.parametrize(
    "changed",
    [
        {"period": "2021-2025"},
        {"period": "2025H1"},
        {"period": None},
        {"scope": "全国"},
        {"aspect": "streak"},
        {"unit": "亩"},
        {"indicator_id": None},
    ],
)
def test_another_claim_stands_in_no_yearly_series(changed: dict[str, object]) -> None:
    (row,) = with_series(claims(**changed)).select(CLAIMS_COMPARABLE).to_pylist()
    assert set(row.values()) == {None}


def test_no_claims_are_no_claims() -> None:
    assert with_series(claims().slice(0, 0)).num_rows == 0
