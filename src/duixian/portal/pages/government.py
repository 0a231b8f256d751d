"""A government's page: its reports, the rate over time, open promises, findings."""

from __future__ import annotations

from collections import defaultdict

from duixian.portal import charts, questions
from duixian.portal.pages import shaping
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
    years = _years(ask, own, gov)
    pending = questions.select(
        look,
        "accounts",
        own.also("verdict = 'pending'"),
        "year DESC, series IS NULL, account_id",
        limit=OPEN,
    )
    promises = [shaping.account_row(row) for row in pending.rows]
    found = questions.select(
        look, questions.FINDINGS, own, questions.ORDERS[questions.FINDINGS], limit=FINDINGS
    )
    findings = [shaping.finding_row(row) for row in found.rows]
    shaping.with_contexts(
        look,
        [p["target"] for p in promises] + [s for f in findings for s in f["figures"]],
    )
    return View(
        "government.html.j2",
        {
            "government": gov.row(),
            "years": years,
            "open": promises,
            "open_total": pending.total,
            "findings": findings,
            "findings_total": found.total,
        },
        rows=years,
        layout={"chart": charts.fulfilment(years, ask.words)},
    )


def _years(ask: Ask, own: Conditions, gov: questions.Gov) -> list[shaping.Row]:
    """A row for each report: its year, and what became of the targets of that year."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(shaping.VERDICTS, 0))
    for row in ask.look.reader.rows(
        f"SELECT year, verdict, count(*) AS n FROM accounts{own.sql} GROUP BY ALL", own.values
    ):
        counts[row["year"]][row["verdict"]] = row["n"]
    reports = questions.select(ask.look, "reports", own_reports(gov), "report_year DESC, doc")
    rows = []
    for report in reports.rows:
        year = report["report_year"]
        rated = shaping.rated(counts[year]) if year in counts else shaping.rated({})
        rows.append(
            {
                "year": year,
                "doc": report["doc"],
                "kind": report["kind"],
                "complete": report["complete"],
                "claims": report["claims"],
                "tasks": report["tasks"],
                "characters": report["characters"],
                **{v: rated["counts"].get(v, 0) for v in shaping.VERDICTS},
                "settled": rated["settled"],
                "kept": rated["kept"],
                "rate": rated["rate"],
                "href": f"{gov.path}/{year}" if year else questions.report_path(report["doc"]),
                "report": questions.report_path(report["doc"]),
            }
        )
    return rows


def own_reports(gov: questions.Gov) -> Conditions:
    """Reports of one government."""
    return Conditions().also("gkey = ?", gov.key)
