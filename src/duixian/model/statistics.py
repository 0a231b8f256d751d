"""A figure from a second source: a communiqué, a budget, a table of statistics."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.model.words import Aspect, Bound


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure that a statistics office or treasury gives for a government's year.

    Of a text it has source offsets and the quote; of a table the sheet, row and column.
    """

    evidence_id: str
    """Derived from source, vintage, file and place: the same file added again has the same."""
    file_id: str
    """The file, or the column of a table, as this source and vintage: what is replaced when it is
    read otherwise."""
    government: str
    government_code: str | None
    year: int
    """The year that the figure is of."""
    series: str | None
    """The headline series of which this is the figure, or one that only statistics have
    (registry/statistics_series.toml); null for any other, and for a part."""
    indicator: str
    """As the text or the table's heading has it."""
    indicator_id: str | None
    aspect: Aspect
    value: float
    value_high: float | None
    unit: str
    bound: Bound
    value_as_printed: str
    period: str
    """The year, or the part of it that the figure is of."""
    scope: str | None
    """What part of the territory it is of; null for the whole."""
    source: str
    vintage: str
    """Which state of the figure: an id of registry/vintages.toml."""
    published: str | None
    """ISO date; null where nobody says."""
    doc: str
    original_digest: str
    sheet: str | None
    sheet_row: int | None
    sheet_column: str | None
    start: int | None
    end: int | None
    quote: str | None
    ocr: bool
    """It was recognised in a picture of the page."""
    added_at: str | None
    """When it came into the books, as the caller says (ISO 8601)."""
