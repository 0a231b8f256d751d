"""The books of some governments: what settling or checking them needs, and no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from duixian.books import filters
from duixian.books.filters import Condition, Filter
from duixian.books.named_tables import NamedTables
from duixian.books.result import Result
from duixian.registry import genres, series
from duixian.registry.lineage import line_of

Ask = Callable[[str, list[Any]], Result]


class Part(NamedTables):
    """The current tables of the books, narrowed to some governments.

    A government is in it under all its names: 章丘市 comes with 章丘区, which answers for it. With
    `above`, the governments above them are in it too: a county's figures may speak of its city's,
    its province's and the nation's.
    """

    def __init__(self, ask: Ask, government: tuple[str, ...], *, above: bool = False) -> None:
        self._ask = ask
        chosen = _under_all_names(ask, filters.of_report(Filter(government=government)))
        conditions = list(chosen)
        if above and chosen:
            codes, values = filters.select("reports", chosen, column=_CODES_ABOVE)
            either = f"(government_code IN ({codes}) OR {chosen[0][0]})"
            conditions = [(either, [*values, *chosen[0][1]])]
        self._which = filters.select("reports", conditions, column="report_id")

    def table(self, name: str) -> Result:
        """The rows that the table has of these governments, in the order of the texts."""
        reports, values = self._which
        return self._ask(of_reports(name, reports), values)

    def newest(self) -> int:
        """Year of the newest report of all governments that promises; 0 where there is none."""
        (row,) = self._ask(_NEWEST, [list(genres.load().promising)]).rows()
        return row["y"] or 0

    def nation(self) -> Part:
        """The part of the State Council: what a target in step with the country refers to."""
        return Part(self._ask, (_NATION,))


def of_reports(name: str, report_ids: str) -> str:
    """SQL for the rows that a table has of some reports (SQL for their ids), always in one order:
    the engine gives the rows of a join as its threads come to them."""
    return f"SELECT * FROM {name} WHERE report_id IN ({report_ids}) ORDER BY {order_of(name)}"


def order_of(name: str) -> str:
    """By what the rows of a table are ordered, in SQL: by report, as the reader gave them."""
    return ", ".join(("report_id", *_order(name)))


def _order(name: str) -> tuple[str, ...]:
    """What orders the rows of one report, as the reader gave them."""
    if name == "headlines":
        listed = ", ".join(f"'{one}'" for one in series.load())
        return f"list_position([{listed}], series)", "role DESC"
    if name in ("sections", "sentences"):
        return ('"index"',)
    return ("start", '"end"') if name in ("claims", "tasks") else ()


def _under_all_names(ask: Ask, chosen: list[Condition]) -> list[Condition]:
    """The condition on governments, widened to what they were called before and after."""
    if not chosen:
        return chosen
    ((condition, values),) = chosen
    names = "SELECT DISTINCT government_code, government FROM reports WHERE government IS NOT NULL"
    lines = {_line(row) for row in ask(f"{names} AND {condition}", values).rows()}
    others = [row for row in ask(names, []).rows() if _line(row) in lines]
    called = [f"{row['government_code']} {row['government']}" for row in others]
    either = (
        f"({condition} OR government_code || ' ' || government IN (SELECT unnest(?::VARCHAR[])))"
    )
    return [(either, [*values, called])]


def _line(row: dict[str, Any]) -> tuple[str, str]:
    return line_of(row["government_code"], row["government"])


_NATION = "000000"
_NEWEST = (
    "SELECT max(report_year) AS y FROM reports "
    "WHERE government IS NOT NULL AND genre IN (SELECT unnest(?::VARCHAR[]))"
)
_CODES_ABOVE = (
    "unnest(['000000', left(government_code, 2) || '0000', left(government_code, 4) || '00'])"
)
"""GB/T 2260: two digits for the province, two for the prefecture, two for the county."""
