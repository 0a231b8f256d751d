"""Whose report a text is, and of which year."""

from __future__ import annotations

import re

from duixian.model import Identity

_TITLE = re.compile(r"(?P<year>\d{4})年(?P<name>[一-鿿]{2,12}?)(?:人民)?政府工作报告")


def identify(
    text: str, *, government: str | None = None, report_year: int | None = None
) -> Identity:
    """The identity of a report from its reading text; the arguments supply what it lacks."""
    title = _TITLE.search(text, 0, 2000)
    name = title["name"] if title else government
    year = int(title["year"]) if title else report_year
    return Identity(
        title=title.group() if title else None,
        government=name,
        government_code=None,
        level=None,
        report_year=year,
        delivered=None,
        stated_date=None,
        kind="report",
        complete=True,
    )
