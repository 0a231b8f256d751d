"""One unit for each series: 斤, 公斤 and 吨 of grain on one axis, the printed figure beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.registry import series as registry
from duixian.registry import verdicts

if TYPE_CHECKING:
    import pyarrow as pa

COMPARABLE = ("comparable", "comparable_high", "series_unit")
"""Columns that stand behind a figure of a headline series: it and its upper end in the series'
own unit, and that unit."""


def comparable(series: str, value: float | None, unit: str | None) -> float | None:
    """A figure of a headline series in the series' own unit (registry/series.toml).

    None where there is no figure, or where its unit measures something else.

    >>> comparable("grain_output", 2.0e7, "吨"), comparable("grain_output", 4.0e10, "斤")
    (40000000000.0, 40000000000.0)
    >>> comparable("gdp_growth", 5.0, "元") is None
    True
    """
    if value is None:
        return None
    return verdicts.load().convert(value, unit, registry.load()[series].unit)


def with_comparable(cells: pa.Table, series: str = "series") -> pa.Table:
    """Cells of the panel with the columns of `COMPARABLE` behind theirs. `series` is the column
    that holds the series' id; `value`, `value_high` and `unit` must be there."""
    import pyarrow as pa

    ids: list[str] = cells[series].to_pylist()  # type: ignore[assignment]  # no cell lacks one
    units = cells["unit"].to_pylist()
    for name, source in (("comparable", "value"), ("comparable_high", "value_high")):
        values = cells[source].to_pylist()
        told = [comparable(i, v, unit) for i, v, unit in zip(ids, values, units, strict=True)]
        cells = cells.append_column(name, pa.array(told, pa.float64()))
    known = registry.load()
    return cells.append_column("series_unit", pa.array([known[i].unit for i in ids], pa.string()))
