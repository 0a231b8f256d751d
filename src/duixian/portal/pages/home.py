"""The first page: what is in the books, and the ways into them."""

from __future__ import annotations

from duixian.portal import promises, questions
from duixian.portal.pages import rows as book_rows
from duixian.portal.web.pages import Ask, View, page

LATEST = 8
"""Findings shown."""


@page("/", rows="governments in the books")
def home(ask: Ask) -> View:
    """What is in the books."""
    look = ask.look
    rows = ask.params.rows(default=200)
    governments = [g.row() for g in questions.governments(look)]
    latest = questions.select(
        look,
        questions.FINDINGS,
        questions.Conditions(),
        questions.ORDERS[questions.FINDINGS],
        limit=LATEST,
    )
    findings = [book_rows.finding_row(row) for row in latest.rows]
    figures = [side for f in findings for side in f["figures"]]
    book_rows.with_contexts(look, figures)
    promises.put_links(look, figures)
    verdicts = look.reader.rows(f"SELECT {book_rows.COUNTED} FROM accounts GROUP BY ALL")
    return View(
        "home.html.j2",
        {
            "counts": {
                name: look.reader.value(f"SELECT count(*) FROM {name}")
                for name in ("reports", "claims", "tasks", "accounts", "findings")
            },
            "commit": look.state.commit,
            "changed": look.state.changed.isoformat() if look.state.changed else None,
            "fulfilment": book_rows.counted(verdicts),
            "governments": governments[:rows],
            "governments_total": len(governments),
            "latest_findings": findings,
        },
        rows=governments,
        columns=("government", "key", "level", "reports", "first_year", "last_year", "href"),
    )
