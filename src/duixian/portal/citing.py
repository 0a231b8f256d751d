"""How a promise is cited: GB/T 7714-2015, in English, and BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request

from duixian import __version__
from duixian.portal import naming
from duixian.portal.settings import Settings

Row = dict[str, Any]
CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation names."""

    key: str
    title_zh: str
    title_en: str
    report: str
    """The report that promises: whose, of which year, of what kind."""
    report_en: str
    origin: str | None
    """Where its text came from, as an index or a table said."""
    address: str
    changed: str | None
    """The day on which these books last changed, ISO."""
    seen: date
    """The day on which the page was asked for, in China."""


def citation(cited: Cited) -> Row:
    """The promise cited in three ways.

    The page is cited as a data base on line, [DB/OL]: after the title what it goes back to, the
    day of the last change, and the day on which it was seen.
    """
    seen = cited.seen.isoformat()
    on = f"({cited.changed})" if cited.changed else ""
    whence = f"（{cited.origin}）" if cited.origin else ""
    of = f"{cited.title_zh}: 据《{cited.report}》{whence}"
    zh = f"兑现. {of}[DB/OL]. {on}[{seen}]. {cited.address}."
    changed = f"Updated {cited.changed}. " if cited.changed else ""
    en = (
        f"Duixian {__version__}. “{cited.title_en}.” From {cited.report_en} "
        f"(《{cited.report}》{f', {cited.origin}' if cited.origin else ''}). {changed}"
        f"Accessed {seen}. {cited.address}."
    )
    return {"zh": zh, "en": en, "bibtex": bibtex(cited)}


def bibtex(cited: Cited) -> str:
    """The promise as an entry of BibTeX, in UTF-8 (biblatex: @online; here @misc, which all know).

    >>> escaped("6% & {more}")
    '6\\\\% \\\\& \\\\{more\\\\}'
    """
    year = cited.changed[:4] if cited.changed else str(cited.seen.year)
    fields = {
        "author": "{Duixian}",
        "title": f"{{{escaped(cited.title_zh)}}}",
        "year": year,
        "howpublished": f"\\url{{{cited.address}}}",
        "url": cited.address,
        "urldate": cited.seen.isoformat(),
        "note": f"据《{escaped(cited.report)}》{_url(cited.origin)}. {escaped(cited.title_en)}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{duixian-{cited.key},\n{lines}\n}}\n"


def _url(origin: str | None) -> str:
    """A source behind a title: an address as such, any other words as they are."""
    if not origin:
        return ""
    return f"（{escaped(origin)}）" if naming.link(origin) is None else f"（\\url{{{origin}}}）"


_SPECIAL = re.compile(r"([&%$#_{}])")


def escaped(text: str) -> str:
    """A text in which no character is a command of TeX."""
    plain = text.replace("\\", "\\textbackslash ").replace("~", "\\textasciitilde ")
    return _SPECIAL.sub(r"\\\1", plain.replace("^", "\\textasciicircum "))


def absolute(request: Request, settings: Settings, path: str) -> str:
    """The address of a page for others: as the portal's owner says it. Where nobody has said it
    and a request may name any host, the path alone: a forged name would be cited."""
    if settings.address is not None:
        return settings.address.rstrip("/") + path
    if "*" in settings.allowed_hosts:
        return path
    return str(request.base_url).rstrip("/") + path


def today(settings: Settings) -> date:
    """The day in China."""
    return day(settings.clock())


def day(at: datetime) -> date:
    """The day that it was in China: all days of a citation are."""
    return at.astimezone(CHINA).date()
