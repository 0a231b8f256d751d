"""The outline of a document: reading text, identity, sections, sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from duixian.model import Document, Outline, ReadingText, Section, Sentence, TableRow
from duixian.text.folding import fold
from duixian.text.front import whole_date_line
from duixian.text.genre import sort_of
from duixian.text.headings import Heading
from duixian.text.identity import identify
from duixian.text.reading import reading_text
from duixian.text.sections import find_sections
from duixian.text.sentences import sentence_spans
from duixian.text.title_times import prior
from duixian.text.wholeness import judge


def outline(
    document: Document, *, government: str | None = None, report_year: int | None = None
) -> Outline:
    """A document as it is read.

    `government` (name or GB/T 2260 code) and `report_year` come from an index: they supply
    what the text does not say and override nothing that it does.
    """
    reading = reading_text(document)
    sort = sort_of(whole_date_line(reading.text))
    identity = identify(reading.text, sort, government=government, report_year=report_year)
    year = identity.report_year
    sections, headings = find_sections(reading.text, year, prior(sort, year))
    return Outline(
        document=document,
        reading=reading,
        identity=judge(identity, reading.text, sections, headings),
        sections=sections,
        sentences=_sentences(reading.text, sections, headings),
        rows=tuple(_rows(document, reading, sections)),
    )


def _rows(
    document: Document, reading: ReadingText, sections: tuple[Section, ...]
) -> Iterator[TableRow]:
    """The lines of the tables, each with the section that was open above it."""
    if not document.tables:
        return
    starts = [reading.offset(section.start) for section in sections]
    for number, table in enumerate(document.tables):
        section = max(0, bisect_right(starts, table.start) - 1)
        at = table.start
        for line in document.source[table.start : table.end].splitlines(keepends=True):
            plain = line.rstrip("\n")
            folded = "\t".join(map(fold, plain.split("\t")))  # which makes a blank of a tab
            yield TableRow(at, at + len(plain), section, number, folded)
            at += len(line)


def _sentences(
    text: str, sections: tuple[Section, ...], headings: list[Heading]
) -> tuple[Sentence, ...]:
    """The sentences of every section; a heading that stands for itself is one, so marked."""
    titles = {h.start: h for h in headings}
    found: list[Sentence] = []
    for section in sections:
        start = section.start
        title = titles.get(start) if section.heading else None
        if title is not None and title.whole:
            found.append(Sentence(start, title.end, section.index, heading=True))
            start = title.end
        found.extend(
            Sentence(span.start, span.end, section.index)
            for span in sentence_spans(text, start, section.end)
        )
    return tuple(found)
