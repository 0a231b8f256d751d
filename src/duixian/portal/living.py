"""The claim or task that an id means now: itself, or what succeeded it in a later text."""

from __future__ import annotations

import re
from typing import Any, Literal

from duixian.books import follow
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import Refusal, not_found
from duixian.portal.web.opening import if_it_may_come

Kind = Literal["claim", "task"]

UNKNOWN: dict[Kind, str] = {"claim": "no_claim", "task": "no_task"}
GONE: dict[Kind, str] = {"claim": "claim_gone", "task": "task_gone"}
"""The sentences, by what was asked for."""

_ID = re.compile(r"[0-9a-f]{8,64}")


def row(look: Look, kind: Kind, id: str) -> dict[str, Any]:
    """The row with this id, or of its successor, whose id differs then.

    `Refusal`: 404 for an id that never was, 410 where nothing succeeded it.
    """
    if _ID.fullmatch(id):
        found = _row(look, kind, id)
        if found is not None:
            return found
        successor = follow(look.reader.table, id)
        if successor is not None and successor.kind == kind:
            found = _row(look, kind, successor.new_id) if successor.new_id else None
            if found is not None:
                return found
            gone = Refusal(410, GONE[kind], name=id, doc=successor.last.doc)
            raise if_it_may_come(look, gone)
    raise if_it_may_come(look, not_found(UNKNOWN[kind], name=id))


def _row(look: Look, kind: Kind, id: str) -> dict[str, Any] | None:
    return look.reader.one(f"SELECT * FROM {kind}s WHERE {kind}_id = ?", [id])
