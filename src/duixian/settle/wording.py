"""Figures and differences in words, Chinese and English, as verdicts speak of them."""

from __future__ import annotations

from collections.abc import Callable

from duixian.model import Aspect, Bound, Figure
from duixian.registry import moves
from duixian.registry.units_en import unit_en

_BOUND_ZH = {"ge": "{}以上", "gt": "超过{}", "le": "{}以内", "lt": "低于{}", "approx": "{}左右"}
_BOUND_EN = {
    "ge": "at least {}",
    "gt": "more than {}",
    "le": "at most {}",
    "lt": "less than {}",
    "approx": "about {}",
}


def points_en(value: float) -> str:
    """A difference of two rates, in English.

    >>> points_en(1), points_en(0.5)
    ('1 point', '0.5 points')
    """
    return f"{number(value)} point{'' if value == 1 else 's'}"


def number(value: float) -> str:
    """A figure without trailing zeros.

    >>> number(6.50), number(1352), number(0.1 + 0.2)
    ('6.5', '1352', '0.3')
    """
    return f"{round(value, 6):.12g}" if abs(value) < 1e6 else f"{value:.12g}"


def amount_zh(value: float, unit: str | None) -> str:
    """An amount as the reports write it.

    >>> amount_zh(11000000, "人"), amount_zh(1.37e12, "斤"), amount_zh(5.5, "%")
    ('1100万人', '1.37万亿斤', '5.5%')
    """
    name = "个百分点" if unit == "百分点" else unit or ""
    for scale, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if abs(value) >= scale and unit not in ("%", "百分点"):
            return f"{number(value / scale)}{word}{name}"
    return f"{number(value)}{name}"


def amount_en(value: float, unit: str | None) -> str:
    """An amount in English.

    >>> amount_en(11000000, "人"), amount_en(1.37e12, "斤"), amount_en(5.5, "%")
    ('11 million people', '1.37 trillion jin', '5.5 %')
    >>> amount_en(42000, "人")
    '42,000 people'
    """
    name = unit_en(unit, value)
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            return f"{number(value / scale)} {word} {name}".rstrip()
    plain = f"{value:,.0f}" if abs(value) >= 1e4 and value == int(value) else number(value)
    return f"{plain} {name}".rstrip()


def figure_zh(figure: Figure, aspect: Aspect) -> str:
    """A figure with its bound and, for growth and change, its direction.

    >>> figure_zh(Figure("d", None, -3.1, None, "%", "ge", "", 0, 0), "growth")
    '下降3.1%以上'
    """
    if figure.value is None:
        return f"“{figure.quote}”"
    if moves.falls(figure.value, aspect):
        ends = figure.value, figure.value_high
        return moves.fall(ends, figure.unit, figure.bound, "zh", _size_zh(figure.unit))
    verb = ("增长" if aspect == "growth" else "增加") if aspect in moves.MOVING else ""
    text = _size_zh(figure.unit)(figure.value, figure.value_high)
    return verb + _bounded(_BOUND_ZH, figure.bound, text)


def figure_en(figure: Figure, aspect: Aspect) -> str:
    """The same in English."""
    if figure.value is None:
        return f"“{figure.quote}”"
    if moves.falls(figure.value, aspect):
        ends = figure.value, figure.value_high
        return moves.fall(ends, figure.unit, figure.bound, "en", _size_en(figure.unit))
    verb = "a rise of " if aspect in moves.MOVING else ""
    text = _size_en(figure.unit)(figure.value, figure.value_high)
    return verb + _bounded(_BOUND_EN, figure.bound, text)


def _size_zh(unit: str | None) -> Callable[[float, float | None], str]:
    def written(value: float, high: float | None) -> str:
        text = amount_zh(value, unit)
        return text if high is None else f"{text}—{amount_zh(high, unit)}"

    return written


def _size_en(unit: str | None) -> Callable[[float, float | None], str]:
    def written(value: float, high: float | None) -> str:
        if high is None:
            return amount_en(value, unit)
        return f"{number(value)} to {amount_en(high, unit)}"

    return written


def _bounded(forms: dict[str, str], bound: Bound | None, text: str) -> str:
    return forms.get(bound or "", "{}").format(text)
