"""One unit for each series: 斤, 公斤 and 吨 of grain on one axis, the printed figure beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from duixian.registry import series as registry
from duixian.registry import verdicts
from duixian.registry.series import Series

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


def comparable_of(cell: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of `COMPARABLE` of one cell of the panel: `series`, `value`, `value_high` and
    `unit` must be there."""
    series, unit = cell["series"], cell["unit"]
    low, high = (comparable(series, cell[side], unit) for side in ("value", "value_high"))
    return dict(zip(COMPARABLE, (low, high, registry.load()[series].unit), strict=True))


def series_of(claim: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of `CLAIMS_COMPARABLE` of one claim, as `with_series` gives them."""
    one = _series().get((claim["indicator_id"], claim["aspect"]))
    period = claim["period"]
    yearly = period is not None and _YEAR.fullmatch(period) is not None
    told: tuple[Any, ...] = _OF_NONE
    if one is not None and yearly and claim["scope"] is None:
        low, high = (
            comparable(one.id, claim[side], claim["unit"]) for side in ("value", "value_high")
        )
        told = (one.id, low, high, one.unit) if low is not None else _OF_NONE
    return dict(zip(CLAIMS_COMPARABLE, told, strict=True))


@cache
def _series() -> dict[tuple[str, str], Series]:
    return {(one.indicator, one.aspect): one for one in registry.load().values()}


def with_series(claims: pa.Table) -> pa.Table:
    """Claims with the columns of `CLAIMS_COMPARABLE` behind theirs.

    A claim is a figure of a headline series where it has the series' indicator and aspect,
    speaks of one whole year and of all that the government answers for (no `scope`): growth over
    four years stands in no yearly series. For any other claim the columns are null.
    """
    import pyarrow as pa

    read = claims.select(
        ["indicator_id", "aspect", "period", "scope", "value", "value_high", "unit"]
    )
    told = [tuple(series_of(row).values()) for row in read.to_pylist()]
    kinds = (pa.string(), pa.float64(), pa.float64(), pa.string())
    columns = list(zip(*told, strict=True)) or [()] * 4
    for name, kind, values in zip(CLAIMS_COMPARABLE, kinds, columns, strict=True):
        claims = claims.append_column(name, pa.array(values, kind))
    return claims
