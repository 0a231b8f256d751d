"""Figures that look alike and measure something else are not set against each other."""

from __future__ import annotations

import pytest

from audit_reports import Made
from duixian import audit
from duixian.audit import Report


def kinds(*reports: Report) -> list[str]:
    arithmetic = {"two_values", "restated", "growth_of_last_year", "sum", "from_to"}
    arithmetic |= {"base_and_growth"}
    return [f.kind for f in audit.findings(reports) if f.kind in arithmetic]


def test_a_figure_by_head_is_not_set_against_a_total(report: Made) -> None:
    before = report("粮食总产量120万吨。", year=2024)
    by_head = report("按人口平均，粮食总产量420公斤。\n", year=2025)
    total = report("粮食总产量112万吨，增长8%。", year=2025)
    assert kinds(before, by_head) == []
    assert kinds(before, total) == ["growth_of_last_year"]


def test_a_total_is_not_restated_by_a_figure_a_hundred_times_smaller(report: Made) -> None:
    before = report("社会消费品零售总额620亿元。", year=2024)
    by_head = report("2023年，社会消费品零售总额为1.3万元。", year=2025)
    other = report("2023年，社会消费品零售总额为640亿元。", year=2025)
    assert kinds(before, by_head) == []
    assert kinds(before, other) == ["restated"]


@pytest.mark.parametrize(
    "now",
    [
        "进出口总额220亿元、增长1.71倍。",
        "五年来，全市上下团结奋斗，进出口总额220亿元、增长83%。",
        "进出口总额220亿元，比2019年增长83%。",
        "五年来，各项事业发展。进出口总额220亿元，翻了一番。",
    ],
)
def test_growth_over_years_is_not_set_against_one_year_s(report: Made, now: str) -> None:
    assert kinds(report("全年进出口总额200亿元。", year=2024), report(now, year=2025)) == []


@pytest.mark.parametrize(
    "now",
    ["进出口总额220亿元、增长15%。", "进出口总额220亿元，比上年增长1.15倍。"],
)
def test_growth_of_one_year_still_is(report: Made, now: str) -> None:
    before = report("全年进出口总额200亿元。", year=2024)
    assert kinds(before, report(now, year=2025)) == ["growth_of_last_year"]


@pytest.mark.parametrize("pair", ["由58.2%提高到62.7%", "从58.2%提高到62.7%"])
def test_the_two_ends_of_a_rise_are_not_two_values(report: Made, pair: str) -> None:
    review = f"常住人口城镇化率{pair}。\n一年来，工作扎实推进。\n常住人口城镇化率62.7%。"
    assert kinds(report(review)) == []
    assert kinds(report(review.replace(pair, "达到58.2%"))) == ["two_values"]


def test_what_was_added_is_no_level(report: Made) -> None:
    before = report("财政支出120亿元。", year=2024)
    text = "财政支出增支30亿元。\n财政支出150亿元。"
    assert kinds(before, report(text, year=2025)) == []
    assert kinds(report(text.replace("增支", ""), year=2025)) == ["two_values"]


def test_steps_do_not_make_up_a_level(report: Made) -> None:
    whole = "一般公共预算收入100亿元，其中{}中央70亿元，地方45亿元。"
    assert kinds(report(whole.format(""))) == ["sum"]
    assert kinds(report(whole.format("").replace("地方", "地方减收"))) == []
