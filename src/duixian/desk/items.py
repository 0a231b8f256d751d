"""What an item is at a moment: the nouns that the fold over its events makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from duixian.model import Aspect, Bound

Measure = Literal["total", "rate", "ceiling"]
"""How a figure is followed: a total adds up over the year; a rate holds at any time (6% growth, a
share); a ceiling must not be passed."""
Origin = Literal["task", "target", "split"]
"""What an item came from: a task of the plan part, a target figure in no task, or an item split."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The figure to be reached, in the base unit of the claim."""

    value: float
    unit: str
    value_high: float | None = None
    bound: Bound = "eq"
    aspect: Aspect = "level"
    base: float | None = None
    """The figure from which it starts, where the promise gives one."""
    indicator: str = ""
    claim_id: str | None = None

    @property
    def measure(self) -> Measure:
        """How it is followed.

        >>> Goal(42000, "人", bound="ge").measure, Goal(6, "%", aspect="growth").measure
        ('total', 'rate')
        >>> Goal(5.5, "%", bound="le").measure
        'ceiling'
        """
        if self.bound in ("le", "lt"):
            return "ceiling"
        if self.aspect != "level" or "%" in self.unit or "‰" in self.unit:
            return "rate"
        return "total"

    @property
    def words(self) -> str:
        """The goal as a form has it: indicator, value, base unit."""
        return f"{self.indicator}{self.value:g}{self.unit}"


@dataclass(frozen=True, slots=True)
class Promised:
    """Where an item comes from: the promise in the report. Source offsets."""

    key: str
    """The promise by what it says, not where it stands: it survives a new text of the report."""
    origin: Origin
    government: str
    government_code: str | None
    year: int
    text: str
    quote: str
    start: int
    end: int
    doc: str
    report_id: str
    task_id: str | None
    claim_id: str | None
    """The figure that is the goal (of a target: the target itself)."""
    claims: tuple[str, ...]
    """All figures in it."""
    section: str
    programme: str | None
    programme_item: int | None
    deadline: str
    """ISO date: the last day on which it can be kept."""
    goal: Goal | None

    def payload(self) -> dict[str, Any]:
        """What the event of its opening holds."""
        return asdict(self)

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> Promised:
        """The promise of an opening event."""
        goal = payload["goal"]
        given = {**payload, "claims": tuple(payload["claims"])}
        return cls(**{**given, "goal": None if goal is None else Goal(**goal)})


@dataclass(frozen=True, slots=True)
class Reported:
    """One report of progress."""

    day: str
    """ISO date that the figure is of."""
    value: float | None
    share: float | None
    """Percent of the whole, as given."""
    stage: str | None
    text: str | None
    files: tuple[str, ...]
    """SHA-256 digests of what was attached."""
    unit: str | None
    seq: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is to be reached by a day within the year. The first is number 1."""

    number: int
    due: str
    text: str
    share: float | None
    reached: str | None = None


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A problem that a check found, and when it was put right. The first is number 1."""

    number: int
    text: str
    found: str
    due: str | None
    rectified: str | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """A later day that was asked for."""

    until: str
    reason: str
    asked: str
    granted: bool | None = None
    """None while it is open."""


@dataclass(frozen=True, slots=True)
class DeskItem:
    """An item as its events leave it. Days are ISO dates in China."""

    id: str
    promised: Promised
    parent: str | None
    stage: str
    """As in registry/workflow.toml."""
    version: int
    """How many events it has: an editor sends it back, to be told when others were faster."""
    opened: str
    due: str
    """The day by which it must be done: the promise's, the assignment's, or an extension's."""
    goal: Goal | None
    lead: str | None = None
    supporting: tuple[str, ...] = ()
    leader: str | None = None
    sign_by: str | None = None
    rhythm: str | None = None
    assigned: str | None = None
    accepted: str | None = None
    reported: str | None = None
    """The day on which the unit last said that it was done."""
    done: str | None = None
    closed: str | None = None
    terminated: str | None = None
    items: tuple[str, ...] = ()
    """What it was split into."""
    progress: tuple[Reported, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    extensions: tuple[Extension, ...] = ()
    urged: tuple[str, ...] = ()
    """The days on which it was chased (催办)."""
    escalated: tuple[str, ...] = ()
    """The days on which it went a level up for want of an answer (升级督办)."""
    answer_by: str | None = None
    """Until when the last chase wants an answer."""
    returns: int = 0
    votes: tuple[bool, ...] = ()
    """Whether those asked were satisfied."""
    path: tuple[float, ...] = ()
    """Cumulative shares of the quarters in earlier years, in percent."""
    notes: tuple[str, ...] = field(default=())
    at: str = ""
    """When the last event was written."""

    @property
    def units(self) -> tuple[str, ...]:
        """The lead unit and the supporting ones."""
        return (*((self.lead,) if self.lead else ()), *self.supporting)

    @property
    def asking(self) -> Extension | None:
        """The extension that waits for an answer."""
        return next((e for e in self.extensions if e.granted is None), None)
