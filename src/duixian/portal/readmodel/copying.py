"""Bringing the copy in step with the books: what came, what went, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from duixian.books import Books
from duixian.portal.readmodel.store import FACTS, Reader, StoreWriter

TOGETHER = 1_000
"""Reports that come in step together: what is done of fewer is done again by the next opening. The
tables of the books are read through for each so many; their rows come some at a time."""

_ANEW = ("all_reports", "successors", "evidence")
"""Tables of which rows change that belong to no text that came or went; they are short."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Texts by report_id, those that came by government and year."""

    gone: tuple[str, ...]
    come: tuple[str, ...]

    def portions(self) -> Iterator[Difference]:
        """The same in parts, what is gone first; a text read anew is gone and come in one."""
        anew = set(self.gone).intersection(self.come)
        gone = [report_id for report_id in self.gone if report_id not in anew]
        for some in _batches(gone, TOGETHER):
            yield Difference(tuple(some), ())
        for some in _batches(list(self.come), TOGETHER):
            yield Difference(tuple(one for one in some if one in anew), tuple(some))


def difference(books: Books, store: Reader) -> tuple[Difference, int]:
    """What the books hold otherwise than the store, a text read anew being gone and come; and how
    many texts they hold."""
    asked = "SELECT report_id, facts_digest FROM reports ORDER BY government_code, report_year, doc"
    now = [(r["report_id"], r["facts_digest"]) for r in books.query(asked)]
    before = {(r["report_id"], r["facts_digest"]) for r in store.rows(asked)}
    gone = tuple(id for id, _ in sorted(before.difference(now)))
    return Difference(gone, tuple(id for id, digest in now if (id, digest) not in before)), len(now)


def held(store: Reader) -> list[str]:
    """Every text that the store has rows of."""
    return [row["report_id"] for row in store.rows("SELECT DISTINCT report_id FROM texts")]


def copy(books: Books, store: StoreWriter, change: Difference) -> None:
    """Take the facts of what is gone out of the store, and put in those of what came."""
    for name in (*FACTS, "all_reports"):
        store.delete(name, "report_id", list(change.gone))
    # Of a superseded text the row may be there already, from `copy_short_tables`.
    store.delete("all_reports", "report_id", list(change.come))
    if change.come:
        for name in (*FACTS, "all_reports"):
            for rows in books.stream(_OF_REPORTS.format(name), [list(change.come)]):
                store.add(name, rows)


def copy_short_tables(books: Books, store: StoreWriter) -> None:
    """Put the tables that are short in place of those of an earlier state."""
    for name in _ANEW:
        store.clear(name)
        store.add(name, books.query(f"SELECT * FROM {name}").arrow())


def places(store: Reader, report_ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Every sentence and claim of these texts, as the full-text index takes them. Another question
    to the reader ends them."""
    for sql in (_SENTENCES, _CLAIMS) if report_ids else ():
        yield from store.streamed(sql, [list(report_ids)])


_OF_REPORTS = "SELECT * FROM {} WHERE report_id IN (SELECT unnest(?::VARCHAR[]))"
_SENTENCES = """
    WITH chosen AS (SELECT unnest(?::VARCHAR[]) AS report_id),
        whose AS (SELECT r.* FROM reports r SEMI JOIN chosen USING (report_id)),
        parts AS (SELECT c.* FROM sections c SEMI JOIN chosen USING (report_id)),
        said AS (SELECT s.* FROM sentences s SEMI JOIN chosen USING (report_id))
    SELECT 'sentence' AS kind, s.report_id, r.doc, r.government, r.report_year AS year,
        coalesce(r.government_code, r.government) AS gkey, c.role AS part,
        s.start, s."end", s.text AS sentence, s.reading AS text
    FROM said s
    JOIN whose r USING (report_id)
    JOIN parts c ON c.report_id = s.report_id AND c."index" = s.section
"""
_CLAIMS = """
    WITH chosen AS (SELECT unnest(?::VARCHAR[]) AS report_id),
        whose AS (SELECT t.report_id, t.source FROM texts t SEMI JOIN chosen USING (report_id))
    SELECT 'claim' AS kind, c.report_id, c.doc, c.government, c.report_year AS year, c.gkey,
        c.role_of_section AS part, c.role, c.claim_id, c.indicator, c.aspect, c.value,
        c.value_high, c.unit, c.bound, c.period, c.scope, c.start, c."end", c.sentence_start,
        t.source[c.sentence_start + 1 : c.sentence_end] AS sentence,
        concat_ws(' ', c.indicator, c.scope) AS text
    FROM claims c JOIN whose t USING (report_id)
"""
"""Each table is narrowed to the texts before it is joined: DuckDB else holds all of one of them."""


def _batches(items: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
