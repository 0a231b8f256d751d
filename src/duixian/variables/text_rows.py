"""The rows: one of every report, with a reason wherever a value is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from duixian.model import Level

TextLack = Literal["no_code", "no_superior", "no_report", "partial", "too_short"]
"""Why a text is not compared; each is told in docs/variables.md."""

NearLack = Literal["partial", "too_short", "none_near"]
"""Why there is no nearest text."""


@dataclass(frozen=True, slots=True)
class NearestText:
    """One of the texts nearest to a work report; or that it has none, and why."""

    government: str
    government_code: str | None
    level: Level | None
    report_year: int
    doc: str
    report_id: str
    rank: int | None
    """1 for the nearest."""
    nearest: str | None
    """Whose text it is."""
    nearest_year: int | None
    nearest_doc: str | None
    nearest_report_id: str | None
    shared: int | None
    """Shingles that both have."""
    similarity: float | None
    """Jaccard of the shingles, counted exactly, 0 to 1."""
    estimate: float | None
    """The same by MinHash, by which the text was found."""
    nearest_missing: NearLack | None


@dataclass(frozen=True, slots=True)
class ReportVariables:
    """One work report: how alike it is to others, and what it speaks of.

    Formula of every column: docs/variables.md.
    """

    government: str
    government_code: str | None
    level: Level | None
    report_year: int
    doc: str
    report_id: str
    complete: bool
    han: int
    """Han characters that are compared: formulas of address and thanks are left out."""
    shingles: int
    """Different runs of as many Han characters as registry/similarity.toml says."""
    previous_doc: str | None
    previous_report_id: str | None
    shared_last_year: int | None
    similarity_last_year: float | None
    """Jaccard of the shingles with the same government's report of the year before, 0 to 1."""
    cosine_last_year: float | None
    last_year_missing: TextLack | None
    above: str | None
    above_code: str | None
    above_doc: str | None
    above_report_id: str | None
    shared_superior: int | None
    similarity_superior: float | None
    """With the report that the government right above gave in the same year."""
    cosine_superior: float | None
    superior_missing: TextLack | None
    above_before_doc: str | None
    above_before_report_id: str | None
    shared_superior_before: int | None
    similarity_superior_before: float | None
    """With the one that it gave the year before."""
    cosine_superior_before: float | None
    superior_before_missing: TextLack | None
    part_review: float | None
    part_problems: float | None
    part_targets: float | None
    part_tasks: float | None
    part_governance: float | None
    part_other: float | None
    topic_growth: float | None
    topic_jobs: float | None
    topic_prices_income: float | None
    topic_industry: float | None
    topic_innovation: float | None
    topic_agriculture: float | None
    topic_investment: float | None
    topic_consumption: float | None
    topic_opening: float | None
    topic_reform: float | None
    topic_finance: float | None
    topic_environment: float | None
    topic_transport: float | None
    topic_city: float | None
    topic_education: float | None
    topic_health: float | None
    topic_welfare: float | None
    topic_culture: float | None
    topic_safety: float | None
    topic_government: float | None
    topic_none: float | None
    """Sentences that speak of none of the topics."""
    shares_missing: TextLack | None
    """Why there are neither parts nor topics."""
