"""What claims and tasks are known by from one text of a report to the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from duixian.text import phrase

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.model import Reading

Kind = Literal["claim", "task"]

IDS: dict[str, tuple[Kind, str]] = {"claims": ("claim", "claim_id"), "tasks": ("task", "task_id")}
"""Tables whose rows have ids that people link to: the kind, and the id's column."""

WHOSE = ("government", "government_code", "report_year")
NEEDED = {
    "claims": ("claim_id", "role", "indicator", "aspect", "scope"),
    "tasks": ("task_id", "text"),
}
PLACED = ("report_id", "doc", "quote", "start")


@dataclass(frozen=True, slots=True)
class KeyedWords:
    """A claim or task by what it says. Source offset."""

    kind: Kind
    id: str
    words: str
    """Its role and its series, or its words without figures: equal where the same is said."""
    quote: str
    start: int
    doc: str
    report_id: str
    key: str | None = None
    """What it is known by; null where it has no key yet."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows of claims do not say themselves: their series, and the genre of their report."""

    series: Mapping[str, str] = field(default_factory=dict)
    """By claim_id, of the cells of the headline panel."""
    genres: Mapping[str, str] = field(default_factory=dict)
    """By report_id."""


def series_of(headlines: pa.Table) -> dict[str, str]:
    """The series of each claim that is a cell of the headline panel."""
    cells = headlines.select(["claim_id", "series"]).to_pylist()
    return {cell["claim_id"]: cell["series"] for cell in cells if cell["claim_id"]}


def said(name: str, rows: pa.Table, series: Mapping[str, str]) -> Iterator[KeyedWords]:
    """The rows of the table `name` (claims or tasks), in their order, by what they say."""
    keyed = ["key"] if "key" in rows.column_names else []
    return _said(name, rows.select([*NEEDED[name], *PLACED, *keyed]).to_pylist(), series)


def _said(
    name: str, rows: Iterable[Mapping[str, Any]], series: Mapping[str, str]
) -> Iterator[KeyedWords]:
    kind, column = IDS[name]
    for row in rows:
        place = {part: row[part] for part in PLACED} | {"key": row.get("key")}
        yield KeyedWords(kind=kind, id=row[column], words=_words(kind, row, series), **place)


def with_keys(name: str, rows: pa.Table, known: Known) -> pa.Table:
    """The rows with their keys."""
    import pyarrow as pa

    told = rows.select([*NEEDED[name], *PLACED, *WHOSE]).to_pylist()
    column = pa.array(keys_of(name, told, known), type=pa.string())
    if "key" in rows.column_names:
        return rows.set_column(rows.column_names.index("key"), rows.schema.field("key"), column)
    return rows.append_column("key", column)


def keys_of(name: str, rows: Sequence[Mapping[str, Any]], known: Known) -> list[str]:
    """The keys of rows of the table `name`: digests of whose, which year's, which genre's and what
    words, and of a number where one report says the same several times."""
    told = list(_said(name, rows, known.series))
    numbers = _numbered(told)
    keys = []
    for one, row in zip(told, rows, strict=True):
        government = row["government_code"] or row["government"] or one.doc
        genre = known.genres.get(one.report_id, "unknown")
        keys.append(
            _digest(government, row["report_year"] or "", genre, one.words, numbers[one.id])
        )
    return keys


def known_of(reading: Reading) -> Known:
    """What a reading knows of its rows."""
    document, identity = reading.outline.document, reading.outline.identity
    series = {c.claim_id: c.series for c in reading.headlines if c.claim_id is not None}
    return Known(series, {document.report_id: identity.genre})


def key_of_words(government: str, year: int, genre: str, series: str) -> str:
    """The key of a headline target in words, of which there is no claim: what a figure in its
    place would have. `government` is the code, or the name where there is none.

    >>> key_of_words("210200", 2024, "work_report", "cpi")
    '00e7b75f047777c8'
    """
    return _digest(government, year, genre, f"target/{series}", 1)


def _digest(*parts: object) -> str:
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:16]


def _words(kind: Kind, row: Mapping[str, Any], series: Mapping[str, str]) -> str:
    if kind == "task":
        return f"task/{phrase(row['text'])}"
    cell = series.get(row["claim_id"])
    if cell is not None:
        return f"{row['role']}/{cell}"
    what = (row["role"], phrase(row["indicator"]), row["aspect"], phrase(row["scope"] or ""))
    return "/".join(what)


def _numbered(told: Iterable[KeyedWords]) -> dict[str, int]:
    seen: Counter[tuple[str, str]] = Counter()
    numbers = {}
    for one in sorted(told, key=lambda one: one.start):
        seen[one.report_id, one.words] += 1
        numbers[one.id] = seen[one.report_id, one.words]
    return numbers
