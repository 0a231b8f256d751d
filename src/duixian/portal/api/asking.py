"""What questions to the API have in common: filters, pages, strictness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from duixian.portal import questions
from duixian.portal.api import cursor as cursors
from duixian.portal.questions import Conditions
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import malformed
from duixian.portal.web.params import MAX_TEXT, span

MOST = 1000
"""Rows in one answer."""

T = TypeVar("T")


class Listed(BaseModel, Generic[T]):
    """Some rows of a listing, and where it goes on."""

    items: list[T]
    total: int = Field(description="Rows that meet the filters.")
    next: str | None = Field(description="Cursor of the rows that follow; null at the end.")
    commit: int = Field(description="State of the books that was asked.")


def looking(request: Request) -> Iterator[Look]:
    """The books as they are now, for the time of a request."""
    with request.app.state.holdings.look() as look:
        yield look


Looking = Annotated[Look, Depends(looking)]


def strict(request: Request) -> None:
    """Refuses parameters that the operation does not know: a misspelt filter filters nothing."""
    operation = request.scope["route"]
    known = set(_parameters(operation.dependant))
    for name in request.query_params:
        if name not in known:
            raise malformed("unknown_parameter", name=name[:MAX_TEXT])


def _parameters(dependant: Dependant) -> Iterator[str]:
    yield from (parameter.alias for parameter in dependant.query_params)
    for each in dependant.dependencies:
        yield from _parameters(each)


Text = Annotated[str, Query(max_length=MAX_TEXT, pattern=r"^[^\x00]*$")]
Governments = Annotated[
    list[Text],
    Query(
        description="Name, with or without its kind (大连), in English (Dalian), or GB/T 2260 code."
    ),
]
Years = Annotated[
    list[Annotated[str, Query(pattern=r"^[0-9]{4}(-[0-9]{4})?$")]],
    Query(description="Years or spans: 2025, 2016-2020."),
]
Indicators = Annotated[
    list[Text],
    Query(description="Id or name of an indicator or headline series, or part of a name."),
]
HeadlineSeries = Annotated[list[Text], Query(description="Ids or names of headline series.")]


@dataclass(frozen=True, slots=True)
class Paging:
    """Which rows of a listing are wanted."""

    look: Look
    limit: int
    offset: int
    asked: dict[str, Any]
    state: int | str
    """What a cursor holds for: a state of the books, and of the desk where its rows are listed."""

    def answer(self, chosen: questions.Chosen, **beside: Any) -> JSONResponse:
        """The rows, the cursor of those that follow, and what else is said of the question."""
        end = self.offset + len(chosen.rows)
        commit = self.look.state.commit
        more = end < chosen.total and bool(chosen.rows)
        return JSONResponse(
            {
                "items": [_bare(row) for row in chosen.rows],
                "total": chosen.total,
                "next": cursors.after(end, self.state, self.asked) if more else None,
                "commit": commit,
                **beside,
            }
        )

    def rows(self, table: str, conditions: Conditions, order: str) -> questions.Chosen:
        """The wanted rows of a table."""
        return questions.select(
            self.look, table, conditions, order, limit=self.limit, offset=self.offset
        )

    def select(self, table: str, conditions: Conditions, order: str) -> JSONResponse:
        """The same as an answer."""
        return self.answer(self.rows(table, conditions, order))

    def cut(self, rows: list[dict[str, Any]]) -> JSONResponse:
        """The wanted ones of rows that are all at hand."""
        wanted = rows[self.offset : self.offset + self.limit]
        return self.answer(questions.Chosen(wanted, len(rows)))


Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows in the answer.")]
Cursor = Annotated[
    str | None, Query(max_length=MAX_TEXT, description="`next` of the answer before.")
]


def paging(request: Request, look: Looking, limit: Limit = 100, cursor: Cursor = None) -> Paging:
    return paged(request, look, limit, cursor, look.state.commit)


def paged(request: Request, look: Look, limit: int, cursor: str | None, state: int | str) -> Paging:
    """Where a listing of one state goes on."""
    query = sorted(request.query_params.multi_items())
    asked = {"path": request.url.path, "query": [q for q in query if q[0] not in _OF_PAGE]}
    return Paging(look, limit, cursors.where(cursor, state, asked), asked, state)


_OF_PAGE = ("cursor", "limit")
Paged = Annotated[Paging, Depends(paging)]


def spans(years: list[str]) -> list[tuple[int, int]]:
    """Years as spans. `Refusal` (400) for one that ends before it begins."""
    return [span("year", year) for year in years]


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "gkey"}
