"""Who says a phrase first, last, and who stops saying it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from duixian.registry.dictionaries import Dictionary
from duixian.words.counting import CountedText, WordHit, hits


@dataclass(frozen=True, slots=True)
class PhrasePlace:
    """A report that says a phrase, and the first place where it does. Source offsets."""

    doc: str
    report_id: str
    year: int | None
    count: int
    start: int
    end: int
    quote: str
    """The source characters of the phrase."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A report that lacks a phrase which the report before it in the books has."""

    doc: str
    """The report that lacks it."""
    report_id: str
    year: int | None
    gap: bool
    """Whether the books lack a year between the two."""
    last: PhrasePlace
    """Where the report before it says it."""


@dataclass(frozen=True, slots=True)
class Track:
    """One phrase in the reports of one government, in the order of years."""

    government: str | None
    government_code: str | None
    dictionary: str
    word: str
    reports: int
    """Reports of the government that were looked through."""
    said: int
    """Those of them that say it."""
    count: int
    years: tuple[int, ...]
    """Years of the reports that say it."""
    first: PhrasePlace | None
    """null: none says it."""
    last: PhrasePlace | None
    still: bool
    """Whether the latest report says it."""
    dropped: tuple[Dropped, ...]


def track(texts: Iterable[CountedText], dictionary: Dictionary) -> Iterator[Track]:
    """Every word of a dictionary in the reports of every government, by government and year.

    A text that is not whole drops nothing: what it lacks may be in the part that is missing.
    """
    for _, own in groupby(texts, key=lambda t: t.government_code or t.government or t.report_id):
        reports = [text for text in own if text.doc is not None]
        places = [list(hits([text], dictionary)) for text in reports]
        for term in dictionary.terms:
            by_report = [[h for h in found if h.word == term.word] for found in places]
            if reports:
                yield _track(reports, by_report, dictionary.name, term.word)


def _track(
    reports: list[CountedText], places: list[list[WordHit]], dictionary: str, word: str
) -> Track:
    told = [_said(text, found) for text, found in zip(reports, places, strict=True)]
    saying = [one for one in told if one]
    return Track(
        reports[-1].government,
        reports[-1].government_code,
        dictionary,
        word,
        reports=len(reports),
        said=len(saying),
        count=sum(one.count for one in saying),
        years=tuple(one.year for one in saying if one.year is not None),
        first=saying[0] if saying else None,
        last=saying[-1] if saying else None,
        still=told[-1] is not None,
        dropped=tuple(_dropped(reports, told)),
    )


def _said(text: CountedText, found: list[WordHit]) -> PhrasePlace | None:
    if not found or text.doc is None or text.report_id is None:
        return None
    first = found[0]
    return PhrasePlace(
        text.doc,
        text.report_id,
        text.report_year,
        len(found),
        first.start,
        first.end,
        first.quote,
        first.sentence,
    )


def _dropped(reports: list[CountedText], told: list[PhrasePlace | None]) -> Iterator[Dropped]:
    before: PhrasePlace | None = None
    for text, said in zip(reports, told, strict=True):
        if said is None and not text.complete:
            continue
        if before and said is None and text.doc and text.report_id:
            years = (before.year, text.report_year)
            gap = None not in years and (years[1] or 0) - (years[0] or 0) > 1
            yield Dropped(text.doc, text.report_id, text.report_year, gap, before)
        before = said
