"""Claims and cells of the panel with their figures in the series' own unit."""

from __future__ import annotations

from dataclasses import field, make_dataclass
from typing import Any

from duixian.model import Claim, Headline

_COMPARABLE: list[tuple[str, Any, Any]] = [
    ("comparable", float | None, field(default=None)),
    ("comparable_high", float | None, field(default=None)),
    ("series_unit", str | None, field(default=None)),
]
ComparedClaim: Any = make_dataclass(
    "ComparedClaim",
    [("series", str | None, field(default=None)), *_COMPARABLE],
    bases=(Claim,),
    frozen=True,
    namespace={"__doc__": "A claim, its headline series, and the figure in the series' unit."},
)
ComparedCell: Any = make_dataclass(
    "ComparedCell",
    _COMPARABLE,
    bases=(Headline,),
    frozen=True,
    namespace={"__doc__": "A cell of the panel, and its figure in the series' own unit."},
)
