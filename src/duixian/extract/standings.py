"""How a figure stands in time, and what around it decides that."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.extract.periods import TimeWord
from duixian.model import Aspect, Role, Section
from duixian.records import set_by_slots

OPENING = 16
"""Characters of a sentence that say what kind of list it is: 已建成的主要有:…"""
LOOK_BACK = 40
"""Characters before a figure in which 建成后 makes it one of the future."""


@set_by_slots
@dataclass(frozen=True, slots=True)
class Standing:
    """How a figure stands in time."""

    role: Role
    period: str | None


@set_by_slots
@dataclass(frozen=True, slots=True)
class Surroundings:
    """What decides a figure's time: its sentence, clause and section."""

    section: Section
    before: str
    """The sentence up to the number, the last `LOOK_BACK` characters of it."""
    opening: str
    """How the sentence begins."""
    clause: str
    """The clause up to the number, bound words excluded."""
    left: str
    """What stands between the number before, or the clause's begin, and the number."""
    behind: str
    """From the number to the next clause boundary."""
    times: list[TimeWord]
    """Time words of the sentence before the number."""
    clause_start: int
    origin: bool
    """The figure is the A of 由A到B."""
    average: bool
    aspect: Aspect
    acted: bool
    """An action verb governs what is counted (新建, 发放): a flow, not a stock."""
    cumulative: bool
    base_of_rate: bool
    """It only sizes the base of a rate that follows."""
