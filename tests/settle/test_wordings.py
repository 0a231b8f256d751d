"""The words by which a figure is a result or another thing, and a target a promise or none.

One promise (60万吨 of cement) and one figure (50万吨) throughout: where the figure is a result the
promise is missed, where its words make it another thing nothing was found.
"""

from dataclasses import replace

import pytest

from duixian.settle import settle
from duixian.settle.evidence import is_decision

WISHED = "今年水泥产量达到60万吨。"
NO_RESULT = ("not_found", "not_comparable")


def placed(claim, text, quote):
    at = text.index(quote)
    ends = {"sentence_start": 0, "sentence_end": len(text)}
    return replace(claim, quote=quote, start=at, end=at + len(quote), **ends)


def account_of(chain, claim, answered, wished=WISHED, names=("水泥产量", "水泥产量")):
    mine = placed(claim(names[0], 6e5, "吨", role="target"), wished, "60万吨")
    theirs = placed(claim(names[1], 5e5, "吨", role="result"), answered, "50万吨")
    made = chain({2020: [mine], 2021: [theirs]}, texts={2020: [wished], 2021: [answered]})
    (account,) = [a for a in settle([made]) if a.year == 2020]
    return account


@pytest.fixture
def verdict(chain, claim):
    return lambda *told, **more: account_of(chain, claim, *told, **more).verdict


SET = ("去年", "上年", "年初", "原定", "原来", "预定", "确定", "提出", "规定", "要求", "预期")


@pytest.mark.parametrize("when", SET)
@pytest.mark.parametrize("what", ["目标", "指标", "任务", "计划"])
def test_a_target_that_is_told_again_is_no_result(verdict, when, what):
    assert verdict(f"{when}水泥产量{what}50万吨。") in NO_RESULT


@pytest.mark.parametrize(
    "told",
    [
        "水泥产量完成年初计划，为50万吨。",
        "水泥产量实现年初提出的目标50万吨。",
        "水泥产量比年初目标低于10万吨为50万吨。",
        "水泥产量50万吨占年初计划的83%。",
        "水泥产量50万吨快于年初提出的要求。",
        "水泥产量50万吨优于年初提出的要求。",
        "水泥产量50万吨好于年初提出的要求。",
        "与去年的计划相比水泥产量50万吨。",
        "水泥产量去年计划外达到50万吨。",
        "水泥产量比计划少产为50万吨。",
        "水泥产量原计划多产实为50万吨。",
        "水泥产量50万吨预计全年持平。",
    ],
)
def test_a_figure_beside_its_target_is_a_result(verdict, told):
    assert verdict(told) in ("missed", "exceeded", "met")


@pytest.mark.parametrize("word", ["计划", "规划", "拟", "预计", "力争"])
def test_what_is_planned_is_no_result(verdict, word):
    assert verdict(f"水泥产量{word}50万吨。") in NO_RESULT
    assert verdict(f"{word}水泥产量50万吨。") in NO_RESULT


@pytest.mark.parametrize(
    "span",
    [
        *("年均", "平均每年", "每年平均", "年平均", "每年递增", "平均增长"),
        *("五年来", "三年间", "四年中", "两年内", "十年累计", "五年共", "五年合计", "三年总计"),
        *("过去五年", "这五年", "近三年", "前三年", "最近三年", "头三年", "三年平均"),
        *("“十三五”期间", "十三五时期", "“十三五”以来", "累计"),
        *("上半年", "下半年", "一季度", "前11月份", "头十个月", "第三季", "9月份"),
    ],
)
def test_a_figure_of_more_or_less_than_a_year_is_none_of_the_year(verdict, span):
    assert verdict(f"{span}水泥产量50万吨。") in NO_RESULT


@pytest.mark.parametrize(
    ("wished", "told"),
    [
        ("今年上半年水泥产量达到60万吨。", "上半年水泥产量50万吨。"),
        ("今年人均水泥产量达到60万吨。", "人均水泥产量50万吨。"),
        ("今年水泥收购达到60万吨。", "水泥收购50万吨。"),
        ("今年水泥生产能力达到60万吨。", "水泥生产能力50万吨。"),
        ("今年开工的水泥产量达到60万吨。", "开工的水泥产量50万吨。"),
    ],
)
def test_like_answers_like(verdict, wished, told):
    assert verdict(told, wished=wished) == "missed"


