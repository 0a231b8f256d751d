"""双随机: the draws, what each reviewer has to look at, and the error rate that was found."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from duixian.desk import Desk, DeskError, Draw, Person, drawn, reviewing, rights
from duixian.portal.desk.access import Visitor, visitor
from duixian.portal.desk.forms import text_of
from duixian.portal.desk.pages import standing
from duixian.portal.desk.place import desk_of
from duixian.portal.pages.rows import Row
from duixian.portal.web.errors import malformed, not_found
from duixian.portal.web.pages import Ask, View, page

DRAW_COLUMNS = (
    *("id", "committed", "made", "digest", "candidates", "items", "reviewers", "seed", "bound"),
    *("reviewed", "href"),
)
SEAT_COLUMNS = ("place", "item", "reviewer", "text", "lead", "reviewed", "wrong", "note", "href")


@page("/desk/draws", rows="every draw")
def draws(ask: Ask) -> View:
    """All draws, the newest first."""
    rows = [_row(draw) for draw in reversed(drawn.all_of(desk_of(ask.request)))]
    return View("desk/draws.html.j2", {"draws": rows}, rows, DRAW_COLUMNS)


@page("/desk/draws/{draw}", rows="the items drawn, each with its reviewer and what was found")
def draw(ask: Ask, draw: str) -> View:
    """One draw: what was found, with the exact interval; for its reviewers the form."""
    desk, who = desk_of(ask.request), visitor(ask.request)
    found = _draw(desk, draw)
    items = standing.place_of(ask.request).items()
    seats = []
    mine = []
    for place, (id, reviewer) in enumerate(found.seats, 1):
        item, said = items[id], found.reviewed.get(id)
        row = {
            "place": place,
            "item": id,
            "reviewer": reviewer,
            "text": item.promised.text,
            "lead": item.lead,
            "reviewed": said.at if said else None,
            "fields": dict(said.fields) if said else {},
            "wrong": [f for f, right in said.fields.items() if not right] if said else [],
            "note": said.text if said else None,
            "href": standing.item_path(id),
        }
        seats.append(row)
        if _is_mine(desk, found, id, who):
            shown = standing.item_row(item, desk.today)
            goal = asdict(item.goal) if item.goal else None
            told = asdict(item.progress[-1]) if item.progress else None
            mine.append({**row, "quote": item.promised.quote, "goal": goal, "told": told, **shown})
    data: dict[str, Any] = {"draw": _row(found), "seats": seats, "rates": _rates(desk, found)}
    layout = {"mine": mine, "fields": drawn.FIELDS}
    return View("desk/draw.html.j2", data, seats, SEAT_COLUMNS, layout)


def send(request: Request) -> Response:
    """Take in what a reviewer found of an item."""
    desk, person = desk_of(request), visitor(request).person
    assert person is not None  # the guard lets nobody else in
    name, item = request.path_params["draw"], text_of(request, "item")
    rights.may_review(person, desk.item(item))
    seat = reviewing.drawn_as(desk, name, item, person)
    fields = {field: _right(request, field) for field in drawn.FIELDS}
    said = {field: right for field, right in fields.items() if right is not None}
    note = text_of(request, "text")
    reviewing.review(desk, name, item, seat, said, text=note, actor=person.id)
    return RedirectResponse(f"/desk/draws/{name}", 303)


def _right(request: Request, field: str) -> bool | None:
    given = text_of(request, f"field-{field}")
    if given not in ("right", "wrong", ""):
        raise malformed("unknown_value", name=field, value=given, known="right、wrong")
    return None if not given else given == "right"


def _draw(desk: Desk, id: str) -> Draw:
    for each in drawn.all_of(desk):
        if each.id == id:
            return each
    raise not_found("no_draw", name=id)


def _is_mine(desk: Desk, found: Draw, item: str, who: Visitor) -> bool:
    if who.person is None or not who.is_any("reviewer"):
        return False
    return _drawn_for(desk, found.id, item, who.person)


def _drawn_for(desk: Desk, draw: str, item: str, person: Person) -> bool:
    try:
        reviewing.drawn_as(desk, draw, item, person)
        rights.may_review(person, desk.item(item))
    except DeskError:  # another's to review, or of the own unit
        return False
    return True


def _rates(desk: Desk, found: Draw) -> list[Row]:
    return (
        [asdict(rate) for rate in reviewing.error_rates(desk, found.id)] if found.reviewed else []
    )


def _row(found: Draw) -> Row:
    return {
        **{name: getattr(found, name) for name in DRAW_COLUMNS[:-2]},
        "reviewed": len(found.reviewed),
        "href": f"/desk/draws/{found.id}",
    }
