"""The four tables that settling reads, by name: for whatever can give a table."""

from __future__ import annotations

from abc import ABC, abstractmethod

from duixian.books.result import Result


class NamedTables(ABC):
    """Tables of facts; who inherits says which rows `table` gives."""

    @abstractmethod
    def table(self, name: str) -> Result:
        """The rows that the table of this name has."""

    def reports(self) -> Result:
        return self.table("reports")

    def claims(self) -> Result:
        return self.table("claims")

    def tasks(self) -> Result:
        return self.table("tasks")

    def headlines(self) -> Result:
        return self.table("headlines")
