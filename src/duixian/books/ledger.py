"""Who stands for which report: the decisions that an addition takes, without any writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

import pyarrow as pa

from duixian.books.entry import Fate
from duixian.books.rows import ReportRow
from duixian.registry import genres

Key = tuple[str, ...]


@dataclass(slots=True)
class HeldText:
    """Of a text that the books hold, what tells which report it is, and whether it stands for it.

    The columns are those of `ReportRow`.
    """

    report_id: str
    doc: str
    government: str | None
    government_code: str | None
    report_year: int | None
    kind: str
    genre: str
    issuer: str
    superseded_by: str | None


def key(row: ReportRow | HeldText) -> Key:
    """What makes two texts the same report: government, year, genre and who gives it.

    A report and an excerpt of it are the same; a resolution on it is another matter, and so is
    the budget of the same congress. A text that does not say whose it is, of which year or what
    it is, or of whose genre there are several a year, is the same only under the same name.
    """
    kind = "report" if row.kind == "excerpt" else row.kind
    what = (kind, row.genre, row.issuer)
    government = row.government_code or row.government
    known = genres.load().kinds.get(row.genre)
    if government and row.report_year and known is not None and known.yearly:
        return (government, str(row.report_year), *what)
    return ("", row.doc, *what)


def _the_same(known: ReportRow, row: ReportRow) -> bool:
    """Whether a text was read the same way and is said to be from the same place."""
    return (known.facts_digest, known.origin) == (row.facts_digest, row.origin)


def _values(held: pa.Table) -> Callable[[str], list[Any]]:
    return lambda column: held[column].to_pylist()


class Ledger:
    """The rows of `reports`, kept current while texts come in one by one.

    `held` is that table as it stands, without rows where there are no books yet. Of ten thousand
    reports one more concerns two or three: only of such are whole rows made.
    """

    def __init__(self, held: pa.Table) -> None:
        self._held = held
        names = [field.name for field in fields(HeldText)]
        standing = [HeldText(*row) for row in zip(*map(_values(held), names), strict=True)]
        self._place = {one.report_id: at for at, one in enumerate(standing)}
        self._rows: dict[str, ReportRow] = {}
        self._current = {key(one): one.report_id for one in standing if not one.superseded_by}
        self.before = set(self._place)
        """Every text whose row the tables hold."""
        self.with_facts = set(self._current.values())
        """Those of them whose facts the tables hold: the current ones."""
        self.touched: set[str] = set()
        """Texts whose row is new or changed."""

    def begin_again(self) -> None:
        """The tables hold by now what was entered."""
        for report_id in self.touched:
            held = self._row(report_id).superseded_by is None
            (self.with_facts.add if held else self.with_facts.discard)(report_id)
        self.before |= self.touched
        self.touched = set()

    def rows(self, report_ids: Iterable[str]) -> list[ReportRow]:
        return [self._row(r) for r in sorted(report_ids)]

    def _row(self, report_id: str) -> ReportRow:
        if report_id not in self._rows:
            (told,) = self._held.slice(self._place[report_id], 1).to_pylist()
            self._rows[report_id] = ReportRow(**told)
        return self._rows[report_id]

    def enter(self, row: ReportRow, *, force: bool = False) -> tuple[Fate, ReportRow | None]:
        """Decide what a text is to the books; with it the report whose place it takes."""
        is_known = row.report_id in self._rows or row.report_id in self._place
        known = self._row(row.report_id) if is_known else None
        if known and known.superseded_by and not force:
            return "superseded", None
        if known and row.origin is None:  # what was once known of its source is not forgotten
            row = replace(row, origin=known.origin)
        if known and not known.superseded_by and _the_same(known, row):
            return "unchanged", None
        if known and not known.superseded_by:
            self._current.pop(key(known), None)
        rival = self._rival(row)
        if rival and rival.complete and not row.complete and not force:
            self._put(replace(row, superseded_by=rival.report_id))
            return "set_aside", None
        if rival:
            self._put(replace(rival, superseded_by=row.report_id))
        self._put(row)
        self._current[key(row)] = row.report_id
        return ("replaced" if known and not known.superseded_by else "added"), rival

    def _rival(self, row: ReportRow) -> ReportRow | None:
        other = self._current.get(key(row))
        return self._row(other) if other and other != row.report_id else None

    def _put(self, row: ReportRow) -> None:
        self._rows[row.report_id] = row
        self.touched.add(row.report_id)
