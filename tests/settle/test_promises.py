"""Targets that no series names, and those due after their own year."""

import pytest

from duixian.settle import settle
from duixian.settle.likeness import likeness
from duixian.settle.matching import paired


def result(claim, indicator, value, unit, **more):
    return claim(indicator, value, unit, **({"role": "result"} | more))


def test_a_promise_is_paired_with_the_result_that_means_the_same(chain, claim):
    promise = claim("棚户区改造", 5.8e6, "套")
    others = [
        result(claim, "农村危房改造", 4.3e6, "户"),
        result(claim, "棚户区住房改造", 6.01e6, "套"),
        result(claim, "城镇保障性安居工程基本建成", 7.7e6, "套"),
    ]
    (account,) = settle([chain({2020: [promise], 2021: others})])
    assert (account.verdict, account.series) == ("exceeded", None)
    assert account.result is not None
    assert account.result.indicator == "棚户区住房改造"
    assert 0.6 < account.score < 1
    assert account.section == "重点工作"


def test_one_result_settles_one_promise_the_one_it_fits_best(claim):
    roads = claim("新建改建农村公路", 2e5, "公里")
    motorways = claim("新建改建高速公路", 6e3, "公里")
    done = [
        result(claim, "新建改建高速公路", 6.5e3, "公里"),
        result(claim, "新改建农村公路", 2.3e5, "公里"),
    ]
    pairs = paired([motorways, roads], done)
    assert pairs[roads.claim_id].result is done[1]
    assert pairs[motorways.claim_id].result is done[0]


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "元"},
        {"aspect": "growth", "unit": "%"},
        {"scope": "望亭县"},
        {"role": "target"},
        {"period": "2019"},
    ],
)
def test_another_measure_aspect_scope_role_or_year_is_no_result(chain, claim, other):
    given = {"unit": "座"} | other
    found = result(claim, "新建公厕", 130, given.pop("unit"), **given)
    accounts = settle([chain({2020: [claim("新建公厕", 120, "座")], 2021: [found]})])
    assert [a.verdict for a in accounts if a.year == 2020] == ["not_found"]


def test_two_known_indicators_are_never_taken_for_one_another(claim):
    imports = claim("进口总额", 1e12, "元", indicator_id="imports")
    exports = result(claim, "出口总额", 1.1e12, "元", indicator_id="exports")
    assert paired([imports], [exports]) == {}


def test_amounts_of_quite_another_size_are_not_the_same_undertaking(claim):
    assert paired([claim("技能培训", 100, "人")], [result(claim, "技能培训", 1e6, "人")]) == {}


def test_a_total_of_five_years_does_not_settle_one_of_them(chain, claim):
    done = result(claim, "易地扶贫搬迁", 8.3e6, "人", period="2016-2020")
    promise = claim("易地扶贫搬迁", 3.4e6, "人")
    (account,) = settle([chain({2020: [promise], 2021: [done]})])
    assert account.verdict == "not_comparable"
    assert "时段不同" in account.reason


def test_a_promise_settled_a_report_late_is_found_there(chain, claim):
    done = result(claim, "新建公厕", 125, "座")
    (account,) = settle([chain({2020: [claim("新建公厕", 120, "座")], 2021: [], 2022: [done]})])
    assert (account.verdict, account.rule) == ("exceeded", "likeness, a report late")


def test_the_same_promise_said_twice_is_one_account(chain, claim):
    accounts = settle([chain({2020: [claim("新建公厕", 120, "座"), claim("新建公厕", 120, "座")]})])
    assert len(accounts) == 1


def test_what_was_read_without_confidence_is_not_settled(chain, claim):
    assert settle([chain({2020: [claim("新建公厕", 120, "座", confidence=0.2)]})]) == ()


