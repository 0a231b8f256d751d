"""Targets set against those of others: under the same superior, and of provinces that adjoin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duixian.registry import neighbours
from duixian.variables.panel import ComparedTargets, SetTarget
from duixian.variables.rows import Lack

Row = dict[str, Any]
PLACES = 6
"""Decimals of a difference: printed figures have fewer, and 5.5 - 5.2 is to be 0.3."""


def beside(target: SetTarget, compared: ComparedTargets) -> Row:
    """Set against the mean of the others under the same superior that give a figure."""
    if target.superior is None:
        lack: Lack = "no_superior" if target.report.government_code else "no_code"
        return _row("neighbours", None, None, None, lack)
    return _against("neighbours", target, compared.beside(target))


def adjoining(target: SetTarget, compared: ComparedTargets) -> Row:
    """Set against the mean of the provinces that adjoin it and give a figure."""
    code, year = target.report.government_code, target.plan_year
    codes = neighbours.load().of(code, year)
    if codes is None:
        return _row("adjoining", None, None, None, "no_borders" if code else "no_code")
    others = (compared.of(other, year, target.cell.series) for other in sorted(codes))
    figures = [one.figure for one in others if one is not None and one.figure is not None]
    return _against("adjoining", target, figures)


def _against(name: str, target: SetTarget, figures: Sequence[float]) -> Row:
    mean = sum(figures) / len(figures) if figures else None
    if target.cell.value is None:
        return _row(name, len(figures), mean, None, "no_figure")
    if mean is None:
        return _row(name, 0, None, None, "no_neighbours")
    if target.figure is None:
        return _row(name, len(figures), mean, None, "another_unit")
    return _row(name, len(figures), mean, round(target.figure - mean, PLACES), None)


def _row(
    name: str, number: int | None, mean: float | None, gap: float | None, lack: Lack | None
) -> Row:
    return {
        name: number,
        f"{name}_mean": None if mean is None else round(mean, PLACES),
        f"gap_{name}": gap,
        f"gap_{name}_missing": lack,
    }
