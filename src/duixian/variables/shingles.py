"""How alike two texts are: shared runs of Han characters, counted exactly.

A run of up to four characters is one 64-bit number, sixteen bits a character: nothing is hashed,
so no two runs are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

_NOT_HAN = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff]+")
_APART = "\0"
_BITS = np.uint64(16)

Runs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Shingled:
    """What of a text is compared."""

    shingles: Runs
    """Its different runs of so many Han characters, sorted."""
    grams: Runs
    """Its different shorter runs, sorted."""
    counts: NDArray[np.int64]
    """How often each of `grams` stands in it."""


def han(text: str) -> str:
    """The Han characters of a text.

    >>> han("增长5.5%左右，GDP")
    '增长左右'
    """
    return _NOT_HAN.sub("", text)


def shingled(sentences: Iterable[str], shingle: int, gram: int) -> Shingled:
    """The runs of `shingle` and of `gram` Han characters (at most 4) within sentences; figures,
    signs and Latin letters are left out, so that 增长6%左右 and 增长5.5%左右 are alike.

    >>> text = shingled(["增长6%左右。", "促进"], 3, 2)
    >>> len(text.shingles), len(text.grams), text.counts.sum()
    (2, 4, np.int64(4))
    """
    joined = _APART.join(map(han, sentences))
    codes = np.frombuffer(joined.encode("utf-16-le"), dtype="<u2").astype(np.uint64)
    grams, counts = np.unique(_runs(codes, gram), return_counts=True)
    return Shingled(np.unique(_runs(codes, shingle)), grams, counts)


def _runs(codes: Runs, length: int) -> Runs:
    """Every run of so many characters that stands within one sentence."""
    number = max(len(codes) - length + 1, 0)
    packed = np.zeros(number, np.uint64)
    whole = np.ones(number, np.bool_)
    for at in range(length):
        part = codes[at : at + number]
        packed = (packed << _BITS) | part
        whole &= part != 0
    return packed[whole]


def shared(one: Shingled, other: Shingled) -> int:
    """How many shingles stand in both."""
    return len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))


def jaccard(one: Shingled, other: Shingled) -> float | None:
    """Shared shingles as a share of all that either has, 0 to 1; None where neither has any.

    >>> first, second = (shingled([t], 2, 2) for t in ("促进就业", "促进创业就业"))
    >>> jaccard(first, second), jaccard(first, first)
    (0.3333333333333333, 1.0)
    """
    both = shared(one, other)
    every = len(one.shingles) + len(other.shingles) - both
    return both / every if every else None


def cosine(one: Shingled, other: Shingled) -> float | None:
    """Cosine of the counts of grams, 0 to 1; None where one has none."""
    _, mine, theirs = np.intersect1d(
        one.grams, other.grams, assume_unique=True, return_indices=True
    )
    product = int(one.counts[mine] @ other.counts[theirs])
    length = sqrt(int(one.counts @ one.counts) * int(other.counts @ other.counts))
    return product / length if length else None