def test_a_ceiling_without_a_registry_entry_is_told_by_its_bound(chain, claim):
    promise = claim("企业开办时间", 3, "天", bound="le")
    done = result(claim, "企业开办时间", 2, "天")
    (account,) = settle([chain({2020: [promise], 2021: [done]})])
    assert account.verdict == "met"
    assert "在目标以内" in account.reason


def test_a_later_deadline_stays_pending_with_how_far_it_has_come(chain, claim):
    plan = claim("新增公租房", 1000, "套", period="2020-2024")
    done = [
        result(claim, "新增公租房", v, "套", period=str(y)) for y, v in ((2020, 300), (2021, 250))
    ]
    accounts = settle([chain({2020: [plan], 2021: [done[0]], 2022: [done[1]]})])
    (account,) = accounts
    assert (account.verdict, account.year) == ("pending", 2024)
    assert "累计550套，为目标的55.0%" in account.reason


def test_a_plan_is_settled_by_the_report_after_its_last_year(chain, claim):
    plan = claim("常住人口城镇化率", 65, "%", period="2021-2025", indicator_id="urbanization")
    done = result(claim, "城镇化率", 67, "%", period="2025", indicator_id="urbanization")
    (account,) = settle([chain({2021: [plan], 2026: [done]})])
    assert (account.verdict, account.year) == ("exceeded", 2025)


def test_a_mean_growth_is_not_settled_by_the_growth_of_the_last_year(chain, claim):
    plan = claim("技术合同成交额", 10, "%", aspect="growth", period="2021-2025")
    done = result(claim, "技术合同成交额", 12, "%", aspect="growth", period="2025")
    (account,) = settle([chain({2021: [plan], 2026: [done]})])
    assert account.verdict == "not_found"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("棚户区改造", "棚户区住房改造"),
        ("新建改建农村公路", "新改建农村公路"),
        ("外商投资限制类条目", "外商投资限制性条目"),
        ("解决农村人口饮水安全问题", "农村人口饮水安全问题得到解决"),
    ],
)
def test_other_words_for_the_same_thing_are_likelier_than_other_things(one, other):
    strangers = ("建成美丽河湖", "新增养老床位", "取消行政审批事项", "新建高速公路")
    assert all(likeness(one, other) > likeness(one, s) + 0.2 for s in strangers)


def test_a_count_told_of_five_years_is_their_sum_whatever_its_year(chain, claim):
    done = result(claim, "棚户区改造", 2.6e7, "套", section="一、过去五年工作回顾")
    (account,) = settle([chain({2020: [claim("棚户区改造", 6e6, "套")], 2021: [done]})])
    assert account.verdict == "not_comparable"


def test_growth_from_a_base_year_is_not_held_against_the_growth_of_one(chain, claim):
    doubled = claim("技术合同成交额", 100, "%", aspect="growth", period="2025")
    done = result(claim, "技术合同成交额", 12, "%", aspect="growth", period="2025")
    (account,) = settle([chain({2021: [doubled], 2026: [done]})])
    assert (account.verdict, account.cause) == ("not_comparable", "another_base")
    assert account.result is not None
    assert account.result.value == 12


def test_what_only_resembles_and_is_of_another_size_is_a_part_or_the_whole(claim):
    local = claim("地方基本建设投资", 2.7e9, "元")
    assert paired([local], [result(claim, "基本建设投资", 1.11e10, "元")]) == {}
    assert paired([local], [result(claim, "基本建设投资", 3.0e9, "元")])


def test_people_lifted_out_of_poverty_count_by_the_size_of_the_fall(chain, claim):
    poor = {"aspect": "change", "indicator_id": "poor_population"}
    promise = claim("农村贫困人口", -1e7, "人", bound="ge", **poor)
    done = result(claim, "农村贫困人口", -1.386e7, "人", **poor)
    (account,) = settle([chain({2020: [promise], 2021: [done]})])
    assert account.verdict == "exceeded"
    assert account.reason == "目标减少1000万人以上，实际减少1386万人，多减38.6%。"
