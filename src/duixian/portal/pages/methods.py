"""How the reports are read and judged, in words, and how well, in figures that were measured."""

from __future__ import annotations

from dataclasses import asdict
from typing import get_args

from duixian import model
from duixian.portal import accuracy, tolerances
from duixian.portal.pages.rows import VERDICTS
from duixian.portal.web.pages import Ask, View, page


@page("/methods", rows="how well each set of labelled texts is read")
def methods(ask: Ask) -> View:
    """How it is read, judged, measured and disputed."""
    measured = accuracy.load()
    sets = [asdict(one) for one in measured.sets]
    return View(
        "methods.html.j2",
        {
            "bounds": list(get_args(model.Bound)),
            "tolerances": [asdict(row) | {"shown": row.shown} for row in tolerances.table()],
            "overrides": [asdict(one) for one in tolerances.overrides()],
            "all_verdicts": list(VERDICTS),
            "measured": measured.date,
            "command": measured.command,
            "sets": sets,
            "kinds": [asdict(one) for one in measured.kinds],
            "judged": [asdict(one) for one in measured.verdicts],
        },
        rows=sets,
    )
