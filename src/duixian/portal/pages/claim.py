"""A claim at its place: the report's text with its characters in view, and all about it."""

from __future__ import annotations

from duixian.portal import living, promises, questions
from duixian.portal.desk import beside
from duixian.portal.pages import report
from duixian.portal.pages import rows as book_rows
from duixian.portal.web.pages import Ask, View, page


@page("/c/{claim_id}", rows="the claim")
def claim(ask: Ask, claim_id: str) -> View:
    """One claim."""
    look = ask.look
    found = living.row(look, "claim", claim_id)
    if found["claim_id"] != claim_id:
        return View("claim.html.j2", {}, moved=f"/c/{found['claim_id']}")
    row = questions.report(look, found["report_id"])
    whole, layout = report.whole(ask, row)
    accounts = look.reader.rows(
        "SELECT * FROM accounts WHERE gkey = ? AND (target.claim_id = ? OR result.claim_id = ?)",
        [found["gkey"], claim_id, claim_id],
    )
    findings = look.reader.rows(
        "SELECT * FROM findings WHERE gkey = ? AND list_contains(claims, ?)",
        [found["gkey"], claim_id],
    )
    shaped = book_rows.claim_row(found)
    settled = [book_rows.account_row(a) for a in accounts]
    promises.put_keys(look, settled)
    layout["questionable"] = beside.put(ask.request, [shaped], settled)
    found_in = [book_rows.finding_row(f) for f in findings]
    promises.put_links(look, [side for f in found_in for side in f["figures"]])
    data = {
        "claim": shaped,
        "sentence": (whole["source"] or "")[found["sentence_start"] : found["sentence_end"]],
        "accounts": settled,
        "findings": found_in,
        "report": whole["report"],
        "government_href": whole["government_href"],
        "original": whole["original"],
        "sections": whole["sections"],
        "superseded_by": whole["superseded_by"],
    }
    return View("claim.html.j2", data, rows=[shaped], columns=report.CLAIM_COLUMNS, layout=layout)
