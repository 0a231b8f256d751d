"""A document, read whole: outline, claims, tasks and headlines."""

from __future__ import annotations

from duixian import text
from duixian.extract.claims import claims
from duixian.extract.faults import Faults, Guard
from duixian.extract.headlines import headlines
from duixian.extract.tables import table_claims
from duixian.extract.tasks import tasks
from duixian.model import Claim, Document, Headline, Reading, Task


def read(
    document: Document, *, government: str | None = None, report_year: int | None = None
) -> Reading:
    """Everything that one report yields.

    `government` and `report_year` come from an index and supply only what the text does not say.
    What the reader fails on costs itself alone and stands in `Reading.faults`.
    """
    outline = text.outline(document, government=government, report_year=report_year)
    faults = Faults(outline)
    found = claims(outline, faults)
    tabled: tuple[Claim, ...] = ()
    with Guard(faults, "claim", 0, 0):
        tabled = table_claims(outline, faults)
    promised: tuple[Task, ...] = ()
    told: tuple[Headline, ...] = ()
    with Guard(faults, "tasks", 0, 0):
        promised = tasks(outline, found, faults)
    with Guard(faults, "headline", 0, 0):
        told = headlines(outline, found, faults)
    if tabled:
        found = tuple(sorted((*found, *tabled), key=lambda claim: claim.start))
    return Reading(outline, found, promised, told, tuple(faults.found))
