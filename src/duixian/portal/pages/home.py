"""The first page: what this is, the ways in, what is covered and what is missing."""

from __future__ import annotations

from typing import Any

from duixian.portal import coverage, promises, questions, tilemap
from duixian.portal.pages import rows as book_rows
from duixian.portal.readmodel import Look
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
    told = coverage.story(look)
    story = book_rows.account_row(told) if told else None
    if story is not None:
        promises.put_keys(look, [story])
        book_rows.with_contexts(look, book_rows.sides(story))
    chosen = ask.params.text("series", tilemap.DEFAULT)
    # Of some reports alone map and coverage would say that others are missing.
    is_copied = look.step is None or look.step.stage != "copying"
    drawn = tilemap.drawn(look, chosen, ask.params.year()) if is_copied else None
    verdicts = look.reader.rows(f"SELECT {book_rows.COUNTED} FROM accounts GROUP BY ALL")
    return View(
        "home.html.j2",
        {
            "counts": _counts(look),
            "commit": look.state.commit,
            "changed": look.state.changed.isoformat() if look.state.changed else None,
            "fulfilment": book_rows.counted(verdicts) if look.has_accounts() else None,
            "coverage": coverage.coverage(look) if is_copied else None,
            "story": story,
            "map": drawn,
            "governments": governments[:rows],
            "governments_total": len(governments),
            "latest_findings": findings,
        },
        layout={"series_choices": tilemap.choices(), "rest": _by_level(governments[:rows], drawn)},
        rows=governments,
        columns=("government", "key", "level", "reports", "first_year", "last_year", "href"),
    )


def _counts(look: Look) -> dict[str, int | None]:
    """How many there are of each; null of what is still being made from the reports."""
    names = ["reports", "claims", "tasks"]
    names += ["accounts"] if look.has_accounts() else []
    names += ["findings"] if look.step is None else []
    counts = {name: int(look.reader.value(f"SELECT count(*) FROM {name}")) for name in names}
    return {"accounts": None, "findings": None, **counts}


def _by_level(governments: list[dict[str, Any]], drawn: object) -> list[tuple[str, list[Any]]]:
    """The governments that no map shows, by level, the highest first."""
    listed = [g for g in governments if drawn is None or g["level"] != "province"]
    levels = ("nation", "province", "prefecture", "county", "township", None)
    groups = [(level or "", [g for g in listed if g["level"] == level]) for level in levels]
    return [(level, members) for level, members in groups if members]
