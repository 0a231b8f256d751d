"""The front of a report: its date line in one piece; whether its years are masked."""

from __future__ import annotations

from duixian import late_re as re
from duixian.text.times import NUMERAL, YEAR
from duixian.text.votes import FRONT

_BROKEN_DATE_LINE = re.compile(
    rf"""
    {YEAR}年(?:\d{{1,2}}|{NUMERAL})月(?:\d{{1,2}}|{NUMERAL})日,?[ ]?在
    (?:[^。\n]{{0,40}}\n){{1,2}}
    [^。\n]{{0,30}}?(?:会议|大会)上
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r"[ ]*\n[ ]*")
_MASKED = re.compile(
    r"""
    (?<![0-9A-Za-z一二九〇○零])
    (?:(?:19|20)[Xx×╳*○●□_]{2}|[Xx×╳*●□_]{2}|[Xx×╳*○●□_]{4})
    年
    """,
    re.VERBOSE,
)
"""A year written so that nobody can tell which: 20XX年, ××××年."""


def whole_date_line(text: str) -> str:
    """The text with the line of the session's date in one piece.

    Pages break it where they like: 在某市第六届 / 人民代表大会第一次会议上. No other is touched.
    Offsets in it are not those of the reading text.

    >>> whole_date_line("——2022年1月6日在三门市第六届\\n人民代表大会第一次会议上\\n市长 某某")
    '——2022年1月6日在三门市第六届人民代表大会第一次会议上\\n市长 某某'
    """
    found = _BROKEN_DATE_LINE.search(text, 0, FRONT)
    if found is None:
        return text
    return text[: found.start()] + _BREAK.sub("", found.group()) + text[found.end() :]


def masked_year(front: str) -> str | None:
    """The masked year that titles, date line or headings have in a year's place.

    >>> masked_year("20XX年政府工作报告"), masked_year("2024年政府工作报告")
    ('20XX年', None)
    """
    found = _MASKED.search(front)
    return found.group() if found else None
