"""Role and period of a figure: result, target or context, and the year it speaks of."""

from __future__ import annotations

from dataclasses import replace

from duixian.extract import matters, role_words
from duixian.extract.periods import (
    MASKED,
    OVER_YEARS,
    SINCE_NEW_YEAR,
    THIS_YEAR,
    Periods,
    TimeWord,
    quarter_of,
)
from duixian.extract.standings import Standing, Surroundings
from duixian.model import Section
from duixian.registry import language
from duixian.text.times import is_span, years_back

UNKNOWN_TERM = years_back(5, None)
"""What 年均 speaks of in a text of an unknown year: a term of government, or a plan."""


def standing(around: Surroundings, periods: Periods) -> Standing:
    """Decide role and period.

    Order: an explicit date in the clause, one at the head of the sentence, then the period of
    the section; the role follows from the section unless the words say otherwise.
    """
    standing = _standing(around, periods)
    if standing.period == MASKED:
        return replace(standing, period=None)
    period = _since_base(around, standing.period)
    return standing if period == standing.period else replace(standing, period=period)


def _since_base(around: Surroundings, period: str | None) -> str | None:
    """比1995年增长69% in 2000 is growth over 1996-2000."""
    if period is None or not period.isdigit() or around.aspect not in ("growth", "change"):
        return period
    base = _base_year(around)
    return f"{base + 1}-{period}" if base is not None and base < int(period) - 1 else period


def _base_year(around: Surroundings) -> int | None:
    """The year that the figure's clause or the whole sentence compares with."""
    bases = [
        w.period
        for w in around.times
        if w.comparison and (w.governs or w.start >= around.clause_start)
    ]
    return int(bases[-1]) if bases and bases[-1].isdigit() else None


def _standing(around: Surroundings, periods: Periods) -> Standing:
    report = periods.report_year
    section = around.section
    planning = section.role in ("targets", "tasks") or _governs_future(section, report)
    explicit = _explicit(around, planning, report)
    if around.base_of_rate:
        return Standing("context", explicit or section.period)
    if matters.among(around.left, around.behind):
        return Standing("context", explicit or section.period)
    if matters.outdone(around.clause, around.behind):
        return Standing("context", _own_time(around) or explicit or section.period)
    if not planning and matters.grown_upon(around.clause, around.behind):
        return Standing("context", explicit or section.period)
    if planning:
        return _in_plan(around, explicit, section, report)
    return _in_review(around, explicit, section, report)


def _own_time(around: Surroundings) -> str | None:
    """The time that the figure's own clause compares with, none reckoned back from the report."""
    own = [w for w in around.times if w.start >= around.clause_start and w.comparison]
    return own[-1].period if own and not own[-1].period.startswith("@") else None


def _governs_future(section: Section, report: int | None) -> bool:
    if section.role != "governance" or report is None or section.period is None:
        return False
    return int(section.period[:4]) >= report


def _explicit(around: Surroundings, planning: bool, report: int | None) -> str | None:
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
        if word.period == "@全年":
            return None
        years = [w.period for w in words[:i] if w.period.isdigit()]
        told = _reckoned(word, around, planning, report, years[-1] if years else None)
        if told is not None:
            return told
        if word.period == "@上年":
            return None
    return None


def _is_ahead(period: str, report: int | None) -> bool:
    last = _last_year(period)
    return report is not None and last is not None and last > report


def _reckoned(
    word: TimeWord, around: Surroundings, planning: bool, report: int | None, named: str | None
) -> str | None:
    """What a time word that names no year stands for here; None if it dates no such figure."""
    section = around.section
    if word.period.startswith(OVER_YEARS):
        if word.end < around.clause_start and around.aspect == "level":
            return None  # 五年年均增长9%;财政收入544亿元
        over = int(word.period.removeprefix(OVER_YEARS))
        if planning and report is not None:
            return f"{report}-{report + over - 1}"
        return years_back(over, report)
    if word.period[1:].isdigit():
        if report is None:
            return None
        if not planning:  # 五年内国务院制定的法规: the term that the review looks back on
            span = years_back(int(word.period[1:]), report)
            return span if span == section.period else None
        return f"{report}-{report + int(word.period[1:]) - 1}"
    if word.period == SINCE_NEW_YEAR:
        part = section.period or ""
        return part if part[4:5] in ("Q", "H") else str(report)
    base = _plain_year(section, planning, report)
    if word.period == THIS_YEAR:
        return str(int(named) + 1) if named else None
    if word.period == "@上年":
        return str(base - 1) if base else None
    return quarter_of(word.period, int(named) if named else base)