@pytest.mark.parametrize("word", ["供应", "投放", "收购", "销售"])
def test_what_reaches_the_market_is_not_what_is_made(verdict, word):
    assert verdict(f"{word}水泥产量50万吨。") in NO_RESULT


@pytest.mark.parametrize("word", ["人均", "每人", "平均每人", "户均"])
def test_a_figure_by_head_is_no_total(verdict, word):
    assert verdict(f"{word}水泥产量50万吨。") in NO_RESULT


@pytest.mark.parametrize("started", ["续建", "开工", "动工", "开建", "施工"])
@pytest.mark.parametrize("built", ["建成", "竣工", "投产", "完工", "投入使用", "通车"])
def test_what_was_begun_is_not_what_was_finished(verdict, started, built):
    begin, finish = f"今年{started}水泥产量60万吨。", f"今年{built}水泥产量60万吨。"
    assert verdict(f"{built}水泥产量50万吨。", wished=begin) in NO_RESULT
    assert verdict(f"{started}水泥产量50万吨。", wished=finish) in NO_RESULT
    both = f"{started}和{built}水泥产量50万吨。"
    assert verdict(both, wished=begin) == verdict(both, wished=finish) == "missed"


@pytest.mark.parametrize("level", ["市本级", "省本级", "县本级", "区本级", "本级", "中央本级"])
def test_a_level_of_its_own_is_not_the_whole(verdict, level):
    assert verdict("水泥产量50万吨。", names=(f"{level}水泥产量", "水泥产量")) in NO_RESULT
    assert verdict("水泥产量50万吨。", names=("水泥产量", f"{level}水泥产量")) in NO_RESULT


@pytest.mark.parametrize(
    "less", ["(不包括社办企业)", "（不含社办企业）", "（社办企业除外）", "(不计损耗)"]
)
def test_a_figure_of_less_than_its_name_is_no_result(verdict, less):
    assert verdict(f"水泥产量50万吨{less}。") in NO_RESULT
    assert verdict("水泥产量50万吨(包括社办企业)。") == "missed"


@pytest.mark.parametrize("word", ["和", "及", "与"])
def test_two_things_together_are_no_answer_to_one(verdict, word):
    assert verdict("水泥产量50万吨。", names=("水泥产量", f"水泥{word}石灰产量")) in NO_RESULT


# ---- promises of which nothing is said


GENERAL = ("去年经济平稳运行。", "民生不断改善。")


def silent(chain, claim, wished, later=GENERAL, phrase="公厕", **more):
    mine = placed(claim(phrase, 120, "座"), wished, "120座")
    made = chain({2020: [mine], 2021: []}, texts={2020: [wished], 2021: list(later)}, **more)
    (account,) = settle([made])
    return account


def only_told(chain, claim, said):
    mine = placed(claim("公共厕所", 120, "座"), said, "120座")
    return not list(settle([chain({2020: [mine], 2021: []}, texts={2020: [said], 2021: GENERAL})]))


PROMISING = [
    "将",
    "要",
    "争取",
    "力争",
    "确保",
    "计划",
    "完成",
    "新增",
    "新建",
    "建成",
    "建设",
    "改造",
    "改建",
    "解决",
    "淘汰",
    "压减",
    "退出",
    "推进",
    "扩大",
    "提高",
    "降低",
    "下降",
    "减少",
    "增加",
    "培训",
    "开工",
    "造林",
    "取消",
    "下放",
    "实现",
    "达到",
    "年内",
    "全年",
    "明年",
]


@pytest.mark.parametrize("word", PROMISING)
def test_words_that_make_a_promise(chain, claim, word):
    lead = "今年经济平稳，"  # a line that opens with 今年 is of the plan
    promise, bare = f"{lead}{word}公共厕所120座。", f"{lead}公共厕所120座。"
    assert silent(chain, claim, promise, phrase="公共厕所").verdict == "unreported"
    assert silent(chain, claim, bare, phrase="公共厕所").verdict == "not_found"


TELLING = [
    "已",
    "例如",
    "比如",
    "譬如",
    "检查",
    "现在",
    "目前",
    "去年",
    "上年",
    "过去",
    "据",
    "标志",
    "可以",
    "可减",
    "不如",
    "曾",
    "应该",
    "全长",
    "预计",
    "时期",
    "五年",
    "以来",
]


