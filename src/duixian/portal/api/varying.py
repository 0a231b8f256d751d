"""The operations that give variables for regressions."""

from __future__ import annotations

from dataclasses import asdict

from starlette.responses import JSONResponse

from duixian.portal import questions, series_names, varied
from duixian.portal.api.asking import Governments, HeadlineSeries, Listed, Paged, Years, spans
from duixian.portal.api.problems import problems
from duixian.portal.api.root import router
from duixian.portal.varied import VariableQuestion
from duixian.variables import ReportVariables, TargetVariables

_RESPONSES = problems(300, 404, 410)


@router.get("/variables", response_model=Listed[TargetVariables], responses=_RESPONSES)
def variables(
    page: Paged,
    government: Governments = [],  # noqa: B006 - never changed
    year: Years = [],  # noqa: B006
    series: HeadlineSeries = [],  # noqa: B006
) -> JSONResponse:
    """Targets as variables, by report year: hard or soft, gap to the level above and to
    neighbours, revision, over-fulfilment. What is missing is null, with a reason beside it."""
    asked = VariableQuestion(
        questions.keys(page.look, government), tuple(spans(year)), series_names.several(series)
    )
    return page.cut([asdict(row) for row in varied.of_targets(page.look, asked)])


@router.get("/variables/reports", response_model=Listed[ReportVariables], responses=_RESPONSES)
def report_variables(
    page: Paged,
    government: Governments = [],  # noqa: B006
    year: Years = [],  # noqa: B006
) -> JSONResponse:
    """Reports as variables: how alike the text is to last year's and to the superior's, and what
    share of it speaks of each topic."""
    asked = VariableQuestion(questions.keys(page.look, government), tuple(spans(year)))
    return page.cut([asdict(row) for row in varied.of_reports(page.look, asked)])
