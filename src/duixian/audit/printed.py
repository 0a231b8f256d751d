"""What a printed figure can stand for: rounding and bounds as an interval.

A figure printed as 3.66亿吨 may be anything from 3.655 to 3.665; 超过30% anything above 30.
A check compares intervals, never values: a difference that the printed digits can explain is
no finding.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from duixian.model import Claim
from duixian.registry import units
from duixian.text import fold
from duixian.text.numerals import chinese

_ARABIC = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")
_NUMERAL = re.compile(
    r"(?P<figure>[〇零一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千万亿]*(?:点[〇零一二三四五六七八九]+)?)"
    r"(?P<scale>[万亿]*)"
)
_LAST = re.compile(r"([十百千万亿]*)$")
_SCALES = {"十": 10.0, "百": 100.0, "千": 1000.0, "万": 1e4, "亿": 1e8}
_ROUGH = re.compile(r"半|成|番|(?<!百)分之")
_EXACT = frozenset(("count", "people"))

APPROXIMATE = 0.05
"""左右, 约, 近: within a twentieth of the figure; wider than most such figures turn out to be."""
ROUGH = 0.05
"""一半, 三分之一, 两成, 翻一番 are words for round figures: read with this relative width."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values that a printed figure can stand for, ends included.

    >>> Interval(1.0, 2.0) + Interval(0.5, 0.5), Interval(1.0, 2.0).gap(Interval(3.0, 4.0))
    (Interval(low=1.5, high=2.5), 1.0)
    """

    low: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; everything is possible where the divisor may be zero.

        >>> Interval(6.0, 6.0) / Interval(2.0, 3.0)
        Interval(low=2.0, high=3.0)
        """
        if other.low <= 0 <= other.high:
            return ANYTHING
        return self * Interval(1 / other.high, 1 / other.low)

    def scaled(self, factor: float) -> Interval:
        """Every value times `factor`."""
        return self * Interval(factor, factor)

    def shifted(self, by: float) -> Interval:
        """Every value plus `by`."""
        return Interval(self.low + by, self.high + by)

    def power(self, exponent: float) -> Interval:
        """Every value to the power of `exponent`; for positive values."""
        return Interval(max(self.low, 0.0) ** exponent, max(self.high, 0.0) ** exponent)

    def gap(self, other: Interval) -> float:
        """How far apart two intervals are; 0 when some value lies in both."""
        return max(0.0, self.low - other.high, other.low - self.high)

    @property
    def middle(self) -> float:
        """The middle, or the end that is finite."""
        if math.isinf(self.low):
            return self.high
        return self.low if math.isinf(self.high) else (self.low + self.high) / 2


ANYTHING = Interval(-math.inf, math.inf)


def _times(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def half_unit(claim: Claim) -> float:
    """Half of what one more in the last printed digit would add, in the claim's unit.

    Plain counts (43个) are exact. Chinese numerals are read as precise to their last digit:
    六千万 to ten million; round words (一半, 两成) to a twentieth of themselves.
    """
    quote = re.sub(r"\s", "", fold(claim.quote))
    magnitude = abs(claim.value)
    found = _ARABIC.search(quote)
    if found:
        number = float(found.group().replace(",", ""))
        unit = 10.0 ** -len(found["decimals"] or "")
    else:
        read = _han(quote)
        if read is None:
            return magnitude * ROUGH
        number, unit = read
        if claim.unit in ("%", "百分点"):
            unit = min(unit, 1.0)
    factor = magnitude / number if number else 1.0
    if unit == 1.0 and math.isclose(factor, 1.0) and _counted(claim):
        return 0.0
    return 0.5 * unit * factor


def _han(quote: str) -> tuple[float, float] | None:
    """A Chinese numeral's value and the unit of its last digit; None for round words.

    >>> _han("百分之十二点五"), _han("六千万吨"), _han("一点五倍"), _han("一半")
    ((12.5, 0.1), (60000000.0, 10000000.0), (1.5, 0.1), None)
    """
    numeral = _NUMERAL.search(quote.replace("百分之", "", 1))
    if numeral is None or _ROUGH.search(quote):
        return None
    try:
        number = chinese(numeral["figure"])
    except ValueError:
        return None
    scale = math.prod(_SCALES[c] for c in numeral["scale"])
    decimals = numeral["figure"].partition("点")[2]
    if decimals:
        return number * scale, 10.0 ** -len(decimals) * scale
    last = _LAST.search(numeral["figure"])
    place = math.prod(_SCALES[c] for c in last[1]) if last else 1.0
    return number * scale, place * scale


def _counted(claim: Claim) -> bool:
    return units.load().dimension_of(claim.unit) in _EXACT


def printed(claim: Claim) -> Interval:
    """All values that a claim's figure can stand for, by its digits and its bound.

    A bound speaks of the magnitude: 下降2.5%以上 is -2.5 or less.
    """
    half = half_unit(claim)
    if claim.value < 0:
        mirrored = _bounded(-claim.value, half, claim.bound, claim.value_high)
        return Interval(-mirrored.high, -mirrored.low)
    return _bounded(claim.value, half, claim.bound, claim.value_high)


def apart(one: Claim, other: Claim) -> float:
    """How far two figures for the same thing stand from each other, past all leeway.

    Two targets under one bound (5%左右 here, 7%左右 there) are two targets, though some growth
    would keep both: their digits alone are compared, one of them perhaps rounded.
    """
    if one.role == other.role == "target" and one.bound == other.bound != "range":
        return max(0.0, abs(one.value - other.value) - max(half_unit(one), half_unit(other)))
    return printed(one).gap(printed(other))


def _bounded(value: float, half: float, bound: str, high: float | None) -> Interval:
    if bound == "range" and high is not None:
        return Interval(min(value, abs(high)) - half, max(value, abs(high)) + half)
    if bound in ("ge", "gt"):
        return Interval(value - half, math.inf)
    if bound in ("le", "lt"):
        return Interval(-math.inf, value + half)
    if bound == "approx":
        half = max(2 * half, value * APPROXIMATE)
    return Interval(value - half, value + half)
