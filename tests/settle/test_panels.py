"""Headline targets settled by the panel of a year later."""

from dataclasses import replace

import pytest

from duixian.settle import settle


def only(chain):
    (account,) = [a for a in settle([chain]) if a.year == 2020]
    return account


def test_a_target_is_settled_by_the_result_of_a_year_later(chain, cell):
    target = cell("urban_new_jobs", "target", 2020, 1.1e7, bound="ge")
    result = cell("urban_new_jobs", "result", 2020, 1.352e7)
    account = only(chain({2020: [target], 2021: [result]}))
    assert (account.verdict, account.series) == ("exceeded", "urban_new_jobs")
    assert account.target.quote == target.quote
    assert account.result is not None
    assert account.result.quote == result.quote


def test_silence_of_a_whole_report_is_unreported(chain, cell):
    absent = cell("cpi", "result", 2020)
    years = {2020: [cell("cpi", "target", 2020, 3.0)], 2021: [absent]}
    account = only(chain(years, texts={2021: ["去年经济平稳运行。", "今年居民消费价格涨幅3%。"]}))
    assert account.verdict == "unreported"
    assert account.result is None
    assert "2021年的报告没有交代" in account.reason


@pytest.mark.parametrize("named", ["单位地区生产总值能耗", "单位地区生产总值能耗、水耗"])
def test_of_a_target_passed_over_the_reason_names_what_is_told_of_several_years(
    chain, cell, claim, named
):
    fall = claim(named, -20.0, "%", role="result", aspect="growth", bound="ge")
    known = "energy_intensity" if "、" not in named else None
    told = replace(fall, period="2016-2020", indicator_id=known)
    years = {2020: [cell("energy_intensity", "target", 2020, -3.4, bound="ge")], 2021: [told]}
    account = only(chain(years, texts={2021: ["去年农业丰收。"]}))
    assert account.verdict == "unreported"
    assert account.reason.endswith("没有交代，只报2016-2020年的下降20%以上。")


def test_silence_of_a_partial_report_proves_nothing(chain, cell):
    account = only(chain({2020: [cell("cpi", "target", 2020, 3.0)], 2021: []}, partial={2021}))
    assert account.verdict == "pending"
    assert "不完整" in account.reason


def test_without_a_text_to_read_silence_is_only_not_found(chain, cell):
    account = only(chain({2020: [cell("cpi", "target", 2020, 3.0)], 2021: []}))
    assert (account.verdict, account.nearest) == ("not_found", ())


@pytest.mark.parametrize(
    "said", ["去年居民消费价格总体平稳。", "物价保持稳定。", "去年CPI温和上涨。"]
)
def test_a_series_named_in_a_statement_about_the_year_is_not_passed_over(chain, cell, said):
    years = {2020: [cell("cpi", "target", 2020, 3.0)], 2021: []}
    account = only(chain(years, texts={2021: ["去年经济平稳运行。", said]}))
    assert account.verdict == "not_found"


def test_a_plan_that_tells_how_a_thing_went_speaks_of_the_year(chain, cell):
    years = {2020: [cell("cpi", "target", 2020, 3.0, bound="le")], 2021: []}
    for said, expected in (
        ("今年要解决居民消费价格上涨过快的问题。", "not_found"),
        ("今年要稳定居民消费价格。", "unreported"),
    ):
        texts = {2020: ["今年价格涨幅3%。"], 2021: ["去年农业丰收。", said]}
        assert only(chain(years, texts=texts)).verdict == expected


@pytest.mark.parametrize(
    "said", ["五年来居民消费价格年均上涨2%。", "世界主要经济体消费价格大幅上涨。"]
)
def test_a_mean_of_years_and_other_countries_do_not_speak_of_the_year(chain, cell, said):
    years = {2020: [cell("cpi", "target", 2020, 3.0)], 2021: []}
    account = only(chain(years, texts={2021: ["去年经济平稳运行。", said]}))
    assert account.verdict == "unreported"


def test_without_the_next_report_a_target_waits_for_it_once_the_year_is_past(chain, cell):
    account = only(chain({2020: [cell("cpi", "target", 2020, 3.0)], 2022: []}))
    assert account.verdict == "awaiting_report"
    assert "2021年的报告尚未入账" in account.reason


def test_a_result_a_report_late_is_found_there(chain, cell, claim):
    late = claim("居民消费价格", 2.4, "%", indicator_id="cpi", aspect="growth", role="context")
    account = only(
        chain({2020: [cell("cpi", "target", 2020, 3.0, bound="le")], 2021: [], 2022: [late]})
    )
    assert (account.verdict, account.rule) == ("met", "registry id, reported late")


def test_what_the_report_says_in_words_of_its_own_success_is_taken_as_its_word(chain, cell):
    told = cell("urban_new_jobs", "result", 2020, qualitative="城镇新增就业超额完成全年任务")
    account = only(chain({2020: [cell("urban_new_jobs", "target", 2020, 7e5)], 2021: [told]}))
    assert account.verdict == "exceeded"
    assert "按其说法" in account.reason


@pytest.mark.parametrize(
    ("words", "income", "growth", "expected"),
    [
        ("居民收入增长与经济增长同步", 5.1, 5.0, "met"),
        ("居民收入增长与经济增长同步", 4.9, 5.0, "met"),
        ("居民收入增长与经济增长同步", 4.6, 5.0, "nearly_met"),
        ("居民收入增长与经济增长基本同步", 4.6, 5.0, "met"),
        ("居民收入增长与经济增长同步", 3.0, 5.0, "missed"),
        ("居民收入增速高于经济增速", 4.9, 5.0, "nearly_met"),
    ],
)
def test_in_step_with_the_economy_is_held_against_gdp_growth(
    chain, cell, words, income, growth, expected
):
    account = only(
        chain(
            {
                2020: [cell("income_growth", "target", 2020, qualitative=words)],
                2021: [
                    cell("income_growth", "result", 2020, income),
                    cell("gdp_growth", "result", 2020, growth),
                ],
            }
        )
    )
    assert account.verdict == expected
    assert f"经济增长{growth:g}%" in account.reason


def test_town_and_country_reported_apart_settle_income_by_the_slower(chain, cell):
    account = only(
        chain(
            {
                2020: [cell("income_growth", "target", 2020, 6.0)],
                2021: [
                    cell("income_growth_urban", "result", 2020, 4.0),
                    cell("income_growth_rural", "result", 2020, 7.0),
                ],
            }
        )
    )
    assert (account.verdict, account.rule) == ("missed", "registry id, town and country")


def test_a_stable_harvest_is_held_against_the_year_before(chain, cell):
    target = cell("grain_output", "target", 2020, qualitative="粮食产量保持稳定")
    before = cell("grain_output", "result", 2019, 1.30e12)
    for harvest, expected in ((1.31e12, "met"), (1.29e12, "met"), (1.20e12, "missed")):
        result = cell("grain_output", "result", 2020, harvest)
        assert only(chain({2020: [target, before], 2021: [result]})).verdict == expected


def test_words_without_a_reference_are_not_settled_by_a_figure(chain, cell):
    account = only(
        chain(
            {
                2020: [cell("cpi", "target", 2020, qualitative="居民消费价格保持合理水平")],
                2021: [cell("cpi", "result", 2020, 2.0)],
            }
        )
    )
    assert account.verdict == "not_comparable"
