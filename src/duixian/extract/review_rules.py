"""The rules for role and period of a figure in a review, in the order they are tried."""

from __future__ import annotations

from dataclasses import replace

from duixian.extract import dating, role_words, span_rules
from duixian.extract.role_rules import (
    Case,
    Example,
    RoleRule,
    as_,
    before,
    between,
    deciding,
    default,
    explicit,
    own_times,
)
from duixian.extract.standings import Standing
from duixian.text.times import is_span


def _goal_period(case: Case) -> str | None:
    last = dating.last_year(case.default)
    return case.explicit or (str(last) if last else case.default)


def _once_built(case: Case) -> bool:
    around = case.around
    return case.undated and bool(role_words.ONCE_BUILT.search(around.behind + around.before))


def _this_year(case: Case) -> str | None:
    return str(case.report)


def _to_be(case: Case) -> bool:
    if not case.undated:
        return False
    told = role_words.AGAINST_GOAL.sub("", case.around.clause)
    return role_words.FUTURE.search(told) is not None


def _beginning(case: Case) -> str | None:
    """The time of the A of 由A到B: its own year, that compared with, else the year before."""
    around, explicit, default = case.around, case.explicit, case.default
    if default and is_span(default) and explicit == default[5:] and not own_times(around):
        return str(int(default[:4]) - 1)  # 2016年,收入达到8600亿元;税收从341亿元提高到602亿元
    base, first = dating.base_year(around), dating.first_year(explicit or default)
    if base is not None and first is not None and base < first:
        return str(base)
    if explicit and (not is_span(explicit) or any(between(w, explicit) for w in around.times)):
        return explicit[:4] if is_span(explicit) else explicit
    if first is not None and role_words.NEW_YEAR.search(around.clause):
        return str(first)
    return str(first - 1) if first else None


def _raised(case: Case) -> bool:
    """Whether a level was raised from the first to the last year of the span that is named."""
    around, span = case.around, case.explicit or ""
    if around.aspect != "level" or not is_span(span):
        return False
    raised = role_words.RAISED_TO.search(around.left)
    return raised is not None and any(between(w, span) for w in around.times)


def _at_its_end(case: Case) -> Standing:
    assert case.explicit is not None
    at_end = replace(case, explicit=case.explicit[5:])
    rule = deciding(_DATED_RULES, at_end)
    assert rule is not None
    return rule.gives(at_end)


def _of_years(case: Case) -> bool:
    """Whether it is no change, of years that ended with the review's."""
    amount = case.around.aspect == "level" and not case.around.average
    return amount and case.ahead == -1 and is_span(case.explicit or "")


def _ran_up(case: Case) -> bool:
    return _of_years(case) and span_rules.ran_up(case.around, case.explicit or "")


def _within(case: Case) -> str | None:
    """The span that dates it, or its last year."""
    span = case.explicit or case.default
    return span_rules.within(case.around, span) if span else None


def _years_ahead(case: Case) -> bool:
    return case.ahead is not None and case.ahead >= 0 and is_span(case.explicit or "")


def _before_the_section(case: Case) -> bool:
    """Whether it is of years before those that the section reviews."""
    last, first = dating.last_year(case.explicit), dating.first_year(case.default)
    return last is not None and first is not None and last < first


def _year_ahead(case: Case) -> bool:
    if case.ahead == 0:
        return role_words.FUTURE.search(case.around.before) is not None
    return case.ahead is not None and case.ahead > 0


def _long_past(case: Case) -> bool:
    if case.ahead is None or case.ahead >= -1:
        return False
    return dating.first_year(case.default) is None or _before_the_section(case)


def _to_come(case: Case) -> bool:
    if case.explicit is None or is_span(case.explicit) or case.ahead is not None:
        return False
    return role_words.TO_COME.search(case.around.clause) is not None


