"""Figures that do not agree, by kind and severity, both quotes side by side."""

from __future__ import annotations

from duixian.portal import promises, questions
from duixian.portal.pages import rows as book_rows
from duixian.portal.questions import FINDINGS, ORDERS, Conditions
from duixian.portal.web.pages import Ask, View, page

_COLUMNS = (*book_rows.FINDING_COLUMNS, "government", "report_year")


@page("/findings", rows="every finding that meets the filters")
def findings(ask: Ask) -> View:
    """Findings that meet the filters."""
    params = ask.params
    kinds = ask.look.reader.rows(
        "SELECT kind, count(*) AS n FROM findings GROUP BY kind ORDER BY n DESC, kind"
    )
    wanted = (
        Conditions()
        .within("gkey", questions.keys(ask.look, params.texts("government")))
        .years(params.years())
        .within("severity", params.several_among("severity", book_rows.SEVERITIES))
        .within("kind", params.several_among("kind", [k["kind"] for k in kinds]))
    )
    rows = params.rows(default=50)
    if ask.form == "csv":
        all_of_them = questions.every(ask.look, FINDINGS, wanted, ORDERS[FINDINGS])
        listed_all = map(book_rows.finding_row, all_of_them)
        return View("findings.html.j2", {}, rows=listed_all, columns=_COLUMNS)
    chosen = questions.select(ask.look, FINDINGS, wanted, ORDERS[FINDINGS], limit=rows)
    listed = [book_rows.finding_row(row) for row in chosen.rows]
    figures = [side for f in listed for side in f["figures"]]
    book_rows.with_contexts(ask.look, figures)
    promises.put_links(ask.look, figures)
    return View(
        "findings.html.j2",
        {
            "chosen": {
                "government": list(params.texts("government")),
                "year": list(params.texts("year")),
                "severity": list(params.texts("severity")),
                "kind": list(params.texts("kind")),
            },
            "kinds": kinds,
            "findings": listed,
            "total": chosen.total,
        },
        rows=listed,
        columns=_COLUMNS,
        layout={"severities": book_rows.SEVERITIES, "limit": rows},
    )
