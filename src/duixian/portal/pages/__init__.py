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
    methods,
    objections,
    panel,
    promise,
    report,
    search,
    tasks,
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
    "methods",
    "objections",
    "panel",
    "promise",
    "report",
    "search",
    "tasks",
    "year",
]
