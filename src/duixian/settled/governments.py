"""The governments of the books, each with its reports: what is settled, and kept, by itself."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from duixian.books import Books
from duixian.registry import genres
from duixian.registry.lineage import line_of

NATION = "000000"
Line = tuple[str, str]
"""What tells one government from all others: see `registry.lineage.line_of`."""


@dataclass(frozen=True, slots=True)
class GovernmentReports:
    """One government under all its names, or one report that does not say whose it is."""

    line: Line
    """What tells it from all others; the report's id behind an empty code where none is known."""
    reports: Mapping[str, tuple[str, str | None]]
    """report_id -> name of the report, and code (or name) of the government that it gives."""
    digest: str
    """Of its reports and of everything that was read in them."""
    newest: int
    """Year of its newest report that promises or answers; 0 where there is none."""
    in_step: bool
    """Whether a target of it is told in words: these may refer to the nation's figures."""

    @property
    def keys(self) -> frozenset[str]:
        """Codes (names, where there is no code) that its reports give."""
        return frozenset(key for _, key in self.reports.values() if key)

    @property
    def stem(self) -> str:
        """What the files that keep its accounts and findings are called by."""
        whole = hashlib.sha256("\n".join(self.line).encode()).hexdigest()
        return f"{self.line[0] or 'none'}-{whole[:16]}"


def of_books(books: Books, lines: Collection[Line] | None = None) -> tuple[GovernmentReports, ...]:
    """The governments that have reports, in the order of accounts: all, or those of some lines."""
    reports = _REPORTS if lines is None else f"{_REPORTS} WHERE {_WHOSE}"
    values = [] if lines is None else _of_lines(books, lines)
    in_words = {row["report_id"] for row in books.query(_IN_WORDS)}
    line_of_name = cache(line_of)
    found: dict[Line, list[_Row]] = {}
    for table in books.stream(reports, values):
        for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
            one = _Row(*row)
            if one.government is None and one.government_code is None:
                found["", one.report_id] = [one]
            else:
                line = line_of_name(one.government_code, one.government or "")
                found.setdefault(line, []).append(one)
    return tuple(_government(line, found.pop(line), in_words) for line in sorted(found))


def lines_of(books: Books, keys: Collection[str]) -> frozenset[Line]:
    """The lines of governments whose reports give one of these codes (names, where there is no
    code)."""
    return frozenset(line_of(code, name) for code, name in _names(books) if (code or name) in keys)


def newest(books: Books) -> int:
    """Year of the newest report of all governments that promises or answers; 0 for none."""
    (row,) = books.query(_NEWEST, [list(genres.load().promising)]).rows()
    return row["year"] or 0


def _names(books: Books) -> list[tuple[str | None, str]]:
    """Code and name of governments, as reports give them."""
    rows = books.query(_NAMES).rows()
    return [(row["code"], row["name"]) for row in rows]


def _of_lines(books: Books, lines: Collection[Line]) -> list[list[str]]:
    """What `_WHOSE` asks for: codes with names, and reports that do not say whose they are."""
    named = [(code or "", name) for code, name in _names(books) if line_of(code, name) in lines]
    codes, names = ([one[i] for one in named] for i in (0, 1))
    return [codes, names, [report_id for code, report_id in lines if not code]]


def above(codes: Iterable[str]) -> frozenset[str]:
    """Codes of the governments above those of these codes: GB/T 2260 has two digits a level.

    >>> sorted(above(["210281"])), sorted(above(["000000", "兰川市"]))
    (['000000', '210000', '210200'], ['000000'])
    """
    found = {NATION}
    for code in codes:
        if code.isdigit():
            found |= {code[:2] + "0000", code[:4] + "00"} - {code}
    return frozenset(found)


def batches(
    governments: Iterable[GovernmentReports], reports: int
) -> Iterator[tuple[GovernmentReports, ...]]:
    """Governments whose reports are read together, at most `reports` at a time."""
    batch: list[GovernmentReports] = []
    count = 0
    for one in governments:
        if batch and count + len(one.reports) > reports:
            yield tuple(batch)
            batch, count = [], 0
        batch.append(one)
        count += len(one.reports)
    if batch:
        yield tuple(batch)


def ids_of(governments: Iterable[GovernmentReports]) -> list[str]:
    """The ids of all their reports."""
    return [report_id for one in governments for report_id in one.reports]


class _Row(NamedTuple):
    """What is asked of each report; of many, tuples take a third of the room of dictionaries."""

    report_id: str
    doc: str
    government: str | None
    government_code: str | None
    report_year: int | None
    genre: str
    facts_digest: str


_REPORTS = f"SELECT {', '.join(_Row._fields)} FROM reports"
_WHOSE = """
(coalesce(government_code, ''), coalesce(government, ''))
    IN (SELECT (unnest(?::VARCHAR[]), unnest(?::VARCHAR[])))
OR government IS NULL AND government_code IS NULL AND report_id IN (SELECT unnest(?::VARCHAR[]))
"""
_NAMES = """
SELECT DISTINCT government_code AS code, coalesce(government, '') AS name FROM reports
WHERE government IS NOT NULL OR government_code IS NOT NULL
"""
_NEWEST = """
SELECT max(report_year) AS year FROM reports
WHERE government IS NOT NULL AND government <> '' AND genre IN (SELECT unnest(?::VARCHAR[]))
"""
_IN_WORDS = (
    "SELECT DISTINCT report_id FROM headlines "
    "WHERE role = 'target' AND value IS NULL AND qualitative IS NOT NULL"
)


def _government(line: Line, rows: list[_Row], in_words: set[str]) -> GovernmentReports:
    rows.sort(key=lambda row: row.report_id)
    parts = [[row.report_id, row.doc, row.genre, row.facts_digest] for row in rows]
    promising = genres.load().promising
    years = [
        row.report_year
        for row in rows
        if row.government and row.report_year and row.genre in promising
    ]
    return GovernmentReports(
        line=line,
        reports={row.report_id: (row.doc, _key(row)) for row in rows},
        digest=hashlib.sha256(json.dumps([line, parts]).encode()).hexdigest(),
        newest=max(years, default=0),
        in_step=any(row.report_id in in_words for row in rows),
    )


def _key(row: _Row) -> str | None:
    """Code, or name, that a report gives; one string for all reports that give it."""
    key = row.government_code or row.government
    return key and sys.intern(key)
