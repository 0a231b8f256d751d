"""The headline cells of one series and the reports they are of: what a ladder needs."""

from __future__ import annotations

from duixian.books import Result
from duixian.portal.readmodel.store import Reader


class PanelFacts:
    """Tables of one series."""

    def __init__(self, store: Reader, series: str) -> None:
        self._store, self._series = store, series

    def reports(self) -> Result:
        return self._store.table("SELECT * EXCLUDE (gkey) FROM reports")

    def claims(self) -> Result:
        return self._store.table("SELECT * EXCLUDE (gkey) FROM claims WHERE false")

    def headlines(self) -> Result:
        return self._store.table(
            "SELECT * EXCLUDE (gkey) FROM headlines WHERE series = ?", [self._series]
        )
