"""The books of one headline series: what a ladder of governments needs, and no more."""

from __future__ import annotations

from duixian.books.named_tables import NamedTables
from duixian.books.part import Ask
from duixian.books.result import Result


class SeriesPart(NamedTables):
    """Reports of one year, or with `earlier` also those before it, and their cells of one series.

    Their claims and sentences are left out: of thousands of reports they are gigabytes, and a
    ladder reads none of them.
    """

    def __init__(self, ask: Ask, series: str, year: int, *, earlier: bool = False) -> None:
        self._ask, self._series = ask, series
        self._which = f"report_year {'<=' if earlier else '='} ?"
        self._year = year

    def table(self, name: str) -> Result:
        """The rows that count; none of tables that a ladder has no use for."""
        if name == "reports":
            return self._ask(f"SELECT * FROM reports WHERE {self._which}", [self._year])
        if name == "headlines":
            ids = f"SELECT report_id FROM reports WHERE {self._which}"
            sql = f"SELECT * FROM headlines WHERE series = ? AND report_id IN ({ids})"
            return self._ask(sql, [self._series, self._year])
        return self._ask(f"SELECT * FROM {name} WHERE false", [])
