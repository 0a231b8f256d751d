"""From events to what an item is now: a fold, in which each kind of event has its function.

Nothing derived is stored: whether an item is overdue follows from its days and the day of asking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from duixian.desk.events import DeskEvent
from duixian.desk.items import (
    DeskItem,
    Extension,
    Goal,
    Milestone,
    Promised,
    Reported,
    Shortcoming,
)
from duixian.registry import workflow

Said = Mapping[str, Any]
Step = Callable[[DeskItem, DeskEvent, Said], DeskItem]

OPENED, SPLIT, RETIED = "opened", "split", "retied"
"""What the desk itself writes of an item, beside the actions of registry/workflow.toml."""


def fold(events: Iterable[DeskEvent], item: DeskItem | None = None) -> DeskItem | None:
    """The item that these events, all of one subject, make (of `item`, where they come after
    it); None where there is no opening."""
    for event in events:
        item = step(item, event)
    return item


def fold_all(events: Iterable[DeskEvent]) -> dict[str, DeskItem]:
    """All items of a log, by id, in the order of their opening."""
    items: dict[str, DeskItem] = {}
    for event in events:
        item = step(items.get(event.subject), event)
        if item is not None:
            items[event.subject] = item
    return items


def step(item: DeskItem | None, event: DeskEvent) -> DeskItem | None:
    """The item after one more event; events of other things than items change nothing."""
    said = event.payload
    if event.kind == OPENED:
        return _opened(event, said)
    if item is None:
        return None
    change = _STEPS.get(event.kind)
    if change is not None:
        item = change(item, event, said)
    action = workflow.load().actions.get(event.kind)
    stage = (action and action.to) or item.stage
    return replace(item, stage=stage, version=event.version, at=event.at)


def _opened(event: DeskEvent, said: Said) -> DeskItem:
    promised = Promised.of(said["promised"])
    return DeskItem(
        id=event.subject,
        promised=promised,
        parent=said["parent"],
        stage="registered",
        version=event.version,
        opened=event.day,
        due=promised.deadline,
        goal=promised.goal,
        at=event.at,
    )


def _split(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, items=(*item.items, *said["items"]))


def _retied(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, promised=Promised.of(said["promised"]))


def _assign(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(
        item,
        lead=said["lead"],
        supporting=tuple(said.get("supporting", item.supporting)),
        leader=said.get("leader", item.leader),
        due=said.get("due", item.due),
        sign_by=said.get("sign_by"),
        rhythm=said.get("rhythm", item.rhythm),
        assigned=event.day,
        accepted=None,
    )


def _accept(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, accepted=event.day)


def _progress(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    told = Reported(
        day=said.get("day", event.day),
        value=said.get("value"),
        share=said.get("share"),
        stage=said.get("stage"),
        text=said.get("text"),
        files=tuple(said.get("files", ())),
        unit=event.unit,
        seq=event.seq,
    )
    return replace(item, progress=(*item.progress, told), answer_by=None)


def _report(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(_progress(item, event, said), reported=event.day)


def _return(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, returns=item.returns + 1, reported=None, done=None)


def _finish(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    """In time or late is judged by the day on which the unit reported, not on which it was
    checked: the office's own pace is not the unit's."""
    return replace(item, done=item.reported or event.day)


def _close(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, closed=event.day)


def _terminate(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, terminated=event.day)


def _extend(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    asked = Extension(said["until"], said["reason"], event.day)
    return replace(item, extensions=(*item.extensions, asked))


def _grant(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    *before, asked = item.extensions
    granted = replace(asked, granted=True)
    return replace(item, extensions=(*before, granted), due=asked.until)


def _deny(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    *before, asked = item.extensions
    return replace(item, extensions=(*before, replace(asked, granted=False)))


def _escalate(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, escalated=(*item.escalated, event.day))


def _urge(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, urged=(*item.urged, event.day), answer_by=said.get("until"))


def _transfer(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return _assign(item, event, {"supporting": (), **said})


def _scale_back(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    assert item.goal is not None  # the action is refused without one
    return replace(item, goal=replace(item.goal, value=said["goal"], value_high=None))


def _measure(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    goal = Goal(said["goal"], said["unit_of_goal"], base=said.get("base"))
    return replace(item, goal=goal)


def _milestone(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    number = len(item.milestones) + 1
    new = Milestone(number, said["due"], said["text"], said.get("share"))
    return replace(item, milestones=(*item.milestones, new))


def _reach(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    reached = tuple(
        replace(m, reached=event.day) if m.number == said["number"] else m for m in item.milestones
    )
    return replace(item, milestones=reached, answer_by=None)


def _fault(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    number = len(item.shortcomings) + 1
    new = Shortcoming(number, said["text"], event.day, said.get("due"))
    return replace(item, shortcomings=(*item.shortcomings, new))


def _rectify(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    done = tuple(
        replace(s, rectified=event.day) if s.number == said["number"] else s
        for s in item.shortcomings
    )
    return replace(item, shortcomings=done)


def _rate(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, votes=(*item.votes, said["satisfied"]))


def _path(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, path=tuple(said["shares"]))


def _note(item: DeskItem, event: DeskEvent, said: Said) -> DeskItem:
    return replace(item, notes=(*item.notes, said["text"]))


_STEPS: dict[str, Step] = {
    SPLIT: _split,
    RETIED: _retied,
    "assign": _assign,
    "accept": _accept,
    "progress": _progress,
    "report": _report,
    "return": _return,
    "reopen": _return,
    "finish": _finish,
    "close": _close,
    "terminate": _terminate,
    "extend": _extend,
    "grant": _grant,
    "deny": _deny,
    "escalate": _escalate,
    "urge": _urge,
    "transfer": _transfer,
    "scale_back": _scale_back,
    "measure": _measure,
    "milestone": _milestone,
    "reach": _reach,
    "fault": _fault,
    "rectify": _rectify,
    "rate": _rate,
    "path": _path,
    "note": _note,
}
