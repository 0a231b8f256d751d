"""The desk's items in the offices' own forms: decomposition, ledger, bulletin, prefilled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from duixian.desk import lights
from duixian.desk.forms import FormMilestone, FormRow, Light, Suggester, Suggestion
from duixian.desk.items import DeskItem
from duixian.registry import forms as words
from duixian.registry import workflow

SUGGESTED = "建议牵头单位（系统建议，未经确认）"
SUGGESTED_TOO = "建议配合单位（系统建议，未经确认）"
BECAUSE = "建议依据"


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """An item as a ledger has it (`forms.LedgerEntry`)."""

    row: FormRow
    standing: str
    light: Light | None
    share: float | None


def form_rows(items: Iterable[DeskItem], suggester: Suggester | None = None) -> tuple[FormRow, ...]:
    """The items as rows of a form, parts of a split item in its place, in order.

    With `suggester`, items that nobody has are given units that might lead or support, marked as
    suggested, with the words that they rest on.
    """
    rows = [_row(item) for item in _leaves(items)]
    numbered = [replace(row, number=str(n)) for n, row in enumerate(rows, 1)]
    if suggester is None:
        return tuple(numbered)
    return tuple(_suggested(row, suggester) for row in numbered)


def entries(items: Iterable[DeskItem], on: date, preset: str | None = None) -> list[DeskEntry]:
    """The items as a ledger or bulletin counts them on a day."""
    known = words.load()
    told = []
    for number, item in enumerate(_leaves(items), 1):
        shown = lights.light(item, on, preset)
        colour: Light | None = shown.colour if shown.colour != "none" else None
        done = not workflow.load().stages[item.stage].open and item.stage != "terminated"
        standing = known.done if done else shown.word
        share = lights.actual_share(item)
        told.append(
            DeskEntry(
                replace(_row(item), number=str(number)),
                standing if standing in known.standings else known.standings[-1],
                colour,
                None if share is None else share / 100,
            )
        )
    return told


def _leaves(items: Iterable[DeskItem]) -> list[DeskItem]:
    """Every item that somebody works on: those that were split give way to their parts."""
    return [item for item in items if not item.items]


def _row(item: DeskItem) -> FormRow:
    p = item.promised
    told = next((r for r in reversed(item.progress) if r.text or r.stage), None)
    return FormRow(
        text=p.text,
        category=p.programme,
        lead_leaders=(item.leader,) if item.leader else (),
        lead_units=(item.lead,) if item.lead else (),
        supporting_units=item.supporting,
        deadline=date.fromisoformat(item.due),
        goal=item.goal.words if item.goal else None,
        milestones=_milestones(item),
        progress=(told.text or told.stage) if told else None,
        quote=p.quote,
    )


def _milestones(item: DeskItem) -> tuple[FormMilestone, ...]:
    return tuple(
        FormMilestone((date.fromisoformat(m.due).month + 2) // 3, m.text) for m in item.milestones
    )


def _suggested(row: FormRow, suggester: Suggester) -> FormRow:
    """The row with units that might lead and support it, in columns of their own."""
    if row.lead_units:
        return row
    leads = suggester.leads(row.text)
    leading = {one.unit for one in leads[:1]}
    supports = [one for one in suggester.supports(row.text) if one.unit not in leading]
    columns = []
    if leads:
        columns.append((SUGGESTED, _units(leads)))
    if supports:
        columns.append((SUGGESTED_TOO, _units(supports)))
    if columns:
        because = "；".join("、".join(one.words) for one in (*leads, *supports))
        columns.append((BECAUSE, because))
    return replace(row, others=(*row.others, *columns))


def _units(found: Sequence[Suggestion]) -> str:
    return "；".join(one.unit for one in found)
