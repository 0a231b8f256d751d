"""Role and period of a figure: result, target or context, and the year it speaks of.

Three tables of rules decide: what holds in every part of a report, then that of the part.
"""

from __future__ import annotations

from dataclasses import replace

from duixian.extract import dating, matters, role_words
from duixian.extract.periods import MASKED, Periods
from duixian.extract.plan_rules import PLAN_RULES
from duixian.extract.review_rules import REVIEW_RULES
from duixian.extract.role_rules import Case, Example, RoleRule, as_, deciding
from duixian.extract.standings import Standing, Surroundings
from duixian.model import Section
from duixian.text.times import years_back

UNKNOWN_TERM = years_back(5, None)
"""What 年均 speaks of in a text of an unknown year: a term of government, or a plan."""


def standing(around: Surroundings, periods: Periods) -> Standing:
    """Decide role and period.

    Order: an explicit date in the clause, one at the head of the sentence, then the period of
    the section; the role follows from the section unless the words say otherwise.
    """
    rule, case = decided(around, periods)
    given = rule.gives(case)
    if given.period == MASKED:
        return replace(given, period=None)
    period = dating.since_base(around, given.period)
    return given if period == given.period else replace(given, period=period)


def decided(around: Surroundings, periods: Periods) -> tuple[RoleRule, Case]:
    """The rule that decides, and the case as that rule sees it."""
    section, report = around.section, periods.report_year
    planning = section.role in ("targets", "tasks") or _governs_future(section, report)
    explicit = dating.explicit_period(around, planning, report)
    case = _case(around, planning, report, explicit)
    if rule := deciding(EVERYWHERE_RULES, case):
        return rule, case
    if around.average and not planning:
        case = _case(around, planning, report, _mean_over(case))
    rule = deciding(PLAN_RULES if planning else REVIEW_RULES, case)
    assert rule is not None, "the last rule of either table holds of every figure"
    return rule, case


def _case(around: Surroundings, planning: bool, report: int | None, explicit: str | None) -> Case:
    default = around.section.period
    if default is None and report:
        default = str(report if planning else report - 1)
    last = dating.last_year(explicit)
    ahead = last - report if last is not None and report else None
    return Case(around, planning, report, explicit, default, ahead)


def _governs_future(section: Section, report: int | None) -> bool:
    if section.role != "governance" or report is None or section.period is None:
        return False
    return int(section.period[:4]) >= report


def _mean_over(case: Case) -> str | None:
    """The years that a mean told in a review is over."""
    around, report, explicit, default = case.around, case.report, case.explicit, case.default
    year = explicit if explicit and explicit.isdigit() else None
    since = dating.since_multiple(around, year) if year else None
    term = dating.of_the_term(explicit, default)
    over = since or term or dating.average_span(explicit, report)
    if over is None and report and default == str(report - 1):
        over = dating.since_multiple(around, default) or dating.average_span(default, report)
    return UNKNOWN_TERM if over is None and default is None else over


def _named(case: Case) -> str | None:
    """The period that words name, else the section's own."""
    return case.explicit or case.around.section.period


EVERYWHERE_RULES = (
    RoleRule(
        "only sizes the base of a rate",
        lambda case: case.around.base_of_rate,
        as_("context", _named),
        decides=Example("review", "监测[60处]水源地达标率100%。", "context", "2024"),
        leaves=Example("review", "监测[60处]水源地,达标率100%。", "result", "2024"),
    ),
    RoleRule(
        "supposed",
        lambda case: role_words.SUPPOSED.search(case.around.before),
        as_("context", _named),
        decides=Example("plan", "只要成本下降1%,就能增加利润。", "context", "2025"),
        leaves=Example("plan", "成本下降1%,增加利润。", "target", "2025"),
    ),
    RoleRule(
        "of how many one is spoken of",
        lambda case: matters.among(case.around.left, case.around.behind),
        as_("context", _named),
        decides=Example("review", "在[60个]行政村中,已有86%通车。", "context", "2024"),
        leaves=Example("review", "在60个行政村建设道路。", "result", "2024"),
    ),
    RoleRule(
        "what a growth was more than",
        lambda case: matters.outdone(case.around.clause, case.around.behind),
        as_("context", lambda case: dating.own_time(case.around) or _named(case)),
        decides=Example(
            "review", "出口增长8%,高于2020年至2023年平均增长6%的速度。", "context", "2020-2023"
        ),
        leaves=Example("review", "出口增长6%。", "result", "2024"),
    ),
    RoleRule(
        "what a result grew beyond",
        lambda case: (
            not case.planning and matters.grown_upon(case.around.clause, case.around.behind)
        ),
        as_("context", _named),
        decides=Example("review", "在出口增长[6%]的基础上再增长8%。", "context", "2024"),
        leaves=Example("review", "出口增长6%。", "result", "2024"),
    ),
)
"""In this order, before those of the part of the report."""
