"""From a document to the text that is read, with the exact way back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from duixian.model import Document, ReadingText, Span
from duixian.text.folding import fold
from duixian.text.glosses import gloss_edits
from duixian.text.layout import layout_edits
from duixian.text.lost_quotes import restoring_edits
from duixian.text.wrapping import closing_edits, unwrapping_edits


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of ``[start, end)``."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Trace:
    """Pairs of offsets (in the text, in the source) from which both run in step."""

    reading: list[int]
    source: list[int]

    def mark(self, reading: int, source: int, *, always: bool = False) -> None:
        """Note a pair; left out where the pair before says the same, but for `always`."""
        if self.reading and self.reading[-1] == reading:
            self.source[-1] = source
        elif always or not self.reading or source - self.source[-1] != reading - self.reading[-1]:
            self.reading.append(reading)
            self.source.append(source)

    def source_of(self, position: int) -> int:
        i = bisect_right(self.reading, position) - 1
        return self.source[i] + position - self.reading[i]


def reading_text(document: Document) -> ReadingText:
    """The document's text as it is read: repaired, cut, closed up and folded.

    Offsets of the result are reading offsets; its `to_source` leads back.

    >>> from duixian.model import Document
    >>> reading = reading_text(Document("d", "從1 9 9 3 年\\n\\n到今", "", "", "text", None))
    >>> reading.text
    '从1993年\\n到今'
    >>> reading.to_source(1, 5)
    Span(start=1, end=8)
    """
    kept, trace = _splice(document.source, _Trace([], []), _document_edits(document))
    folded = fold(kept)
    folded, trace = _splice(folded, trace, (Edit(*e) for e in gloss_edits(folded)))
    for found in (restoring_edits, closing_edits, unwrapping_edits):
        if edits := [Edit(*e) for e in found(folded)]:  # most texts have none of these
            folded, trace = _splice(folded, trace, edits)
    text, trace = _splice(folded, trace, (Edit(*e) for e in layout_edits(folded)))
    plain = ReadingText(text, tuple(trace.reading), tuple(trace.source), len(document.source))
    return replace(
        plain,
        recovered=_located(plain, ((r.start, r.end) for r in document.repairs)),
        damaged=_located(plain, ((d.start, d.end) for d in document.damaged)),
    )


def _document_edits(document: Document) -> list[Edit]:
    """What sources found out about the text: boilerplate and tables are cut, repairs applied."""
    source, cut = document.source, _cut(document)
    edits = [Edit(b.start, b.end, "\n" if "\n" in source[b.start : b.end] else "") for b in cut]
    starts = [b.start for b in cut]
    for repair in document.repairs:
        i = bisect_right(starts, repair.start) - 1
        if i < 0 or cut[i].end <= repair.start:
            edits.append(Edit(repair.start, repair.end, repair.restored))
    return sorted(edits, key=lambda e: (e.start, e.end))


def _cut(document: Document) -> tuple[Span, ...]:
    """What is no prose, in order: page furniture and tables, joined where they overlap."""
    if not document.tables:
        return document.boilerplate
    merged: list[Span] = []
    for span in sorted((*document.boilerplate, *document.tables), key=lambda s: s.start):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _splice(text: str, trace: _Trace, edits: Iterable[Edit]) -> tuple[str, _Trace]:
    """The text with the edits made, and its offsets traced to the source."""
    before = trace if trace.reading else _Trace([0], [0])
    after = _Trace([], [])
    pieces: list[str] = []
    length = done = 0

    def keep(start: int, end: int) -> None:
        nonlocal length
        if start >= end:
            return
        first = bisect_left(before.reading, start)
        last = bisect_left(before.reading, end)
        if before.reading[first : first + 1] != [start]:
            after.mark(length, before.source_of(start))
        for i in range(first, last):
            after.mark(length + before.reading[i] - start, before.source[i], always=True)
        pieces.append(text[start:end])
        length += end - start

    for edit in edits:
        keep(done, edit.start)
        if edit.text:
            size = edit.end - edit.start
            after.mark(length, before.source_of(edit.start), always=True)
            # More characters than stood there: the surplus all stands on the last one.
            for surplus in range(max(size, 1), len(edit.text)):
                after.mark(length + surplus, before.source_of(max(edit.end - 1, edit.start)))
            pieces.append(edit.text)
            length += len(edit.text)
        done = edit.end
    keep(done, len(text))
    if not after.reading:
        after.mark(0, 0)
    return "".join(pieces), after


def _located(reading: ReadingText, spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Source spans in reading offsets; what was cut out altogether is dropped."""
    found = (Span(reading.from_source(start), reading.from_source(end)) for start, end in spans)
    return tuple(span for span in found if span.length > 0)
