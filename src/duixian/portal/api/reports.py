"""The operations that give what reports say: their texts, claims and tasks."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel
from starlette.responses import JSONResponse, RedirectResponse, Response

from duixian.books import ROWS, claims_measuring, series_of
from duixian.model import Role, Task, TaskKind
from duixian.portal import living, questions
from duixian.portal.api.asking import (
    Governments,
    Indicators,
    Listed,
    Looking,
    Paged,
    Text,
    Years,
    spans,
)
from duixian.portal.api.compared import ComparedClaim
from duixian.portal.api.problems import moved, problems
from duixian.portal.api.root import NAME, router
from duixian.portal.living import Kind
from duixian.portal.questions import ORDERS, Conditions
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import not_found

Report: Any = ROWS["reports"]


@router.get("/reports", response_model=Listed[Report], responses=problems(300, 404, 410))
def reports(
    page: Paged,
    government: Governments = [],  # noqa: B006 - never changed
    year: Years = [],  # noqa: B006
    superseded: Annotated[bool, Query(description="Superseded texts as well.")] = False,
) -> JSONResponse:
    """Reports, by government, newest first."""
    wanted = Conditions().within("gkey", questions.keys(page.look, government))
    table = "all_reports" if superseded else "reports"
    return page.select(table, wanted.years(spans(year)), ORDERS["reports"])


@router.get("/reports/{report}", response_model=Report, responses=problems(300, 404))
def report(look: Looking, report: Annotated[str, NAME]) -> JSONResponse:
    """One report by its name or id."""
    row = questions.report(look, report)
    return JSONResponse({k: v for k, v in row.items() if k != "gkey"})


class ReportText(BaseModel):
    """A report's text as it was read. Offsets of claims and sections count its characters."""

    report_id: str
    doc: str
    source: str
    repairs: list[dict[str, Any]]
    damaged: list[dict[str, int]]
    boilerplate: list[dict[str, int]]
    sections: list[dict[str, Any]]


@router.get("/reports/{report}/text", response_model=ReportText, responses=problems(300, 404))
def text(look: Looking, report: Annotated[str, NAME]) -> JSONResponse:
    """The text of a report, with what was repaired in it, and its parts."""
    row = questions.report(look, report)
    key = [row["report_id"]]
    found = look.reader.one("SELECT * FROM texts WHERE report_id = ?", key)
    if found is None:
        raise not_found("superseded_text", name=report)
    parts = look.reader.rows('SELECT * FROM sections WHERE report_id = ? ORDER BY "index"', key)
    return JSONResponse({**found, "sections": parts})


@router.get("/claims", response_model=Listed[ComparedClaim], responses=problems(300, 404, 410))
def claims(
    page: Paged,
    government: Governments = [],  # noqa: B006
    year: Years = [],  # noqa: B006
    indicator: Indicators = [],  # noqa: B006
    role: Annotated[list[Role], Query()] = [],  # noqa: B006
    report: Annotated[list[Text], Query(description="Name of a report.")] = [],  # noqa: B006
) -> JSONResponse:
    """Claims, by government, newest report first, in the order of its text."""
    wanted = (
        of_report(page, government, year)
        .measures(indicator, claims_measuring)
        .within("role", role)
        .within("doc", report)
    )
    found = page.rows("claims", wanted, ORDERS["claims"])
    for row in found.rows:
        row.update(series_of(row))
    return page.answer(found)


@router.get(
    "/claims/{claim_id}", response_model=ComparedClaim, responses=moved() | problems(404, 410)
)
def claim(look: Looking, claim_id: Annotated[str, NAME]) -> Response:
    """One claim by its id. Where another text took the place of its own, the answer is 308 to the
    claim that succeeds it, and 410 where none does."""
    return _living(look, "claim", claim_id)


@router.get("/tasks", response_model=Listed[Task], responses=problems(300, 404, 410))
def tasks(
    page: Paged,
    government: Governments = [],  # noqa: B006
    year: Years = [],  # noqa: B006
    kind: Annotated[list[TaskKind], Query()] = [],  # noqa: B006
    dated: Annotated[
        bool | None, Query(description="With a deadline that the text names, or without.")
    ] = None,
) -> JSONResponse:
    """Promised actions of the plan parts."""
    wanted = of_report(page, government, year).within("kind", kind)
    if dated is not None:
        wanted = wanted.also(f"deadline_source IS {'NOT' if dated else ''} DISTINCT FROM 'stated'")
    return page.select("tasks", wanted, ORDERS["tasks"])


@router.get("/tasks/{task_id}", response_model=Task, responses=moved() | problems(404, 410))
def task(look: Looking, task_id: Annotated[str, NAME]) -> Response:
    """One task by its id. Where another text took the place of its own, the answer is 308 to the
    task that succeeds it, and 410 where none does."""
    return _living(look, "task", task_id)


def _living(look: Look, kind: Kind, id: str) -> Response:
    row = living.row(look, kind, id)
    here = row[f"{kind}_id"]
    if here != id:
        return RedirectResponse(f"{router.prefix}/{kind}s/{here}", 308)
    more = series_of(row) if kind == "claim" else {}
    return JSONResponse({k: v for k, v in row.items() if k != "gkey"} | more)


def of_report(page: Paged, government: list[str], year: list[str]) -> Conditions:
    keys = questions.keys(page.look, government)
    return Conditions().within("gkey", keys).years(spans(year))
