"""The charts by themselves: as files, and as frames for other sites' pages.

Each stands alone, with its name, what it shows and where it is from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from duixian import __version__
from duixian.portal import charts, citing, picture, questions, series_names
from duixian.portal.pages import charted, compare, dotted
from duixian.portal.pages import rows as book_rows
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import not_found
from duixian.portal.web.language import VARY, PageWords, chosen, words
from duixian.portal.web.params import Params

Parts = Mapping[str, Any]
Draw = Callable[[Look, Parts, Params, PageWords], charts.Chart | None]
Answer = Callable[[Request], Response]


def several(look: Look, parts: Parts, params: Params, language: PageWords) -> charts.Chart | None:
    """A series of one government or several, over the years."""
    series = series_names.one(parts["series"])
    return charted.lines(*charted.chosen(look, params, series), series, language)


def dots(look: Look, parts: Parts, params: Params, language: PageWords) -> charts.Chart | None:
    """A year's targets by province."""
    series = series_names.one(parts["series"])
    return dotted.drawing_of(dotted.asked(look, series, params.year()), series, language)


def fulfilment(
    look: Look, parts: Parts, params: Params, language: PageWords
) -> charts.Chart | None:
    """The rate of one government over the years, each with its counts."""
    gov = questions.government(look, parts["government"])
    years = book_rows.of_work(book_rows.by_year(look, gov))
    return charts.fulfilment(years, language, gov.name)


def topics(look: Look, parts: Parts, params: Params, language: PageWords) -> charts.Chart | None:
    """How attention moved between two reports."""
    return compare.moved(look, params, language)


def _drawn(request: Request, draw: Draw) -> tuple[charts.Chart, PageWords]:
    state, language = request.app.state, words(chosen(request))
    params = Params(request.query_params, state.settings.max_rows)
    with state.holdings.look() as look:
        drawn = draw(look, request.path_params, params, language)
    if drawn is None:
        raise not_found("no_chart")
    return drawn, language


def _address(request: Request, path: str) -> str:
    """The address for others of the page that a chart is on, in nobody's language."""
    if path.startswith("/g/"):
        path = path.removesuffix("/chart")
    asked = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    query = f"?{urlencode(asked, safe=',')}" if asked else ""
    return citing.absolute(request, request.app.state.settings, path + query)


def _file(draw: Draw) -> Answer:
    def answer(request: Request) -> Response:
        drawn, language = _drawn(request, draw)
        path, _, ending = request.url.path.rpartition(".")
        origin = citing.absolute(request, request.app.state.settings, "/").rstrip("/")
        address = _address(request, path)
        source = language("chart.source", version=__version__, address=address)
        svg = picture.alone(drawn, source, origin)
        if ending == "png":
            return Response(picture.png(svg), media_type="image/png")
        return Response(svg, media_type="image/svg+xml")

    return answer


def _frame(draw: Draw) -> Answer:
    def answer(request: Request) -> Response:
        drawn, language = _drawn(request, draw)
        address = _address(request, request.url.path.removeprefix(picture.EMBEDDED))
        # Made without `render`: another site's page must bring no cookie to its reader.
        body = request.app.state.templates.get_template("embed.html.j2").render(
            t=language, chart=drawn, drawing=picture.inside(drawn), address=address
        )
        return Response(body, headers={"Vary": VARY}, media_type="text/html; charset=utf-8")

    return answer


DRAWN: dict[str, Draw] = {
    "/i/{series}/chart": several,
    "/i/{series}/dots": dots,
    "/g/{government}/chart": fulfilment,
    "/compare": topics,
}
ROUTES: dict[str, Answer] = {
    **{
        f"{path}.{ending}": _file(draw) for path, draw in DRAWN.items() for ending in ("svg", "png")
    },
    **{f"{picture.EMBEDDED}{path}": _frame(draw) for path, draw in DRAWN.items()},
}
"""The address of each chart as a file and as a frame."""
