"""What the tools answer: every row with its quote, its characters and its address."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from duixian.model import Aspect, Bound, Role, SectionRole, Severity, Verdict

T = TypeVar("T")


class Listing(BaseModel, Generic[T]):
    """Some rows of a listing, and where it goes on."""

    items: list[T]
    total: int = Field(description="Rows that meet the filters, of which `items` are some.")
    limit: int
    next_cursor: str | None = Field(
        description="Give it as `cursor`, with the same filters, for the rows that follow; null "
        "at the end."
    )
    commit: int = Field(description="State of the books that was asked.")


class Place(BaseModel):
    """Words of a report, where they stand."""

    report: str = Field(description="Name of the report.")
    quote: str | None = Field(description="The report's own characters; null: it says nothing.")
    start: int | None = Field(description="First character in the report's text, from 0.")
    end: int | None = Field(description="Character behind the last.")
    claim_id: str | None = Field(None, description="For claim_in_context.")
    address: str = Field(description="Page that shows the place in the report. Cite it.")


class FigureAnswer(Place):
    """A figure of a report."""

    indicator: str | None = None
    value: float | None
    value_high: float | None = Field(None, description="End of a range 6-7.")
    unit: str | None
    bound: Bound | None = Field(description="exact, about (左右), at_least (以上), …")
    period: str | None = None


class HitAnswer(Place):
    """A sentence or figure where the words stand."""

    kind: str
    government: str | None
    year: int | None = Field(description="Year of the report.")
    part: SectionRole | None = Field(description="What the part of the report is for.")
    sentence: str
    indicator: str | None = None
    value: float | None = None
    unit: str | None = None
    role: Role | None = None


class HitListing(Listing[HitAnswer]):
    """Places where words stand."""

    understood: list[str] = Field(
        description="What of the query was taken for a place or year, and for which."
    )


class CellAnswer(FigureAnswer):
    """One cell of the headline panel."""

    government: str | None
    government_code: str | None
    report_year: int | None
    series: str
    series_name: str
    role: Role
    year: int | None = Field(description="Year that the figure is of.")
    comparable: float | None = Field(
        None, description="`value` in the series' own unit, `series_unit`: compare these."
    )
    comparable_high: float | None = None
    series_unit: str | None = None
    qualitative: str | None = Field(description="A target in words, where no figure is given.")
    absent: bool = Field(description="The report is there and does not speak of the series.")


class AccountAnswer(BaseModel):
    """A promise and what became of it, as the government's own next report tells it."""

    key: str = Field(
        description="For the tool promise: the promise's lasting key; the account's id where it "
        "has none."
    )
    account_id: str
    address: str = Field(description="Page of the promise (/p/…). Cite it.")
    government: str
    year: int = Field(description="The year that was promised for.")
    series: str | None
    indicator: str
    aspect: Aspect
    verdict: Verdict
    reason: str = Field(description="The verdict's sentence with its arithmetic, in Chinese.")
    reason_en: str
    target: FigureAnswer
    result: FigureAnswer | None
    nearest: list[FigureAnswer] = Field(
        description="Where no result was found: the likest sentences of the later report. They "
        "do not settle the promise."
    )


class PromiseAnswer(BaseModel):
    """One promise, as its page has it."""

    key: str
    address: str = Field(
        description="Page of the promise (/p/…), which outlives the text. Cite it."
    )
    title: str
    title_en: str
    accounts: list[AccountAnswer] = Field(
        description="What became of it: several where one phrase sets targets of two series."
    )
    citation: str | None = Field(description="For a bibliography, GB/T 7714.")
    citation_en: str | None


class Question(BaseModel):
    """A finding of the audit: something that does not agree, not an accusation."""

    kind: str
    severity: Severity
    message: str
    message_en: str
    arithmetic: str
    arithmetic_en: str
    innocent: list[str] = Field(description="What would explain it innocently.")
    figures: list[FigureAnswer] = Field(description="The figures that do not agree.")
    address: str = Field(description="Page of the report that it is about.")


class ClaimInContext(FigureAnswer):
    """A figure with all its fields, the text around it, and what hangs on it."""

    government: str | None
    report_year: int | None
    section: str
    part: SectionRole
    aspect: Aspect
    role: Role
    scope: str | None
    confidence: float = Field(description="How sure the reader is of its fields, 0 to 1.")
    sentence: str
    before: str = Field(description="Text of the report before the sentence.")
    after: str = Field(description="Text of the report behind the sentence.")
    accounts: list[AccountAnswer]
    findings: list[Question]


class WordRow(BaseModel):
    """How often words stand in one report or part of it."""

    report: str | None
    government: str | None
    report_year: int | None
    word: str = Field(description="The word, or all: every word of the dictionary together.")
    section_role: str
    count: int | None = Field(description="Null where there is no report: never taken for 0.")
    negated: int | None
    repeated: int | None = Field(description="In sentences that other reports have word for word.")
    han: int | None
    words: int | None
    sentences: int | None
    share: float | None = Field(description="count divided by words.")
    remark: str | None
    address: str | None


class WordPlace(Place):
    """One place of a word."""

    government: str | None
    report_year: int | None
    word: str
    section_role: str
    sentence: str
    negated: bool
    repeated: bool


class Government(BaseModel):
    """A government that has reports in the books."""

    government: str
    code: str
    level: str | None
    reports: int
    first_year: int | None
    last_year: int | None
    address: str


class Series(BaseModel):
    """A headline series."""

    id: str
    zh: str
    en: str
    unit: str
    roles: list[str]
    address: str
