"""Figures and fields in Chinese, as the page and the terminal show them."""

from __future__ import annotations

from duixian.model import Aspect, Bound, Role
from duixian.registry import moves

_ASPECTS: dict[Aspect, str] = {
    "level": "水平",
    "growth": "增减幅度",
    "change": "增减",
    "gap": "差距",
    "rank": "位次",
    "streak": "连续",
}
_ROLES: dict[Role, str] = {"result": "结果", "target": "目标", "context": "背景"}
_BOUNDS: dict[Bound, str] = {
    "eq": "{}",
    "ge": "{}以上",
    "gt": "超过{}",
    "le": "{}以内",
    "lt": "低于{}",
    "approx": "{}左右",
    "range": "{}",
}
_SCALES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))


def aspect_zh(aspect: Aspect) -> str:
    """The aspect's name in Chinese."""
    return _ASPECTS[aspect]


def role_zh(role: Role) -> str:
    """The role's name in Chinese."""
    return _ROLES[role]


def number(value: float) -> str:
    """A number with its thousands in Chinese units.

    >>> number(182640000000.0), number(6.5), number(9800)
    ('1826.4亿', '6.5', '9800')
    """
    for size, name in _SCALES:
        if abs(value) >= size:
            return f"{round(value / size, 6):g}{name}"
    return f"{value:g}"


def figure(
    value: float | None,
    high: float | None,
    unit: str | None,
    bound: Bound | None,
    aspect: Aspect | None = None,
) -> str:
    """A figure with unit and bound; the bound of a fall is of its size.

    >>> figure(6, 6.5, "%", "range"), figure(42000, None, "人", "ge")
    ('6—6.5%', '4.2万人以上')
    >>> figure(-3.4, None, "%", "ge")
    '下降3.4%以上'
    """
    if value is None:
        return ""

    def written(value: float, high: float | None) -> str:
        amount = number(value) if high is None else f"{number(value)}—{number(high)}"
        return f"{amount}{unit or ''}"

    if (bound or "eq") != "eq" and moves.falls(value, aspect):
        return moves.fall((value, high), unit, bound, "zh", written)
    return _BOUNDS[bound or "eq"].format(written(value, high))
