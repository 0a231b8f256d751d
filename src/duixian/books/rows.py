"""The rows of the books that are no nouns of the model by themselves.

Claims, tasks and headlines are kept as the model has them. A report, its parts, its
sentences and its text are kept as the rows below. All offsets are source offsets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from operator import attrgetter
from typing import Any

from duixian.model import (
    Genre,
    Issuer,
    Level,
    Media,
    Reading,
    Repair,
    SectionRole,
    Span,
    TextKind,
)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report: whose it is, what it is, and how much was read in it."""

    report_id: str
    doc: str
    title: str | None
    government: str | None
    government_code: str | None
    level: Level | None
    report_year: int | None
    delivered: str | None
    stated_date: str | None
    kind: TextKind
    genre: Genre
    """What it is: only a work report stands for a government's year."""
    issuer: Issuer
    """Who gives it."""
    complete: bool
    missing: tuple[str, ...]
    evidence: tuple[str, ...]
    media: Media
    encoding: str | None
    original_digest: str
    characters: int
    """Length of the source text."""
    sections: int
    claims: int
    tasks: int
    damaged_runs: int
    """Runs of damaged characters in the source text."""
    repaired_runs: int
    """Those of them that were put right."""
    facts_digest: str
    """Digest of everything that was read: the same text read the same way has the same."""
    added_at: str | None
    """When it came into the books, as the caller says (ISO 8601); null when it does not say."""
    superseded_by: str | None
    """report_id of the text that took this one's place; null for a current report."""
    origin: str | None
    """Where the table that it came in says it is from; null where none says."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One part of a report under one heading."""

    report_id: str
    doc: str
    index: int
    parent: int | None
    level: int
    heading: str
    path: tuple[str, ...]
    role: SectionRole
    period: str | None
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One sentence, as it stands on the page and as it was read."""

    report_id: str
    doc: str
    index: int
    section: int
    heading: bool
    start: int
    end: int
    text: str
    """The source characters."""
    reading: str
    """The same, repaired, simplified and half width: what full-text search looks in."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A report's whole text with the marks beside it, from which its page is drawn."""

    report_id: str
    doc: str
    source: str
    repairs: tuple[Repair, ...]
    damaged: tuple[Span, ...]
    boilerplate: tuple[Span, ...]


def report_row(reading: Reading, *, added_at: str | None = None) -> ReportRow:
    document, identity = reading.outline.document, reading.outline.identity
    known = {f.name: getattr(identity, f.name) for f in fields(identity)}
    return ReportRow(
        **known,
        report_id=document.report_id,
        doc=document.doc,
        media=document.media,
        encoding=document.encoding,
        original_digest=document.original_digest,
        characters=len(document.source),
        sections=len(reading.outline.sections),
        claims=len(reading.claims),
        tasks=len(reading.tasks),
        damaged_runs=len(document.repairs) + len(document.damaged),
        repaired_runs=len(document.repairs),
        facts_digest=facts_digest(reading),
        added_at=added_at,
        superseded_by=None,
        origin=document.origin,
    )


def section_rows(reading: Reading) -> list[SectionRow]:
    document, text = reading.outline.document, reading.outline.reading
    return [
        SectionRow(
            report_id=document.report_id,
            doc=document.doc,
            index=s.index,
            parent=s.parent,
            level=s.level,
            heading=s.heading,
            path=s.path,
            role=s.role,
            period=s.period,
            start=text.offset(s.start),
            body=text.offset(s.body),
            end=text.offset(s.end),
        )
        for s in reading.outline.sections
    ]


def sentence_rows(reading: Reading) -> list[SentenceRow]:
    """The sentences, and behind them the rows of tables: both are looked for and looked in."""
    document, text = reading.outline.document, reading.outline.reading
    rows = []
    for index, sentence in enumerate(reading.outline.sentences):
        span = text.to_source(sentence.start, sentence.end)
        rows.append(
            SentenceRow(
                report_id=document.report_id,
                doc=document.doc,
                index=index,
                section=sentence.section,
                heading=sentence.heading,
                start=span.start,
                end=span.end,
                text=document.source[span.start : span.end],
                reading=text.text[sentence.start : sentence.end],
            )
        )
    for index, row in enumerate(reading.outline.rows, len(rows)):
        rows.append(
            SentenceRow(
                report_id=document.report_id,
                doc=document.doc,
                index=index,
                section=row.section,
                heading=False,
                start=row.start,
                end=row.end,
                text=document.source[row.start : row.end],
                reading=row.text,
            )
        )
    return rows


def text_row(reading: Reading) -> TextRow:
    document = reading.outline.document
    return TextRow(
        report_id=document.report_id,
        doc=document.doc,
        source=document.source,
        repairs=document.repairs,
        damaged=document.damaged,
        boilerplate=document.boilerplate,
    )


def facts_digest(reading: Reading) -> str:
    """Digest of what was read, whatever the file was called or encoded in.

    Two readings of one text agree in it exactly when nothing in the books would differ but
    the report's name.
    """
    outline = reading.outline
    document = outline.document
    groups: list[Sequence[Any]] = [document.repairs, document.damaged, document.boilerplate]
    groups += [outline.sections, outline.sentences]
    groups += [outline.rows] if outline.rows else []
    groups += [reading.claims, reading.tasks, reading.headlines]
    parts: list[Any] = [asdict(outline.identity)]
    for rows in groups:
        parts.append(list(map(_values_but_doc(rows[0]), rows)) if rows else [])
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=asdict)
    return hashlib.sha256(packed.encode()).hexdigest()


def _values_but_doc(row: Any) -> attrgetter[tuple[Any, ...]]:
    # A key follows from the rest.
    return attrgetter(*(f.name for f in fields(row) if f.name not in ("doc", "key")))
