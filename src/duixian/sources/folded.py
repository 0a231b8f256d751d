"""Characters as the character model sees them, one for one."""

from __future__ import annotations

from functools import lru_cache

import opencc


@lru_cache(maxsize=1)
def level_one() -> frozenset[str]:
    """The characters in daily use: GB 2312 level 1 (rows 16 to 55)."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset("".join(p.decode("gb2312", "ignore") for p in pairs))


@lru_cache(maxsize=1)
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


class _Folding(dict[int, str]):
    """Table for `str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if 0xFF01 <= code <= 0xFF5E:
            char = chr(code - 0xFEE0)
        if char.isdigit() and char.isascii():
            folded = "0"
        elif char.isalpha() and char.isascii():
            folded = "a"
        elif char in "「『":
            folded = "“"
        elif char in "」』":
            folded = "”"
        elif char in "\u3000\u2003\xa0\t":
            folded = " "
        elif code >= 0x3400:
            simplified = _simplifier().convert(char)
            folded = simplified if len(simplified) == 1 else char
        else:
            folded = char
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` with traditional characters simplified, full width halved, digits as 0, letters as a.

    >>> fold("編制２０ 家")
    '编制00 家'
    """
    return text.translate(_FOLDING)
