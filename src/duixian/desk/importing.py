"""An office's own decomposition brought to the desk: which row becomes what, before it is done.

A row that is about one item assigns it; several rows about one item split it first; a row that
is about several items assigns each. What is assigned already to the same unit stays; where the
form says another unit, nothing is changed and the row is shown. Nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from duixian.desk.desk import Desk
from duixian.desk.errors import DeskUsage
from duixian.desk.forms import Form, FormRow, Promise, RowLink, match
from duixian.desk.items import DeskItem
from duixian.desk.permitting import permit
from duixian.desk.scheduling import plan_of

Fate = Literal[
    "assigned", "split", "milestone", "goal", "note", "progress", "as_before", "differs", "refused",
    "no_unit", "no_item", "no_row", "fault",
]  # fmt: skip
"""What became of a row or an item. milestone, goal, note: what the row plans for the item; differs:
the desk has another unit or milestone, and it stays; refused: the desk does not take it, an unknown
unit for one; no_item: no promise is about the row; no_row: no row is about the item; fault: a cell
that cannot be read."""
ASSIGNABLE = ("registered", "refused")
REPORTING = ("accepted", "working", "returned")


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row of a form, or one item that no row is about, and what was done."""

    fate: Fate
    place: str | None
    """Where in the file the row stands."""
    item: str | None
    score: float | None
    """How alike row and item are, 0 to 1."""
    how: str | None
    """same; part: the row is one item of the promise; whole: it holds the promise among others."""
    text: str
    """The row's words; of an item without row, its own."""
    promised: str | None
    """The item's words, beside which the row's stand."""
    lead: str | None
    supporting: tuple[str, ...]
    due: str | None
    said: str | None
    """What is wrong, or what differs, in a sentence."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing to do with an item."""

    item: DeskItem
    row: FormRow
    link: RowLink


def bring(
    desk: Desk,
    form: Form,
    items: Sequence[DeskItem],
    *,
    actor: str,
    progress: bool = False,
    dry: bool = False,
) -> list[ImportedRow]:
    """Bring a form's rows to the items of one government's year.

    With `progress`, what the form tells of progress is reported for the lead unit, which thereby
    has signed. With `dry`, nothing is written. Every event says from which file and cell it came.
    """
    roots = [item for item in items if item.parent is None]
    promises = [_promise(item) for item in roots]
    found = match(form.rows, promises)
    by_item: dict[str, list[RowLink]] = defaultdict(list)
    for link in found.links:
        by_item[link.promise].append(link)
    told: list[ImportedRow] = []
    for item in roots:
        links = by_item.get(item.id, [])
        if links:
            told += _of_item(desk, form, item, links, actor=actor, progress=progress, dry=dry)
    told += [_left_row(form.rows[i]) for i in found.left_rows]
    told += [
        ImportedRow("fault", str(f.place), None, None, None, f.found, None, None, (), None, str(f))
        for f in form.faults
    ]
    left = set(found.left_promises)
    told += [_left_item(item) for item in roots if item.id in left and item.lead is None]
    return told


def _promise(item: DeskItem) -> Promise:
    p = item.promised
    return Promise(item.id, p.text, p.quote, p.start, p.end)


def _of_item(
    desk: Desk,
    form: Form,
    item: DeskItem,
    links: Sequence[RowLink],
    *,
    actor: str,
    progress: bool,
    dry: bool,
) -> list[ImportedRow]:
    """The rows of one item, done."""
    rows = [form.rows[link.row] for link in links]
    targets = [item] * len(rows)
    told: list[ImportedRow] = []
    if len(rows) > 1 and item.stage in ASSIGNABLE and not item.items:
        if not dry:
            parts = desk.split(item.id, [row.text for row in rows], actor=actor)
            targets = [desk.item(part) for part in parts]
        told.append(
            ImportedRow(
                *("split", None, item.id, None, None, item.promised.text, item.promised.text),
                *(None, (), None, f"split into {len(rows)} work items"),
            )
        )
    elif item.items:
        parts_now = {desk.item(part).promised.text: part for part in item.items}
        targets = [desk.item(parts_now.get(row.text, item.id)) for row in rows]
    for target, row, link in zip(targets, rows, links, strict=True):
        step = _Step(target, row, link)
        assigned = _assign(desk, form, step, actor=actor, dry=dry)
        told.append(assigned)
        if assigned.fate == "refused":
            continue
        told += _plan(desk, form, step, actor=actor, dry=dry)
        if progress and row.progress:
            told += _report(desk, form, step, actor=actor, dry=dry)
    return told


