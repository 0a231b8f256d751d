"""Folding: traditional to simplified and full width to ASCII, one character for one.

Because no character is added or dropped, offsets into the folded text are offsets
into the text that was folded.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib import resources

import opencc

from duixian import late_re as re

# The ideographs that OpenCC's character table speaks of; its few entries beyond the
# Basic Multilingual Plane do not occur in reports and would triple the building time.
_IDEOGRAPHS = (range(0x3400, 0xA000), range(0xF900, 0xFB00))
_KANGXI_RADICALS = range(0x2F00, 0x2FD6)
"""PDF writers put these in place of the ideographs that look alike."""
_FULL_WIDTH = range(0xFF01, 0xFF5E)
"""Up to, not including, the full-width tilde, which writes ranges and stays."""
_SMALL_FORMS = range(0xFE50, 0xFE6C)
_BLANKS = "\t\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_COMMON = tuple(
    zip("，；：（）！？％．　０１２３４５６７８９", ",;:()!?%. 0123456789", strict=True)
)
"""Nearly all that folds in a text already simplified."""
_FEW = 40
"""So many replacements cost what one look-up of every character does."""


@cache
def folding_table() -> dict[int, str]:
    """The whole folding as a table for `str.translate`, built once (about 20 ms)."""
    table: dict[int, str] = {}
    originals = [chr(code) for block in _IDEOGRAPHS for code in block]
    # Newlines between the characters keep OpenCC from matching phrases.
    simplified = opencc.OpenCC("t2s").convert("\n".join(originals)).split("\n")
    for one, other in zip(originals, simplified, strict=True):
        if one != other and len(other) == 1:
            table[ord(one)] = other
    for block in (_KANGXI_RADICALS, _FULL_WIDTH, _SMALL_FORMS):
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1:
                table[code] = table.get(ord(plain), plain)
    table.update({ord(c): " " for c in _BLANKS})
    table.update({ord(c): "\n" for c in _LINE_ENDS})
    shapes = tomllib.loads(
        resources.files("duixian.registry").joinpath("folding.toml").read_text("utf-8")
    )
    for part in ("variants", "signs"):
        table.update({ord(one): other for one, other in shapes[part].items()})
    return table


def fold(text: str) -> str:
    """The text in simplified characters and half-width signs, of the same length.

    。、“”《》—…～ stay as they are, they have no ASCII counterpart of the same meaning.

    >>> fold("國內生產總值增長６．５％，（１９９４年）")
    '国内生产总值增长6.5%,(1994年)'
    >>> fold("「一國兩制」　以上")
    '“一国两制” 以上'
    """
    # Most texts are simplified: replacing the few signs that fold, one by one, is three times
    # as fast there as looking every character up.
    for sign, plain in _COMMON:
        text = text.replace(sign, plain)
    found = set(_foldable().findall(text))
    if len(found) > _FEW:
        return text.translate(folding_table())
    for sign in found:
        text = text.replace(sign, folding_table()[ord(sign)])
    return text


@cache
def _foldable() -> re.Pattern[str]:
    """Any character that folds."""
    return re.compile("[" + re.escape("".join(map(chr, folding_table()))) + "]")
