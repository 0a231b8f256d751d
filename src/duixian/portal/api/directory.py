"""What one can ask for: governments, series, indicators, and states of the books."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from duixian.books import Commit
from duixian.portal import questions
from duixian.portal.api.asking import Listed, Paged
from duixian.portal.api.problems import problems
from duixian.portal.api.root import router
from duixian.registry import indicators as indicator_registry
from duixian.registry import series as series_registry


class Government(BaseModel):
    """A government that has reports in the books."""

    government: str
    key: str = Field(description="GB/T 2260 code, or the name where it has none.")
    level: str | None
    reports: int
    first_year: int | None
    last_year: int | None
    href: str


@router.get("/governments", response_model=Listed[Government], responses=problems(410))
def governments(page: Paged) -> JSONResponse:
    """Governments that have reports in the books, by code."""
    return page.cut([g.row() for g in questions.governments(page.look)])


class Series(BaseModel):
    """A headline series: a row of the panel."""

    id: str
    zh: str
    en: str
    indicator: str
    aspect: str
    unit: str
    polarity: str
    roles: list[str]


@router.get("/series", response_model=Listed[Series], responses=problems(410))
def series(page: Paged) -> JSONResponse:
    """The headline series."""
    names = Series.model_fields
    rows = [asdict(s) for s in series_registry.load().values()]
    return page.cut([{n: _plain(row[n]) for n in names} for row in rows])


class Indicator(BaseModel):
    """A canonical indicator."""

    id: str
    zh: str
    en: str
    subject: str
    dimension: str
    polarity: str
    synonyms: list[str]


@router.get("/indicators", response_model=Listed[Indicator], responses=problems(410))
def indicators(page: Paged) -> JSONResponse:
    """The canonical indicators with their synonyms."""
    names = Indicator.model_fields
    known = indicator_registry.load().by_id.values()
    return page.cut([{n: _plain(getattr(i, n)) for n in names} for i in known])


@router.get("/history", response_model=Listed[Commit], responses=problems(410))
def history(page: Paged) -> JSONResponse:
    """Every state the books were in, oldest first."""
    return page.cut([asdict(c) for c in page.look.books.history()])


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
