"""A government's page: its reports, the rate over time, open promises, findings."""

from __future__ import annotations

from typing import Any

from duixian.portal import charts, promises, questions
from duixian.portal.pages import rows as book_rows
from duixian.portal.questions import Conditions, Gov
from duixian.portal.readmodel import Look
from duixian.portal.web.pages import Ask, View, page
from duixian.registry import lineage

OPEN, FINDINGS = 30, 20
"""Open promises and findings shown; the lists they link to have all."""


@page("/g/{government}", rows="the government's reports, with its accounts counted by verdict")
def government(ask: Ask, government: str) -> View:
    """One government."""
    look = ask.look
    gov = questions.government(look, government)
    if gov.key != government:
        return View("", {}, moved=f"/g/{gov.key}")
    names, went_up_in = _line(look, gov)
    own = Conditions().also("gkey = ?", gov.key)
    years = book_rows.by_year(look, gov)
    is_settled = look.has_accounts(gov.key)
    counts = look.reader.rows(
        f"SELECT {book_rows.COUNTED} FROM accounts{own.sql} GROUP BY ALL", own.values
    )
    pending = questions.select(
        look,
        "accounts",
        own.also("verdict = 'pending'"),
        "year DESC, series IS NULL, account_id",
        limit=OPEN,
    )
    kept_open = [book_rows.account_row(row) for row in pending.rows]
    promises.put_keys(look, kept_open)
    found = questions.select(
        look, questions.FINDINGS, own, questions.ORDERS[questions.FINDINGS], limit=FINDINGS
    )
    findings = [book_rows.finding_row(row) for row in found.rows]
    promises.put_links(look, [side for f in findings for side in f["figures"]])
    book_rows.with_contexts(
        look,
        [p["target"] for p in kept_open] + [s for f in findings for s in f["figures"]],
    )
    return View(
        "government.html.j2",
        {
            "government": gov.row(),
            "names": names,
            "went_up_in": went_up_in,
            "years": years,
            "fulfilment": book_rows.counted(counts) if is_settled else None,
            "open": kept_open,
            "open_total": pending.total,
            "findings": findings,
            "findings_total": found.total,
        },
        rows=years,
        layout={
            "chart": charts.fulfilment(book_rows.of_work(years), ask.words, gov.name)
            if is_settled
            else None,
            "rated_from": charts.RATED_FROM,
        },
    )


def _line(look: Look, gov: Gov) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """What a government was called when, oldest first; and what it went up in, if it did."""
    unit = lineage.unit_of(gov.key, gov.name)
    if unit is None:
        return [], None
    held = {one.key: one.path for one in questions.governments(look)}
    names: list[dict[str, Any]] = []
    for one in lineage.story(unit):
        until = one.until + 1 if one.until is not None else None
        if names and names[-1]["government"] == one.name:
            names[-1]["until"] = until
            names[-1]["href"] = names[-1]["href"] or held.get(one.code)
        else:
            since, href = one.since, held.get(one.code)
            names.append({"government": one.name, "since": since, "until": until, "href": href})
    end = lineage.succession(lineage.last(unit))
    if end is None:
        return names, None
    into = [
        {"government": one.name, "key": one.code, "href": held.get(one.code)}
        for one in end.successors
    ]
    return names, {"year": end.year, "change": end.change, "basis": end.basis, "into": into}
