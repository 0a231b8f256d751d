"""Promised actions, those with a deadline of their own first."""

from __future__ import annotations

from datetime import date
from typing import get_args

from duixian.model import TaskKind
from duixian.portal import questions
from duixian.portal.pages import rows as book_rows
from duixian.portal.questions import Conditions
from duixian.portal.web.errors import malformed
from duixian.portal.web.pages import Ask, View, page

TASK_COLUMNS = (
    *("task_id", "doc", "government", "government_code", "report_year", "section", "text"),
    *("verb", "object", "kind", "deadline", "deadline_quote", "programme", "programme_size"),
    *("deadline_source", "goal", "baseline", "purposes"),
    *("programme_item", "claims", "quote", "start", "end", "recovered", "key", "report_id", "href"),
)
KINDS: tuple[str, ...] = get_args(TaskKind)
_ORDER = (
    "deadline_source IS DISTINCT FROM 'stated', deadline IS NULL, deadline DESC, "
    'gkey, doc, "start", task_id'
)


@page("/tasks", rows="every task that meets the filters")
def tasks(ask: Ask) -> View:
    """Tasks that meet the filters."""
    params = ask.params
    wanted = (
        Conditions()
        .within("gkey", questions.keys(ask.look, params.texts("government")))
        .years(params.years())
        .within("kind", params.several_among("kind", KINDS))
    )
    dated = params.among("dated", ("yes", "no"))
    if dated:
        wanted = wanted.also(
            f"deadline_source IS {'NOT' if dated == 'yes' else ''} DISTINCT FROM 'stated'"
        )
    if before := day(params.text("before"), "before"):
        wanted = wanted.also("deadline <= ?", before)
    words = params.text("q")
    if words:
        wanted = wanted.also("contains(text, ?)", words)
    rows = params.rows()
    if ask.form == "csv":
        all_of_them = questions.every(ask.look, "tasks", wanted, _ORDER)
        return View(
            "tasks.html.j2", {}, rows=map(book_rows.task_row, all_of_them), columns=TASK_COLUMNS
        )
    chosen = questions.select(ask.look, "tasks", wanted, _ORDER, limit=rows)
    listed = [book_rows.task_row(row) for row in chosen.rows]
    return View(
        "tasks.html.j2",
        {
            "chosen": {
                "government": list(params.texts("government")),
                "year": list(params.texts("year")),
                "kind": list(params.texts("kind")),
                "dated": dated,
                "before": before,
                "q": words,
            },
            "tasks": listed,
            "total": chosen.total,
        },
        rows=listed,
        columns=TASK_COLUMNS,
        layout={"kinds": KINDS, "limit": rows},
    )


def day(given: str, name: str) -> str | None:
    """A day as it stands in an address. `Refusal` (400) for what is none."""
    if not given:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise malformed("no_date", name=name, value=given) from None