@pytest.mark.parametrize("word", TELLING)
def test_words_that_tell_a_fact_an_example_or_a_condition(chain, claim, word):
    told = silent(chain, claim, f"今年{word}新建公共厕所120座。", phrase="公共厕所")
    assert told.verdict == "not_found"
    before = silent(chain, claim, f"今年{word}，新建公共厕所120座。", phrase="公共厕所")
    assert before.verdict == "not_found"


@pytest.mark.parametrize("word", ["如果", "假如", "只要"])
def test_a_condition_opens_no_account(chain, claim, word):
    assert only_told(chain, claim, f"今年{word}新建公共厕所120座。")
    assert not only_told(chain, claim, "今年新建公共厕所120座。")


@pytest.mark.parametrize("bound", ["", "以上", "以下", "左右", "以内", "及以上", "及以下"])
def test_a_figure_that_describes_a_thing_promises_none(chain, claim, bound):
    told = silent(chain, claim, f"今年新建公共厕所120座{bound}的街道。", phrase="公共厕所")
    assert told.verdict == "not_found"
    plain = silent(chain, claim, f"今年新建公共厕所120座{bound}。", phrase="公共厕所")
    assert plain.verdict == "unreported"


@pytest.mark.parametrize(
    ("later", "verdict"),
    [
        ("公共厕所焕然一新。", "not_found"),  # named
        ("厕所革命深入推进。", "not_found"),  # by its head
        ("今年新建公共厕所200座。", "unreported"),  # the next plan
        ("今年要看到去年公共厕所仍不足。", "not_found"),  # the plan speaks of the year
        ("今年要看到2020年公共厕所仍不足。", "not_found"),
        ("今年要看到上年公共厕所仍不足。", "not_found"),
        ("今年要扭转公共厕所偏少、建设过热。", "not_found"),
        ("城市面貌焕然一新。", "unreported"),
    ],
)
def test_what_a_report_that_is_silent_does_not_say(chain, claim, later, verdict):
    said = ("去年经济平稳运行。", "民生不断改善。", later)
    told = silent(chain, claim, "今年新建公共厕所120座。", said, phrase="公共厕所")
    assert told.verdict == verdict


def test_a_report_in_which_hardly_anything_is_of_the_year_was_not_told_apart(chain, claim):
    # one sentence in six speaks of the year: the parts were not found, the whole is looked at
    plan = [f"今年要抓好第{n}项。" for n in range(5)]
    named = "今年新建公共厕所200座。"
    wished = "今年新建公共厕所120座。"
    whole = silent(chain, claim, wished, ["去年经济平稳。", *plan, named], phrase="公共厕所")
    assert whole.verdict == "not_found"
    apart = silent(
        chain, claim, wished, ["去年经济平稳。", "民生改善。", *plan, named], phrase="公共厕所"
    )
    assert apart.verdict == "unreported"


def test_a_report_that_is_not_whole_or_not_there_is_never_silent(chain, claim):
    wished = "今年新建公共厕所120座。"
    part = silent(chain, claim, wished, phrase="公共厕所", partial={2021})
    assert (part.verdict, part.cause) == ("pending", "partial_report")
    assert "缺review" in part.reason
    mine = placed(claim("公共厕所", 120, "座"), wished, "120座")
    alone = chain({2020: [mine]}, texts={2020: [wished]})
    assert [a.verdict for a in settle([alone])] == ["pending"]
    later = replace(alone, newest=2022)  # other governments are two years on
    assert [a.verdict for a in settle([later])] == ["awaiting_report"]
    next_year = replace(alone, newest=2021)
    assert [a.verdict for a in settle([next_year])] == ["pending"]


def test_the_three_nearest_sentences_are_shown_the_one_of_the_year_first(chain, claim):
    said = [
        "今年要建公共厕所。",
        "公共厕所干净整洁。",
        "公共服务提质。",
        "厕所革命推进。",
        "公共厕所管护有力。",
    ]
    shown = silent(chain, claim, "今年新建公共厕所120座。", said, phrase="公共厕所").nearest
    assert [f.quote for f in shown] == [said[1], said[4], said[0]]
    assert {f.period for f in shown} == {"2020"}


@pytest.mark.parametrize("word", ["赤字", "国债", "专项债", "转移支付", "财政支出", "预算内投资"])
def test_what_a_budget_decides_is_a_decision(word):
    assert is_decision(f"安排{word}")
    assert is_decision("", "deficit_ratio")
    assert not is_decision("公共厕所", "cpi")
