"""General words of success: told with the promises that they are for, and proving nothing."""

from dataclasses import replace

import pytest

from duixian.settle import settle

MAIN = "今年经济社会发展的主要预期目标是:进出口总额增长6%,城镇登记失业率4.6%以内。"
STRIVEN = "今年经济社会发展的主要奋斗目标是:进出口总额增长6%,城镇登记失业率4.6%以内。"
BELOW = "主要预期目标是:\n城镇登记失业率4.6%以内。"


def of_unemployment(chain, cell, wished, *answered):
    at = wished.index("城镇登记失业率")
    made = replace(
        cell("registered_unemployment", "target", 2020, 4.6, bound="le"), start=at, end=at + 9
    )
    texts = {2020: wished.split("\n"), 2021: list(answered)}
    (account,) = [
        a for a in settle([chain({2020: [made], 2021: []}, texts=texts)]) if a.year == 2020
    ]
    return account


@pytest.mark.parametrize(
    "said",
    [
        "完成了全年经济社会发展主要目标任务。",
        "全面实现年初确定的主要目标。",
        "2020年,经济社会发展主要目标任务全面完成并好于预期。",
        "一年来,经济社会发展主要目标任务全面完成。",
    ],
)
@pytest.mark.parametrize("wished", [MAIN, STRIVEN, BELOW])
def test_a_main_target_is_told_with_the_words_that_all_were_met(chain, cell, wished, said):
    account = of_unemployment(chain, cell, wished, said)
    (words,) = account.nearest
    assert words.quote in said
    assert f"只笼统称“{words.quote}”" in account.reason
    assert (account.verdict, account.result) == ("unreported", None), "the guide rules so"


@pytest.mark.parametrize(
    "said",
    [
        "“十三五”规划确定的主要目标任务全面完成。",
        "五年确定的主要目标任务全面完成。",
        "过去一个时期的主要目标任务全面完成。",
        "2018年,经济社会发展主要目标任务全面完成。",
        "各项约束性指标超额完成。",
        "脱贫攻坚年度主要目标任务全面完成。",
        "我们要确保全面完成年度主要目标。",
    ],
)
def test_words_for_a_plan_another_year_one_field_or_a_wish_cover_nothing(chain, cell, said):
    account = of_unemployment(chain, cell, MAIN, said)
    assert (account.verdict, account.nearest) == ("unreported", ())


def test_a_target_that_is_none_of_the_main_ones_is_not_covered(chain, cell):
    account = of_unemployment(
        chain, cell, "城镇登记失业率控制在4.6%以内。", "完成了全年经济社会发展主要目标任务。"
    )
    assert (account.verdict, account.nearest) == ("unreported", ())


def test_a_binding_target_is_covered_by_words_for_the_binding_ones(chain, claim):
    text = "今年化学需氧量排放量减少2%。"
    at = text.index("2%")
    made = claim("化学需氧量排放量", -2, "%", aspect="growth")
    mine = replace(made, quote="2%", start=at, end=at + 2, sentence_start=0)

    def nearest(said):
        made = chain({2020: [mine], 2021: []}, texts={2020: [text], 2021: [said]})
        (account,) = [a for a in settle([made]) if a.year == 2020]
        return [words.quote for words in account.nearest]

    assert nearest("各项约束性指标超额完成。") == ["各项约束性指标超额完成"]
    assert nearest("完成了全年主要目标任务。") == []


def test_words_that_promise_two_things_are_not_passed_over_where_one_is_answered(chain, cell):
    text = "今年降低能耗、物耗和二氧化碳排放强度。"
    words = {"qualitative": text[2:-1], "quote": text[2:-1], "start": 2, "end": len(text) - 1}
    names = ("energy_intensity", "carbon_intensity")
    both = [replace(cell(name, "target", 2020, qualitative="降低"), **words) for name in names]

    def carbon(*told):
        texts = {2020: [text], 2021: ["去年能源消耗强度下降3.7%。"]}
        accounts = settle([chain({2020: both, 2021: list(told)}, texts=texts)])
        return next(a for a in accounts if a.series == "carbon_intensity")

    told = cell("energy_intensity", "result", 2020, -3.7)
    assert (carbon(told).verdict, carbon(told).cause) == ("not_comparable", "no_figure")
    assert carbon().verdict == "unreported"
    prices = [cell("cpi", "target", 2020, 3.0, bound="le"), cell("cpi", "result", 2020, 2.0)]
    both.append(prices[0])
    assert carbon(prices[1]).verdict == "unreported"  # promised in words of their own
