"""Figures as people write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from duixian.model import Aspect
from duixian.portal.web.language import PageWords
from duixian.registry import audit, match_rules, moves, series, units_en

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
            return plain + words.either("个百分点", f" {units_en.unit_en(unit, value)}")
        return plain + str(unit)
    name = words.either(unit or "", units_en.unit_en(unit, value))
    return number(value, words) + (words.either("", " ") if name else "") + name


def figure(row: Mapping[str, Any], words: PageWords, aspect: Aspect | None = None) -> str:
    """A figure with its bound: a claim, a cell of the panel, one side of an account.

    The bound of a fall is of its size. `aspect` is for a row that does not say its own.

    >>> from duixian.portal.web.language import words
    >>> cell = {"value": 42000.0, "value_high": None, "unit": "人", "bound": "ge"}
    >>> figure(cell, words("zh")), figure(cell, words("en"))
    ('4.2万人以上', '≥ 42,000 people')
    >>> cell = {"value": -3.4, "unit": "%", "bound": "ge", "indicator": "energy_intensity"}
    >>> figure(cell, words("zh")), figure(cell, words("en"))
    ('下降3.4%以上', 'a fall of 3.4% or more')
    """
    value = row.get("value")
    if value is None:
        return row.get("qualitative") or ""
    if (row.get("bound") or "eq") != "eq" and falls(row, aspect):
        return _fall(row, words)
    text = _sized(row.get("unit"), words)(value, row.get("value_high"))
    return words(f"bounded.{row.get('bound') or 'eq'}", figure=text)


def in_own_unit(cell: Mapping[str, Any], words: PageWords) -> str:
    """A cell's figure in its series' own unit, as an equation; empty where it was printed so.

    >>> from duixian.portal.web.language import words
    >>> cell = {"value": 5e8, "unit": "吨", "comparable": 1e12, "series_unit": "斤"}
    >>> in_own_unit(cell, words("zh")), in_own_unit({**cell, "unit": "斤"}, words("zh"))
    ('= 1万亿斤', '')
    """
    value, unit = cell.get("comparable"), cell.get("series_unit")
    if value is None or unit == cell.get("unit"):
        return ""
    return "= " + _sized(unit, words)(value, cell.get("comparable_high"))


def moved(
    row: Mapping[str, Any], words: PageWords, aspect: Aspect, after: str, *, named: bool = False
) -> str:
    """A figure of growth or a change as it stands `after` what it is of, with its direction.

    `named`: the name says that it grows (GDP growth), as the English names of series do.

    >>> from duixian.portal.web.language import words
    >>> grows = {"value": 8.0, "unit": "%", "bound": "approx"}
    >>> zh, en = words("zh"), words("en")
    >>> moved(grows, zh, "growth", "国内生产总值"), moved(grows, zh, "growth", "经济增长")
    ('增长8%左右', '8%左右')
    >>> moved(grows, en, "growth", "GDP"), moved(grows, en, "growth", "GDP growth", named=True)
    ('a rise of ≈ 8%', '≈ 8%')
    """
    if moves.falls(row["value"], aspect):
        return _fall(row, words, after)
    told, known = figure(row, words, aspect), moves.load()
    if words.language == "zh":
        return known.verb(row["value"], row["unit"], aspect, after) + told
    return told if named else known.rise_en.format(figure=told)


def falls(row: Mapping[str, Any], aspect: Aspect | None = None) -> bool:
    """Whether a row's figure is of a fall, by its own aspect or that of its series."""
    return moves.falls(row.get("value"), aspect or _aspect(row))


def _fall(row: Mapping[str, Any], words: PageWords, after: str = "") -> str:
    ends, unit = (row["value"], row.get("value_high")), row.get("unit")
    return moves.fall(ends, unit, row.get("bound"), words.language, _sized(unit, words), after)


def _sized(unit: str | None, words: PageWords) -> Callable[[float, float | None], str]:
    def written(value: float, high: float | None) -> str:
        if high is None:
            return amount(value, unit, words)
        return f"{number(value, words)}–{amount(high, unit, words)}"

    return written


def _aspect(row: Mapping[str, Any]) -> Aspect | None:
    """What a row measures: a claim says it, a cell's series has it."""
    if said := row.get("aspect"):
        aspect: Aspect = said
        return aspect
    known = series.load().get(row.get("series") or row.get("indicator") or "")
    return known.aspect if known else None


def percent(share: float | None) -> str:
    """A share as a percentage; a dash where there is none.

    >>> percent(0.824), percent(None)
    ('82.4%', '—')
    """
    return "—" if share is None else f"{share * 100:.1f}%"


def sentence_case(text: str) -> str:
    """Words as a sentence begins with them: names of series are small in English.

    >>> sentence_case("consumer price inflation: China"), sentence_case("粮食产量")
    ('Consumer price inflation: China', '粮食产量')
    """
    return text[:1].upper() + text[1:]


def either_half(text: str, words: PageWords) -> str:
    """The half of a text "中文 / English" that is of the language; the whole of any other.

    >>> from duixian.portal.web.language import words
    >>> either_half("四舍五入 / rounding", words("en")), either_half("四舍五入", words("en"))
    ('rounding', '四舍五入')
    """
    zh, divided, en = text.partition(" / ")
    return words.either(zh, en) if divided else text


def match_rule(rule: str, words: PageWords) -> str:
    """The name of a rule by which a result was found.

    >>> from duixian.portal.web.language import words
    >>> match_rule("registry id", words("zh")), match_rule("likeness", words("en"))
    ('同一主要指标', 'like wording')
    """
    named = match_rules.load()[rule]
    return words.either(named.zh, named.en)


def finding_kind(kind: str, words: PageWords) -> str:
    """The name of a kind of finding.

    >>> from duixian.portal.web.language import words
    >>> finding_kind("from_to", words("en"))
    'the change does not follow from its two ends'
    """
    named = audit.kinds()[kind]
    return words.either(named.zh, named.en)
