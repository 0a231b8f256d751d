"""Where the words of a dictionary stand in a text: the longest first, never one inside another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from duixian import late_re as re
from duixian.errors import DictionaryError
from duixian.registry.dictionaries import CountedWord, negations
from duixian.text import fold

_CLAUSE_ENDS = ",;:。!?\n\t、"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of a term in a text. Offsets of that text."""

    start: int
    end: int
    term: CountedWord
    negated: bool


class TermFinder:
    """The terms of a dictionary, ready to be looked for.

    >>> finder = TermFinder([CountedWord("环境"), CountedWord("环境保护")])
    >>> [o.term.word for o in finder.occurrences("加强环境保护,改善环境")]
    ['环境保护', '环境']

    DictionaryError for two terms that are one word: 環境, 环境.
    """

    def __init__(self, terms: Sequence[CountedWord]) -> None:
        self._terms: dict[str, CountedWord] = {}
        for term in terms:
            same = self._terms.setdefault(_plain(term.word), term)
            if same is not term:
                raise DictionaryError(
                    f"{same.word!r} and {term.word!r} are one word where traditional and "
                    "simplified characters, full and half width, great and small letters are the "
                    "same. Leave one of them out"
                )
        words = sorted(self._terms, key=lambda word: (-len(word), word))
        self._words = re.compile("|".join(map(re.escape, words)) or r"(?!)")
        self._include = {t: _folded(term.include) for t, term in self._terms.items()}
        self._exclude = {t: _folded(term.exclude) for t, term in self._terms.items()}

    def occurrences(self, text: str) -> Iterator[Occurrence]:
        """Every place, in order; `text` is folded (simplified, half width)."""
        plain = text.lower()
        for match in self._words.finditer(plain):
            word = match.group()
            start, end = match.span()
            if any(_stands_in(plain, start, end, c) for c in self._exclude[word]):
                continue
            included = self._include[word]
            if included and not any(_stands_in(plain, start, end, c) for c in included):
                continue
            yield Occurrence(start, end, self._terms[word], is_negated(plain, start))


def is_negated(text: str, start: int) -> bool:
    """Whether a word that turns what follows stands before `start`, in its clause.

    >>> is_negated("没有污染", 2), is_negated("不断改善环境", 4), is_negated("未污染,环境好", 4)
    (True, False, False)
    """
    turning = negations()
    before = text[max(0, start - turning.reach) : start]
    cut = max(map(before.rfind, _CLAUSE_ENDS))
    return bool(_turning().search(_apart().sub("", before[cut + 1 :])))


@cache
def _turning() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, negations().words)))


@cache
def _apart() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, negations().apart)))


def _folded(contexts: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_plain, contexts))


def _plain(word: str) -> str:
    return fold(word).lower()


def _stands_in(text: str, start: int, end: int, context: str) -> bool:
    """Whether ``text[start:end]`` lies in an occurrence of `context`."""
    found = text.find(context, max(0, end - len(context)))
    return 0 <= found <= start and found + len(context) >= end
