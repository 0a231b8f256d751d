"""The rules for role and period of a figure in a plan, in the order they are tried."""

from __future__ import annotations

from duixian.extract import dating, role_words, span_rules
from duixian.extract.role_rules import (
    Case,
    Example,
    RoleRule,
    as_,
    before,
    default,
    explicit,
    own_times,
)
from duixian.extract.standings import Standing
from duixian.text.times import is_span


def _all_built(case: Case) -> bool:
    clause = case.around.clause
    return role_words.ALL_BUILT.search(clause) is not None and not own_times(case.around)


def _outcome(case: Case) -> bool:
    return case.undated and role_words.OUTCOME.search(case.around.clause) is not None


def _of_outcome(case: Case) -> Standing:
    return Standing("context" if case.around.origin else "result", before(case))


def _over(case: Case) -> bool:
    return case.ahead is not None and case.ahead < 0


def _of_year_over(case: Case) -> Standing:
    return Standing("result" if case.ahead == -1 else "context", case.explicit)


def _part_over(case: Case) -> bool:
    """Whether a quarter, a half year or a month of this year is told of, and no goal for it."""
    period = case.explicit or ""
    part = "Q" in period or (len(period) == 7 and period[4] == "-")
    around = case.around
    if role_words.TO_ENSURE.search(around.opening + around.clause):  # 确保一季度完成投资20亿元
        return False
    return case.ahead == 0 and part and not role_words.TARGET_BEHIND.search(around.behind)


def _span_ahead(case: Case) -> bool:
    return case.ahead is not None and case.ahead > 0 and is_span(case.explicit or "")


def _over_them(case: Case) -> str:
    assert case.explicit is not None
    return span_rules.within(case.around, case.explicit)


def _until_then(case: Case) -> str:
    """The years that a mean is over."""
    assert case.explicit is not None
    assert case.report is not None
    until = case.explicit
    since = dating.since_multiple(case.around, until) if until.isdigit() else None
    return since or dating.average_ahead(until, case.report)


def _stands(case: Case) -> bool:
    around = case.around
    own = around.left if around.left.strip("、和与及") else around.clause
    stands = role_words.STANDING.search(own) or role_words.HAS_BEEN.search(around.clause)
    return bool(stands) and not role_words.TARGET_BEFORE.search(around.clause)


def _lacking(case: Case) -> bool:
    around = case.around
    seen = role_words.SEEN_TO_LACK.search(around.opening + around.clause)
    return case.undated and seen is not None


def _by_their_end(case: Case) -> bool:
    """Whether only the section's years date it, and it is a level that they end with."""
    around = case.around
    if not is_span(case.default or "") or role_words.OVER_A_PLAN.search(
        around.clause + around.behind
    ):
        return False
    return _last_of(case) != case.default


def _last_of(case: Case) -> str:
    assert case.default is not None
    return span_rules.within(case.around, case.default)


_PROMISED = Example("plan", "园区产值达到90亿元。", "target", "2025")

PLAN_RULES = (
    RoleRule(
        "its size once all of it is built",
        _all_built,
        as_("context", default),
        decides=Example("plan", "园区全部建成后产值达到90亿元。", "context", "2025"),
        leaves=Example("plan", "园区2028年全部建成后产值达到90亿元。", "target", "2028"),
    ),
    RoleRule(
        "in a list of what is done",
        lambda case: case.undated and role_words.DONE_LIST.match(case.around.opening),
        as_("result", before),
        decides=Example("plan", "已建成的主要有:加固堤防60公里。", "result", "2024"),
        leaves=Example("plan", "要建成的主要有:加固堤防60公里。", "target", "2025"),
    ),
    RoleRule(
        "outcome that an example tells",
        _outcome,
        _of_outcome,
        decides=Example("plan", "推广新炉型,结果焦比下降8%。", "result", "2024"),
        leaves=Example("plan", "推广新炉型,结果运用比例达到8%。", "target", "2025"),
    ),
    RoleRule(
        "where a change began, in a year that is over",
        lambda case: case.around.origin and _over(case),
        _of_year_over,
        decides=Example("plan", "赤字率由去年的[2.1%]提高到2.3%。", "result", "2024"),
        leaves=Example("plan", "赤字率由[2.1%]提高到2.3%。", "context", "2024"),
    ),
    RoleRule(
        "where a change begins",
        lambda case: case.around.origin,
        as_("context", before),
        decides=Example("plan", "赤字率由[2.1%]提高到2.3%。", "context", "2024"),
        leaves=Example("plan", "赤字率由去年的[2.1%]提高到2.3%。", "result", "2024"),
    ),
    RoleRule(
        "of a year that is over",
        _over,
        _of_year_over,
        decides=Example("plan", "2022年园区产值达到90亿元。", "context", "2022"),
        leaves=Example("plan", "2026年园区产值达到90亿元。", "target", "2026"),
    ),
    RoleRule(
        "of a part of this year that is over",
        _part_over,
        as_("result", explicit),
        decides=Example("plan", "一季度园区产值达到90亿元。", "result", "2025Q1"),
        leaves=Example("plan", "一季度实现园区产值90亿元的目标。", "target", "2025Q1"),
    ),
    RoleRule(
        "of years ahead",
        _span_ahead,
        as_("target", _over_them),
        decides=Example("plan", "“十五五”期间新建学校60所。", "target", "2026-2030"),
        leaves=Example("plan", "到2030年新建学校60所。", "target", "2030"),
    ),
    RoleRule(
        "mean of the years until one ahead",
        lambda case: case.ahead is not None and case.around.average,
        as_("target", _until_then),
        decides=Example("plan", "到2030年园区产值年均增长6%。", "target", "2025-2030"),
        leaves=Example("plan", "到2030年园区产值增长6%。", "target", "2030"),
    ),
    RoleRule(
        "of a year ahead",
        lambda case: case.ahead is not None,
        as_("target", explicit),
        decides=Example("plan", "到2030年园区产值增长6%。", "target", "2030"),
        leaves=_PROMISED,
    ),
    RoleRule(
        "what is to be gone beyond",
        lambda case: case.report and role_words.UPON.match(case.around.behind),
        as_("result", before),
        decides=Example("plan", "在园区产值增长13%的基础上再上台阶。", "result", "2024"),
        leaves=Example("plan", "园区产值增长13%,再上台阶。", "target", "2025"),
    ),
    RoleRule(
        "what there is already",
        _stands,
        as_("context", before),
        decides=Example("plan", "我市现有医院320家。", "context", "2024"),
        leaves=Example("plan", "目前预期目标是医院320家。", "target", "2025"),
    ),
    RoleRule(
        "what is seen to be wanting",
        _lacking,
        as_("context", before),
        decides=Example("plan", "要清醒看到,我市总量小,城镇化率低于全省5%。", "context", "2024"),
        leaves=Example("plan", "要把总量做大,城镇化率提高5%。", "target", "2025"),
    ),
    RoleRule(
        "to be reached by the end of the section's years",
        _by_their_end,
        as_("target", _last_of),
        decides=Example("plan of years", "园区产值达到90亿元。", "target", "2030"),
        leaves=Example("plan of years", "新建学校60所。", "target", "2026-2030"),
    ),
    RoleRule(
        "promised",
        lambda case: True,
        as_("target", default),
        decides=_PROMISED,
        leaves=Example("plan", "目前园区产值达到90亿元。", "context", "2024"),
    ),
)
"""In this order; the last holds of every figure."""
