"""Deadlines and quarters as forms write them, read with the reports' own reader of time words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from duixian.desk.forms.grids import Value, shown
from duixian.desk.forms.rows import FormMilestone
from duixian.extract import Deadlines
from duixian.patterns import alternatives, either
from duixian.registry import forms as words
from duixian.text import fold
from duixian.text.times import YEAR, year_of

Trouble = Literal["unreadable", "ambiguous", "no_year"]
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(36526, 73051)
"""Day numbers of Excel from 2000 to 2099: what a date shows as when its format is lost."""
_SIGNED = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})"
    r"(?:(?P=sign)(?P<day>\d{1,2}))?(?!\d)"
)
_FULL = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
_QUARTER = re.compile(r"(?i)\bQ([1-4])\b")
_BARE_MONTH = re.compile(r"\d{1,2}")
_TENTH = re.compile(r"20\d\d\.1")
"""A number 2025.1 in a cell is January, or October whose nought Excel has dropped."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline cell as read: a day, words, or what is wrong with it."""

    day: date | None = None
    text: str | None = None
    trouble: Trouble | None = None


def deadline_of(value: Value, year: int | None) -> Deadline:
    """The last day that a deadline cell leaves; of several the latest. `year` is the form's.

    >>> [str(deadline_of(v, 2025).day) for v in ("6月底前", "2025.9", "三季度", 45838, "全年")]
    ['2025-06-30', '2025-09-30', '2025-09-30', '2025-06-30', '2025-12-31']
    >>> deadline_of("长期坚持", 2025), deadline_of("尽快", 2025).trouble
    (Deadline(day=None, text='长期坚持', trouble=None), 'unreadable')
    """
    if isinstance(value, datetime):
        return Deadline(value.date())
    if isinstance(value, date):
        return Deadline(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if int(value) in _SERIALS:
            return Deadline(_EXCEL_EPOCH + timedelta(days=int(value)))
        if isinstance(value, float) and _TENTH.fullmatch(str(value)):
            return Deadline(None, str(value), "ambiguous")
    text = shown(value)
    if not text:
        return Deadline()
    plain = fold(re.sub(r"\s", "", text))
    if whole := _FULL.fullmatch(plain) or re.fullmatch(r"(20\d\d)[-/.](\d\d?)[-/.](\d\d?)", plain):
        day = _day(*(int(part) for part in whole.groups()))
        return Deadline(day) if day else Deadline(None, text, "unreadable")
    days = _days(plain, year)
    if days:
        return Deadline(max(days), text)
    if any(word in plain for word in words.load().ongoing):
        return Deadline(None, text)
    if _BARE_MONTH.fullmatch(plain):
        return Deadline(None, text, "ambiguous")
    return Deadline(None, text, "unreadable" if year is not None else "no_year")


def _days(plain: str, year: int | None) -> list[date]:
    """Every day that the text names as an end."""
    found = []
    for match in _SIGNED.finditer(plain):
        day = int(match["day"]) if match["day"] else None
        told = _day(int(match["year"]), int(match["month"]), day)
        if told:
            found.append(told)
    plain = _QUARTER.sub(lambda q: f"{q[1]}季度", _SIGNED.sub("#", plain))
    years = [year_of(stated) for stated in re.findall(YEAR, plain)]
    # The reader of reports takes years before the report's own for history; a form may be late.
    reader = Deadlines(min((*years, year)) if year is not None else next(iter(years), None))
    at = 0
    while at < len(plain):
        stated = reader.at(plain, at)
        if stated is not None and stated.day is not None:
            found.append(stated.day)
        at = stated.end if stated is not None else at + 1
    return found


def _day(year: int, month: int, day: int | None) -> date | None:
    """A day, or the last of a month; None where there is no such day."""
    try:
        if day is not None:
            return date(year, month, day)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None


_LABEL = re.compile(
    alternatives(
        either(
            "第?[一二三四1-4]季度末?",
            "Q[1-4]",
            "上半年",
            "下半年",
            "前三季度",
            "全年",
            "年底前?",
            name="quarter",
        )
        + "(?:节点|目标|完成)?[::]",
        r"(?P<month>\d{1,2})月(?:\d{1,2}日)?[底末]?前?[::]",
    )
)


def milestones_of(text: str) -> tuple[FormMilestone, ...]:
    """The milestones of a cell that holds the whole year's, one a quarter.

    >>> [(m.quarter, m.text) for m in milestones_of("一季度:完成招标;二季度:开工。年底:建成")]
    [(1, '完成招标'), (2, '开工'), (4, '建成')]
    >>> milestones_of("按计划推进")
    (FormMilestone(quarter=None, text='按计划推进'),)
    """
    plain = fold(text)
    marks = list(_LABEL.finditer(plain))
    if not marks:
        return (FormMilestone(None, text),) if text else ()
    found: dict[int | None, list[str]] = {}
    if before := text[: marks[0].start()].strip(" ;；。\n"):
        found[None] = [before]
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(text)
        if said := text[mark.end() : end].strip(" ;；。\n"):
            found.setdefault(_quarter(mark), []).append(said)
    return tuple(FormMilestone(quarter, "；".join(said)) for quarter, said in found.items())


def _quarter(mark: re.Match[str]) -> int | None:
    if mark["month"]:
        month = int(mark["month"])
        return (month + 2) // 3 if 1 <= month <= 12 else None
    return words.load().quarter_of(mark["quarter"].removesuffix("末").removesuffix("前"))
