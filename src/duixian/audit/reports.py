"""A report as the checks see it, built from a reading or from the books."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Protocol

from duixian.model import Claim, Genre, Headline, Level, Reading, SectionRole, Task, of_rows
from duixian.registry.lineage import line_of
from duixian.text import fold

_BLANK = re.compile(r"[\s\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a heading that stands for itself. Source offsets."""

    start: int
    end: int
    heading: bool
    role: SectionRole


@dataclass(frozen=True)
class Report:
    """One report with everything that was read in it. Source offsets throughout."""

    doc: str
    report_id: str
    government: str | None
    government_code: str | None
    level: Level | None
    report_year: int | None
    """The year of delivery that the reader concluded, or that an index gave."""
    delivered: str | None
    stated_date: str | None
    complete: bool
    source: str
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    headlines: tuple[Headline, ...]
    tasks: tuple[Task, ...]
    genre: Genre = "work_report"

    @cached_property
    def line(self) -> tuple[str, str] | None:
        """What tells its government from all others, whatever it was called; None if unknown."""
        if self.government is None and self.government_code is None:
            return None
        return line_of(self.government_code, self.government or "")

    @cached_property
    def text(self) -> str:
        """The source, folded to simplified and half width: the same offsets."""
        return fold(self.source)

    @cached_property
    def words(self) -> str:
        """The text without blanks and line ends: whether a name is in it or not."""
        return _BLANK.sub("", self.text)

    @cached_property
    def by_sentence(self) -> dict[int, tuple[Claim, ...]]:
        """The claims of each sentence that has any, by its start, in the order of the text."""
        in_order = sorted(self.claims, key=lambda c: c.start)
        groups = groupby(in_order, key=lambda c: c.sentence_start)
        return {start: tuple(group) for start, group in groups}

    def sentences(self) -> Iterator[tuple[Claim, ...]]:
        """The claims of each sentence that has any, in the order of the text."""
        yield from self.by_sentence.values()


class _Rows(Protocol):
    def rows(self) -> list[dict[str, Any]]: ...


class Tables(Protocol):
    """What `from_books` needs of the books: their tables by name."""

    def table(self, name: str) -> _Rows: ...


def from_reading(reading: Reading) -> Report:
    """A report from what the reader made of it."""
    outline = reading.outline
    document, identity = outline.document, outline.identity
    passages = []
    for sentence in outline.sentences:
        span = outline.reading.to_source(sentence.start, sentence.end)
        role = outline.sections[sentence.section].role
        passages.append(Passage(span.start, span.end, sentence.heading, role))
    return Report(
        doc=document.doc,
        report_id=document.report_id,
        government=identity.government,
        government_code=identity.government_code,
        level=identity.level,
        report_year=identity.report_year,
        delivered=identity.delivered,
        stated_date=identity.stated_date,
        complete=identity.complete,
        source=document.source,
        passages=tuple(passages),
        claims=reading.claims,
        headlines=reading.headlines,
        tasks=reading.tasks,
        genre=identity.genre,
    )


def from_books(books: Tables) -> tuple[Report, ...]:
    """All current reports of the books, by government, then year.

    `books` is a `duixian.books.Books`, or anything whose ``table(name).rows()`` gives the rows
    of the tables reports, texts, sections, sentences, claims, headlines and tasks.
    """
    sources = {row["report_id"]: row["source"] for row in books.table("texts").rows()}
    roles = {(r["report_id"], r["index"]): r["role"] for r in books.table("sections").rows()}
    passages: dict[str, list[Passage]] = {}
    for row in books.table("sentences").rows():
        role = roles[row["report_id"], row["section"]]
        passages.setdefault(row["report_id"], []).append(
            Passage(row["start"], row["end"], row["heading"], role)
        )
    claims = of_rows(Claim, books.table("claims").rows())
    headlines = of_rows(Headline, books.table("headlines").rows())
    tasks = of_rows(Task, books.table("tasks").rows())
    reports = []
    for row in books.table("reports").rows():
        key = row["report_id"]
        if row.get("superseded_by") or key not in sources:
            continue
        reports.append(
            Report(
                **{f: row[f] for f in _OF_ROW},
                source=sources[key],
                passages=tuple(sorted(passages.get(key, ()), key=lambda p: p.start)),
                claims=claims.get(key, ()),
                headlines=headlines.get(key, ()),
                tasks=tasks.get(key, ()),
                genre=row.get("genre") or "work_report",
            )
        )
    return tuple(
        sorted(reports, key=lambda r: (r.government_code or "", r.report_year or 0, r.doc))
    )


_OF_ROW = (
    "doc",
    "report_id",
    "government",
    "government_code",
    "level",
    "report_year",
    "delivered",
    "stated_date",
    "complete",
)
