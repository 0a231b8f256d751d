"""Wide tables for pages, downloads and the API: what may be asked, and the table, kept while it
holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from threading import Lock
from typing import Literal, get_args

from duixian import exports, settle
from duixian.model import Level, Role
from duixian.portal import questions
from duixian.portal.questions import Conditions, Row, claim_path, place_path
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import Refusal, malformed
from duixian.registry import governments
from duixian.settle import Wide, WideCell, WideRole, WideRow

MOST_YEARS = 200
"""Years of one series: more columns than Excel and Stata take are no table."""
LEVELS: tuple[Level, ...] = get_args(Level)
ROLES: tuple[WideRole, ...] = get_args(WideRole)
Order = Literal["asc", "desc"]


@dataclass(frozen=True, slots=True)
class WideQuestion:
    """A wide table that is asked for: of a year, else of a series (its id).

    `years` are spans of the columns of a series, `governments` keys or codes.
    """

    year: int | None = None
    series: str | None = None
    years: tuple[tuple[int, int], ...] = ()
    role: WideRole = "target"
    governments: tuple[str, ...] = ()
    level: Level | None = None


def wide(look: Look, question: WideQuestion) -> Wide:
    """The table, as `duixian wide` gives it. `UsageError` for one that is too large; `Refusal`
    (400) for too many years."""
    key = (look.state.stamp, question)
    made = _KEPT.get(key)
    if made is None:
        made = _made(look, question)
        with _MUTEX:
            _KEPT[key] = made
            while len(_KEPT) > _TABLES:
                _KEPT.pop(next(iter(_KEPT)))
    return made


_KEPT: dict[tuple[str, WideQuestion], Wide] = {}
_MUTEX = Lock()
_TABLES = 2
"""Tables kept, so that who pages through one, or sorts it, has it made once."""


def _made(look: Look, question: WideQuestion) -> Wide:
    ask = look.reader.table
    if question.year is not None:
        return settle.wide(
            ask,
            question.year,
            role=question.role,
            government=question.governments,
            level=question.level,
        )
    assert question.series is not None
    spelled = {year for first, last in question.years for year in range(first, last + 1)}
    if len(spelled) > MOST_YEARS:
        raise malformed("too_many_years", number=f"{len(spelled):,}", most=MOST_YEARS)
    return settle.wide_years(
        ask,
        question.series,
        years=question.years,
        role=question.role,
        government=question.governments,
        level=question.level,
    )


def keys(look: Look, given: Sequence[str]) -> tuple[str, ...]:
    """Keys of governments, those that the registry knows and the books have no report of among
    them. `Refusal` (404) for any other."""
    return tuple(_key(look, name) for name in given)


def _key(look: Look, name: str) -> str:
    try:
        return questions.government(look, name).key
    except Refusal as refusal:
        unit = governments.by_code(name) or governments.find(name)
        if refusal.status != 404 or unit is None:
            raise
        return unit.code


def years(look: Look, role: WideRole, level: Level | None = None) -> list[int]:
    """The years of which the reports in the books may tell something, those of a level alone."""
    wanted = Conditions().also("report_year IS NOT NULL").within("genre", _GENRES)
    wanted = wanted.within("level", [level] if level else ())
    sql = f"SELECT DISTINCT report_year FROM reports{wanted.sql}"
    rows = look.reader.rows(sql, wanted.values)
    of: tuple[Role, ...] = ("target", "result") if role == "both" else (role,)
    return sorted({row["report_year"] - (one == "result") for row in rows for one in of})


_GENRES = ("work_report", "plan_report")


def in_order(made: Wide, column: str, order: Order) -> Wide:
    """The table by the figures of a column (its key). Rows without a figure there come last."""
    at = [one.key for one in made.columns].index(column)

    def figure(row: WideRow) -> float | None:
        return row.cells[at].comparable

    told = [row for row in made.rows if figure(row) is not None]
    rest = [row for row in made.rows if figure(row) is None]
    told.sort(key=lambda row: figure(row) or 0.0, reverse=order == "desc")
    return replace(made, rows=(*told, *rest))


def href(cell: WideCell) -> str | None:
    """The address of a cell's characters; None where it has none."""
    if cell.claim_id is not None:
        return claim_path(cell.claim_id)
    if cell.doc is None or cell.start is None:
        return None
    return place_path(cell.doc, cell.start, cell.end)


def cell_rows(cells: Iterator[WideCell]) -> list[Row]:
    """Cells as data, each with its address."""
    return [{**asdict(cell), "href": href(cell)} for cell in cells]


OF_ROW = ("government", "government_code", "level", "series", "role", "year", "series_unit")
"""What a cell's row and column have said."""


def page_rows(made: Wide, limit: int) -> list[Row]:
    """The first rows of a table, each with its cells: how one reads them in both languages, why
    there is no figure, quote and address."""
    return [
        {
            "government": row.government,
            "key": row.government_code or row.government,
            "level": row.level,
            "cells": [_page_cell(cell) for cell in row.cells],
        }
        for row in made.rows[:limit]
    ]


def _page_cell(cell: WideCell) -> Row:
    own = {name: value for name, value in asdict(cell).items() if name not in OF_ROW}
    both = {"zh": exports.shown_cell(cell, "zh"), "en": exports.shown_cell(cell, "en")}
    return {**own, **both, "href": href(cell)}
