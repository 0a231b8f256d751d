"""The rows that the commands of the desk give."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duixian.desk import DeskEvent, DeskItem, OpenedYear, Person, objections


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One item with its light (`desk list`). Source offsets; shares in percent."""

    item: str
    parent: str | None
    government: str
    government_code: str | None
    year: int
    origin: str
    text: str
    stage: str
    stage_zh: str
    lead: str | None
    supporting: tuple[str, ...]
    leader: str | None
    sign_by: str | None
    due: str
    overdue: bool
    goal: float | None
    goal_unit: str | None
    value: float | None
    actual: float | None
    expected: float | None
    behind: float | None
    light: str
    word: str
    why: str
    forecast: float | None
    forecast_low: float | None
    forecast_high: float | None
    done: str | None
    items: tuple[str, ...]
    programme: str | None
    programme_item: int | None
    section: str
    doc: str
    task_id: str | None
    claim_id: str | None
    claims: tuple[str, ...]
    quote: str
    start: int
    end: int
    version: int
    at: str


@dataclass(frozen=True, slots=True)
class DeskEventRow:
    """One event (`desk show`, and what writing commands give back)."""

    seq: int
    at: str
    actor: str
    unit: str | None
    kind: str
    kind_zh: str | None
    item: str
    version: int
    said: str
    leaf: str
    root: str


@dataclass(frozen=True, slots=True)
class DeskOpenedRow:
    """One item that opening a year made, tied anew, or found without its promise."""

    item: str
    fate: str
    government: str
    year: int
    origin: str
    text: str
    due: str
    doc: str
    task_id: str | None
    claim_id: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DeskUnitRow:
    """A unit or reviewer on the desk's list."""

    kind: str
    name: str
    unit: str | None


def desk_row(item: DeskItem, on: date, preset: str | None) -> DeskRow:
    """An item on a day."""
    from duixian.desk import forecasts, lights
    from duixian.registry import workflow

    promised = item.promised
    shown, ahead = lights.light(item, on, preset), forecasts.forecast(item)
    values = [told.value for told in item.progress if told.value is not None]
    stage = workflow.load().stages[item.stage]
    return DeskRow(
        item=item.id,
        parent=item.parent,
        government=promised.government,
        government_code=promised.government_code,
        year=promised.year,
        origin=promised.origin,
        text=promised.text,
        stage=item.stage,
        stage_zh=stage.zh,
        lead=item.lead,
        supporting=item.supporting,
        leader=item.leader,
        sign_by=item.sign_by,
        due=item.due,
        overdue=stage.open and item.due < on.isoformat(),
        goal=item.goal.value if item.goal else None,
        goal_unit=item.goal.unit if item.goal else None,
        value=values[-1] if values else None,
        actual=shown.actual,
        expected=shown.expected,
        behind=shown.behind,
        light=shown.colour,
        word=shown.word,
        why=shown.sentence,
        forecast=ahead.share if ahead else None,
        forecast_low=ahead.low if ahead else None,
        forecast_high=ahead.high if ahead else None,
        done=item.done,
        items=item.items,
        programme=promised.programme,
        programme_item=promised.programme_item,
        section=promised.section,
        doc=promised.doc,
        task_id=promised.task_id,
        claim_id=promised.claim_id,
        claims=promised.claims,
        quote=promised.quote,
        start=promised.start,
        end=promised.end,
        version=item.version,
        at=item.at,
    )


def event_row(event: DeskEvent) -> DeskEventRow:
    """An event as it stands in the log."""
    from duixian.registry import workflow

    action = workflow.load().actions.get(event.kind)
    return DeskEventRow(
        *(event.seq, event.at, event.actor, event.unit, event.kind, action.zh if action else None),
        *(event.subject, event.version, event.payload_text, event.leaf, event.root),
    )


def opened_rows(done: OpenedYear, items: dict[str, DeskItem]) -> list[DeskOpenedRow]:
    """What opening a year did, item by item."""
    fates = [(id, "opened") for id in done.opened]
    fates += [(id, "retied") for id in done.retied]
    fates += [(id, "left") for id in done.left]
    rows = []
    for id, fate in fates:
        item, p = items[id], items[id].promised
        rows.append(
            DeskOpenedRow(
                *(id, fate, p.government, p.year, p.origin, p.text, item.due, p.doc),
                *(p.task_id, p.claim_id, p.quote, p.start, p.end),
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class DeskPersonRow:
    """An account (`desk people`), without its secrets."""

    id: str
    name: str
    email: str
    roles: tuple[str, ...]
    unit: str | None
    disabled: bool
    password: bool
    made: str


@dataclass(frozen=True, slots=True)
class DeskObjectionRow:
    """An objection (`desk objections`). Days are ISO dates in China."""

    id: str
    about: str
    target: str
    machine: str
    text: str
    link: str | None
    files: tuple[str, ...]
    by: str
    raised: str
    answer_by: str
    overdue: bool
    answer: str | None
    instead: str | None
    reason: str | None
    answered: str | None
    answered_by: str | None
    version: int


def person_row(person: Person) -> DeskPersonRow:
    """An account as the command shows it."""
    return DeskPersonRow(**asdict(person))


def objection_row(objection: objections.Objection, on: date) -> DeskObjectionRow:
    """An objection as it is on a day."""
    return DeskObjectionRow(**asdict(objection), overdue=objection.overdue(on))
