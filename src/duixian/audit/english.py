"""Reckonings and messages in English: amounts that are printed as in China, in English units."""

from __future__ import annotations

import re
from functools import cache

from duixian.registry import units, units_en
from duixian.settle import amount_en

_SCALES = {"": 1.0, "万": 1e4, "亿": 1e8, "万亿": 1e12}
_DATES = frozenset({"年", "月", "日"})
"""Behind a number they name a year or a day as often as they count."""
_SIGNS = str.maketrans({"；": "; ", "、": ", ", "（": " (", "）": ")", "，": ", "})


def in_english(text: str) -> str:
    """A text with its amounts in English; what it quotes stays as it is.

    >>> in_english("401.4亿 - 1278亿 = -876.6亿")
    '40.14 billion - 127.8 billion = -87.66 billion'
    >>> in_english("“3万亿元计划”: 1278亿元, 3.2万人 and 0.4百分点")
    '“3万亿元计划”: 127.8 billion yuan, 32,000 people and 0.4 points'
    """
    parts = re.split("(“[^”]*”)", text)
    return "".join(
        part if part.startswith("“") else _pattern().sub(_amount, part.translate(_SIGNS))
        for part in parts
    )


def _amount(found: re.Match[str]) -> str:
    scale, unit = found["scale"] or "", found["unit"] or ""
    if not scale and not unit:
        return found[0]
    value = float(found["number"]) * _SCALES[scale]
    return amount_en(value, unit)


@cache
def _pattern() -> re.Pattern[str]:
    known = {*units_en.named(), *units.load().dimension} - _DATES
    names = "|".join(re.escape(u) for u in sorted(known, key=len, reverse=True) if u.isalpha())
    return re.compile(rf"(?P<number>-?\d+(?:\.\d+)?)(?P<scale>万亿|亿|万)?(?P<unit>{names})?")
