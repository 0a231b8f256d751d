"""Figures as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from duixian.portal.web.language import PageWords
from duixian.registry import audit, units_en

_SCALES_ZH = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_SCALES_EN = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_POINTS = ("%", "百分点", "‰")


def number(value: float, words: PageWords) -> str:
    """A number, large ones in the language's own thousands.

    >>> from duixian.portal.web.language import words
    >>> number(182640000000.0, words("zh")), number(182640000000.0, words("en"))
    ('1826.4亿', '182.64 billion')
    """
    for size, name in _SCALES_ZH if words.language == "zh" else _SCALES_EN:
        if abs(value) >= size:
            return f"{round(value / size, 6):.10g}{name}"
    if words.language == "en" and abs(value) >= 1e4 and value == int(value):
        return f"{value:,.0f}"
    return f"{round(value, 6):.10g}"


def amount(value: float, unit: str | None, words: PageWords) -> str:
    """A number with its unit.

    >>> from duixian.portal.web.language import words
    >>> amount(5.5, "%", words("zh")), amount(0.4, "百分点", words("zh"))
    ('5.5%', '0.4个百分点')
    >>> amount(1.278e11, "元", words("en")), amount(13.0, "件", words("en"))
    ('127.8 billion yuan', '13 cases')
    """
    if unit in _POINTS:
        plain = f"{round(value, 6):.10g}"
        if unit == "百分点":
            return plain + words.either("个百分点", " points")
        return plain + str(unit)
    name = words.either(unit or "", units_en.unit_en(unit))
    return number(value, words) + (words.either("", " ") if name else "") + name


def figure(row: Mapping[str, Any], words: PageWords) -> str:
    """A figure with its bound: a claim, a cell of the panel, one side of an account.

    >>> from duixian.portal.web.language import words
    >>> cell = {"value": 42000.0, "value_high": None, "unit": "人", "bound": "ge"}
    >>> figure(cell, words("zh")), figure(cell, words("en"))
    ('4.2万人以上', '≥ 42,000 people')
    """
    value = row.get("value")
    if value is None:
        return row.get("qualitative") or ""
    unit, high = row.get("unit"), row.get("value_high")
    text = amount(value, unit, words)
    if high is not None:
        text = f"{number(value, words)}–{amount(high, unit, words)}"
    return words(f"bounded.{row.get('bound') or 'eq'}", figure=text)


def percent(share: float | None) -> str:
    """A share as a percentage; a dash where there is none.

    >>> percent(0.824), percent(None)
    ('82.4%', '—')
    """
    return "—" if share is None else f"{share * 100:.1f}%"


def either_half(text: str, words: PageWords) -> str:
    """The half of a text "中文 / English" that is of the language; the whole of any other.

    >>> from duixian.portal.web.language import words
    >>> either_half("四舍五入 / rounding", words("en")), either_half("四舍五入", words("en"))
    ('rounding', '四舍五入')
    """
    zh, divided, en = text.partition(" / ")
    return words.either(zh, en) if divided else text


def finding_kind(kind: str, words: PageWords) -> str:
    """The name of a kind of finding.

    >>> from duixian.portal.web.language import words
    >>> finding_kind("from_to", words("en"))
    'the change does not follow from its two ends'
    """
    named = audit.kinds()[kind]
    return words.either(named.zh, named.en)
