"""What is read: a document, the text that is read of it, its identity and outline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from duixian.model.words import Genre, Issuer, Level, Media, SectionRole, TextKind
from duixian.records import set_by_slots


@set_by_slots
@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range ``[start, end)``.

    >>> Span(3, 5).length
    2
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


@set_by_slots
@dataclass(frozen=True, slots=True)
class Repair:
    """One damaged run put right. Source offsets; `restored` stands for ``source[start:end]``."""

    start: int
    end: int
    damaged: str
    restored: str
    confidence: float
    """0..1: how much likelier the restored text is than leaving the run alone."""


@dataclass(frozen=True, slots=True)
class Document:
    """A report's text as it was read, with what is known about its bytes.

    `source` is never altered: repairs, damage and boilerplate are recorded beside it,
    all in source offsets, sorted, not overlapping.
    """

    doc: str
    """The report's name: the input's file stem."""
    source: str
    report_id: str
    """sha256 of `source` in UTF-8, 64 hex digits."""
    original_digest: str
    """sha256 of the bytes, under which the books keep the original."""
    media: Media
    encoding: str | None
    repairs: tuple[Repair, ...] = ()
    damaged: tuple[Span, ...] = ()
    """Runs that look damaged and have no convincing repair: no number is read in them."""
    boilerplate: tuple[Span, ...] = ()
    """Navigation and page furniture: kept in the offsets, kept out of the outline."""
    origin: str | None = None
    """Where the text came from, as an index or a table says: an address on the web, a source."""
    recognised: tuple[Span, ...] = ()
    """Runs that were recognised in pictures (OCR), sorted."""
    tables: tuple[Span, ...] = ()
    """Tables of figures, whole lines with cells parted by tabs: kept out of the outline and read
    by header and stub."""
    notes: tuple[str, ...] = ()
    """What whoever gave the file should know of how it was read, a sentence each."""

    def is_recognised(self, start: int, end: int) -> bool:
        """Whether any character of the source span was recognised in a picture."""
        return _overlap(self.recognised, start, end)


@dataclass(frozen=True, slots=True)
class ReadingText:
    """The text that is read, and the way back to the source.

    `text` is `Document.source` with repairs applied, boilerplate and zero-width characters
    cut out, blanks inside numbers and hard line breaks inside sentences closed up, and each
    character folded one to one (traditional to simplified, full width to ASCII).
    `reading` and `source` are parallel, increasing: from reading offset ``reading[i]`` on,
    characters run in step with the source from ``source[i]`` on.
    """

    text: str
    reading: tuple[int, ...] = (0,)
    source: tuple[int, ...] = (0,)
    source_length: int = 0
    recovered: tuple[Span, ...] = ()
    """Reading offsets of repaired runs, sorted."""
    damaged: tuple[Span, ...] = ()
    """Reading offsets of runs left damaged, sorted."""

    def offset(self, position: int) -> int:
        """Source offset of the character at reading offset `position`."""
        i = bisect_right(self.reading, position) - 1
        following = self.source[i + 1] if i + 1 < len(self.source) else self.source_length
        return min(self.source[i] + position - self.reading[i], following)

    def from_source(self, position: int) -> int:
        """Reading offset of a source offset; inside what was cut, where the text goes on.

        Where a repair put in more characters than stood there, the first of them.
        """
        i = bisect_left(self.source, position)
        if i == len(self.source) or self.source[i] != position:
            i -= 1
        if i < 0:
            return 0
        following = self.reading[i + 1] if i + 1 < len(self.reading) else len(self.text)
        return min(self.reading[i] + position - self.source[i], following)

    def to_source(self, start: int, end: int) -> Span:
        """Source span of a reading span. An empty span stays empty."""
        first = self.offset(start)
        return Span(first, max(first, self.offset(end - 1) + 1 if end > start else first))

    def is_recovered(self, start: int, end: int) -> bool:
        """Whether any character of the reading span stands in repaired text."""
        return _overlap(self.recovered, start, end)

    def is_damaged(self, start: int, end: int) -> bool:
        """Whether any character of the reading span stands in a run left damaged."""
        return _overlap(self.damaged, start, end)


def _overlap(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether one of `spans`, sorted and apart, shares a character with ``[start, end)``."""
    if not spans:
        return False
    i = bisect_right(spans, start, key=lambda span: span.end)
    return i < len(spans) and spans[i].start < end


@dataclass(frozen=True, slots=True)
class Government:
    """A government that reports. `code` is GB/T 2260 (six digits); the nation is ``000000``."""

    code: str
    name: str
    level: Level
    parent: str | None = None
    """Code of the government above it."""
    since: int | None = None
    """First yearly list (of the year's end) that has it; None for what stood in 1980."""
    until: int | None = None
    """Last yearly list that has it; None where it stands."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report this is, of which year, and whether the text is whole."""

    title: str | None
    government: str | None
    government_code: str | None
    level: Level | None
    report_year: int | None
    """Year of delivery, which is the plan year."""
    delivered: str | None
    """ISO date of delivery, when the text gives it and it agrees with the rest."""
    stated_date: str | None
    """ISO date (or year) that the page states, right or wrong."""
    kind: TextKind
    complete: bool
    missing: tuple[str, ...] = ()
    """What a whole report would have and this text lacks: opening, review, plan, closing."""
    evidence: tuple[str, ...] = ()
    """Short quotes and reasons that decided government, year and genre."""
    genre: Genre = "work_report"
    issuer: Issuer = "government"


@set_by_slots
@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under one heading. Reading offsets.

    `start` is where the heading begins, `body` where its own text begins, `end` where the
    next section (of any level) begins: sections tile the text and do not nest by offset;
    `parent` and `path` give the nesting.
    """

    index: int
    parent: int | None
    level: int
    """0 the text before the first heading, 1 for 一、, 2 for （一）, 3 for 1. or 一是 or ——."""
    heading: str
    path: tuple[str, ...]
    """Headings from the top to this one, this one last."""
    role: SectionRole
    period: str | None
    """What a plain sentence here speaks of: "2019", "2013-2017" (a look-back), "2026-2030"."""
    start: int
    body: int
    end: int


@set_by_slots
@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. Reading offsets, closing punctuation included, outer blanks not."""

    start: int
    end: int
    section: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table of figures. Source offsets, since it is no part of the reading text."""

    start: int
    end: int
    section: int
    """The section in which the table stands."""
    table: int
    """Which of `Document.tables` it belongs to."""
    text: str
    """Its characters folded one to one; cells are parted by tabs."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document as it is read: its text, parts, sentences and identity."""

    document: Document
    reading: ReadingText
    identity: Identity
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    rows: tuple[TableRow, ...] = ()
    """The rows of the tables of figures, which are in no sentence."""
