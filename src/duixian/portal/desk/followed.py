"""A promise at the desk: how far its items have come, and what was objected. Open to anybody."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from starlette.requests import Request

from duixian.desk import DeskError, DeskItem, lights, objections
from duixian.portal.desk.access import ANYBODY
from duixian.portal.desk.objecting import shown
from duixian.portal.desk.place import DeskPlace

Row = dict[str, Any]


def progress(request: Request, claim_ids: Collection[str], place: tuple[str, int]) -> Row:
    """The desk's items of a promise: that of its claims, or of the sentence of a target in words,
    whose report and offset `place` gives. `state` says why there are none."""
    desk_place: DeskPlace = request.app.state.desk
    try:
        desk = desk_place.desk()
        items = desk_place.items()
    except DeskError:  # the books can be read while the desk's database is away
        return {"state": "away", "items": []}
    if desk is None:
        return {"state": "no_desk", "items": []}
    own = [item for item in items.values() if _is_of(item, claim_ids, place)]
    rows = [_row(item, desk.today) for item in own]
    return {"state": "followed" if rows else "not_followed", "items": rows}


def objected(request: Request, targets: Collection[str]) -> list[Row]:
    """The objections to what the machine says of claims and accounts, as anybody may see them:
    the words of one that is open are not public yet."""
    desk_place: DeskPlace = request.app.state.desk
    try:
        desk = desk_place.desk()
        known = objections.all_of(desk) if desk else []
    except DeskError:  # the books can be read while the desk's database is away
        return []
    return [
        shown(each, ANYBODY, desk.today) | {"href": f"/desk/objections/{quote(each.id)}"}
        for each in known
        if desk is not None and each.about != "light" and each.target in targets
    ]


def _is_of(item: DeskItem, claim_ids: Collection[str], place: tuple[str, int]) -> bool:
    promised = item.promised
    named = {promised.claim_id, *promised.claims}
    doc, start = place
    return bool(named & set(claim_ids)) or (
        not claim_ids and promised.doc == doc and promised.start <= start < promised.end
    )


def _row(item: DeskItem, today: Any) -> Row:
    last = item.progress[-1] if item.progress else None
    return {
        "id": item.id,
        "text": item.promised.text,
        "stage": item.stage,
        "lead": item.lead,
        "due": item.due,
        "share": 100.0 if item.done else lights.actual_share(item),
        "light": asdict(lights.light(item, today)),
        "told": len(item.progress),
        "last": last
        and {"day": last.day, "value": last.value, "unit": last.unit, "text": last.text},
        "href": f"/desk/items/{quote(item.id, safe='')}",
    }
