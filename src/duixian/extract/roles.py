"""Role and period of a figure: result, target or context, and the year it speaks of."""

from __future__ import annotations

from dataclasses import replace

from duixian.extract import dating, matters, role_words
from duixian.extract.periods import (
    MASKED,
    OVER_YEARS,
    Periods,
    TimeWord,
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
    period = dating.since_base(around, standing.period)
    return standing if period == standing.period else replace(standing, period=period)


def _standing(around: Surroundings, periods: Periods) -> Standing:
    report = periods.report_year
    section = around.section
    planning = section.role in ("targets", "tasks") or _governs_future(section, report)
    explicit = dating.explicit_period(around, planning, report)
    if around.base_of_rate:
        return Standing("context", explicit or section.period)
    if role_words.SUPPOSED.search(around.before):
        return Standing("context", explicit or section.period)
    if matters.among(around.left, around.behind):
        return Standing("context", explicit or section.period)
    if matters.outdone(around.clause, around.behind):
        return Standing("context", dating.own_time(around) or explicit or section.period)
    if not planning and matters.grown_upon(around.clause, around.behind):
        return Standing("context", explicit or section.period)
    if planning:
        return _in_plan(around, explicit, section, report)
    return _in_review(around, explicit, section, report)


def _governs_future(section: Section, report: int | None) -> bool:
    if section.role != "governance" or report is None or section.period is None:
        return False
    return int(section.period[:4]) >= report


def _in_plan(
    around: Surroundings, explicit: str | None, section: Section, report: int | None
) -> Standing:
    default = section.period or (str(report) if report else None)
    last = dating.last_year(explicit)
    if role_words.ALL_BUILT.search(around.clause) and not _own_times(around):
        return Standing("context", default)
    if report and explicit is None and role_words.DONE_LIST.match(around.opening):
        return Standing("result", str(report - 1))
    if report and explicit is None and role_words.OUTCOME.search(around.clause):
        return Standing("context" if around.origin else "result", str(report - 1))
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
        if around.average:
            since = dating.since_multiple(around, explicit) if explicit.isdigit() else None
            explicit = since or dating.average_ahead(explicit, report)
        return Standing("target", explicit)
    if report and role_words.UPON.match(around.behind):  # 在连续两年增长13%的基础上
        return Standing("result", str(report - 1))
    stands = role_words.STANDING.search(
        around.left if around.left.strip("、和与及") else around.clause
    ) or role_words.HAS_BEEN.search(around.clause)
    if stands and not role_words.TARGET_BEFORE.search(around.clause):
        return Standing("context", str(report - 1) if report else default)
    return Standing("target", default)


def _in_review(
    around: Surroundings, explicit: str | None, section: Section, report: int | None
) -> Standing:
    default = section.period or (str(report - 1) if report else None)
    last_default = dating.last_year(default)
    if around.average:
        year = explicit if explicit and explicit.isdigit() else None
        since = dating.since_multiple(around, year) if year else None
        term = dating.of_the_term(explicit, default)
        explicit = since or term or dating.average_span(explicit, report)
        if explicit is None and report and default == str(report - 1):
            explicit = dating.since_multiple(around, default) or dating.average_span(
                default, report
            )
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
    if role_words.PROPOSED.search(around.before):
        return Standing("target", explicit or default)
    if explicit is not None:
        return _dated(around, explicit, default, report)
    if default and is_span(default):
        return Standing("result", _in_span(around, default))
    return Standing("result", default)


def _own_times(around: Surroundings) -> bool:
    """Whether the figure's own clause names a time."""
    return any(w.start >= around.clause_start and not w.comparison for w in around.times)


def _beginning(around: Surroundings, explicit: str | None, default: str | None) -> str | None:
    """The time of the A of 由A到B: its own year, that compared with, else the year before."""
    if default and is_span(default) and explicit == default[5:] and not _own_times(around):
        return str(int(default[:4]) - 1)  # 2016年,收入达到8600亿元;税收从341亿元提高到602亿元
    base, first = dating.base_year(around), dating.first_year(explicit or default)
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
    last = dating.last_year(explicit)
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
        first = dating.first_year(default)
        past = last is not None and first is not None and last < first
        return Standing("context" if past else "result", explicit)
    if report and last is not None:
        if last > report or (last == report and role_words.FUTURE.search(around.before)):
            return Standing("target", explicit)
        first_default = dating.first_year(default)
        if last < report - 1 and (first_default is None or last < first_default):
            return Standing("context", explicit)
    elif role_words.TO_COME.search(around.clause):
        return Standing("target", explicit)
    return Standing("result", explicit)


def _spans(around: Surroundings, span: str) -> bool:
    """Whether the figure's own clause says over how many years it ran up (五年共培养687万人)."""
    if role_words.SUMMED.search(around.before) or role_words.SUM_OF_YEARS.search(around.before):
        return True
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
    if role_words.SUM_OF_YEARS.search(around.before):
        return span
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
        return span[5:] if role_words.OVER_LAST_YEAR.search(around.clause) else span
    if role_words.STANDS.search(around.clause):  # 基本医疗保险覆盖13.5亿人
        return span[5:]
    done = role_words.DONE_WITHIN.search(around.clause)
    lasting = around.aspect == "level" and role_words.YEAR_AFTER_YEAR.search(around.clause)
    if around.acted or flow or lasting or (done and not role_words.REACHED.search(around.clause)):
        return span
    return span[5:]