def _plain_year(section: Section, planning: bool, report: int | None) -> int | None:
    """The year whose quarters a section speaks of when it names none."""
    named = section.period or ""
    if named.isdigit() or named[4:5] in ("Q", "H"):
        return int(named[:4])
    return report if planning or report is None else report - 1


def _first_year(period: str | None) -> int | None:
    return int(period[:4]) if period and period[:4].isdigit() else None


def _last_year(period: str | None) -> int | None:
    if not period or not period[:4].isdigit():
        return None
    return int(period[5:] if is_span(period) else period[:4])


def _in_plan(
    around: Surroundings, explicit: str | None, section: Section, report: int | None
) -> Standing:
    default = section.period or (str(report) if report else None)
    last = _last_year(explicit)
    if report and explicit is None and role_words.DONE_LIST.match(around.opening):
        return Standing("result", str(report - 1))
    if around.origin:
        if report and last is not None and last < report:
            return Standing("result" if last == report - 1 else "context", explicit)
        return Standing("context", str(report - 1) if report else default)
    if report and last is not None and explicit is not None:
        if last < report:
            return Standing("result" if last == report - 1 else "context", explicit)
        if (
            last == report
            and ("Q" in explicit or (len(explicit) == 7 and explicit[4] == "-"))
            and not role_words.TARGET_BEHIND.search(around.behind)
        ):
            return Standing("result", explicit)
        if last > report and is_span(explicit):
            return Standing("target", _in_span(around, explicit))
        return Standing("target", explicit)
    if report and role_words.UPON.match(around.behind):  # 在连续两年增长13%的基础上
        return Standing("result", str(report - 1))
    if role_words.STANDING.search(
        around.left if around.left.strip("、和与及") else around.clause
    ) and not role_words.TARGET_BEFORE.search(around.clause):
        return Standing("context", str(report - 1) if report else default)
    return Standing("target", default)


def _of_the_term(explicit: str | None, default: str | None) -> str | None:
    """The span of a look-back, for a mean that stands behind a figure of its last year."""
    if explicit is None or default is None or not is_span(default):
        return None
    return default if explicit == default[5:] else None


def _since_multiple(around: Surroundings, last: str) -> str | None:
    """是2007年的2.3倍,年均增长22.9%: the mean is over the years since the one compared with."""
    bases = [w.period for w in around.times if w.comparison and w.period.isdigit()]
    base = int(bases[-1]) if bases else 0
    return f"{base + 1}-{last}" if base and int(last) - 12 < base < int(last) - 1 else None


def _average_span(explicit: str | None, report: int | None) -> str | None:
    """年均 beside a single year speaks of the plan or term that ended with it."""
    if report and explicit == str(report - 1) and report % 5 in (1, 2, 3):
        return f"{report - 5}-{report - 1}"
    return None if explicit == MASKED else explicit


def _in_review(
    around: Surroundings, explicit: str | None, section: Section, report: int | None
) -> Standing:
    default = section.period or (str(report - 1) if report else None)
    last_default = _last_year(default)
    if around.average:
        since = _since_multiple(around, explicit) if explicit and explicit.isdigit() else None
        explicit = since or _of_the_term(explicit, default) or _average_span(explicit, report)
        if explicit is None and report and default == str(report - 1):
            explicit = _since_multiple(around, default) or _average_span(default, report)
        if explicit is None and default is None:
            explicit = UNKNOWN_TERM
    if role_words.TARGET_BEHIND.search(around.behind):
        return Standing("target", explicit or (str(last_default) if last_default else default))
    if report and explicit is None and role_words.ONCE_BUILT.search(around.behind + around.before):
        return Standing("context", str(report))
    if (
        report
        and explicit is None
        and role_words.FUTURE.search(role_words.AGAINST_GOAL.sub("", around.clause))
    ):
        if around.origin:
            return Standing("context", str(report - 1))
        return Standing("target", str(report))
    if around.origin:
        return Standing("context", _beginning(around, explicit, default))
    if explicit is not None:
        return _dated(around, explicit, default, report)
    if default and is_span(default):
        return Standing("result", _in_span(around, default))
    return Standing("result", default)


