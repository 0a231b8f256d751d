"""A figure that the next report implies: its own target, and how far that is from last year's.

赤字率拟按4%左右安排、比上年提高1个百分点 says that last year's was 3%.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from duixian.model import Figure, Headline, figures
from duixian.settle.chains import YearReport
from duixian.settle.wording import number

_MOVED = re.compile(
    "(?:比|较)(?:去年|上年)(?P<budget>预算)?(?:安排)?"
    "(?P<way>提高|上调|增加|高|上升|提升|下降|降低|下调|低|减少)(?:了)?"
    r"(?P<by>\d+(?:\.\d+)?|[一二三四五六七八九])个百分点"
)
_SAME = re.compile(
    r"(?:与|同|和)(?:去年|上年)(?:预算)?(?:持平|相同|一致|相当)|(?:保持|维持)[^，,。；;、]{0,4}不变"
)
_DOWN = frozenset(("下降", "降低", "下调", "低", "减少"))
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Implied:
    """Last year's figure with the words and the arithmetic that give it."""

    figure: Figure
    words: str
    arithmetic: str


def implied(report: YearReport, series: str, year: int) -> Implied | None:
    """What a report's own target of a series implies for the year before it.

    Only a sentence that holds the new target and nothing else of its kind is read; a move from
    last year's *target* implies no result.
    """
    cell = next((c for c in report.headlines if _is_target(c, series)), None)
    if cell is None or cell.value is None or cell.start is None or report.lines is None:
        return None
    line = report.lines.at(cell.start)
    if line is None:
        return None
    around = report.lines.clause(cell.start, cell.end or cell.start)
    around += _next_clause(report.lines.after(cell.start, cell.end or cell.start))
    found = _MOVED.search(around) or _SAME.search(around)
    if found is None or "预算" in found.group():  # what was planned, not how it went
        return None
    by = _by(found) if found.re is _MOVED else 0.0
    value = round(cell.value - by, 6)
    arithmetic = number(cell.value)
    if by:
        arithmetic += f"{'-' if by > 0 else '+'}{number(abs(by))}={number(value)}"
    at = line.text.find(found.group())
    start, end = (
        (line.start + at, line.start + at + len(found.group()))
        if at >= 0
        else (line.start, line.end)
    )
    quote = line.text[start - line.start : end - line.start]
    said = figures.of_passage(report.doc, quote, start, str(year))
    figure = replace(said, value=value, unit=cell.unit, bound="eq", indicator=series)
    return Implied(figure, found.group(), arithmetic)


def _is_target(cell: Headline, series: str) -> bool:
    return cell.series == series and cell.role == "target" and not cell.absent


def _by(found: re.Match[str]) -> float:
    text = found["by"]
    size = float(_DIGITS.index(text)) if text in _DIGITS else float(text)
    return -size if found["way"] in _DOWN else size


def _next_clause(rest: str) -> str:
    return "，" + re.split("[，,。；;]", rest[1:], maxsplit=1)[0] if rest else ""
