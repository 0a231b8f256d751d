"""Building a panel: series × governments × years × roles, previewed, then downloaded."""

from __future__ import annotations

from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import Response

from duixian import settle
from duixian.model import Role
from duixian.portal import downloads, questions, series_names
from duixian.portal.questions import Conditions
from duixian.portal.readmodel import Look
from duixian.portal.web.pages import Ask, View, attachment, page
from duixian.portal.web.params import Params
from duixian.registry import series as series_registry

PANEL_COLUMNS = (
    *("doc", "government", "government_code", "report_year", "indicator", "role", "year"),
    *("value", "value_high", "unit", "bound", "qualitative", "absent", "quote", "start", "end"),
    *("claim_id", "report_id", "genre"),
)
_COLUMNS = (*PANEL_COLUMNS, *settle.COMPARABLE, "href")
_SELECT = ", ".join(
    "series AS indicator" if name == "indicator" else f'"{name}"' for name in PANEL_COLUMNS
)
_OFFERED: tuple[Role, ...] = ("target", "result")


@page("/panel", rows="every cell of the panel that meets the filters")
def panel(ask: Ask) -> View:
    """The panel that the filters describe."""
    wanted = conditions(ask.look, ask.params)
    rows = ask.params.rows(default=50)
    if ask.form == "csv":
        order = questions.ORDERS["headlines"]
        all_of_them = questions.every(ask.look, "headlines", wanted, order, columns=_SELECT)
        linked = (_linked(_compared(row)) for row in all_of_them)
        return View("panel.html.j2", {}, rows=linked, columns=_COLUMNS)
    chosen = cells(ask.look, wanted, rows)
    for row in chosen.rows:
        _linked(row)
    series = [
        {"id": s.id, "zh": s.zh, "en": s.en, "unit": s.unit}
        for s in series_registry.load().values()
    ]
    return View(
        "panel.html.j2",
        {
            "series": series,
            "chosen": {
                "series": list(ask.params.texts("series")),
                "government": list(ask.params.texts("government")),
                "year": list(ask.params.texts("year")),
                "role": list(ask.params.texts("role")),
            },
            "rows": chosen.rows,
            "total": chosen.total,
        },
        rows=chosen.rows,
        columns=_COLUMNS,
        layout={"formats": downloads.FORMATS, "limit": rows, "roles": _OFFERED},
    )


def conditions(look: Look, params: Params) -> Conditions:
    """What the filters of an address ask for."""
    return (
        Conditions()
        .within("series", series_names.several(params.texts("series")))
        .within("gkey", questions.keys(look, params.texts("government")))
        .within("role", params.several_among("role", get_args(Role)))
        .years(params.years(), "year")
    )


def cells(look: Look, wanted: Conditions, limit: int | None) -> questions.Chosen:
    """The cells, by series, government, year and role, with their figures in the series' unit."""
    order = questions.ORDERS["headlines"]
    found = questions.select(look, "headlines", wanted, order, limit=limit, columns=_SELECT)
    for row in found.rows:
        _compared(row)
    return found


def _compared(row: dict[str, Any]) -> dict[str, Any]:
    """The cell with its figures in the unit of the series as well."""
    series, unit = row["indicator"], row["unit"]
    row["comparable"] = settle.comparable(series, row["value"], unit)
    row["comparable_high"] = settle.comparable(series, row["value_high"], unit)
    row["series_unit"] = series_registry.load()[series].unit
    return row


def _linked(row: dict[str, Any]) -> dict[str, Any]:
    row["href"] = questions.claim_path(row["claim_id"]) if row["claim_id"] else None
    return row


def download(format: str, request: Request) -> Response:
    """The whole panel in a format for other programs."""
    state = request.app.state
    with state.holdings.look() as look:
        wanted = conditions(look, Params(request.query_params, state.settings.max_rows))
        order = questions.ORDERS["headlines"]
        sql = f"SELECT {_SELECT} FROM headlines{wanted.sql} ORDER BY {order}"
        table = look.reader.table(sql, wanted.values).arrow()
    table = settle.with_comparable(table, "indicator")
    return Response(
        downloads.packed(table, format),
        media_type=downloads.FORMATS[format],
        headers={"Content-Disposition": attachment(f"duixian-panel.{format}")},
    )