def _assign(desk: Desk, form: Form, step: _Step, *, actor: str, dry: bool) -> ImportedRow:
    item, row = step.item, step.row
    lead, supporting = _units(row)
    if lead is None:
        return _told("no_unit", step, None, (), "the row names no unit: it was given to nobody")
    if item.lead is not None and item.stage not in ASSIGNABLE:
        if item.lead == lead:
            return _told("as_before", step, lead, supporting, None)
        said = f"the desk has {item.lead}, the form {lead}. It stays; transfer it if need be"
        return _told("differs", step, lead, supporting, said)
    said_with: dict[str, Any] = {
        "lead": lead,
        "supporting": list(supporting),
        "leader": "、".join(row.lead_leaders) or None,
        "due": row.deadline.isoformat() if row.deadline else None,
        "text": source_of(form, row),
    }
    try:
        if dry:
            permit(item, "assign", _given(said_with), None, desk.units())
        else:
            desk.act(item.id, "assign", _given(said_with), actor=actor)
    except DeskUsage as error:  # one bad row keeps no other from its place
        return _told("refused", step, lead, supporting, str(error))
    return _told("assigned", step, lead, supporting, None)


def _plan(desk: Desk, form: Form, step: _Step, *, actor: str, dry: bool) -> list[ImportedRow]:
    """Milestones and goal of the row, written where the desk has none."""
    lead, supporting = _units(step.row)
    told = []
    item = step.item if dry else desk.item(step.item.id)
    for planned in plan_of(item, step.row, source_of(form, step.row)):
        if planned.action is not None and not dry:
            desk.act(item.id, planned.action, planned.said, actor=actor)
        told.append(_told(planned.kind, step, lead, supporting, planned.told))
    return told


def _report(desk: Desk, form: Form, step: _Step, *, actor: str, dry: bool) -> list[ImportedRow]:
    """What the form tells of progress, reported for the lead unit, unless it was already."""
    lead, supporting = _units(step.row)
    assert step.row.progress is not None
    if dry:
        return [_told("progress", step, lead, supporting, step.row.progress)] if lead else []
    item = desk.item(step.item.id)
    if item.lead is None or any(told.text == step.row.progress for told in item.progress):
        return []
    if item.stage == "assigned":
        signed = _given({"text": source_of(form, step.row)})
        desk.act(item.id, "accept", signed, actor=actor, unit=item.lead)
    elif item.stage not in REPORTING:
        return []
    desk.act(item.id, "progress", {"text": step.row.progress}, actor=actor, unit=item.lead)
    return [_told("progress", step, item.lead, supporting, step.row.progress)]


def _units(row: FormRow) -> tuple[str | None, tuple[str, ...]]:
    """Who leads and who supports: the leading unit, else the first of the responsible ones."""
    leading = row.lead_units or row.responsible_units[:1]
    lead = leading[0] if leading else None
    others = tuple(unit for unit in row.units if unit != lead)
    return lead, others


def source_of(form: Form, row: FormRow) -> str:
    """Where a deed came from: the file and the place in it."""
    return f"据《{form.name}》{row.place}".rstrip()


def _given(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, [], "")}


def _told(
    fate: Fate, step: _Step, lead: str | None, supporting: tuple[str, ...], said: str | None
) -> ImportedRow:
    row = step.row
    return ImportedRow(
        fate,
        str(row.place) or None,
        step.item.id,
        round(step.link.score, 3),
        step.link.how,
        row.text,
        step.item.promised.text,
        lead,
        supporting,
        row.deadline.isoformat() if row.deadline else None,
        said,
    )


def _left_row(row: FormRow) -> ImportedRow:
    lead, supporting = _units(row)
    said = "no promise of the report is like this row. Look it up in the report"
    due = row.deadline.isoformat() if row.deadline else None
    place = str(row.place) or None
    return ImportedRow(
        "no_item", place, None, None, None, row.text, None, lead, supporting, due, said
    )


def _left_item(item: DeskItem) -> ImportedRow:
    said = "no row of the form is about this promise"
    text = item.promised.text
    return ImportedRow("no_row", None, item.id, None, None, text, text, None, (), item.due, said)
