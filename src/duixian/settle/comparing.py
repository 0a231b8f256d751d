"""One unit for each series: 斤, 公斤 and 吨 of grain on one axis, the printed figure beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duixian.registry import series as registry
from duixian.registry import verdicts

if TYPE_CHECKING:
    import pyarrow as pa

COMPARABLE = ("comparable", "comparable_high", "series_unit")
"""Columns that stand behind a figure of a headline series: it and its upper end in the series'
own unit, and that unit."""


CLAIMS_COMPARABLE = ("series", *COMPARABLE)
"""Columns behind a claim: the headline series it is a figure of, and `COMPARABLE`."""
_YEAR = re.compile(r"\d{4}")
_OF_NONE = (None, None, None, None)


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


def with_series(claims: pa.Table) -> pa.Table:
    """Claims with the columns of `CLAIMS_COMPARABLE` behind theirs.

    A claim is a figure of a headline series where it has the series' indicator and aspect,
    speaks of one whole year and of all that the government answers for (no `scope`): growth over
    four years stands in no yearly series. For any other claim the columns are null.
    """
    import pyarrow as pa

    of = {(one.indicator, one.aspect): one for one in registry.load().values()}
    read = claims.select(
        ["indicator_id", "aspect", "period", "scope", "value", "value_high", "unit"]
    )
    told: list[tuple[str | None, float | None, float | None, str | None]] = []
    for row in read.to_pylist():
        one = of.get((row["indicator_id"], row["aspect"]))
        yearly = row["period"] is not None and _YEAR.fullmatch(row["period"]) is not None
        if one is None or not yearly or row["scope"] is not None:
            told.append(_OF_NONE)
            continue
        low, high = (comparable(one.id, row[side], row["unit"]) for side in ("value", "value_high"))
        told.append((one.id, low, high, one.unit) if low is not None else _OF_NONE)
    kinds = (pa.string(), pa.float64(), pa.float64(), pa.string())
    columns = list(zip(*told, strict=True)) or [()] * 4
    for name, kind, values in zip(CLAIMS_COMPARABLE, kinds, columns, strict=True):
        claims = claims.append_column(name, pa.array(values, kind))
    return claims
