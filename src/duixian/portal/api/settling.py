"""The operations that give what the figures come to: panel, ladder, accounts, findings."""

from __future__ import annotations

from dataclasses import asdict, field, make_dataclass
from typing import Annotated, Any, get_type_hints

from fastapi import Query
from starlette.responses import JSONResponse

from duixian import settle
from duixian.books import accounts_measuring, comparable_of
from duixian.model import Account, Finding, Role, Severity
from duixian.model import Verdict as VerdictName
from duixian.portal import promises, questions, series_names
from duixian.portal.api.asking import (
    Governments,
    HeadlineSeries,
    Indicators,
    Listed,
    Paged,
    Text,
    Years,
    spans,
)
from duixian.portal.api.compared import ComparedCell
from duixian.portal.api.problems import problems
from duixian.portal.api.reports import of_report
from duixian.portal.api.root import router
from duixian.portal.questions import FINDINGS, ORDERS, Conditions
from duixian.portal.readmodel import PanelFacts
from duixian.settle import SecondVerdict

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


@router.get("/panel", response_model=Listed[ComparedCell], responses=problems(300, 404, 410))
def panel(
    page: Paged,
    government: Governments = [],  # noqa: B006
    year: Years = [],  # noqa: B006
    series: HeadlineSeries = [],  # noqa: B006
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
    wanted = of_report(page, government, year).within("kind", kind).within("severity", severity)
    return page.select(FINDINGS, wanted, ORDERS[FINDINGS])


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
