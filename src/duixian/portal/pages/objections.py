"""Objections: how many are open and overdue, and what became of the others."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from duixian.desk import Desk, NoSuchItem
from duixian.desk import objections as known
from duixian.portal.desk.access import visitor
from duixian.portal.desk.objecting import shown
from duixian.portal.desk.place import desk_of
from duixian.portal.desk.questioned import look_up
from duixian.portal.web.errors import Refusal
from duixian.portal.web.pages import Ask, View, page

STATES = ("open", "overdue", "accepted", "rejected")
OBJECTION_COLUMNS = (
    *("id", "about", "target", "machine", "raised", "answer_by", "open", "overdue", "answer"),
    *("instead", "reason", "answered", "text", "link", "by", "answered_by", "version"),
)


@page("/desk/objections", rows="every objection that meets the filters")
def objections(ask: Ask) -> View:
    """All objections, the open ones first, counted."""
    desk, who = desk_of(ask.request), visitor(ask.request)
    state = ask.params.among("state", STATES)
    about = ask.params.among("about", known.ABOUT)
    everything = known.all_of(desk)
    on = desk.today
    rows = [shown(each, who, on) for each in everything]
    listed = [
        row
        for row in rows
        if (about is None or row["about"] == about)
        and (state is None or row["answer"] == state or (row["open"] and bool(row.get(state))))
    ]
    listed.sort(key=lambda row: (not row["open"], row["answer_by"]))
    data = {
        "chosen": {"state": state, "about": about},
        "count": asdict(known.count(everything, on)),
        "workdays": known.ANSWER_WORKDAYS,
        "objections": listed,
    }
    layout = {"states": STATES, "abouts": known.ABOUT}
    return View("desk/objections.html.j2", data, listed, OBJECTION_COLUMNS, layout)


@page("/desk/objections/{objection}", rows="the objection")
def objection(ask: Ask, objection: str) -> View:
    """One objection, with the machine's value and what stands beside it."""
    desk, who = desk_of(ask.request), visitor(ask.request)
    each = known.get(desk, objection)
    row = shown(each, who, desk.today)
    layout: dict[str, Any] = {"instead": known.INSTEAD.get(each.about, ())}
    data = {"objection": row, "questioned": _questioned(ask, desk, each)}
    return View("desk/objection.html.j2", data, [row], OBJECTION_COLUMNS, layout)


def _questioned(ask: Ask, desk: Desk, each: known.Objection) -> dict[str, str] | None:
    """What the machine says of it now; None where a newer text of the report has it no more."""
    try:
        return asdict(look_up(ask.look, desk, each.about, each.target))
    except (Refusal, NoSuchItem):
        return None
