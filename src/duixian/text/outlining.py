"""The outline of a document: reading text, identity, sections, sentences."""

from __future__ import annotations

from duixian.model import Document, Outline, Section, Sentence
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
    )


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
