"""Goals that a report owns in words not to have reached: missed, by its own account."""

from dataclasses import replace

import pytest

from duixian.settle import settle


def of_prices(chain, cell, *answered):
    made = chain(
        {2020: [cell("cpi", "target", 2020, 3.0, bound="le")], 2021: []},
        texts={2020: ["今年居民消费价格涨幅控制在3%以内。"], 2021: list(answered)},
    )
    (account,) = [a for a in settle([made]) if a.year == 2020]
    return account


@pytest.mark.parametrize(
    "said",
    [
        "工作仍有不足,治污、物价调控目标没有完成。",
        "物价控制目标未能实现。",
        "去年没有实现物价涨幅控制在3%以内的目标。",
    ],
)
def test_a_goal_owned_to_be_missed_is_missed_without_a_figure(chain, cell, said):
    account = of_prices(chain, cell, said)
    assert (account.verdict, account.cause) == ("missed", None)
    assert account.result is not None
    assert account.result.quote in said
    assert account.result.quote in account.reason


@pytest.mark.parametrize(
    "said",
    [
        "治污目标没有完成。",
        "有的地方物价目标没有完成。",
        "如果物价目标没有完成,就要补救。",
        "物价目标没有完成的时候要补救。",
        "物价目标没有完成的县要补救。",
        "若物价目标没有完成,就要补救。",
        "一些物价目标没有完成。",
        "部分物价目标没有完成。",
        "五年的物价目标没有完成。",
        "“十一五”规划的物价目标没有完成。",
        "今年物价目标没有完成就不松劲。",
    ],
)
def test_another_goal_a_condition_or_a_plan_of_five_years_is_no_such_word(chain, cell, said):
    account = of_prices(chain, cell, said)
    assert account.verdict in ("not_found", "unreported")


def test_a_promise_of_no_series_is_shown_its_words_too(chain, claim):
    text = "今年治理黑臭河道40条。"
    made = claim("治理黑臭河道", 40, "条")
    at = text.index("40条")
    mine = replace(made, quote="40条", start=at, end=at + 3, sentence_start=0)
    said = "治理黑臭河道任务没有完成。"
    (account,) = [
        a
        for a in settle([chain({2020: [mine], 2021: []}, texts={2020: [text], 2021: [said]})])
        if a.year == 2020
    ]
    assert (account.verdict, account.rule) == ("missed", "own words")
