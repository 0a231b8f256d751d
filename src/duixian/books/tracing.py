"""Where an id leads that was cited before the text was corrected."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from duixian.books.keys import Kind

Ask = Callable[[str, Sequence[Any]], list[dict[str, Any]]]
"""A question in SQL over the tables of the books, and the rows that answer it."""
_ID = re.compile(r"k?[0-9a-f]{16}")
_LIVING: tuple[tuple[Kind, str], ...] = (
    ("claim", "SELECT claim_id AS id FROM claims WHERE claim_id = ?"),
    ("task", "SELECT task_id AS id FROM tasks WHERE task_id = ?"),
)


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of a claim or task."""

    kind: Kind
    id: str | None
    """The id under which it stands in the books now; None where the text that took the place of
    its own has nothing like it."""
    steps: int
    """How many texts took each other's place on the way: 0 where it stands as it stood."""


def trace(ask: Ask, id: str) -> Trace | None:
    """Follow an id, or a key, to what stands in the books now; None for one never known.

    What is in the books again (an older text made the current one) leads to itself, so that
    texts that took each other's place in turn make no circle.
    """
    if not _ID.fullmatch(id):
        return None
    if id.startswith("k"):
        found = ask("SELECT kind, id FROM keys WHERE key = ?", [id])
        return Trace(found[0]["kind"], found[0]["id"], 0) if found else None
    seen: set[str] = set()
    kind: Kind | None = None
    while id not in seen:
        seen.add(id)
        for living, sql in _LIVING:
            if ask(sql, [id]):
                return Trace(living, id, len(seen) - 1)
        newest = (
            'SELECT kind, new_id FROM successors WHERE old_id = ? ORDER BY "commit" DESC LIMIT 1'
        )
        rows = ask(newest, [id])
        if not rows:
            break
        kind = rows[0]["kind"]
        if rows[0]["new_id"] is None:
            break
        id = rows[0]["new_id"]
    return Trace(kind, None, len(seen)) if kind is not None else None
