"""The stages of an item at the desk, and what may be done at each: workflow.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from duixian.errors import RegistryError

FieldType = Literal["text", "names", "day", "number", "yes", "share", "shares", "count"]
Party = Literal["office", "lead", "party", "anyone"]


@dataclass(frozen=True, slots=True)
class DeskStage:
    """Where an item stands."""

    id: str
    zh: str
    open: bool
    """Whether it is still to be done."""


@dataclass(frozen=True, slots=True)
class ActionField:
    """What is said with an action."""

    id: str
    zh: str
    type: FieldType
    among: tuple[str, ...]
    """The only values that it may have; none: any."""


@dataclass(frozen=True, slots=True)
class DeskAction:
    """What may be done with an item."""

    id: str
    zh: str
    since: tuple[str, ...]
    """The stages in which it may be done."""
    to: str | None
    """The stage to which it leads; None where the item stays."""
    by: Party
    needs: tuple[str, ...]
    may: tuple[str, ...]
    one_of: tuple[str, ...]
    """At least one of these must be said."""

    @property
    def fields(self) -> tuple[str, ...]:
        """All that may be said with it."""
        return (*self.needs, *self.one_of, *self.may)


@dataclass(frozen=True, slots=True)
class Workflow:
    """All of workflow.toml."""

    stages: Mapping[str, DeskStage]
    actions: Mapping[str, DeskAction]
    fields: Mapping[str, ActionField]

    def possible(self, stage: str) -> tuple[str, ...]:
        """The actions that a stage allows.

        >>> load().possible("done")[:3]
        ('close', 'reopen', 'fault')
        """
        return tuple(a.id for a in self.actions.values() if stage in a.since)


@cache
def load() -> Workflow:
    """The workflow. `RegistryError` when the file contradicts itself."""
    return parse(files("duixian.registry").joinpath("workflow.toml").read_text(encoding="utf-8"))


def parse(source: str) -> Workflow:
    """The workflow that a TOML text describes; see `load`."""
    tables = tomllib.loads(source)
    stages = {
        name: DeskStage(name, row["zh"], row["open"]) for name, row in tables["stages"].items()
    }
    fields = {
        name: ActionField(name, row["zh"], row["type"], tuple(row.get("among", ())))
        for name, row in tables["fields"].items()
    }
    for field in fields.values():
        if field.type not in get_args(FieldType):
            raise RegistryError(f"workflow.toml: field {field.id} has no known type: {field.type}")
    actions = {name: _action(name, row) for name, row in tables["actions"].items()}
    for action in actions.values():
        _check(action, stages, fields)
    return Workflow(stages, actions, fields)


def _action(name: str, row: Mapping[str, Any]) -> DeskAction:
    return DeskAction(
        *(name, row["zh"], tuple(row["from"]), row.get("to"), row["by"]),
        *(tuple(row.get(key, ())) for key in ("needs", "may", "one_of")),
    )


def _check(
    action: DeskAction, stages: Mapping[str, DeskStage], fields: Mapping[str, ActionField]
) -> None:
    unknown = [s for s in (*action.since, action.to) if s is not None and s not in stages]
    unknown += [f for f in action.fields if f not in fields]
    if action.by not in get_args(Party):
        unknown.append(action.by)
    if unknown:
        raise RegistryError(
            f"workflow.toml: action {action.id} names {', '.join(unknown)}, which the file does "
            "not define. Define it, or take it out"
        )
