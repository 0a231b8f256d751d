"""The operations of the API."""

from __future__ import annotations

from dataclasses import asdict, field, make_dataclass
from typing import Annotated, Any, get_type_hints

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, RedirectResponse, Response

from duixian import settle
from duixian.books import (
    ROWS,
    Commit,
    accounts_measuring,
    claims_measuring,
    comparable_of,
    series_of,
)
from duixian.model import (
    Account,
    Finding,
    Role,
    Severity,
    Task,
    TaskKind,
)
from duixian.model import Verdict as VerdictName
from duixian.portal import living, promises, questions, series_names
from duixian.portal.api.asking import (
    Governments,
    Indicators,
    Listed,
    Looking,
    Paged,
    Text,
    Years,
    spans,
    strict,
)
from duixian.portal.api.compared import ComparedCell, ComparedClaim
from duixian.portal.api.problems import moved, problems
from duixian.portal.living import Kind
from duixian.portal.questions import FINDINGS, ORDERS, Conditions
from duixian.portal.readmodel import Look, PanelFacts
from duixian.portal.web.errors import not_found
from duixian.registry import indicators as indicator_registry
from duixian.registry import series as series_registry
from duixian.settle import SecondVerdict

router = APIRouter(prefix="/api/v1", tags=["v1"], dependencies=[Depends(strict)])

Report: Any = ROWS["reports"]
JudgedAccount: Any = make_dataclass(
    "JudgedAccount",
    [
        *((n, hint, field(default=None)) for n, hint in get_type_hints(SecondVerdict).items()),
        *((n, str | None, field(default=None)) for n in ("key", "promise")),
    ],
    bases=(Account,),
    frozen=True,
    namespace={
        "__doc__": "A target, what became of it, what a second source says of it, and the key and "
        "page of the promise."
    },
)
NAME = Path(max_length=200)


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
        _of_report(page, government, year)
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
    wanted = _of_report(page, government, year).within("kind", kind)
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


@router.get("/panel", response_model=Listed[ComparedCell], responses=problems(300, 404, 410))
def panel(
    page: Paged,
    government: Governments = [],  # noqa: B006
    year: Years = [],  # noqa: B006
    series: Annotated[list[Text], Query(description="Ids or names of headline series.")] = [],  # noqa: B006
    role: Annotated[list[Role], Query()] = [],  # noqa: B006
) -> JSONResponse:
    """The headline panel: a cell for each report, series and role. `year` is the cell's year."""
    wanted = Conditions().within("gkey", questions.keys(page.look, government))
    wanted = wanted.years(spans(year), "year").within("role", role)
    wanted = wanted.within("series", series_names.several(series))
    found = page.rows("headlines", wanted, ORDERS["headlines"])
    for row in found.rows:
        row.update(comparable_of(row))
    return page.answer(found)


@router.get("/accounts", response_model=Listed[JudgedAccount], responses=problems(300, 404, 410))
def accounts(
    page: Paged,
    government: Governments = [],  # noqa: B006
    year: Years = [],  # noqa: B006
    indicator: Indicators = [],  # noqa: B006
    verdict: Annotated[list[VerdictName], Query()] = [],  # noqa: B006
    account: Annotated[list[Text], Query(description="Ids of accounts.")] = [],  # noqa: B006
) -> JSONResponse:
    """Targets with what became of them, what a second source says, and the promise's `key`. `year`
    is the plan year."""
    wanted = Conditions().within("gkey", questions.keys(page.look, government))
    wanted = wanted.years(spans(year), "year").within("verdict", verdict)
    wanted = wanted.measures(indicator, accounts_measuring).within("account_id", account)
    found = page.rows("accounts", wanted, ORDERS["accounts"])
    promises.put_keys(page.look, found.rows)
    return page.answer(found)


@router.get("/findings", response_model=Listed[Finding], responses=problems(300, 404, 410))
def findings(
    page: Paged,
    government: Governments = [],  # noqa: B006
    year: Years = [],  # noqa: B006
    kind: Annotated[list[Text], Query(description="Kind of finding.")] = [],  # noqa: B006
    severity: Annotated[list[Severity], Query()] = [],  # noqa: B006
) -> JSONResponse:
    """Figures that do not agree, the gravest first."""
    wanted = _of_report(page, government, year).within("kind", kind).within("severity", severity)
    return page.select(FINDINGS, wanted, ORDERS[FINDINGS])


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


@router.get("/ladder", response_model=Listed[settle.Rung], responses=problems(404, 410))
def ladder(
    page: Paged,
    series: Annotated[str, Query(max_length=200, description="Id or name of a series.")],
    year: Annotated[int, Query(ge=1900, le=2200)],
    latest: Annotated[bool, Query(description="Earlier reports where one is not in.")] = False,
) -> JSONResponse:
    """The targets of one series for one year, from the nation down."""
    wanted = series_names.one(series, "target").id
    rungs = settle.ladder(PanelFacts(page.look.reader, wanted), wanted, year, latest=latest)
    return page.cut([asdict(rung) for rung in rungs])


@router.get("/history", response_model=Listed[Commit], responses=problems(410))
def history(page: Paged) -> JSONResponse:
    """Every state the books were in, oldest first."""
    return page.cut([asdict(c) for c in page.look.books.history()])


def _of_report(page: Paged, government: list[str], year: list[str]) -> Conditions:
    keys = questions.keys(page.look, government)
    return Conditions().within("gkey", keys).years(spans(year))


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
