"""Words counted for pages and the API: what may be asked, and the answer, kept while it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from threading import Lock
from typing import Any

from duixian import words as counting
from duixian.books import Filter, counted_texts
from duixian.portal.questions import Conditions
from duixian.portal.readmodel import Look
from duixian.portal.web.errors import Refusal, malformed
from duixian.registry import dictionaries
from duixian.registry.dictionaries import Dictionary

Row = dict[str, Any]

MOST_WORDS = 20
LONGEST_WORD = 30
MOST_REPORTS = 400
"""Reports counted for one answer: some ten seconds the first time, nothing while it is kept."""
MOST_PUBLISHED = 100
"""Reports cut by jieba for one answer: a tenth of a second each."""
MOST_PLACES = 20_000
"""Places of words in one listing: some 10 MB."""
_GENRES = ("work_report",)


@dataclass(frozen=True, slots=True)
class WordQuestion:
    """What is to be counted where. `Refusal` (400) for more than one answer may hold."""

    words: tuple[str, ...]
    dictionary: str | None
    """Name of a dictionary that comes with the program."""
    governments: tuple[str, ...] = ()
    """Keys."""
    years: tuple[tuple[int, int], ...] = ()
    by_section: bool = False
    each: bool = False
    published: bool = False

    def __post_init__(self) -> None:
        if self.words and self.dictionary:
            raise malformed("words_and_dictionary")
        if len(self.words) > MOST_WORDS:
            raise malformed("too_many_words", most=MOST_WORDS)
        if any(len(word) > LONGEST_WORD for word in self.words):
            raise malformed("too_long", name="word", most=LONGEST_WORD)
        if self.published and not counting.jieba_at_hand():
            raise malformed("no_jieba")

    @property
    def meant(self) -> Dictionary | None:
        """What is counted; None where nothing was asked for."""
        if self.dictionary:
            return dictionaries.load(self.dictionary)
        return counting.of_words(self.words) if self.words else None


def counts(look: Look, question: WordQuestion) -> list[Row]:
    """A row for each report, part and word, as `duixian words` gives them."""

    def count(meant: Dictionary) -> list[Row]:
        texts = _texts(look, question, source=question.published)
        options = {"by_section": question.by_section, "as_published": question.published}
        each = question.each or bool(question.words)
        return [asdict(row) for row in counting.count(texts, meant, each=each, **options)]

    return _answer("counts", look, question, count)


def hits(look: Look, question: WordQuestion) -> list[Row]:
    """Every place of the words. `Refusal` (400) where there are more than a listing holds."""

    def find(meant: Dictionary) -> list[Row]:
        found = counting.hits(_texts(look, question), meant)
        rows = [asdict(row) for row in islice(found, MOST_PLACES + 1)]
        if len(rows) > MOST_PLACES:
            raise malformed("too_many_places", most=MOST_PLACES)
        return rows

    return _answer("hits", look, question, find)


def tracks(look: Look, question: WordQuestion) -> list[Row]:
    """Each word in the reports of each government: who says it first, last, and drops it."""

    def follow(meant: Dictionary) -> list[Row]:
        return [asdict(row) for row in counting.track(_texts(look, question), meant)]

    return _answer("tracks", look, question, follow)


def _texts(look: Look, question: WordQuestion, *, source: bool = False) -> Any:
    spans = [f"{first}-{last}" for first, last in question.years]
    wanted = Filter.of(government=question.governments, year=spans)
    return counted_texts(look.reader.table, wanted, _GENRES, source=source)


_KEPT: dict[tuple[str, str, WordQuestion], list[Row]] = {}
_MUTEX = Lock()
_ANSWERS = 16
"""Answers kept, so that who pages through one has it counted once."""


def _answer(
    kind: str, look: Look, question: WordQuestion, make: Callable[[Dictionary], list[Row]]
) -> list[Row]:
    meant = question.meant
    if meant is None:
        return []
    _bounded(look, question)
    key = (look.state.stamp, kind, question)
    rows = _KEPT.get(key)
    if rows is None:
        rows = make(meant)
        with _MUTEX:
            _KEPT[key] = rows
            while len(_KEPT) > _ANSWERS:
                _KEPT.pop(next(iter(_KEPT)))
    return rows


def _bounded(look: Look, question: WordQuestion) -> None:
    wanted = Conditions().within("gkey", question.governments).years(question.years)
    wanted = wanted.within("genre", _GENRES)
    number = look.reader.value(f"SELECT count(*) FROM reports{wanted.sql}", wanted.values)
    most = MOST_PUBLISHED if question.published else MOST_REPORTS
    asked = sum(last - first + 1 for first, last in question.years)
    if number > most or asked > most:
        raise Refusal(400, "too_many_reports", number=max(number, asked), most=most)
