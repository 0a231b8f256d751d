"""Numerals as these reports write them: Arabic, Chinese, mixed. Values are floats.

What is longer or larger than any quantity is no numeral: `NoNumeral`. A run of digits without
end would else cost more than the rest of its report, or end in a value that is none.
"""

from __future__ import annotations

from decimal import Decimal

from duixian import late_re as re
from duixian.errors import NoNumeral

LONGEST = 40
"""Signs of the longest numeral that is read: 25 digits in groups of three have 33."""
LARGEST = 10**24
"""Greatest value: a billion times the nation's product in yuan."""
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
_SCALES = {**SMALL, **LARGE}
_POSITIONAL = re.compile(r"[零〇一二三四五六七八九]{2,}\Z")


def scale(text: str) -> int:
    """The factor that a run of scale words stands for; the empty run is 1.

    >>> scale("万亿"), scale("百万"), scale("百亿亿"), scale("")
    (1000000000000, 1000000, 1000000000000000000, 1)

    Raises `NoNumeral` when it is larger than any quantity (亿亿亿亿).
    """
    factor = 1
    for char in text:
        factor *= _SCALES.get(char, 1)
        if factor > LARGEST:
            raise _too_large(text)
    return factor


def arabic(text: str, factor: int = 1) -> float:
    """An Arabic numeral times `factor`, exact in decimal before it becomes a float.

    >>> arabic("3.66", 10**8), arabic("1,200"), arabic("11.6", 10000)
    (366000000.0, 1200.0, 116000.0)

    Raises `NoNumeral` when it is longer or larger than any quantity.
    """
    if len(text) > LONGEST:
        raise NoNumeral(text, f"it has {len(text):,} signs")
    value = float(Decimal(text.replace(",", "")) * factor)
    if value > LARGEST:
        raise _too_large(text)
    return value


def chinese(text: str) -> float:
    """A Chinese numeral.

    >>> [chinese(t) for t in ("十二", "一百零三", "两千六百", "三亿五千万", "百", "一点二")]
    [12.0, 103.0, 2600.0, 350000000.0, 100.0, 1.2]
    >>> chinese("一九五七"), chinese("一万三千亿"), chinese("两万五"), chinese("六万万")
    (1957.0, 1300000000000.0, 25000.0, 600000000.0)

    Raises `NoNumeral`, a ValueError, when the text is no numeral, or longer or larger than
    any quantity.
    """
    if len(text) > LONGEST:
        raise NoNumeral(text, f"it has {len(text):,} signs")
    whole, point, decimals = text.partition("点")
    value = Decimal(_whole(whole))
    if point:
        if not decimals or any(c not in DIGITS for c in decimals):
            raise NoNumeral(text, "its decimals are no digits")
        value += Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))
    if value > LARGEST:
        raise _too_large(text)
    return float(value)


def _too_large(text: str) -> NoNumeral:
    return NoNumeral(text, f"it is larger than {LARGEST:.0e}")


def _whole(text: str) -> int:
    if not text:
        raise NoNumeral(text, "it is empty")
    if _POSITIONAL.match(text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    last_unit = 1
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
            if not digit:  # 零 ends the elliptic reading: 一百零三 is not 一百零三十
                last_unit = 1
        elif char in SMALL:
            section += (digit or 1) * SMALL[char]
            last_unit, digit = SMALL[char], 0
        elif char in LARGE:
            section = (section + digit) or (0 if total else 1)
            # 万万 and 万亿 multiply what stands before them, 亿…万 starts a new section
            if total and (not section or LARGE[char] == 10**8):
                total = (total + section) * LARGE[char]
            else:
                total += section * LARGE[char]
            section = digit = 0
            last_unit = LARGE[char]
        else:
            raise NoNumeral(text, f"{char!r} is no numeral's sign")
    if digit and last_unit > 10:  # 两万五 is 25,000
        digit *= last_unit // 10
    return total + section + digit
