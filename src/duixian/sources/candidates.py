"""The characters that may have stood where only a part of the bytes is left.

Each comes with its folded form, as the model sees it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from duixian.sources import gbk
from duixian.sources.folded import fold
from duixian.sources.ngrams import model

ANY_LEAD = -2
"""In the place of a first byte: it is unknown."""

Candidate = tuple[str, str]
"""A character and its folded form."""


@lru_cache(maxsize=8192)
def fitting(first: int, second: int) -> tuple[Candidate, ...]:
    """Characters, with their folded form, of a first byte (or any) and a second."""
    if first == ANY_LEAD:
        return _guessable(gbk.with_trail(second))
    char = gbk.character(first, second)
    return () if char is None else ((char, fold(char)),)


@lru_cache(maxsize=256)
def with_lead(first: int) -> tuple[Candidate, ...]:
    return _guessable(gbk.with_lead(first))


@lru_cache(maxsize=4096)
def behind_hidden(lead: int, second: int) -> tuple[Candidate, ...]:
    """Characters behind a pair that fell out, which begins with `lead`: their second byte is seen.

    The pair's own second byte is their first.
    """
    firsts = gbk.hidden()[lead]
    return tuple(c for c in fitting(ANY_LEAD, second) if gbk.bytes_of(c[0])[0] in firsts)


@lru_cache(maxsize=256)
def between_hidden(first: int) -> dict[str, tuple[str, ...]]:
    """Characters in front of a pair that fell out and behind another, by their folded form."""
    leads = frozenset(gbk.LEAD_BYTES) if first == ANY_LEAD else gbk.hidden()[first]
    table: dict[str, tuple[str, ...]] = {}
    for char, folded in before_hidden(ANY_LEAD):
        if gbk.bytes_of(char)[0] in leads:
            table[folded] = (*table.get(folded, ()), char)
    return table


@lru_cache(maxsize=256)
def before_hidden(first: int) -> tuple[Candidate, ...]:
    """Characters of a first byte (or any) whose second byte may begin a pair that fell out."""
    leads = gbk.LEAD_BYTES if first == ANY_LEAD else (first,)
    chars = (c for lead in leads for c in gbk.with_lead(lead))
    return _guessable(c for c in chars if gbk.bytes_of(c)[1] in gbk.hidden())


def _guessable(chars: Iterable[str]) -> tuple[Candidate, ...]:
    """The characters that may be guessed.

    Never one that reports do not use, and never a letter or a digit: which one it was, no
    neighbour tells, and a guessed figure would be a false one.
    """
    known = model().single
    return tuple((c, f) for c in chars if (f := fold(c)) in known and f not in "0a")
