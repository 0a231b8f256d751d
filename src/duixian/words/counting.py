"""How often words stand in reports: whole and by part, beside what they are a share of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from duixian import late_re as re
from duixian.registry.dictionaries import Dictionary
from duixian.text import fold
from duixian.words import segmenting
from duixian.words.finding import Occurrence, TermFinder

ALL = "all"
"""In `section_role`: the whole text. In `word`: all words of the dictionary together."""
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")

Remark = Literal["no_report", "partial"]


@dataclass(frozen=True, slots=True)
class CountedSentence:
    """One sentence of a report, as it is counted."""

    role: str
    """The role of its section: review, problems, targets, tasks, governance or other."""
    reading: str
    """Repaired, simplified, half width: what is counted."""
    text: str
    """The source characters."""
    start: int
    """Source offset of `text`."""
    repeated: bool = False
    """Whether it stands word for word in another report of the books."""


@dataclass(frozen=True, slots=True)
class CountedText:
    """One report, as it is counted; without `doc`, a report that is not in the books."""

    doc: str | None
    report_id: str | None
    government: str | None
    government_code: str | None
    report_year: int | None
    complete: bool = True
    sentences: tuple[CountedSentence, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class WordCount:
    """How often one word, or all words of a dictionary, stand in one report or part of it.

    Where the report is not in the books every figure is null, never 0.
    """

    doc: str | None
    report_id: str | None
    government: str | None
    government_code: str | None
    report_year: int | None
    dictionary: str
    word: str
    """The word, or ``all``."""
    category: str | None
    section_role: str
    """The part of the report, or ``all``."""
    count: int | None
    negated: int | None
    """Those of `count` that a word before them turns (没有污染)."""
    repeated: int | None
    """Those of `count` in sentences that other reports have word for word."""
    han: int | None
    """Han characters of the part."""
    words: int | None
    """Words of the part, without punctuation and numbers."""
    sentences: int | None
    share: float | None
    """`count` divided by `words`."""
    as_published: int | None
    """Tokens of the raw text that are the word, as jieba cuts it; only for the whole text."""
    remark: Remark | None
    """no_report: there is none of that year in the books; partial: its text is not whole."""


@dataclass(frozen=True, slots=True)
class WordHit:
    """One place of a word. Source offsets."""

    doc: str | None
    report_id: str | None
    government: str | None
    government_code: str | None
    report_year: int | None
    dictionary: str
    word: str
    category: str | None
    section_role: str
    start: int
    end: int
    quote: str
    """The source characters of the word."""
    sentence: str
    """The source characters of its sentence."""
    sentence_start: int
    negated: bool
    repeated: bool


@dataclass(slots=True)
class _Part:
    """What one part of a report holds."""

    found: Counter[str]
    negated: Counter[str]
    repeated: Counter[str]
    han: int = 0
    words: int = 0
    sentences: int = 0

    @classmethod
    def empty(cls) -> _Part:
        return cls(Counter(), Counter(), Counter())

    def take(self, sentence: CountedSentence, occurrences: Sequence[Occurrence]) -> None:
        self.sentences += 1
        self.han += len(_HAN.findall(sentence.reading))
        self.words += segmenting.number_of_words(sentence.reading)
        for one in occurrences:
            for word in (one.term.word, ALL):
                self.found[word] += 1
                self.negated[word] += one.negated
                self.repeated[word] += sentence.repeated


def count(
    texts: Iterable[CountedText],
    dictionary: Dictionary,
    *,
    by_section: bool = False,
    each: bool = False,
    as_published: bool = False,
) -> Iterator[WordCount]:
    """The counts of a dictionary in reports, a report at a time.

    A row for all its words together; with `each` one for every word as well; with `by_section`
    the same for each part. `as_published` adds what the usual script finds (`PackageMissing`
    without jieba).
    """
    finder = TermFinder(dictionary.terms)
    for text in texts:
        published = segmenting.published_tokens(text.source) if as_published and text.doc else None
        parts = _parts(text, finder, by_section=by_section)
        for role, part in parts.items():
            yield from _rows(text, dictionary, role, part, published, each=each)


def _parts(text: CountedText, finder: TermFinder, *, by_section: bool) -> dict[str, _Part]:
    parts: dict[str, _Part] = defaultdict(_Part.empty)
    whole = parts[ALL]
    for sentence in text.sentences:
        occurrences = list(finder.occurrences(sentence.reading))
        whole.take(sentence, occurrences)
        if by_section:
            parts[sentence.role].take(sentence, occurrences)
    return parts


def _rows(
    text: CountedText,
    dictionary: Dictionary,
    role: str,
    part: _Part,
    published: Counter[str] | None,
    *,
    each: bool,
) -> Iterator[WordCount]:
    terms = dictionary.terms
    asked: list[tuple[str, str | None]] = [(ALL, None)] if len(terms) > 1 or not each else []
    if each:
        asked += [(term.word, term.category) for term in terms]
    missing = text.doc is None
    for word, category in asked:
        wanted = [t.word for t in terms] if word == ALL else [word]
        tokens = None
        if published is not None and role == ALL:
            tokens = sum(published[one] for one in wanted)
        yield WordCount(
            text.doc,
            text.report_id,
            text.government,
            text.government_code,
            text.report_year,
            dictionary.name,
            word,
            category,
            role,
            count=None if missing else part.found[word],
            negated=None if missing else part.negated[word],
            repeated=None if missing else part.repeated[word],
            han=None if missing else part.han,
            words=None if missing else part.words,
            sentences=None if missing else part.sentences,
            share=part.found[word] / part.words if part.words else None,
            as_published=tokens,
            remark="no_report" if missing else None if text.complete else "partial",
        )


def hits(texts: Iterable[CountedText], dictionary: Dictionary) -> Iterator[WordHit]:
    """Every place that `count` counts, in the order of the texts."""
    finder = TermFinder(dictionary.terms)
    for text in texts:
        for sentence in text.sentences:
            for one in finder.occurrences(sentence.reading):
                start, end = source_span(sentence, one.start, one.end)
                yield WordHit(
                    text.doc,
                    text.report_id,
                    text.government,
                    text.government_code,
                    text.report_year,
                    dictionary.name,
                    one.term.word,
                    one.term.category,
                    sentence.role,
                    start,
                    end,
                    sentence.text[start - sentence.start : end - sentence.start],
                    sentence.text,
                    sentence.start,
                    one.negated,
                    sentence.repeated,
                )


def source_span(sentence: CountedSentence, start: int, end: int) -> tuple[int, int]:
    """Source offsets of ``reading[start:end]`` of a sentence.

    Reading and source run in step, but where something was closed up, cut out or repaired:
    there the two are laid side by side.

    >>> wrapped = CountedSentence("other", "改善环境。", "改善环\\n境。", 100)
    >>> source_span(wrapped, 2, 4)
    (102, 105)
    """
    if len(sentence.reading) == len(sentence.text):
        return sentence.start + start, sentence.start + end
    blocks = SequenceMatcher(
        None, sentence.reading, fold(sentence.text), autojunk=False
    ).get_matching_blocks()

    def place(position: int) -> int:
        at = 0
        for block in blocks:
            if block.a <= position < block.a + block.size:
                return block.b + position - block.a
            if block.a + block.size <= position:
                at = block.b + block.size
        return min(at, len(sentence.text) - 1)

    return sentence.start + place(start), sentence.start + place(end - 1) + 1
