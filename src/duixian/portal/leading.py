"""Where the address of a claim or task leads whose text was corrected since it was cited."""

from __future__ import annotations

from typing import Literal

from duixian.books import Trace, trace
from duixian.portal.questions import report_path
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import Link, Refusal, not_found


def living(look: Look, kind: Literal["claim", "task"], id: str) -> str:
    """The id under which a claim or task stands in the books now.

    `Refusal`: 410 where the text that took the place of its own has nothing like it (with the
    address of that text), 404 for an id that never was in the books.
    """
    found: Trace | None = trace(look.reader.rows, id)
    if found is None or found.kind != kind:
        raise not_found(f"no_{kind}", name=id)
    if found.id is None:
        raise Refusal(410, f"gone_{kind}", _instead(look, id), name=id)
    return found.id


def _instead(look: Look, id: str) -> tuple[Link, ...]:
    """The current text of the report in which a thing of this id was."""
    seen: set[str] = set()
    rows = look.reader.rows("SELECT new_report_id AS id FROM successors WHERE old_id = ?", [id])
    while rows and rows[0]["id"] not in seen:
        report = rows[0]["id"]
        seen.add(report)
        here = look.reader.one("SELECT doc FROM reports WHERE report_id = ?", [report])
        if here is not None:
            return (Link(report_path(here["doc"]), here["doc"]),)
        asked = "SELECT superseded_by AS id FROM all_reports WHERE report_id = ?"
        rows = look.reader.rows(asked, [report])
    return ()
