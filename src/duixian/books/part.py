"""The books of some governments: what settling or checking them needs, and no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from duixian.books import filters
from duixian.books.filters import Filter
from duixian.books.named_tables import NamedTables
from duixian.books.result import Result

Ask = Callable[[str, list[Any]], Result]


class Part(NamedTables):
    """The current tables of the books, narrowed to some governments.

    With `above`, the governments above them are in it too: a county's figures may speak of
    its city's, its province's and the nation's.
    """

    def __init__(self, ask: Ask, government: tuple[str, ...], *, above: bool = False) -> None:
        self._ask = ask
        chosen = filters.of_report(Filter(government=government))
        conditions = list(chosen)
        if above and chosen:
            codes, values = filters.select("reports", chosen, column=_CODES_ABOVE)
            either = f"(government_code IN ({codes}) OR {chosen[0][0]})"
            conditions = [(either, [*values, *chosen[0][1]])]
        self._which = filters.select("reports", conditions, column="report_id")

    def table(self, name: str) -> Result:
        """The rows that the table has of these governments."""
        reports, values = self._which
        return self._ask(f"SELECT * FROM {name} WHERE report_id IN ({reports})", values)

    def newest(self) -> int:
        """Year of the newest work report of all governments; 0 where there is none."""
        (row,) = self._ask(f"SELECT max(report_year) AS y FROM reports WHERE {_WORK}", []).rows()
        return row["y"] or 0

    def nation(self) -> Part:
        """The part of the State Council: what a target in step with the country refers to."""
        return Part(self._ask, (_NATION,))


_NATION = "000000"
_WORK = "genre = 'work_report'"
_CODES_ABOVE = (
    "unnest(['000000', left(government_code, 2) || '0000', left(government_code, 4) || '00'])"
)
"""GB/T 2260: two digits for the province, two for the prefecture, two for the county."""
