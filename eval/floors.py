"""The pinned figures below which no change may fall."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CEILINGS = frozenset({"panels.false_share", "repairs.clean_texts_altered", "reading.failures"})
"""Measures of harm: the floor of these is the most that is allowed."""


@dataclass(frozen=True)
class Verdict:
    """One measure beside its floor."""

    measure: str
    figure: float
    floor: float | None
    """None for a measure that has no floor yet."""

    @property
    def fell(self) -> bool:
        return self.floor is not None and _better(self.measure, self.floor, self.figure)

    @property
    def rose(self) -> bool:
        return self.floor is None or _better(self.measure, self.figure, self.floor)


def _better(measure: str, one: float, other: float) -> bool:
    return one < other if measure in CEILINGS else one > other


class Floors:
    """The floors file: label set to measure to figure, and the record of what was lowered."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))

    def compare(self, labels: str, figures: dict[str, float]) -> list[Verdict]:
        """Each measured figure beside its floor, in the order measured."""
        pinned = self.data.get(labels, {})
        return [Verdict(name, figure, pinned.get(name)) for name, figure in figures.items()]

    def raise_to(self, labels: str, verdicts: list[Verdict]) -> None:
        """Pins every figure that is better than its floor; never lowers one."""
        pinned = self.data.setdefault(labels, {})
        pinned.update({v.measure: v.figure for v in verdicts if v.rose})

    def lower_to(self, labels: str, verdicts: list[Verdict], reason: str) -> None:
        """Pins every figure that fell, and keeps the reason beside the old floor."""
        for verdict in verdicts:
            if verdict.fell:
                self.data[labels][verdict.measure] = verdict.figure
                self.data.setdefault("lowered", []).append(
                    {
                        "measure": f"{labels}.{verdict.measure}",
                        "from": verdict.floor,
                        "to": verdict.figure,
                        "reason": reason,
                    }
                )

    def save(self) -> None:
        text = json.dumps(self.data, ensure_ascii=False, indent=2)
        self.path.write_text(text + "\n", encoding="utf-8")