def _beginning(around: Surroundings, explicit: str | None, default: str | None) -> str | None:
    """The time of the A of 由A到B: its own year, that compared with, else the year before."""
    own = any(w.start >= around.clause_start and not w.comparison for w in around.times)
    if default and is_span(default) and explicit == default[5:] and not own:
        return str(int(default[:4]) - 1)  # 2016年,收入达到8600亿元;税收从341亿元提高到602亿元
    base, first = _base_year(around), _first_year(explicit or default)
    if base is not None and first is not None and base < first:
        return str(base)
    if explicit and (not is_span(explicit) or any(_between(w, explicit) for w in around.times)):
        return explicit[:4] if is_span(explicit) else explicit
    if first is not None and role_words.NEW_YEAR.search(around.clause):
        return str(first)
    return str(first - 1) if first else None


def _between(word: TimeWord, span: str) -> bool:
    return word.between and word.period == span


def _dated(
    around: Surroundings, explicit: str, default: str | None, report: int | None
) -> Standing:
    last = _last_year(explicit)
    if is_span(explicit):
        raised = around.aspect == "level" and role_words.RAISED_TO.search(around.left)
        if raised and any(_between(w, explicit) for w in around.times):
            return _dated(around, explicit[5:], default, report)
        if around.aspect == "level" and report and last == report - 1 and not around.average:
            if _spans(around, explicit):
                return Standing("result", explicit)
            return Standing("result", _in_span(around, explicit))
        if last is not None and report and last >= report:
            return Standing("target", explicit)
        first = _first_year(default)
        past = last is not None and first is not None and last < first
        return Standing("context" if past else "result", explicit)
    if report and last is not None:
        if last > report or (last == report and role_words.FUTURE.search(around.before)):
            return Standing("target", explicit)
        first_default = _first_year(default)
        if last < report - 1 and (first_default is None or last < first_default):
            return Standing("context", explicit)
    elif role_words.TO_COME.search(around.clause):
        return Standing("target", explicit)
    return Standing("result", explicit)


def _spans(around: Surroundings, span: str) -> bool:
    """Whether the figure's own clause says over how many years it ran up (五年共培养687万人)."""
    if role_words.REACHED.search(around.clause) and not role_words.COUNTED_OVER.search(
        around.clause
    ):
        return False
    within = f"@{int(span[5:]) - int(span[:4]) + 1}"  # 五年内
    return any(
        w.start >= around.clause_start
        and (w.period in (span, within) or w.period.startswith(OVER_YEARS))
        for w in around.times
    )


def _in_span(around: Surroundings, span: str) -> str:
    """Within a look-back over years: a standing figure is of its last year, a flow of the span."""
    if around.aspect in ("rank", "streak"):
        return span[5:]
    flow = role_words.FLOW.search(around.clause)
    if "累计" in around.clause and around.aspect == "level" and not flow:
        over = any(w.heads and w.period == span for w in around.times)  # 四年来,全县累计
        spent = (
            over
            or role_words.TERM.search(around.clause)
            or language.load().spent.search(around.clause)
        )
        return span if spent else span[5:]  # a standing total by then
    if around.average or around.aspect in ("growth", "change", "gap"):
        return span
    if role_words.STANDS.search(around.clause):  # 基本医疗保险覆盖13.5亿人
        return span[5:]
    done = role_words.DONE_WITHIN.search(around.clause)
    lasting = around.aspect == "level" and role_words.YEAR_AFTER_YEAR.search(around.clause)
    if around.acted or flow or lasting or (done and not role_words.REACHED.search(around.clause)):
        return span
    return span[5:]
