"""Check 1: figures of one sentence that imply each other."""

from __future__ import annotations

import pytest

from audit_reports import Made
from duixian.audit import inside


def kinds(made: Made, sentence: str) -> list[str]:
    return [f.kind for f in inside.check(made(sentence))]


def related(made: Made, sentence: str) -> list[str]:
    return [r.kind for r in inside.relations(made(sentence))]


@pytest.mark.parametrize(
    ("holds", "broken", "kind"),
    [
        (
            "市级议事协调机构由45个整合为18个，精简比例60%。",
            "市级议事协调机构由45个整合为18个，精简比例63%。",
            "from_to",
        ),
        (
            "用水普及率由91.2%提高到95.4%，提高4.2个百分点。",
            "用水普及率由91.2%提高到95.4%，提高5.2个百分点。",
            "from_to",
        ),
        (
            "财政收入从2019年的800亿元增加到2024年的1200亿元，年均增长8.4%。",
            "财政收入从2019年的800亿元增加到2024年的1200亿元，年均增长9.4%。",
            "from_to",
        ),
        (
            "全市进出口总额达到220亿元，比上年增加20亿元，增长10%。",
            "全市进出口总额达到220亿元，比上年增加20亿元，增长12%。",
            "base_and_growth",
        ),
        (
            "实际到位资金300亿元，其中制造业120亿元，占40%。",
            "实际到位资金300亿元，其中制造业120亿元，占45%。",
            "share",
        ),
        (
            "安排水利工程28处，其中新建19处、续建9处。",
            "安排水利工程28处，其中新建19处、续建8处。",
            "sum",
        ),
    ],
)
def test_a_relation_is_read_and_a_misprint_breaks_it(
    report: Made, holds: str, broken: str, kind: str
) -> None:
    assert kind in related(report, holds)
    assert kinds(report, holds) == []
    assert kinds(report, broken) == [kind]


def test_a_difference_that_rounding_explains_is_no_finding(report: Made) -> None:
    # 43 to 16 is 62.79 %, printed 63 %
    assert kinds(report, "园区管理机构由43个整合为16个，精简比例63%。") == []


def test_a_part_must_not_exceed_its_whole(report: Made) -> None:
    assert kinds(report, "新登记企业2.5万户，其中个体工商户3.1万户。") == ["sum"]


def test_named_parts_may_leave_a_remainder(report: Made) -> None:
    assert kinds(report, "新增发电装机450万千瓦，其中风电120万千瓦、核电80万千瓦。") == []


def test_growth_at_constant_prices_does_not_follow_from_amounts(report: Made) -> None:
    assert kinds(report, "地区生产总值从1200亿元增加到1800亿元，年均增长6.1%。") == []


def test_growth_under_qualifiers_does_not_follow_from_amounts(report: Made) -> None:
    assert kinds(report, "财政收入由80亿元增加到100亿元，按可比口径增长18%。") == []


def test_a_list_must_have_as_many_items_as_announced(report: Made) -> None:
    listed = "今年要抓好以下三项工作：一是稳增长。二是促改革。三是惠民生。"
    missing = "今年要抓好以下四项工作：一是稳增长。二是促改革。三是惠民生。"
    assert [f.kind for f in inside.check(report(tasks=listed))] == []
    found = list(inside.check(report(tasks=missing)))
    assert [(f.kind, f.expected, f.found) for f in found] == [("listing", 4.0, 3.0)]


def test_the_next_list_does_not_lengthen_the_one_before(report: Made) -> None:
    two = (
        "要抓好以下两项工作：一是稳增长。二是促改革。\n"
        "要做好以下三个方面：一是修路。二是治水。三是植树。"
    )
    assert list(inside.check(report(tasks=two))) == []


def test_a_finding_shows_the_arithmetic_and_every_figure(report: Made) -> None:
    (found,) = inside.check(report("市级议事协调机构由45个整合为18个，精简比例63%。"))
    assert found.arithmetic == "(18个 ÷ 45个) - 1 = -60%"
    assert (found.expected, found.found) == (60.0, 63.0)
    assert len(found.figures) == len(found.claims) == 3
    assert all(f.quote == report_quote(f.quote) for f in found.figures)
    assert found.innocent


def report_quote(quote: str) -> str:
    """A quote is a clause without the signs that end it."""
    return quote.strip("，。；")
