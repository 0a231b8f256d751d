"""The pages, each declared where it is made; importing this room declares them all."""

from duixian.portal.pages import (
    add,
    claim,
    compare,
    docs,
    findings,
    government,
    home,
    indicator,
    objections,
    panel,
    report,
    search,
    tasks,
    words,
    year,
)

__all__ = [
    "add",
    "claim",
    "compare",
    "docs",
    "findings",
    "government",
    "home",
    "indicator",
    "objections",
    "panel",
    "report",
    "search",
    "tasks",
    "words",
    "year",
]
