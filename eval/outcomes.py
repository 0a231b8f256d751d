"""What an evaluation came to: the figures to pin, the tables to show, the errors to look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from scoring import Miss


@dataclass
class Outcome:
    """What one label set came to: pinned figures, the tables to show, the errors to look at."""

    figures: dict[str, float] = field(default_factory=dict)
    tables: dict[str, dict[str, float]] = field(default_factory=dict)
    misses: list[tuple[str, Miss]] = field(default_factory=list)
    """Question and miss."""
    sources: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    tasks: dict[str, dict[str, float]] = field(default_factory=dict)
