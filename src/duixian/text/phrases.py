"""What is promised, without how much: words by which a promise is known again."""

from __future__ import annotations

from duixian import late_re as re
from duixian.text.folding import fold

_NO_SIGN = re.compile(r"[^\w%‰]+")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")


def phrase(text: str) -> str:
    """The words alone: without signs and blanks, simplified, the figures left out.

    A corrected figure or another line break does not make another promise of it.

    >>> phrase("新增規模以上工業企業35家以上、省級專精特新企業50家")
    '新增规模以上工业企业家以上省级专精特新企业家'
    """
    return _NO_SIGN.sub("", _FIGURES.sub("", fold(text)))
