"""One cell of a wide table: its figure, or why it has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duixian.books import comparable
from duixian.model import Bound, Genre, Headline, Level, Role, figures
from duixian.registry import series as registry
from duixian.registry.cell_states import CellState
from duixian.registry.cell_states import load as states
from duixian.registry.series import Series
from duixian.settle.chains import YearReport
from duixian.settle.said_none import Denial, sets_none
from duixian.settle.wide_rows import WideGovernment
from duixian.settle.wording import figure_en, figure_zh

PARTS_ZH = {"review": "回顾", "plan": "安排", "opening": "开头", "closing": "结尾"}
"""What a text may lack, as `reports.missing` names it."""


@dataclass(frozen=True, slots=True)
class WideCell:
    """One government, series, role and year. Source offsets.

    `state` says what the cell is (docs/wide.md); `reason` and `reason_en` say in words why it
    has no figure, and are empty where it has one.
    """

    government: str
    government_code: str | None
    level: Level | None
    series: str
    role: Role
    year: int
    state: CellState
    comparable: float | None
    """The figure in the series' own unit, `series_unit`; of a range its lower end."""
    comparable_high: float | None
    series_unit: str
    bound: Bound | None
    value: float | None
    """As it is printed, in `unit`."""
    value_high: float | None
    unit: str | None
    words: str | None
    """What the report says in place of a figure."""
    reason: str
    reason_en: str
    doc: str | None
    report_year: int
    """Of the report that has the figure, or would have it."""
    genre: Genre | None
    quote: str | None
    start: int | None
    end: int | None
    claim_id: str | None


@dataclass(frozen=True, slots=True)
class WideSide:
    """What a government's report tells in one role of one year."""

    role: Role
    year: int
    report: YearReport | None
    cells: Mapping[str, Headline]
    """By series; absent ones too."""
    denied: Mapping[str, Denial]
    """By series, where the report says that it sets none."""

    @classmethod
    def of(
        cls,
        place: WideGovernment,
        role: Role,
        year: int,
        denied: Mapping[str, Mapping[str, Denial]],
    ) -> WideSide:
        """The side of a government's report that speaks of `year` in `role`."""
        report = place.report(year + (role == "result"))
        cells = {c.series: c for c in report.headlines if c.role == role} if report else {}
        own = denied.get(report.report_id, {}) if report and role == "target" else {}
        return cls(role, year, report, cells, own)


def told(place: WideGovernment, side: WideSide, series_id: str) -> WideCell:
    """The cell of one series."""
    series = registry.load()[series_id]
    cell = side.cells.get(series_id)
    state, from_cells = _state(place, side, series, cell)
    denial = side.denied.get(series_id) if state == "absent" else None
    first = from_cells[0] if from_cells else None
    words, words_en = _words(state, series, from_cells, denial)
    reason, reason_en = _reasons(state, side, words, words_en)
    figure = first if state in ("figure", "other_unit") else None
    return WideCell(
        government=side.report.government if side.report else place.government,
        government_code=place.code,
        level=place.level,
        series=series_id,
        role=side.role,
        year=side.year,
        state=state,
        comparable=comparable(series_id, figure.value, figure.unit) if figure else None,
        comparable_high=comparable(series_id, figure.value_high, figure.unit) if figure else None,
        series_unit=series.unit,
        bound=figure.bound if figure else None,
        value=figure.value if figure else None,
        value_high=figure.value_high if figure else None,
        unit=figure.unit if figure else None,
        words=words or None,
        reason=reason,
        reason_en=reason_en,
        doc=side.report.doc if side.report else None,
        report_year=side.year + (side.role == "result"),
        genre=side.report.genre if side.report else None,
        quote=denial.quote if denial else first.quote if first else None,
        start=denial.start if denial else first.start if first else None,
        end=denial.end if denial else first.end if first else None,
        claim_id=first.claim_id if first else None,
    )


def _state(
    place: WideGovernment, side: WideSide, series: Series, cell: Headline | None
) -> tuple[CellState, list[Headline]]:
    """What the cell is, and the cells of the panel that say so."""
    if cell is not None and cell.value is not None:
        fits = comparable(series.id, cell.value, cell.unit) is not None
        return ("figure" if fits else "other_unit"), [cell]
    if place.level is not None and place.level not in series.levels:
        return "other_level", []
    if side.report is None:
        return "no_report", []
    if cell is not None and cell.qualitative is not None:
        return ("absent" if sets_none(cell.qualitative) else "words"), [cell]
    parts = [p for id in series.parts if (p := side.cells.get(id)) and p.value is not None]
    if parts:
        return "partial", parts
    if series.id in side.denied:
        return "absent", []
    if not side.cells:
        return "not_read", []
    wholes = [s.id for s in registry.load().values() if series.id in s.parts]
    whole = [w for id in wholes if (w := side.cells.get(id)) and not w.absent]
    return ("whole", whole) if cell is None and whole else ("not_found", [])


def _words(
    state: CellState, series: Series, cells: list[Headline], denial: Denial | None
) -> tuple[str, str]:
    """What the report says in place of a figure, and how the English reason has it."""
    if denial is not None:
        return denial.quote, denial.quote
    if state in ("words", "absent"):
        said = cells[0].qualitative or ""
        return said, said
    if state in ("partial", "whole", "other_unit"):
        both = [_printed(cell, series) for cell in cells]
        return "，".join(zh for zh, _ in both), ", ".join(en for _, en in both)
    return "", ""


def _printed(cell: Headline, series: Series) -> tuple[str, str]:
    """城镇增长4.5% and “urban: a rise of 4.5 %” of a part, 增长5% of what is not one; words as they
    are."""
    own = registry.load()[cell.series]
    if cell.value is None:
        said = cell.qualitative or ""
        return said, said
    figure = figures.of_cell(cell)
    part = own.id in series.parts
    zh = own.zh.removesuffix(series.zh) if part else ""
    en = own.en.removesuffix(series.en).strip() if part else ""
    said_en = figure_en(figure, own.aspect)
    return zh + figure_zh(figure, own.aspect), f"{en}: {said_en}" if en else said_en


def _reasons(state: CellState, side: WideSide, words: str, words_en: str) -> tuple[str, str]:
    known = states()[state]
    year = side.year + (side.role == "result")
    missing = side.report.missing if side.report and not side.report.complete else ()
    lacking = "、".join(PARTS_ZH.get(part, part) for part in missing)
    lacking_en = ", ".join(missing)
    caveat = known.caveat_zh.format(missing=lacking) if missing else ""
    caveat_en = known.caveat_en.format(missing=lacking_en) if missing else ""
    return (
        known.told_zh.format(words=words, year=year, missing=lacking, caveat=caveat),
        known.told_en.format(words=words_en, year=year, missing=lacking_en, caveat=caveat_en),
    )
