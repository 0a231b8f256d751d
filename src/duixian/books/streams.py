"""What the books are asked for, as streams: the same rows as of the methods of `Books`, some at a
time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Unpack

from duixian import words as counting
from duixian.books import asked, counted
from duixian.books.comparing import with_series
from duixian.books.filters import Filter, Wanted
from duixian.books.result import Result, Stream
from duixian.books.schema import stream_of
from duixian.errors import UsageError
from duixian.registry.dictionaries import Dictionary


class Streams:
    """Questions to one state of the books, whose answers are never all in memory."""

    def __init__(self, stream: Callable[..., Stream], ask: Callable[..., Result]) -> None:
        self._stream, self._ask = stream, ask

    def reports(self, *, all_texts: bool = False, **wanted: Unpack[Wanted]) -> Stream:
        """As `Books.reports`."""
        return self._stream(*asked.reports(Filter.of(**wanted), all_texts=all_texts))

    def claims(self, **wanted: Unpack[Wanted]) -> Stream:
        """As `Books.claims`."""
        return self._stream(*asked.claims(Filter.of(**wanted))).with_each(with_series)

    def tasks(self, **wanted: Unpack[Wanted]) -> Stream:
        """As `Books.tasks`."""
        return self._stream(*asked.tasks(Filter.of(**wanted)))

    def headlines(self, **wanted: Unpack[Wanted]) -> Stream:
        """As `Books.headlines`."""
        return self._stream(*asked.headlines(Filter.of(**wanted)))

    def evidence(self, **wanted: Unpack[Wanted]) -> Stream:
        """As `Books.evidence`."""
        return self._stream(*asked.evidence(Filter.of(**wanted)))

    def words(
        self,
        *words: str,
        dictionary: str | Dictionary | None = None,
        by_section: bool = False,
        each: bool | None = None,
        as_published: bool = False,
        genres: Sequence[str] = ("work_report",),
        **wanted: Unpack[Wanted],
    ) -> Stream:
        """As `Books.words`."""
        meant = _dictionary(words, dictionary)
        rows = counting.count(
            self._texts(genres, wanted, source=as_published),
            meant,
            by_section=by_section,
            each=bool(words) if each is None else each,
            as_published=as_published,
        )
        return stream_of(counting.WordCount, rows)

    def word_hits(
        self,
        *words: str,
        dictionary: str | Dictionary | None = None,
        genres: Sequence[str] = ("work_report",),
        **wanted: Unpack[Wanted],
    ) -> Stream:
        """As `Books.word_hits`."""
        rows = counting.hits(self._texts(genres, wanted), _dictionary(words, dictionary))
        return stream_of(counting.WordHit, rows)

    def track(
        self,
        *words: str,
        dictionary: str | Dictionary | None = None,
        genres: Sequence[str] = ("work_report",),
        **wanted: Unpack[Wanted],
    ) -> Stream:
        """As `Books.track`."""
        rows = counting.track(self._texts(genres, wanted), _dictionary(words, dictionary))
        return stream_of(counting.Track, rows)

    def _texts(
        self, genres: Sequence[str], wanted: Wanted, *, source: bool = False
    ) -> Iterator[counting.CountedText]:
        return counted.texts(self._ask, Filter.of(**wanted), genres, source=source)


def _dictionary(words: Sequence[str], given: str | Dictionary | None) -> Dictionary:
    if words and given is not None:
        raise UsageError("words and a dictionary were given. Give one or the other")
    if isinstance(given, Dictionary):
        return given
    return counting.read(given) if given is not None else counting.of_words(words)
