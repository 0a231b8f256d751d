"""The time that a list or a progress note speaks of: its title or first sentence names it."""

from __future__ import annotations

from duixian import late_re as re
from duixian.registry import genres
from duixian.text.genre import Sort
from duixian.text.roles import Stretch
from duixian.text.times import YEAR, part_of_year, year_of

_YEAR = re.compile(rf"({YEAR})年")
_PART = re.compile(
    r"""
      第?[一二三四1-4]季度
    | 前三季度
    | [上下]半年
    | (?<!\d)1(?:月)?(?:-|—|–|~|至|到)(?P<month>\d{1,2})月
    """,
    re.VERBOSE,
)
_PARTS_BY_MONTH = {3: "一季度", 6: "上半年", 9: "前三季度"}


def year_named(sort: Sort) -> int | None:
    """The one year that the title of a list or note names: 某县2022年十件民生实事.

    None for a genre whose parts name their own times, and where two years are named.
    """
    if _looks(sort) is None:
        return None
    years = {year_of(found[1]) for found in _YEAR.finditer(sort.said)}
    return years.pop() if len(years) == 1 else None


def prior(sort: Sort, year: int | None) -> Stretch | None:
    """What a list or note is about before its own headings say more; None for other genres.

    >>> said = "对某县2025年政府工作报告任务上半年落实情况进行了督查"
    >>> prior(Sort("progress_note", "unknown", said=said), 2025).period
    '2025H1'
    """
    looks = _looks(sort)
    if looks == "ahead":
        return Stretch("tasks", "ahead", str(year) if year else None, True)
    if looks == "back":
        return Stretch("review", "back", _part(sort.said, year), True)
    return None


def _looks(sort: Sort) -> str | None:
    kind = genres.load().kinds.get(sort.genre)
    return kind.looks if kind else None


def _part(said: str, year: int | None) -> str | None:
    if year is None:
        return None
    found = _PART.search(said)
    if found is None:
        return str(year)
    part = _PARTS_BY_MONTH.get(int(found["month"])) if found["month"] else found.group()
    return part_of_year(year, part) if part else str(year)
