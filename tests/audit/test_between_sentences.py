"""Checks 2 and 4: sentences of one report, and reports of different governments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit_reports import Made
from duixian.audit import between, findings, said_in, twice
from duixian.model import Genre


def test_a_quantity_with_two_values_is_found(report: Made) -> None:
    text = "全年地区生产总值增长5.2%。工业稳中有进。\n回望这一年，地区生产总值增长6.2%。"
    (found,) = twice.check(report(text))
    assert (found.kind, found.expected, found.found) == ("two_values", 5.2, 6.2)


@pytest.mark.parametrize("genre", ["budget_report", "communique"])
def test_what_gives_totals_beside_their_parts_is_not_accused_of_two_values(
    report: Made, genre: Genre
) -> None:
    text = "全年地区生产总值增长5.2%。\n回望这一年，地区生产总值增长6.2%。"
    assert "two_values" in {f.kind for f in findings([report(text)])}
    assert findings([replace(report(text), genre=genre)]) == ()


def test_the_same_value_in_more_digits_is_no_second_value(report: Made) -> None:
    text = "全年一般公共预算收入103亿元。\n财政平稳运行，一般公共预算收入102.6亿元。"
    assert list(twice.check(report(text))) == []


def test_a_figure_under_a_qualifier_is_another_quantity(report: Made) -> None:
    text = "全年一般公共预算收入增长2.1%。\n扣除减税因素影响，一般公共预算收入增长6.3%。"
    assert list(twice.check(report(text))) == []


def test_a_target_said_differently_in_the_tasks_is_found(report: Made) -> None:
    found = list(
        twice.check(
            report(
                targets="地区生产总值增长5%左右，城镇新增就业4万人以上",
                tasks="我们要实现城镇新增就业5万人以上。",
            )
        )
    )
    assert [f.kind for f in found] == ["two_values"]


def test_governments_that_imply_different_national_figures_are_set_against_each_other(
    report: Made,
) -> None:
    one = report("全年地区生产总值增长5.4%，高于全国0.4个百分点。", name="青岛市", doc="a")
    two = report("全年地区生产总值增长6.0%，高于全国1个百分点。", name="厦门市", doc="b")
    odd = report("全年地区生产总值增长6.3%，高于全国0.3个百分点。", name="宁波市", doc="c")
    (found,) = between(said_in([one, two, odd]))
    assert (found.kind, found.doc) == ("level_above_disputed", "c")
    assert (found.expected, found.found) == (5.0, 6.0)


def test_an_implied_national_figure_is_compared_with_the_nation_s_own(report: Made) -> None:
    nation = report("国内生产总值增长5.0%。", name="全国", doc="nation")
    right = report("全年地区生产总值增长5.4%，高于全国0.4个百分点。", name="青岛市", doc="a")
    wrong = report("全年地区生产总值增长6.4%，高于全国0.4个百分点。", name="厦门市", doc="b")
    found = between(said_in([nation, right, wrong]))
    assert [(f.kind, f.doc, f.expected) for f in found] == [("level_above", "b", 5.0)]


def test_a_national_report_that_speaks_of_another_year_is_not_compared(report: Made) -> None:
    nation = report("国内生产总值增长5.0%。", name="全国", doc="nation", year=2024)
    city = report("全年地区生产总值增长6.4%，高于全国0.4个百分点。", name="厦门市", year=2025)
    assert between(said_in([nation, city])) == []
