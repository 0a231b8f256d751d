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
        "市场供应水泥产量50万吨。",
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
    assert (account.verdict, account.cause) == ("not_comparable", "another_base")


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


def test_capacity_that_a_list_is_of_is_not_answered_by_output(chain, claim):
    account = settled(
        chain,
        claim,
        "今年新增加的生产能力有:生铁10万吨,水泥60万吨。",
        "水泥达到600万吨。",
        ("水泥熟料", 6e5, "吨", "60万吨"),
        ("水泥熟料", 6e6, "吨", "600万吨"),
    )
    assert account.verdict == "not_found"


@pytest.mark.parametrize(
    "wished",
    [
        "今年按2010年价格计算,工业总产值将超过60亿元。",
        "今年工业总产值将超过60亿元,按2010年价格计算。",
        "力争工业总产值超过60亿元,平均每年增长7%左右。",  # real growth: at the prices of now
    ],
)
def test_an_amount_at_the_prices_of_a_year_is_not_answered_by_one_at_current_prices(
    chain, claim, wished
):
    account = settled(
        chain,
        claim,
        wished,
        "工业总产值达到70亿元。",
        ("工业总产值", 6e9, "元", "60亿元"),
        ("工业总产值", 7e9, "元", "70亿元"),
    )
    assert (account.verdict, account.cause) == ("not_comparable", "another_base")
    assert account.result is not None


def test_both_at_the_prices_of_a_year_are_compared(chain, claim):
    account = settled(
        chain,
        claim,
        "力争工业总产值超过60亿元,平均每年增长7%左右。",
        "工业总产值按2010年不变价格计算达到70亿元。",
        ("工业总产值", 6e9, "元", "60亿元"),
        ("工业总产值", 7e9, "元", "70亿元"),
    )
    assert account.verdict == "exceeded"


def _mean_of_plan(chain, claim, answered):
    wished = "今年起农民收入增长20%,平均每年递增6%。"
    target = claim("农民人均收入", 6, "%", role="target", aspect="growth", period="2025")
    result = claim("农民人均收入", 13, "%", role="result", aspect="growth", period="2021-2025")
    placed = [_placed(target, wished, "6%")]
    years = {2021: placed, 2026: [_placed(result, answered, "13%")]}
    (account,) = settle([chain(years, texts={2021: [wished], 2026: [answered]})])
    return account


def test_a_yearly_mean_by_the_end_of_a_plan_is_answered_by_the_mean_of_its_years(chain, claim):
    account = _mean_of_plan(chain, claim, "五年农民人均收入平均每年增长13%。")
    assert (account.verdict, account.reason) == (
        "exceeded",
        "目标增长6%，实际增长13%，高7个百分点。",
    )


def test_a_yearly_mean_is_not_answered_by_growth_over_the_whole_plan(chain, claim):
    account = _mean_of_plan(chain, claim, "五年农民人均收入增长13%。")
    assert account.verdict == "not_found"


def test_growth_from_a_base_of_what_the_later_report_never_names_was_not_found(chain, claim):
    wished, answered = "今年起到2025年食糖产量增长60%。", "去年教育事业发展。"
    target = claim("食糖产量", 60, "%", role="target", aspect="growth", period="2025")
    years = {2021: [_placed(target, wished, "60%")], 2026: []}
    (account,) = settle([chain(years, texts={2021: [wished], 2026: [answered]})])
    assert account.verdict == "not_found"


def test_a_promise_that_a_plan_repeats_has_one_account_that_of_the_place_answered(chain, claim):
    placed = [
        replace(claim("棉花产量", 3e5, "吨", period=period), start=at, end=at + 1)
        for at, period in ((3, "2021-2025"), (9, "2025"))
    ]
    done = claim("棉花产量", 3.1e5, "吨", role="result", period="2025")
    (account,) = settle([chain({2021: placed, 2026: [done]})])
    assert account.verdict == "exceeded"


def test_a_result_at_the_end_of_the_year_says_so_where_the_year_was_promised(chain, claim, cell):
    wished = "今年城镇调查失业率全年控制在5.5%以内。"
    told = "年末城镇调查失业率降到5.5%。"
    name = "surveyed_unemployment"
    target = replace(cell(name, "target", 2020, 5.5, bound="le"), quote=wished, start=0, end=9)
    result = replace(cell(name, "result", 2020, 5.5), quote=told, start=0, end=9)
    texts = {2020: [wished], 2021: [told]}
    (account,) = settle([chain({2020: [target], 2021: [result]}, texts=texts)])
    assert account.verdict == "met"
    assert "目标为全年，报告的是年末数" in account.reason


def test_a_target_said_again_before_its_excess_is_admitted_is_no_result(chain, claim):
    promise = claim("零售物价", 10, "%", aspect="growth", bound="le")
    text = "去年报告曾提出，要把零售物价涨幅控制在10%以内。"
    at = text.index("10%")
    again = claim("零售物价", 10, "%", aspect="growth", role="result")
    again = replace(again, start=at, end=at + 3)
    (account,) = settle([chain({2020: [promise], 2021: [again]}, texts={2021: [text]})])
    assert account.result is None


def test_the_growth_of_a_sum_over_the_sum_of_other_years_is_no_growth_over_a_year(chain, claim):
    wished = "进出口总额比2015年增长51.8%。"
    told = "“十三五”期间,进出口总额合计达到2300亿美元,比“十二五”时期增长100%。"
    rate = {"aspect": "growth", "period": "2016-2020"}
    mine = _placed(claim("进出口总额", 51.8, "%", **rate), wished, "51.8%")
    theirs = _placed(claim("进出口总额", 100, "%", role="result", **rate), told, "100%")
    texts = {2016: [wished], 2021: [told]}
    (account,) = settle([chain({2016: [mine], 2021: [theirs]}, texts=texts)])
    assert account.verdict == "not_found"
    plain = told.replace("“十二五”时期", "2015年")
    theirs = _placed(theirs, plain, "100%")
    texts = {2016: [wished], 2021: [plain]}
    (account,) = settle([chain({2016: [mine], 2021: [theirs]}, texts=texts)])
    assert account.verdict == "exceeded", "over the same year it is the answer"


@pytest.mark.parametrize(
    ("answered", "verdict"),
    [
        ("三个自治区,工业产值增长88%。", "not_found"),
        ("全年,工业产值增长88%。", "exceeded"),
    ],
)
def test_the_growth_of_some_places_is_not_that_of_the_whole(chain, claim, answered, verdict):
    growth = [
        replace(
            _placed(claim("工业产值", value, "%", aspect="growth"), text, f"{value}%"), role=role
        )
        for value, text, role in ((14, "今年工业产值增长14%。", "target"), (88, answered, "result"))
    ]
    texts = {2020: ["今年工业产值增长14%。"], 2021: [answered]}
    (account,) = [
        a
        for a in settle([chain({2020: growth[:1], 2021: growth[1:]}, texts=texts)])
        if a.year == 2020
    ]
    assert account.verdict == verdict
