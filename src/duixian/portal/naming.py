"""What reports and places are called on a page, in its language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from duixian.portal.readmodel import Look
from duixian.portal.web.language import PageWords
from duixian.registry import governments, indicators, places, series
from duixian.registry.units_en import unit_en

Row = Mapping[str, Any]

_NATIONS_GOVERNMENT = "国务院"
_OF_THE_YEAR = (
    *("work_report", "plan_report", "budget_report", "court_report", "procuratorate_report"),
)
"""Genres of which a government has one a year, named by the year in which they are given."""


def place(name: str | None, words: PageWords) -> str:
    """A government's name in the language; one that has none in English with its level.

    >>> from duixian.portal.web.language import words
    >>> place("大连市", words("en")), place("望亭县", words("en")), place(None, words("zh"))
    ('Dalian', '望亭县 (county)', '')
    """
    given = name or ""
    return given if words.language == "zh" else places.place_en(given) or places.with_level(given)


def asked_as(name: str, words: PageWords) -> str:
    """A government's name in the language, as a filter takes it: an English one that is of two
    places stays Chinese.

    >>> from duixian.portal.web.language import words
    >>> asked_as("大连市", words("en")), asked_as("望亭县", words("en"))
    ('Dalian', '望亭县')
    """
    english = places.place_en(name) if words.language == "en" else None
    return english if english and len(places.called_en(english)) == 1 else name


def report(row: Row, words: PageWords) -> str:
    """What a report is called: whose, of which year, of what kind.

    A work report is called so whatever its own title says (政府工作报告, or nothing); of other
    kinds the title goes before. Without all three its title, else its name in the books.

    >>> from duixian.portal.web.language import words
    >>> row = {"doc": "x-2020", "government": "大连市", "report_year": 2020, "title": None,
    ...     "genre": "work_report"}
    >>> report(row, words("zh")), report(row, words("en"))
    ('大连市2020年政府工作报告', 'Dalian: work report 2020')
    >>> report({**row, "government": None}, words("zh"))
    'x-2020'
    """
    title: str | None = row.get("title")
    genre, name, year = row["genre"], row["government"], row["report_year"]
    given = title or row["doc"]
    if not (name and year) or genre not in _OF_THE_YEAR:
        return given
    if title and genre != "work_report" and words.language == "zh":
        return title
    zh = _NATIONS_GOVERNMENT if name == governments.NATION.name else name
    whose = words.either(zh, place(name, words))
    return words("report.named", government=whose, year=year, genre=words.name("genre", genre))


def own_title(row: Row, words: PageWords) -> str | None:
    """The report's own title, where it is not what it is called."""
    title: str | None = row.get("title")
    return title if title and title != report(row, words) else None


def measure(row: Row, words: PageWords) -> str:
    """What a claim or account measures: in English by its series or its canonical indicator where
    it has one, else as the report words it.

    >>> from duixian.portal.web.language import words
    >>> row = {"indicator": "城镇新增就业", "unit": "人"}
    >>> measure(row, words("zh")), measure(row, words("en"))
    ('城镇新增就业', 'new urban jobs')
    """
    phrase: str = row["indicator"]
    if words.language == "zh":
        return phrase
    if one := series.load().get(row.get("series") or ""):
        return one.en
    unit = row["unit"] if "unit" in row else (row.get("target") or {}).get("unit")
    lexicon = indicators.load()
    known = row.get("indicator_id") or lexicon.identify(phrase, unit or "")
    return lexicon.by_id[known].en if known in lexicon.by_id else phrase


def native(text: str, words: PageWords) -> Markup:
    """A text for a page; what is Chinese in it is marked as such on an English page.

    >>> from duixian.portal.web.language import words
    >>> native("望亭县: work report", words("en")), native("Dalian & 1", words("en"))
    (Markup('<span lang="zh-CN">望亭县</span>: work report'), Markup('Dalian &amp; 1'))
    """
    if words.language == "zh":
        return escape(text)
    mark = Markup('<span lang="zh-CN">{}</span>')
    parts = _CHINESE.split(text)  # what matched stands at every second place
    return Markup().join(mark.format(p) if i % 2 else escape(p) for i, p in enumerate(parts))


_HAN, _WITHIN = r"\u3400-\u9fff", r"\u3000-\u9fff\uff00-\uffef"
_CHINESE = re.compile(rf"([{_HAN}](?:[{_WITHIN}\w%“”.,·/()-]*[{_WITHIN}])?)")
"""Chinese from its first character to its last, with the figures and signs between."""


def link(origin: str | None) -> str | None:
    """The address that a report's source is, where it is one on the web; None for other words.

    >>> link("https://www.dl.gov.cn/a?b=1"), link("javascript:alert(1)"), link("年鉴 2020")
    ('https://www.dl.gov.cn/a?b=1', None, None)
    """
    if not origin:
        return None
    try:
        parts = urlsplit(origin)
    except ValueError:  # http://[: what stands there is no address
        return None
    return origin if parts.scheme in ("http", "https") and parts.netloc else None


class ReportNames:
    """What the reports of one state of the books are called; looked up when first asked for."""

    def __init__(self, look: Look, words: PageWords) -> None:
        self._look, self._words = look, words

    def __call__(self, doc: str) -> str:
        """What the report of this name is called; its name where several have it, or none."""
        row = _rows(self._look).get(doc)
        return report(row, self._words) if row else doc


_KEPT: dict[str, dict[str, Row | None]] = {}


def _rows(look: Look) -> dict[str, Row | None]:
    """The reports by name, kept for one state of the books."""
    stamp = look.state.stamp
    known = _KEPT.get(stamp)
    if known is None:
        known = {}
        for row in look.reader.rows(
            "SELECT doc, title, government, report_year, genre FROM reports"
        ):
            known[row["doc"]] = None if row["doc"] in known else row
        _KEPT.clear()
        _KEPT[stamp] = known
    return known


def helpers(words: PageWords) -> dict[str, Any]:
    """What every template calls to name things without the books."""
    return {
        "place": partial(place, words=words),
        "measure": partial(measure, words=words),
        "native": partial(native, words=words),
        "unit_name": lambda unit: words.either(unit, unit_en(unit)),
        "report_name": partial(report, words=words),
        "own_title": partial(own_title, words=words),
    }
