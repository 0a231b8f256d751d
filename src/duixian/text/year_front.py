"""Signs of the year in front of a report: its title, the line of its session, dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from duixian import late_re as re
from duixian.text.times import NUMERAL, YEAR, count, year_of
from duixian.text.votes import CERTAIN, FAIR, FRONT, WEAK, Vote

_DAY = rf"({YEAR})年(\d{{1,2}}|{NUMERAL})月(\d{{1,2}}|{NUMERAL})日"
_SESSION_LINE = re.compile(
    rf"""
    {_DAY},?
    (?: 在[^。\n]{{2,40}}?会议上
      | [^。,\n]{{2,16}}人民代表大会[^。,\n]{{0,14}}?会议(?:上|通过)
    )
    """,
    re.VERBOSE,
)
_PASSED = re.compile(r"\((\d{4})年(\d{1,2})月(\d{1,2})日[^)\n]{0,40}(?:通过|批准)\)")
_TITLE_YEAR = re.compile(
    rf"""
      ({YEAR})年?度?(?:[一-鿿]{{2,14}})?政府工作报告(?!确定|提出|中|的|所)
    | [一-鿿]{{2,14}}({YEAR})年度?政府工作报告(?!确定|提出|中|的|所)
    | ^[一-鿿]{{2,14}}政府({YEAR})年度?工作报告$
    | (\d{{4}})年(?:国民经济[^\n。]{{0,14}}|财政|预算)?(?:计划|预算)\(?草案
    """,
    re.VERBOSE | re.MULTILINE,
)
_COMMUNIQUE = re.compile(rf"^[^。,\n]{{0,20}}?({YEAR})年[^。,\n]{{0,24}}统计公报", re.MULTILINE)
"""A communiqué tells of the year in its title, and comes out in the next."""
_TITLE_DATE = re.compile(
    rf"政府工作报告[ (]{{0,3}}({YEAR})(?:年|[.-])"
    rf"(\d{{1,2}}|{NUMERAL})(?:月|[.-])(\d{{1,2}}|{NUMERAL})日?"
)
_PAGE_DATE = re.compile(r"(?:时间|日期|发布)[^\d\n]{0,6}\n?(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})")
_DATED_LINE = re.compile(
    rf"""
    ^[ (—-]*{_DAY}[ ]*
    (?:[^\n,。在]{{0,12}}(?:长|主席)[ ]*[^\n,。]{{0,10}})?
    [ )]*[A-Za-z]{{0,5}}$
    """,
    re.VERBOSE | re.MULTILINE,
)
"""A date alone on its line, or with the speaker's office and name, but for a watermark's letters.
Pages print their own so, too: it counts before the address only."""
_ADDRESS = re.compile(r"^(?:各位代表|同志们|各位委员)", re.MULTILINE)
_LAST_MONTH = 12


def front_votes(text: str) -> Iterator[Vote]:
    """Dated lines and titles in front of the report."""
    session = _SESSION_LINE.search(text, 0, FRONT)
    dated = None if session else _dated_line(text)
    if session is not None:
        yield from _day_votes(session, CERTAIN)
    if dated is not None:
        yield from _day_votes(dated, FAIR)
    communique = _COMMUNIQUE.search(text, 0, FRONT)
    if communique is not None:
        yield Vote(year_of(communique[1]) + 1, CERTAIN, communique.group().strip(), direct=True)
    for pattern, weight in (
        (_PASSED, CERTAIN),
        (_TITLE_YEAR, CERTAIN),
        (_TITLE_DATE, WEAK),
        (_PAGE_DATE, WEAK),
    ):
        found = pattern.search(text, 0, FRONT)
        if found is None:
            continue
        year = year_of(next(g for g in found.groups() if g))
        if pattern is _TITLE_YEAR and _in_december(session, year):
            # A title of December may name the year that ends.
            weight = FAIR
        yield Vote(year, weight, found.group().strip(), direct=weight > WEAK)


def stated_day(text: str) -> date | None:
    """The day that the front gives: that of the session, else the one by the title."""
    for found in (_SESSION_LINE.search(text, 0, FRONT), _TITLE_DATE.search(text, 0, FRONT)):
        day = _day(found) if found else None
        if day is not None:
            return day
    dated = _dated_line(text)
    return _day(dated) if dated else None


def _dated_line(text: str) -> re.Match[str] | None:
    address = _ADDRESS.search(text, 0, FRONT)
    return _DATED_LINE.search(text, 0, address.start() if address else FRONT)


def _day_votes(found: re.Match[str], weight: float) -> Iterator[Vote]:
    year, quote = year_of(found[1]), found.group().strip()
    if count(found[2]) == _LAST_MONTH:
        # Given in December, a report plans for the year that follows.
        yield Vote(year + 1, FAIR, quote, direct=True)
        weight = FAIR
    yield Vote(year, weight, quote, direct=True)


def _in_december(session: re.Match[str] | None, year: int) -> bool:
    return session is not None and year_of(session[1]) == year and count(session[2]) == _LAST_MONTH


def _day(found: re.Match[str]) -> date | None:
    """The day that a match names, if the calendar has it."""
    year, month, day = year_of(found[1]), count(found[2]), count(found[3])
    last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
    return date(year, month, day) if 1 <= day <= last else None