_DATED_RULES = (
    RoleRule(
        "ran up over the years that are named",
        _ran_up,
        as_("result", explicit),
        decides=Example("review", "五年共培养学生60人。", "result", "2020-2024"),
        leaves=Example("review", "五年来学生达到60人。", "result", "2024"),
    ),
    RoleRule(
        "of the years that are named, or their last",
        _of_years,
        as_("result", _within),
        decides=Example("review", "“十三五”以来,学生达到60人。", "result", "2024"),
        leaves=Example("review", "“十三五”期间学生达到60人。", "context", "2016-2020"),
    ),
    RoleRule(
        "of years that end ahead",
        _years_ahead,
        as_("target", explicit),
        decides=Example("review", "“十五五”期间培养学生60人。", "target", "2026-2030"),
        leaves=Example("review", "“十三五”期间培养学生60人。", "context", "2016-2020"),
    ),
    RoleRule(
        "of years before those reviewed",
        lambda case: is_span(case.explicit or "") and _before_the_section(case),
        as_("context", explicit),
        decides=Example("review", "“十三五”期间培养学生60人。", "context", "2016-2020"),
        leaves=Example("look-back", "“十三五”期间培养学生60人。", "result", "2016-2020"),
    ),
    RoleRule(
        "of years that are named",
        lambda case: is_span(case.explicit or ""),
        as_("result", explicit),
        decides=Example("review", "五年来产能增长20%。", "result", "2020-2024"),
        leaves=Example("review", "产能增长20%。", "result", "2024"),
    ),
    RoleRule(
        "of a year yet to come",
        _year_ahead,
        as_("target", explicit),
        decides=Example("review", "到2030年园区产值达到90亿元。", "target", "2030"),
        leaves=Example("review", "2024年园区产值达到90亿元。", "result", "2024"),
    ),
    RoleRule(
        "of a year before those reviewed",
        _long_past,
        as_("context", explicit),
        decides=Example("review", "2022年园区产值达到90亿元。", "context", "2022"),
        leaves=Example("look-back", "2022年园区产值达到90亿元。", "result", "2022"),
    ),
    RoleRule(
        "to come, in a report of no year",
        _to_come,
        as_("target", explicit),
        decides=Example("review of no year", "2023年建学校6所,今年要建8所。", "target", "2024"),
        leaves=Example("review of no year", "2023年建学校6所,今年建8所。", "result", "2024"),
    ),
    RoleRule(
        "of a year that is named",
        lambda case: case.explicit is not None,
        as_("result", explicit),
        decides=Example("review", "一季度园区产值增长6%。", "result", "2024Q1"),
        leaves=Example("review", "园区产值增长6%。", "result", "2024"),
    ),
)
"""Of a figure that words date."""

REVIEW_RULES = (
    RoleRule(
        "goal that a result is held against",
        lambda case: role_words.TARGET_BEHIND.search(case.around.behind),
        as_("target", _goal_period),
        decides=Example("review", "完成新增就业9万人的预期目标。", "target", "2024"),
        leaves=Example("review", "完成新增就业9万人。", "result", "2024"),
    ),
    RoleRule(
        "its size once built",
        _once_built,
        as_("context", _this_year),
        decides=Example("review", "项目建成后年产可达1200万吨。", "context", "2025"),
        leaves=Example("review", "项目建成,年产可达1200万吨。", "result", "2024"),
    ),
    RoleRule(
        "where a change that is to come begins",
        lambda case: case.around.origin and _to_be(case),
        as_("context", before),
        decides=Example("review", "园区将由[43个]整合为16个。", "context", "2024"),
        leaves=Example("review", "园区由[43个]整合为16个。", "context", "2023"),
    ),
    RoleRule(
        "to come",
        _to_be,
        as_("target", _this_year),
        decides=Example("review", "园区将达到43个。", "target", "2025"),
        leaves=Example("review", "园区达到43个。", "result", "2024"),
    ),
    RoleRule(
        "where a change began",
        lambda case: case.around.origin,
        as_("context", _beginning),
        decides=Example("review", "失业率由[5.3%]下降到5.1%。", "context", "2023"),
        leaves=Example("review", "失业率达到[5.3%],下降到5.1%。", "result", "2024"),
    ),
    RoleRule(
        "what the report before proposed",
        lambda case: role_words.PROPOSED.search(case.around.before),
        as_("target", lambda case: case.explicit or case.default),
        decides=Example("review", "去年报告提出,涨幅要降到10%左右。", "target", "2024"),
        leaves=Example("review", "去年报告提出要求,涨幅降到10%左右。", "result", "2024"),
    ),
    RoleRule(
        "raised over the years that are named",
        _raised,
        _at_its_end,
        decides=Example("review", "从2020年到2024年,学生增加到60人。", "result", "2024"),
        leaves=Example("review", "从2020年到2024年,学生增加60人。", "result", "2020-2024"),
    ),
    *_DATED_RULES,
    RoleRule(
        "of the years reviewed, or their last",
        lambda case: is_span(case.default or ""),
        as_("result", _within),
        decides=Example("look-back", "新建学校60所。", "result", "2020-2024"),
        leaves=Example("review", "新建学校60所。", "result", "2024"),
    ),
    RoleRule(
        "result of the year reviewed",
        lambda case: True,
        as_("result", default),
        decides=Example("review", "新建学校60所。", "result", "2024"),
        leaves=Example("look-back", "新建学校60所。", "result", "2020-2024"),
    ),
)
"""In this order; the last holds of every figure."""
