"""What is asked of the books when rows of one kind are wanted: the query and its parameters."""

from __future__ import annotations

from typing import Any

from duixian.books import evidencing, filters
from duixian.books.filters import Condition, Filter

IN_ORDER = 'government_code, report_year, doc, "start"'
"""By government, then year, then the order of the text."""

SelectQuery = tuple[str, list[Any]]
"""SQL with ``?`` and the values that go there."""


def reports(wanted: Filter, *, all_texts: bool = False) -> SelectQuery:
    """The reports; with `all_texts` the superseded ones as well."""
    conditions = filters.of_report(wanted)
    if of_claim := filters.of_claim(wanted):
        inner, values = filters.select("claims", of_claim, column="report_id")
        conditions.append((f"report_id IN ({inner})", values))
    relation = "all_reports" if all_texts else "reports"
    return _select(relation, conditions, wanted, "government_code, report_year, doc")


def claims(wanted: Filter) -> SelectQuery:
    """The claims, in the order of the reports' text."""
    conditions = filters.by_report(wanted) + filters.of_claim(wanted)
    return _select("claims", conditions, wanted, IN_ORDER)


def tasks(wanted: Filter) -> SelectQuery:
    """The tasks; an indicator or role asks for tasks that have such a claim."""
    conditions = filters.by_report(wanted)
    if of_claim := filters.of_claim(wanted):
        inner, values = filters.select("claims", of_claim, column="claim_id")
        conditions.append((f"list_has_any(claims, ARRAY({inner}))", values))
    return _select("tasks", conditions, wanted, IN_ORDER)


def headlines(wanted: Filter) -> SelectQuery:
    """The cells of the headline panel; an indicator asks for series by any name."""
    conditions = filters.by_report(wanted) + filters.of_cell(wanted)
    order = "government_code, report_year, doc, series, role"
    return _select("headlines", conditions, wanted, order)


def evidence(wanted: Filter) -> SelectQuery:
    """Figures of a second source; an indicator asks for series and indicators alike."""
    order = "government_code, government, year, series, vintage, doc, start, sheet_row"
    return _select("evidence", evidencing.conditions(wanted), wanted, order)


def _select(relation: str, conditions: list[Condition], wanted: Filter, order: str) -> SelectQuery:
    return filters.select(relation, conditions, where=wanted.where, order=order)
