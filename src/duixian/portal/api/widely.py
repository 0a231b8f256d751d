"""The operations that give wide tables, cell by cell."""

from __future__ import annotations

from dataclasses import field, make_dataclass
from itertools import islice
from typing import Annotated, Any

from fastapi import Depends, Path, Query
from starlette.responses import JSONResponse

from duixian.model import Level
from duixian.portal import questions, series_names, widening
from duixian.portal.api.asking import Governments, Listed, Looking, Paged, Paging, Years, spans
from duixian.portal.api.problems import problems
from duixian.portal.api.root import NAME, router
from duixian.portal.widening import WideQuestion
from duixian.settle import WideCell, WideRole

PlacedCell: Any = make_dataclass(
    "PlacedCell",
    [("href", str | None, field(default=None))],
    bases=(WideCell,),
    frozen=True,
    namespace={"__doc__": "A cell of a wide table, with the address of its characters."},
)
_RESPONSES = problems(300, 404, 410)


def narrowing(
    look: Looking,
    role: Annotated[WideRole, Query(description="Targets, results, or both.")] = "target",
    government: Governments = [],  # noqa: B006 - never changed
    level: Annotated[Level | None, Query(description="Of the provinces all 31.")] = None,
) -> WideQuestion:
    """What both of them take."""
    return WideQuestion(role=role, governments=widening.keys(look, government), level=level)


Narrowed = Annotated[WideQuestion, Depends(narrowing)]


@router.get("/wide/{year}", response_model=Listed[PlacedCell], responses=_RESPONSES)
def wide(
    page: Paged, asked: Narrowed, year: Annotated[int, Path(ge=1900, le=2200)]
) -> JSONResponse:
    """Governments × headline series of a year: a row for each cell, with its figure in the
    series' own unit, or why it has none, quote and address. A table of more than 200,000 cells is
    refused."""
    question = WideQuestion(year, role=asked.role, governments=asked.governments, level=asked.level)
    return _cells(page, question)


@router.get("/wide/series/{series}", response_model=Listed[PlacedCell], responses=_RESPONSES)
def wide_series(
    page: Paged,
    asked: Narrowed,
    series: Annotated[str, NAME],
    year: Years = [],  # noqa: B006
) -> JSONResponse:
    """Governments × years of a headline series, cell by cell; without years those of which the
    books tell something."""
    question = WideQuestion(
        series=series_names.one(series).id,
        years=tuple(spans(year)),
        role=asked.role,
        governments=asked.governments,
        level=asked.level,
    )
    return _cells(page, question)


def _cells(page: Paging, question: WideQuestion) -> JSONResponse:
    made = widening.wide(page.look, question)
    wanted = islice(made.cells(), page.offset, page.offset + page.limit)
    total = len(made.rows) * len(made.columns)
    return page.answer(questions.Chosen(widening.cell_rows(wanted), total))
