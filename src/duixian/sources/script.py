"""Which script a text is written in: simplified or traditional."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Literal

import opencc

from duixian.sources.folded import fold

Script = Literal["simplified", "traditional", "mixed"]
SAMPLE = 4000
CLEARLY = 9
"""How many times more telling characters one script must have than the other."""


@lru_cache(maxsize=1)
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def to_traditional(text: str) -> str:
    """Simplified text in traditional characters."""
    return str(_to_traditional().convert(text))


@lru_cache(maxsize=30000)
def script_of(char: str) -> Script:
    """Which script a character belongs to; "mixed" when to both.

    >>> script_of("學"), script_of("学"), script_of("中")
    ('traditional', 'simplified', 'mixed')
    """
    if ord(char) < 0x3400 or "\uff00" <= char <= "\uffef":
        return "mixed"
    if fold(char) != char:
        return "traditional"
    return "mixed" if to_traditional(char) == char else "simplified"


def script_of_text(text: str) -> Script:
    """The script of the characters that tell, if they agree."""
    tells = Counter(script_of(c) for c in text[:SAMPLE])
    traditional, simplified = tells["traditional"], tells["simplified"]
    if traditional and traditional >= CLEARLY * simplified:
        return "traditional"
    return "simplified" if simplified >= CLEARLY * traditional else "mixed"
