"""Figures that may never stand as a result, and promises that may be called passed over."""

from dataclasses import replace

import pytest

from duixian.settle import settle
from duixian.settle.evidence import is_decision


def _placed(claim, text, quote):
    at = text.index(quote)
    ends = {"sentence_start": 0, "sentence_end": len(text)}
    return replace(claim, quote=quote, start=at, end=at + len(quote), **ends)


def settled(chain, claim, wished, answered, target, result):
    """The account of a target in one sentence by a result in another.

    Either side: phrase, value, unit, quote.
    """
    mine = _placed(claim(*target[:3], role="target"), wished, target[3])
    theirs = _placed(claim(*result[:3], role="result"), answered, result[3])
    years = {2020: [mine], 2021: [theirs]}
    (account,) = [
        a
        for a in settle([chain(years, texts={2020: [wished], 2021: [answered]})])
        if a.year == 2020
    ]
    return account


@pytest.mark.parametrize(
    "answered",
    [
        "去年提出的水泥产量目标50万吨。",
        "计划水泥产量50万吨。",
        "新增生产能力:水泥产量50万吨。",
        "五年累计水泥产量50万吨。",
        "水泥产量年均50万吨。",
        "上半年水泥产量50万吨。",
        "人均水泥产量50万吨。",
        "水泥产量50万吨(不包括社办企业)。",
    ],
)
def test_a_figure_that_its_own_sentence_calls_another_thing_is_no_result(chain, claim, answered):
    account = settled(
        chain,
        claim,
        "今年水泥产量达到60万吨。",
        answered,
        ("水泥产量", 6e5, "吨", "60万吨"),
        ("水泥产量", 5e5, "吨", "50万吨"),
    )
    assert account.verdict == "not_found"


def test_the_plain_figure_of_the_same_sentence_is_a_result(chain, claim):
    account = settled(
        chain,
        claim,
        "今年水泥产量达到60万吨。",
        "水泥产量50万吨。",
        ("水泥产量", 6e5, "吨", "60万吨"),
        ("水泥产量", 5e5, "吨", "50万吨"),
    )
    assert account.verdict == "missed"


@pytest.mark.parametrize(
    ("wished", "answered", "indicators"),
    [
        ("今年开工公厕200座。", "建成公厕100座。", ("公厕改造", "公厕改造")),
        ("今年建成公厕200座。", "新开工公厕100座。", ("公厕改造", "公厕改造")),
        ("今年市本级公厕200座。", "公厕100座。", ("市本级公厕改造", "公厕改造")),
    ],
)
def test_starts_are_not_completions_and_a_level_is_not_the_whole(
    chain, claim, wished, answered, indicators
):
    account = settled(
        chain,
        claim,
        wished,
        answered,
        (indicators[0], 200, "座", "200座"),
        (indicators[1], 100, "座", "100座"),
    )
    assert account.verdict not in ("missed", "nearly_met", "met", "exceeded")


def test_an_amount_at_other_prices_is_no_result(chain, claim):
    account = settled(
        chain,
        claim,
        "今年渔业产值达到60亿元。",
        "渔业产值按1990年不变价格计算为50亿元。",
        ("渔业产值", 6e9, "元", "60亿元"),
        ("渔业产值", 5e9, "元", "50亿元"),
    )
    assert account.verdict == "not_found"


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("水泥产量58万吨,低于预期目标。", "missed"),
        ("水泥产量50万吨,超额完成全年任务。", "exceeded"),
        ("水泥产量65万吨,没有完成年初计划。", "missed"),
        ("水泥产量50万吨,煤炭超额完成任务。", "missed"),
        ("水泥产量仍高达65万吨。", "not_comparable"),
    ],
)
def test_the_reports_own_words_overrule_the_arithmetic(chain, claim, words, verdict):
    quote = next(q for q in ("50万吨", "58万吨", "65万吨") if q in words)
    account = settled(
        chain,
        claim,
        "今年水泥产量达到60万吨。",
        words,
        ("水泥产量", 6e5, "吨", "60万吨"),
        ("水泥产量", float(quote[:2]) * 1e4, "吨", quote),
    )
    assert account.verdict == verdict


def _silent(chain, claim, wished, later, phrase="新建公厕", quote="120座"):
    mine = _placed(claim(phrase, 120, "座"), wished, quote)
    (account,) = settle([chain({2020: [mine], 2021: []}, texts={2020: [wished], 2021: later})])
    return account


def test_a_plain_promise_of_which_nothing_is_said_is_unreported(chain, claim):
    account = _silent(chain, claim, "今年新建公厕120座。", ["去年经济平稳运行。", "民生不断改善。"])
    assert (account.verdict, account.nearest) == ("unreported", ())


@pytest.mark.parametrize(
    "wished",
    [
        "今年例如新建公厕120座。",
        "今年已新建公厕120座。",
        "新建公厕120座。",
        "今年新建公厕120座的街道达标。",
    ],
)
def test_an_example_a_fact_a_look_back_and_a_description_are_never_unreported(chain, claim, wished):
    account = _silent(chain, claim, wished, ["去年经济平稳运行。", "民生不断改善。"])
    assert account.verdict == "not_found"


def test_a_head_noun_in_a_statement_about_the_year_is_not_silence_and_is_shown(chain, claim):
    said = "全市公厕焕然一新。"
    account = _silent(chain, claim, "今年新建公厕120座。", ["去年经济平稳运行。", said])
    assert account.verdict == "not_found"
    assert [f.quote for f in account.nearest] == [said]


def test_the_same_words_in_the_next_plan_are_no_answer(chain, claim):
    later = ["去年经济平稳运行。", "民生不断改善。", "今年新建公厕200座。"]
    assert _silent(chain, claim, "今年新建公厕120座。", later).verdict == "unreported"


def test_a_decision_of_the_budget_is_settled_and_never_accused(chain, claim):
    promise = claim("中央财政安排农村公路建设资金", 1e8, "元")
    spent = claim("中央财政安排农村公路建设资金", 6e7, "元", role="result")
    (account,) = settle([chain({2020: [promise], 2021: [spent]})])
    assert (account.role, account.verdict) == ("decision", "not_comparable")
    assert "预算安排" in account.reason
    assert not is_decision("新建公厕")
