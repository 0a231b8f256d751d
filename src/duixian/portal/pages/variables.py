"""Variables of targets as files for other programs."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from duixian.books import table_of
from duixian.portal import downloads, questions, series_names, varied
from duixian.portal.varied import VariableQuestion
from duixian.portal.web.pages import attachment
from duixian.portal.web.params import Params
from duixian.variables import TargetVariables


def download(format: str, request: Request) -> Response:
    """Every target that meets the filters government, year and series, in one of the formats."""
    state = request.app.state
    with state.holdings.look() as look:
        params = Params(request.query_params, state.settings.max_rows)
        asked = VariableQuestion(
            questions.keys(look, params.texts("government")),
            params.years(),
            series_names.several(params.texts("series")),
        )
        table = table_of(TargetVariables, varied.of_targets(look, asked))
    return Response(
        downloads.packed(table, format),
        media_type=downloads.WITH_CSV[format],
        headers={"Content-Disposition": attachment(f"duixian-variables.{format}")},
    )
