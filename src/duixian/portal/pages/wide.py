"""Wide tables: governments × headline series of a year, governments × years of a series."""

from __future__ import annotations

from typing import Any, get_args
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from duixian import exports
from duixian.portal import downloads, questions, series_names, widening
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import malformed
from duixian.portal.web.language import chosen
from duixian.portal.web.pages import Ask, View, attachment, file_name, page
from duixian.portal.web.params import Params, span
from duixian.portal.widening import WideQuestion
from duixian.registry import cell_states
from duixian.registry import series as series_registry
from duixian.settle import Wide, WideColumn, WideRole

Row = dict[str, Any]
ALL = "all"
"""The level of a table of all governments: without a level it is of the provinces."""


@page("/wide", rows="a row a government: figure, upper end, bound and reason of each series")
def latest(ask: Ask) -> View:
    """The table of the year that is chosen, else of the latest."""
    return _shown(ask, _of_year(ask.look, ask.params, None))


@page("/wide/{year}", rows="the same of one year")
def of_year(ask: Ask, year: str) -> View:
    """The table of one year."""
    return _shown(ask, _of_year(ask.look, ask.params, year))


@page("/wide/series/{name}", rows="a row a government, and the same of each year")
def of_series(ask: Ask, name: str) -> View:
    """The table of one series."""
    return _shown(ask, _of_series(ask.look, ask.params, name))


def download(format: str, request: Request) -> Response:
    """A whole table in a format for other programs, in the order that is asked for."""
    state, parts = request.app.state, request.path_params
    with state.holdings.look() as look:
        params = Params(request.query_params, state.settings.max_rows)
        if "name" in parts:
            question = _of_series(look, params, parts["name"])
        else:
            question = _of_year(look, params, parts["year"])
        made = _sorted(widening.wide(look, question), params)
    name = file_name(request.url.path.removesuffix(f".{format}"), format)
    return Response(
        downloads.packed_wide(made, format, chosen(request)),
        media_type=downloads.FORMATS[format],
        headers={"Content-Disposition": attachment(name)},
    )


# -- what is asked for --------------------------------------------------------------------


def _of_year(look: Look, params: Params, given: str | None) -> WideQuestion:
    role = _role(params)
    if given is not None:
        first, last = span("year", given)
        if first != last:
            raise malformed("one_year", name="year", value=given)
        year: int | None = first
    else:
        year = params.year()
    level = _level(look, params)
    if year is None:
        known = widening.years(look, "target" if role == "both" else role, level)
        year = known[-1] if known else 0
    asked = widening.keys(look, params.texts("government"))
    return WideQuestion(year, role=role, governments=asked, level=level)


def _of_series(look: Look, params: Params, name: str) -> WideQuestion:
    series = series_names.one(name)
    asked = widening.keys(look, params.texts("government"))
    return WideQuestion(
        series=series.id,
        years=params.years(),
        role=_role(params),
        governments=asked,
        level=_level(look, params),
    )


def _role(params: Params) -> WideRole:
    given = params.among("role", widening.ROLES)
    return next((role for role in widening.ROLES if role == given), "target")


def _level(look: Look, params: Params) -> Any:
    """The level that is asked for. Without one that of the provinces, where the books have any."""
    given = params.among("level", (*widening.LEVELS, ALL))
    if given or params.texts("government"):
        return None if given == ALL else given
    have = look.reader.value("SELECT 1 FROM reports WHERE level = 'province' LIMIT 1")
    return "province" if have else None


def _sorted(made: Wide, params: Params) -> Wide:
    column = params.among("sort", [one.key for one in made.columns])
    if column is None:
        return made
    return widening.in_order(made, column, "asc" if _is_upwards(params) else "desc")


def _is_upwards(params: Params) -> bool:
    return params.among("order", get_args(widening.Order)) == "asc"


# -- how it is shown ----------------------------------------------------------------------


def _shown(ask: Ask, question: WideQuestion) -> View:
    look, params = ask.look, ask.params
    made = _sorted(widening.wide(look, question), params)
    limit = params.rows()
    flat = exports.flat_wide(made)
    series = series_registry.load()
    one = series[question.series] if question.series else None
    return View(
        "wide.html.j2",
        {
            "by": made.by,
            "year": question.year,
            "series": one and {"id": one.id, "zh": one.zh, "en": one.en, "unit": one.unit},
            "role": question.role,
            "level": question.level,
            "chosen": {n: list(params.texts(n)) for n in ("government", "year")},
            "sort": params.text("sort") or None,
            "order": ("asc" if _is_upwards(params) else "desc") if params.text("sort") else None,
            "columns": [_column(column) for column in made.columns],
            "rows": widening.page_rows(made, limit),
            "total": len(made.rows),
            "years": widening.years(look, question.role, question.level),
        },
        rows=flat.to_pylist() if ask.form == "csv" else (),
        columns=tuple(flat.column_names),
        layout={
            "limit": limit,
            "address": _address(question),
            "query": _query(ask, question),
            "head": [_head(ask, column, params) for column in made.columns],
            "levels": (*widening.LEVELS, ALL),
            "level_shown": question.level or ALL,
            "wide_roles": widening.ROLES,
            "states": [s for s in cell_states.load().values() if s.id != "figure"],
            "known": {gov.key for gov in questions.governments(look)},
            "known_series": list(series.values()),
        },
    )


def _address(question: WideQuestion) -> str:
    """Where the table has its permanent address."""
    if question.series is not None:
        return f"/wide/series/{question.series}"
    return f"/wide/{question.year:04}"


def _query(ask: Ask, question: WideQuestion) -> str:
    """The filters of the table with what was taken for want of one, so that a file's address
    means the same when the books have grown."""
    role, level = question.role, question.level or ALL
    _, _, query = ask.link(role=role, level=level, year=None, rows=None).partition("?")
    years = urlencode([("year", y) for y in ask.params.texts("year")] if question.series else [])
    return "?" + "&".join(part for part in (query, years) if part)


def _column(column: WideColumn) -> Row:
    series = series_registry.load()[column.series]
    return {
        "key": column.key,
        "series": series.id,
        "zh": series.zh,
        "en": series.en,
        "unit": series.unit,
        "role": column.role,
        "year": column.year,
    }


def _head(ask: Ask, column: WideColumn, params: Params) -> Row:
    """How a column is sorted now, and the address by which it is sorted: the largest first, and
    where it is so already the smallest."""
    mine = params.text("sort") == column.key
    order = "asc" if mine and not _is_upwards(params) else "desc"
    now = ("ascending" if _is_upwards(params) else "descending") if mine else None
    return {"sorted": now, "href": ask.link(sort=column.key, order=order)}
