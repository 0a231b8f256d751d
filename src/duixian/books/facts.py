"""A reading as tables, without any books: what `duixian.read` gives."""

from __future__ import annotations

from duixian.books.result import Result
from duixian.books.schema import rows_of
from duixian.model import Document, Identity, Reading


class Facts:
    """One report's facts, table by table, each with ``.arrow()``, ``.df()`` and ``.rows()``."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        """The nouns themselves: outline, claims, tasks, headlines."""

    @property
    def doc(self) -> str:
        return self.reading.doc

    @property
    def document(self) -> Document:
        return self.reading.outline.document

    @property
    def identity(self) -> Identity:
        return self.reading.outline.identity

    @property
    def claims(self) -> Result:
        return self.table("claims")

    @property
    def tasks(self) -> Result:
        return self.table("tasks")

    @property
    def headlines(self) -> Result:
        return self.table("headlines")

    @property
    def sections(self) -> Result:
        return self.table("sections")

    @property
    def sentences(self) -> Result:
        return self.table("sentences")

    @property
    def report(self) -> Result:
        """The report's own row."""
        return self.table("reports")

    def table(self, name: str) -> Result:
        """The rows for one table of the books."""
        return Result(rows_of(self.reading, name))

    def __repr__(self) -> str:
        who = self.identity.government or "unknown government"
        return (
            f"<{self.doc}: {who} {self.identity.report_year or 'of unknown year'}, "
            f"{len(self.reading.claims)} claims, {len(self.reading.tasks)} tasks>"
        )
