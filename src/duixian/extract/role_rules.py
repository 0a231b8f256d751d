"""Named rules for role and period: each says of which figures it speaks, and how these stand.

A table of them is tried in its order, and the first that holds decides. Each has two examples: of
the one it decides, of the other, a sentence like it, some other rule does. A test reads both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from duixian.extract.periods import TimeWord
from duixian.extract.standings import Standing, Surroundings
from duixian.model import Role
from duixian.records import set_by_slots

Part = Literal["review", "look-back", "plan", "review of no year", "plan of years"]
"""Of which part of a report of 2025 an example is: `review` of 2024, `look-back` on 2020-2024."""


@set_by_slots
@dataclass(frozen=True, slots=True)
class Case:
    """A figure whose role and period are asked for."""

    around: Surroundings
    planning: bool
    """It stands in a part of the report on what is to come."""
    report: int | None
    """The year of the report."""
    explicit: str | None
    """The period that the words before the figure name."""
    default: str | None
    """That of the section, else what the year of the report gives."""
    ahead: int | None
    """Years from that of the report to the last of `explicit`; None if one is not known."""

    @property
    def undated(self) -> bool:
        """No words date the figure, in a report whose year is known."""
        return self.explicit is None and self.report is not None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in a part of a report, and how its last figure stands, or that in []."""

    part: Part
    sentence: str
    role: Role
    period: str | None


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Of which figures a rule speaks, and how these stand."""

    name: str
    holds: Callable[[Case], object]
    """Whether it speaks of the figure: anything that is true or false."""
    gives: Callable[[Case], Standing]
    decides: Example
    leaves: Example
    """One like it that another rule decides."""


def deciding(rules: Sequence[RoleRule], case: Case) -> RoleRule | None:
    """The first rule that holds; None where none does."""
    for rule in rules:
        if rule.holds(case):
            return rule
    return None


def as_(role: Role, period: Callable[[Case], str | None]) -> Callable[[Case], Standing]:
    """What gives every figure the same role, and the period that `period` tells of it."""
    return lambda case: Standing(role, period(case))


def explicit(case: Case) -> str | None:
    return case.explicit


def default(case: Case) -> str | None:
    return case.default


def before(case: Case) -> str | None:
    """The year before the report, else what the section says."""
    return case.default if case.report is None else str(case.report - 1)


def own_times(around: Surroundings) -> bool:
    """Whether the figure's own clause names a time."""
    return any(w.start >= around.clause_start and not w.comparison for w in around.times)


def between(word: TimeWord, span: str) -> bool:
    """Whether a time word says that something went from the first to the last year of a span."""
    return word.between and word.period == span
