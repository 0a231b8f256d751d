"""The rows: one of every target, with a reason wherever a value is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from duixian.model import Bound, Level, Verdict
from duixian.registry.bounds import Hardness

Stated = Literal["figure", "words", "absent"]
"""How the report sets the target: by a figure, in words, or not at all."""
Lack = Literal[
    "no_figure",
    "no_code",
    "no_superior",
    "no_report",
    "partial",
    "not_found",
    "in_words",
    "another_unit",
    "zero",
    "no_neighbours",
    "no_borders",
    "no_account",
    "no_result",
    "in_parts",
    "not_comparable",
]
"""Why a value is missing; each is told in docs/variables.md."""


@dataclass(frozen=True, slots=True)
class TargetVariables:
    """One target of one report: government × report year × series. Source offsets.

    Formula and unit of every column: docs/variables.md.
    """

    government: str
    government_code: str | None
    level: Level | None
    report_year: int
    plan_year: int
    """The year that the target is set for."""
    series: str
    doc: str
    report_id: str
    stated: Stated
    value: float | None
    value_high: float | None
    unit: str | None
    bound: Bound | None
    bound_kind: Hardness | None
    bound_word: str | None
    """The word of the clause that decided `bound_kind`; null where no word did."""
    qualitative: str | None
    quote: str | None
    start: int | None
    end: int | None
    claim_id: str | None
    target: float | None
    """`value` in the series' own unit; of a range its lower end."""
    target_high: float | None
    series_unit: str
    above: str | None
    """The government right above; null where there is none, or none known."""
    above_code: str | None
    above_target: float | None
    above_doc: str | None
    above_start: int | None
    above_end: int | None
    above_claim_id: str | None
    gap_above: float | None
    """Points: target − above_target, where the series is in %."""
    share_of_above: float | None
    """target / above_target, where the series is an amount."""
    gap_above_missing: Lack | None
    neighbours: int | None
    """Other governments under the same superior with a figure for the same plan year."""
    neighbours_mean: float | None
    gap_neighbours: float | None
    gap_neighbours_missing: Lack | None
    adjoining: int | None
    """Provinces that adjoin this one by land (registry/neighbours.toml) with a figure for the same
    plan year."""
    adjoining_mean: float | None
    gap_adjoining: float | None
    gap_adjoining_missing: Lack | None
    previous_target: float | None
    previous_doc: str | None
    previous_start: int | None
    previous_end: int | None
    previous_claim_id: str | None
    revision: float | None
    revision_missing: Lack | None
    account_id: str | None
    verdict: Verdict | None
    result: float | None
    result_bound: Bound | None
    result_doc: str | None
    result_start: int | None
    result_end: int | None
    result_claim_id: str | None
    over_fulfilment: float | None
    over_fulfilment_missing: Lack | None
