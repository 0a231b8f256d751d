"""Which period the time words before a figure give it, and which a mean or a growth is over."""

from __future__ import annotations

from duixian.extract import role_words
from duixian.extract.periods import (
    MASKED,
    OVER_YEARS,
    SINCE_NEW_YEAR,
    THIS_YEAR,
    TimeWord,
    quarter_of,
)
from duixian.extract.standings import Surroundings
from duixian.model import Section
from duixian.recent import recent
from duixian.text.times import is_span, years_back


def since_base(around: Surroundings, period: str | None) -> str | None:
    """比1995年增长69% in 2000 is growth over 1996-2000."""
    if period is None or not period.isdigit() or around.aspect not in ("growth", "change"):
        return period
    base = base_year(around)
    return f"{base + 1}-{period}" if base is not None and base < int(period) - 1 else period


def base_year(around: Surroundings) -> int | None:
    """The year that the figure's clause or the whole sentence compares with."""
    bases = [
        w.period
        for w in around.times
        if w.comparison and (w.governs or w.start >= around.clause_start)
    ]
    return int(bases[-1]) if bases and bases[-1].isdigit() else None


def own_time(around: Surroundings) -> str | None:
    """The time that the figure's own clause compares with, none reckoned back from the report."""
    own = [w for w in around.times if w.start >= around.clause_start and w.comparison]
    return own[-1].period if own and not own[-1].period.startswith("@") else None


def explicit_period(around: Surroundings, planning: bool, report: int | None) -> str | None:
    """The period that the nearest time word before the figure gives it; None if none does."""
    words = [w for w in around.times if not w.comparison]
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        earlier = word.end < around.clause_start
        if word.origin and (earlier or not around.origin):
            continue
        if earlier and not planning and not word.heads and _is_ahead(word.period, report):
            continue  # 2025年投产的项目落户;引进项目26个
        if not word.period.startswith("@") or word.period == MASKED:
            return word.period
        if word.period == "@全年" and i and _adjoin(words[i - 1], word):
            continue  # 1954年全年
        if word.period == "@全年":
            return _last_of_review(around.section, planning)
        told = _reckoned(word, words[:i], around, planning, report)
        if told is not None:
            return told
        if word.period == "@上年":
            return None
    return None


def _last_of_review(section: Section, planning: bool) -> str | None:
    """全年办理建议186件 in an account of five years is the last one's; elsewhere 全年 says no more
    than the section."""
    told = section.period or ""
    return told[5:] if is_span(told) and not planning else None


def _adjoin(one: TimeWord, other: TimeWord) -> bool:
    return one.end == other.start and one.period.isdigit()


def _is_ahead(period: str, report: int | None) -> bool:
    last = last_year(period)
    return report is not None and last is not None and last > report


def _reckoned(
    word: TimeWord,
    before: list[TimeWord],
    around: Surroundings,
    planning: bool,
    report: int | None,
) -> str | None:
    """What a time word that names no year stands for here; None if it dates no such figure."""
    section = around.section
    named = next((w.period for w in reversed(before) if w.period.isdigit()), None)
    if word.period.startswith(OVER_YEARS):
        flows = role_words.FLOW.search(around.clause) or around.acted
        if word.end < around.clause_start and around.aspect == "level" and not flows:
            return None  # 五年年均增长9%;财政收入544亿元
        over = int(word.period.removeprefix(OVER_YEARS))
        said = next((w.period for w in reversed(before) if _lasts(w.period, over)), None)
        if said is not None:  # “十一五”期间关停5000万千瓦,今年关停1000万千瓦;五年淘汰1亿吨
            return said
        if planning and report is not None:
            return _years_ahead(over, section, report)
        return years_back(over, report)
    if word.period[1:].isdigit():
        if report is None:
            return None
        if not planning:  # 五年内国务院制定的法规: the term that the review looks back on
            span = years_back(int(word.period[1:]), report)
            return span if span == section.period else None
        return _years_ahead(int(word.period[1:]), section, report)
    if word.period == SINCE_NEW_YEAR:
        part = section.period or ""
        return part if part[4:5] in ("Q", "H") else str(report)
    base = _plain_year(section, planning, report)
    if word.period == THIS_YEAR:
        return str(int(named) + 1) if named else None
    if word.period == "@上年":
        return str(base - 1) if base else None
    return quarter_of(word.period, int(named) if named else base)


def _years_ahead(count: int, section: Section, report: int) -> str:
    """So many years of a plan: 五年内 in a part on a plan of five years is that plan, which may
    have begun before the report."""
    planned = section.period or ""
    if _lasts(planned, count):
        return planned
    return f"{report}-{report + count - 1}"


def _lasts(period: str, years: int) -> bool:
    """Whether a period is a span of so many years."""
    return is_span(period) and int(period[5:]) - int(period[:4]) + 1 == years


def _plain_year(section: Section, planning: bool, report: int | None) -> int | None:
    """The year whose quarters a section speaks of when it names none."""
    named = section.period or ""
    if named.isdigit() or named[4:5] in ("Q", "H"):
        return int(named[:4])
    return report if planning or report is None else report - 1


def first_year(period: str | None) -> int | None:
    return int(period[:4]) if period and period[:4].isdigit() else None


@recent
def last_year(period: str | None) -> int | None:
    if not period or not period[:4].isdigit():
        return None
    return int(period[5:] if is_span(period) else period[:4])


def of_the_term(explicit: str | None, default: str | None) -> str | None:
    """The span of a look-back, for a mean that stands behind a figure of its last year."""
    if explicit is None or default is None or not is_span(default):
        return None
    return default if explicit == default[5:] else None


def since_multiple(around: Surroundings, last: str) -> str | None:
    """是2007年的2.3倍,年均增长22.9%: the mean is over the years since the one compared with."""
    bases = [w.period for w in around.times if w.comparison and w.period.isdigit()]
    base = int(bases[-1]) if bases else 0
    return f"{base + 1}-{last}" if base and int(last) - 12 < base < int(last) - 1 else None


def average_span(explicit: str | None, report: int | None) -> str | None:
    """年均 beside a single year speaks of the plan or term that ended with it."""
    if report and explicit == str(report - 1) and report % 5 in (1, 2, 3):
        return f"{report - 5}-{report - 1}"
    if explicit is None or explicit == MASKED:
        return None
    return average_ahead(explicit, report) if report else explicit


def average_ahead(explicit: str, report: int) -> str:
    """到1992年…平均每年增长7.5% in a report of 1988 is a mean of the years until then."""
    later = explicit.isdigit() and int(explicit) > report
    return f"{report}-{explicit}" if later else explicit
