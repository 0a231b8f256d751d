"""A document, read whole: outline, claims, tasks and headlines."""

from __future__ import annotations

from duixian import text
from duixian.extract.claims import claims
from duixian.extract.headlines import headlines
from duixian.extract.tasks import tasks
from duixian.model import Document, Reading


def read(
    document: Document, *, government: str | None = None, report_year: int | None = None
) -> Reading:
    """Everything that one report yields.

    `government` and `report_year` come from an index and supply only what the text does not say.
    """
    outline = text.outline(document, government=government, report_year=report_year)
    found = claims(outline)
    return Reading(outline, found, tasks(outline, found), headlines(outline, found))
