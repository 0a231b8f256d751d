"""The reports of the books as texts whose words are counted, and the reports that lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from duixian.books import filters
from duixian.books.filters import Filter
from duixian.books.result import Result
from duixian.errors import UsageError
from duixian.model import Genre
from duixian.registry import governments
from duixian.text import fold
from duixian.words import CountedSentence, CountedText

Ask = Callable[..., Result]
"""`Books.query`."""
Readings = npt.NDArray[np.uint64]
"""What stands for sentences."""

_SHORTEST_REPEATED = 12
"""Characters: shorter sentences (headings, 各位代表) are alike without being copied."""

_REPEATED = f"""
    SELECT hash(reading) AS reading FROM sentences WHERE length(reading) >= {_SHORTEST_REPEATED}
    GROUP BY ALL HAVING min(hash(report_id)) <> max(hash(report_id)) ORDER BY ALL
"""
"""Sentences that several reports have, by 64 bits of each: of 25 million, two are taken for one
once in fifty thousand such books. They are looked for once, in all the books."""
_SENTENCES = """
    SELECT s.report_id, s.reading, s.text, s.start, coalesce(p.role, 'other') AS role,
           hash(s.reading) AS repeated
    FROM sentences s LEFT JOIN sections p ON p.report_id = s.report_id AND p.index = s.section
    WHERE s.report_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY s.report_id, s.index
"""
_SOURCES = """
    SELECT report_id, source FROM texts WHERE report_id IN (SELECT unnest(?::VARCHAR[]))
"""
_TOGETHER = 100
"""Reports fetched in one go: the tables are read through for each."""


def texts(
    ask: Ask, wanted: Filter, genres: Sequence[str], *, source: bool = False
) -> Iterator[CountedText]:
    """The reports asked for, by government and year, with those that are not there.

    A year lacks a report where the government has others before and after it, or where the
    years that are asked for hold it: of every government in the books, or of those named, which
    need not be in the books. `source` fetches the raw text as well.
    `UsageError` for a genre that there is not.
    """
    for genre in genres:
        if genre not in get_args(Genre):
            raise UsageError(f"genre {genre!r} is unknown. There are: {', '.join(get_args(Genre))}")
    conditions = filters.of_report(replace(wanted, years=()))
    conditions.append(("genre IN (SELECT unnest(?::VARCHAR[]))", [list(genres)]))
    select = filters.select(
        "reports",
        conditions,
        column="report_id, doc, government, government_code, report_year, complete",
        where=wanted.where,
        order="government_code, government, report_year, doc",
    )
    rows = _with_gaps(ask(*select).rows(), wanted)
    repeated = ask(_REPEATED).arrow()["reading"].to_numpy()
    while batch := list(islice(rows, _TOGETHER)):
        yield from _texts(ask, batch, repeated, source=source)


def _texts(
    ask: Ask, rows: list[dict[str, Any]], repeated: Readings, *, source: bool
) -> Iterator[CountedText]:
    ids = [row["report_id"] for row in rows if row["report_id"]]
    sentences: dict[str, list[CountedSentence]] = defaultdict(list)
    found = ask(_SENTENCES, [ids]).arrow()
    at = found.schema.get_field_index("repeated")
    elsewhere = pa.array(_among(repeated, found["repeated"].to_numpy()))
    for one in found.set_column(at, "repeated", elsewhere).to_pylist():
        sentences[one.pop("report_id")].append(CountedSentence(**one))
    raw = {one["report_id"]: one["source"] for one in ask(_SOURCES, [ids]).rows()} if source else {}
    for row in rows:
        key = row["report_id"]
        yield CountedText(**row, sentences=tuple(sentences.get(key, ())), source=raw.get(key, ""))


def _among(known: Readings, asked: Readings) -> npt.NDArray[np.bool_]:
    """Which of `asked` are among those known, which are in order."""
    places = np.searchsorted(known, asked)
    places[places == len(known)] = 0
    return known[places] == asked if len(known) else np.zeros(len(asked), bool)


def _with_gaps(reports: list[dict[str, Any]], wanted: Filter) -> Iterator[dict[str, Any]]:
    """The rows, each government's years without a row between them."""
    asked = {year for first, last in wanted.years for year in range(first, last + 1)}
    by_government: dict[tuple[str | None, str | None], list[dict[str, Any]]] = {}
    for row in reports:
        key = (row["government_code"], row["government"] if not row["government_code"] else None)
        by_government.setdefault(key, []).append(row)
    for (code, _), rows in by_government.items():
        years = [row["report_year"] for row in rows if row["report_year"]]
        name = rows[-1]["government"]
        span = asked or (set(range(min(years), max(years) + 1)) if years and name else set())
        gaps = [_gap(name, code, year) for year in span - set(years) if name]
        told = [row for row in rows if not asked or row["report_year"] in asked]
        yield from sorted([*told, *gaps], key=lambda row: (row["report_year"] or 0, row["doc"]))
    if asked and not wanted.where:
        yield from _of_others(wanted.government, by_government, sorted(asked))


def _of_others(
    named: Iterable[str],
    there: Collection[tuple[str | None, str | None]],
    years: Sequence[int],
) -> Iterator[dict[str, Any]]:
    """Gaps of the governments named that the books have no report of at all."""
    codes = {code for code, _ in there}
    for name in named:
        unit = governments.by_code(name) or governments.find(fold(name))
        if unit is not None and unit.code not in codes:
            codes.add(unit.code)
            yield from (_gap(unit.name, unit.code, year) for year in years)


def _gap(name: str, code: str | None, year: int) -> dict[str, Any]:
    return {
        "doc": None,
        "report_id": None,
        "government": name,
        "government_code": code,
        "report_year": year,
        "complete": False,
    }
