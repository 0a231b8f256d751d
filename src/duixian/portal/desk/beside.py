"""What people have put beside the machine's values: accepted objections, on the books' pages."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from duixian.desk import DeskError, objections
from duixian.portal.desk.place import DeskPlace

Row = dict[str, Any]


def put(request: Request, claims: list[Row], accounts: list[Row]) -> bool:
    """Give each claim and account its `beside`: what stands beside its value, oldest first.
    Whether there is a desk at which more can be questioned."""
    place: DeskPlace = request.app.state.desk
    try:
        desk = place.desk()
        known = objections.overrides(objections.all_of(desk)) if desk else {}
    except DeskError:  # the books can be read while the desk's database is away
        desk, known = None, {}
    for row in claims:
        row["beside"] = _rows(known.get(("claim", row["claim_id"]), []))
    for row in accounts:
        own = (known.get((about, row["account_id"]), []) for about in ("verdict", "match"))
        row["beside"] = [each for accepted in own for each in _rows(accepted)]
    return desk is not None


def _rows(accepted: list[objections.Objection]) -> list[Row]:
    return [
        {
            "about": each.about,
            "instead": each.instead,
            "reason": each.reason,
            "answered": each.answered,
            "objection": each.id,
        }
        for each in accepted
    ]
