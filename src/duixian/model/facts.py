"""What a reading yields and what comes of it: claims, headlines, tasks, accounts, findings."""

from __future__ import annotations

from dataclasses import dataclass, field

from duixian.model.texts import Outline
from duixian.model.words import (
    AccountRole,
    Aspect,
    Bound,
    Cause,
    DeadlineSource,
    Genre,
    ReadPart,
    Role,
    SectionRole,
    Severity,
    TaskKind,
    Verdict,
)
from duixian.records import set_by_slots


@set_by_slots
@dataclass(frozen=True, slots=True)
class Claim:
    """One quantified statement at one place of one report: the public record.

    Source offsets. Field meanings: docs/data-dictionary.md.
    """

    claim_id: str
    doc: str
    report_id: str
    government: str | None
    government_code: str | None
    report_year: int | None
    section: str
    role_of_section: SectionRole
    indicator: str
    indicator_id: str | None
    aspect: Aspect
    value: float
    value_high: float | None
    unit: str
    bound: Bound
    role: Role
    period: str | None
    scope: str | None
    quote: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    recovered: bool
    rule: str
    confidence: float
    ocr: bool = False
    """It was recognised in a picture of the page."""
    key: str | None = None
    """Known by what it says, not where it stands: the same in a corrected text of the report.
    The books give it."""


@set_by_slots
@dataclass(frozen=True, slots=True)
class Headline:
    """One cell of the headline panel: a series of one report in one role. Source offsets.

    Exactly one of three holds: `value` is given (a figure), `qualitative` is given (a target
    in words), or `absent` (the report has its say and this series is not in it).
    """

    doc: str
    report_id: str
    government: str | None
    government_code: str | None
    report_year: int | None
    series: str
    role: Role
    year: int | None
    value: float | None
    value_high: float | None
    unit: str | None
    bound: Bound | None
    qualitative: str | None
    absent: bool
    quote: str | None
    start: int | None
    end: int | None
    claim_id: str | None
    genre: Genre = "work_report"
    """What the report is: a plan report's panel stands beside the work report's."""


@set_by_slots
@dataclass(frozen=True, slots=True)
class Purpose:
    """What a measure is to bring about (促进就业), told with it. Source offsets."""

    text: str
    verb: str
    object: str
    quote: str
    start: int
    end: int


@set_by_slots
@dataclass(frozen=True, slots=True)
class Task:
    """One promised action of the plan part. Source offsets."""

    task_id: str
    doc: str
    report_id: str
    government: str | None
    government_code: str | None
    report_year: int | None
    section: str
    text: str
    verb: str
    object: str
    kind: TaskKind
    deadline: str | None
    """ISO date, the last day on which the promise can be kept; see `deadline_source`."""
    deadline_quote: str | None
    programme: str | None
    """The numbered list it belongs to (15项重点民生工程), as the text names it."""
    programme_size: int | None
    """How many items the programme says it has."""
    programme_item: int | None
    claims: tuple[str, ...]
    quote: str
    start: int
    end: int
    recovered: bool
    deadline_source: DeadlineSource | None = None
    """stated: the text names the day; derived: it is the end of the plan year, or of the plan that
    the section sets out. null for slogans and where the year is unknown."""
    goal: str | None = None
    """The first target figure in it, as it stands."""
    goal_claim_id: str | None = None
    baseline: str | None = None
    """The figure that the goal starts from (由A提高到B), as it stands."""
    baseline_claim_id: str | None = None
    purposes: tuple[Purpose, ...] = ()
    """What it is to bring about, told behind it and merged with it."""
    key: str | None = None
    """Known by what it says, not where it stands: the same in a corrected text of the report.
    The books give it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One side of an account, as it stands in a report. Source offsets."""

    doc: str
    claim_id: str | None
    value: float | None
    value_high: float | None
    unit: str | None
    bound: Bound | None
    quote: str
    start: int
    end: int
    period: str | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A target and what became of it."""

    account_id: str
    government: str
    government_code: str | None
    year: int
    """The plan year that is settled."""
    series: str | None
    indicator: str
    aspect: Aspect
    section: str
    verdict: Verdict
    reason: str
    """One sentence in Chinese with the arithmetic."""
    reason_en: str
    rule: str
    """What matched the two sides, with its score."""
    score: float
    target: Figure
    result: Figure | None
    cause: Cause | None = None
    """Why it is not comparable or pending."""
    role: AccountRole = "promise"
    nearest: tuple[Figure, ...] = ()
    """Of a promise not found: the likest sentences of the later report, each its own quote."""
    genre: Genre = "work_report"
    """What promised: the work report, or the plan report that stands beside it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the books that does not agree, with both sides and the arithmetic."""

    finding_id: str
    kind: str
    severity: Severity
    doc: str
    message: str
    message_en: str
    claims: tuple[str, ...]
    figures: tuple[Figure, ...]
    expected: float | None
    found: float | None
    arithmetic: str
    innocent: tuple[str, ...] = ()
    """What would explain it innocently: rounding, a revised base, 可比口径."""
    arithmetic_en: str = ""
    """The arithmetic with English units and words."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that the reader failed on, and left out. Source offsets."""

    part: ReadPart
    """What was being read: a number, its claim, the tasks of a sentence, or a headline."""
    start: int
    end: int
    quote: str
    error: str
    """The exception's name and words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one report yields, before it goes into the books."""

    outline: Outline
    claims: tuple[Claim, ...]
    tasks: tuple[Task, ...]
    headlines: tuple[Headline, ...] = field(default=())
    faults: tuple[Fault, ...] = ()
    """What the reader failed on: none, but for a fault of the program."""

    @property
    def doc(self) -> str:
        return self.outline.document.doc

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the document."""
        return self.outline.document.notes
