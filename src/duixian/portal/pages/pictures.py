"""The charts as files: each stands alone, with its name, what it shows and where it is from."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from duixian import __version__
from duixian.portal import charts, citing, picture, questions
from duixian.portal.pages import charted, compare, dotted
from duixian.portal.pages import rows as book_rows
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import not_found
from duixian.portal.web.language import PageWords, chosen, words
from duixian.portal.web.params import Params

Draw = Callable[[Look, Params, PageWords], charts.Chart | None]


def several(request: Request) -> Response:
    """A series of one government or several, over the years."""
    series = charted.known(request.path_params["series"])

    def draw(look: Look, params: Params, language: PageWords) -> charts.Chart | None:
        return charted.lines(*charted.chosen(look, params, series), series, language)

    return _answer(request, draw)


def dots(request: Request) -> Response:
    """A year's targets by province."""
    series = charted.known(request.path_params["series"])

    def draw(look: Look, params: Params, language: PageWords) -> charts.Chart | None:
        return dotted.drawing_of(dotted.asked(look, series, params.year()), series, language)

    return _answer(request, draw)


def fulfilment(request: Request) -> Response:
    """The rate of one government over the years, each with its counts."""

    def draw(look: Look, params: Params, language: PageWords) -> charts.Chart | None:
        gov = questions.government(look, request.path_params["government"])
        years = book_rows.of_work(book_rows.by_year(look, gov))
        return charts.fulfilment(years, language, gov.name)

    return _answer(request, draw)


def topics(request: Request) -> Response:
    """How attention moved between two reports."""

    def draw(look: Look, params: Params, language: PageWords) -> charts.Chart | None:
        return compare.moved(look, params, language)

    return _answer(request, draw)


def _answer(request: Request, draw: Draw) -> Response:
    state = request.app.state
    language = words(chosen(request))
    with state.holdings.look() as look:
        drawn = draw(look, Params(request.query_params, state.settings.max_rows), language)
    if drawn is None:
        raise not_found("no_chart")
    path, _, ending = request.url.path.rpartition(".")
    asked = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    page = path + (f"?{urlencode(asked, safe=',')}" if asked else "")
    address = citing.absolute(request, state.settings, page)
    origin = citing.absolute(request, state.settings, "/").rstrip("/")
    source = language("chart.source", version=__version__, address=address)
    svg = picture.alone(drawn, source, origin)
    if ending == "png":
        return Response(picture.png(svg), media_type="image/png")
    return Response(svg, media_type="image/svg+xml")


ROUTES = {
    f"{path}.{ending}": draw
    for ending in ("svg", "png")
    for path, draw in {
        "/i/{series}/chart": several,
        "/i/{series}/dots": dots,
        "/g/{government}/chart": fulfilment,
        "/compare": topics,
    }.items()
}
"""The address of each chart as a file."""
