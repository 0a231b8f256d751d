"""A government's page: its reports, the rate over time, open promises, findings."""

from __future__ import annotations

from duixian.portal import charts, questions
from duixian.portal.pages import rows as book_rows
from duixian.portal.questions import Conditions
from duixian.portal.web.pages import Ask, View, page

OPEN, FINDINGS = 30, 20
"""Open promises and findings shown; the lists they link to have all."""


@page("/g/{government}", rows="the government's reports, with its accounts counted by verdict")
def government(ask: Ask, government: str) -> View:
    """One government."""
    look = ask.look
    gov = questions.government(look, government)
    if gov.key != government:
        return View("", {}, moved=f"/g/{gov.key}")
    own = Conditions().also("gkey = ?", gov.key)
    years = book_rows.by_year(look, gov)
    pending = questions.select(
        look,
        "accounts",
        own.also("verdict = 'pending'"),
        "year DESC, series IS NULL, account_id",
        limit=OPEN,
    )
    promises = [book_rows.account_row(row) for row in pending.rows]
    found = questions.select(
        look, questions.FINDINGS, own, questions.ORDERS[questions.FINDINGS], limit=FINDINGS
    )
    findings = [book_rows.finding_row(row) for row in found.rows]
    book_rows.with_contexts(
        look,
        [p["target"] for p in promises] + [s for f in findings for s in f["figures"]],
    )
    return View(
        "government.html.j2",
        {
            "government": gov.row(),
            "years": years,
            "fulfilment": book_rows.counted(
                look.reader.rows(
                    f"SELECT {book_rows.COUNTED} FROM accounts{own.sql} GROUP BY ALL", own.values
                )
            ),
            "open": promises,
            "open_total": pending.total,
            "findings": findings,
            "findings_total": found.total,
        },
        rows=years,
        layout={"chart": charts.fulfilment(book_rows.of_work(years), ask.words)},
    )
