"""An item: the sentence that promised it, its life, its light, and what may be done with it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from starlette.requests import Request

from duixian.desk import (
    Desk,
    DeskEvent,
    DeskItem,
    forecasts,
    lights,
    objections,
    offering,
    receipts,
    votes,
)
from duixian.portal import questions
from duixian.portal.desk import objecting
from duixian.portal.desk.access import visitor
from duixian.portal.desk.pages import standing
from duixian.portal.desk.place import desk_of
from duixian.portal.pages import rows as book_rows
from duixian.portal.pages.rows import Row
from duixian.portal.readmodel import Look
from duixian.portal.web.pages import Ask, View, page
from duixian.registry import workflow

EVENT_COLUMNS = (
    *("seq", "at", "day", "kind", "actor", "unit", "version", "payload", "leaf", "receipt"),
)


@page("/desk/items/{item}", rows="the item's events")
def entry(ask: Ask, item: str) -> View:
    """One item."""
    found = desk_of(ask.request).item(item)
    data = entry_data(ask.request, ask.look, found, standing.rule_of(ask))
    layout = entry_layout(ask.request, found)
    return View("desk/item.html.j2", data, data["events"], EVENT_COLUMNS, layout)


def entry_data(request: Request, look: Look, item: DeskItem, rule: str | None = None) -> Row:
    """All that the page says of an item."""
    desk, who = desk_of(request), visitor(request)
    on = desk.today
    known = standing.names(request, desk)
    events = desk.history(item.id)
    seen = forecasts.forecast(item)
    everything = standing.place_of(request).items()
    said = votes.votes(desk, item.id).get(item.id)
    questioned = [
        objecting.shown(each, who, on)
        for each in objections.all_of(desk)
        if each.about == "light" and each.target == item.id
    ]
    return {
        "item": {
            **standing.item_row(item, on, rule),
            "government": item.promised.government,
            "year": item.promised.year,
            "board": standing.year_path(standing.key_of(item), item.promised.year),
            "leader": item.leader,
            "sign_by": item.sign_by,
            "rhythm": item.rhythm,
            "opened": item.opened,
            "goal": None if item.goal is None else asdict(item.goal),
            "origin": item.promised.origin,
            "returns": item.returns,
            "urged": list(item.urged),
            "escalated": list(item.escalated),
        },
        "promised": _promised(look, item),
        "parts": [
            standing.item_row(everything[id], on, rule) for id in item.items if id in everything
        ],
        "forecast": None if seen is None else asdict(seen),
        "milestones": [asdict(m) for m in item.milestones],
        "shortcomings": [asdict(s) for s in item.shortcomings],
        "extensions": [asdict(e) for e in item.extensions],
        "progress": [_told(t, item) for t in item.progress],
        "files": _files(desk, events),
        "survey": {"satisfied": sum(item.votes), "asked": len(item.votes)},
        "votes": {
            "satisfied": said.satisfied if said else 0,
            "dissatisfied": said.dissatisfied if said else 0,
        },
        "objections": questioned,
        "events": [event_row(event, known) for event in events],
    }


def entry_layout(
    request: Request, item: DeskItem, given: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The forms that this visitor may use, and the choices in them. `given` is what was sent and
    not taken: it is put into the form again."""
    who = visitor(request)
    known = workflow.load()
    working = who.is_any("office") or (who.is_any("reporter") and who.unit in item.units)
    return {
        "actions": offering.offered(item, who.person),
        "splits": offering.splits(item, who.person),
        "fields": known.fields,
        "units": desk_of(request).units(),
        "open_milestones": [m for m in item.milestones if not m.reached],
        "open_shortcomings": [s for s in item.shortcomings if not s.rectified],
        "may_vote": not who.anonymous and not working,
        "given": given or {},
        "trouble": None,
        "meanwhile": None,
    }


def _promised(look: Look, item: DeskItem) -> Row:
    """The sentence of the report, with what stands around it."""
    promised = item.promised
    side = {
        "quote": promised.quote,
        "doc": promised.doc,
        "start": promised.start,
        "end": promised.end,
        "claim_id": promised.claim_id,
        "section": promised.section,
    }
    side["href"] = questions.place_path(promised.doc, promised.start)
    side["claim_href"] = questions.claim_path(promised.claim_id) if promised.claim_id else None
    book_rows.with_contexts(look, [side])
    return {"before": "", "after": "", **side}


def _told(told: Any, item: DeskItem) -> Row:
    return {**asdict(told), "files": list(told.files), "of_whole": lights.share_of(told, item.goal)}


def _files(desk: Desk, events: Sequence[DeskEvent]) -> list[Row]:
    """Everything that was attached, by digest, with the event that brought it."""
    found: dict[str, Row] = {}
    for event in events:
        for digest in event.payload.get("files", ()):
            kept = desk.attached(digest)
            size = kept.stat().st_size if kept else None
            row = {"digest": digest, "seq": event.seq, "day": event.day, "bytes": size}
            found.setdefault(digest, row)
    return list(found.values())


def event_row(event: DeskEvent, known: Mapping[str, str]) -> Row:
    """An event as a line of the item's life."""
    return {
        "seq": event.seq,
        "at": event.at,
        "day": event.day,
        "kind": event.kind,
        "actor": known.get(event.actor, event.actor),
        "unit": event.unit,
        "version": event.version,
        "said": _said(event),
        "payload": event.payload_text,
        "leaf": event.leaf,
        "receipt": f"/desk/receipts/{event.seq}",
    }


def _said(event: DeskEvent) -> dict[str, Any]:
    """What was said, without what the page shows elsewhere."""
    fields = workflow.load().fields
    return {name: value for name, value in event.payload.items() if name in fields}


@page("/desk/receipts/{seq}", rows="the hashes from the event to the root")
def receipt(ask: Ask, seq: str) -> View:
    """The proof that an event stands in the log."""
    desk = desk_of(ask.request)
    number = int(seq) if seq.isdecimal() and len(seq) < 10 else -1
    given = receipts.receipt(desk.log, number)
    data = {
        "seq": number,
        "receipt": asdict(given) | {"path": list(given.path)},
        "line": receipts.written(given),
        "holds": receipts.holds(given),
    }
    path = [{"place": n, "hash": node} for n, node in enumerate(given.path, 1)]
    return View("desk/receipt.html.j2", data, path, ("place", "hash"))
