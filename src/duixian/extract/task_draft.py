"""A promise in the making, and what its sentence has said so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from duixian.extract.task_deadlines import Stated
from duixian.extract.task_heads import Head
from duixian.extract.task_objects import Action
from duixian.extract.task_programmes import Named

Topic = tuple[int, Stated | None]
Reach = tuple[int, int]
"""A reading span."""


@dataclass(slots=True)
class TaskDraft:
    """A promise in the making. Reading offsets."""

    start: int
    end: int
    head: Head
    action: Action
    target: Reach | None
    """Its first target figure."""
    time: Stated | None
    dated: bool
    """The time word stands with this promise, not only at the head of its sentence."""
    programme: Named | None
    item: int | None
    ends: bool = False
    """The clause behind it says by when it has come about: it is a milestone."""
    purposes: list[TaskDraft] = field(default_factory=list)
    """Clauses behind it that say what it is to bring about."""


@dataclass(slots=True)
class Unit:
    """What a sentence has said so far, up to the last semicolon."""

    time: Stated | None = None
    topic: Topic | None = None
    soft: Head | None = None
    before: Reach | None = None
    """The clause before, when it promises nothing itself."""
    purposes: bool = False
    promised: bool = False
    conditional: bool = False
