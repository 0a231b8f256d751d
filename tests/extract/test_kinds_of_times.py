"""Which year a figure is of, and whether it is promised or done, where clauses lean on others."""

from collections.abc import Callable

import pytest

from case_scoring import read_text

Fault = Callable[..., str]
Want = dict[str, object]


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        (
            "提前实现2025年城镇化率达到60%的目标；居民收入增长8.6%。",
            {"quote": "8.6%", "role": "result", "period": "2023"},
        ),
        (
            "提前完成2025年森林覆盖率达到56%的目标，居民收入增长8.6%。",
            {"quote": "8.6%", "role": "result", "period": "2023"},
        ),
        (
            "计划总投资30亿元、2025年投产的电池项目落户；引进项目26个。",
            {"quote": "26个", "role": "result", "period": "2023"},
        ),
        (
            "规上工业增加值增长8%，低于年初预期目标1个百分点。",
            {
                "quote": "1个百分点",
                "aspect": "gap",
                "value": -1,
                "role": "result",
                "period": "2023",
                "scope": "年初预期目标",
            },
        ),
        (
            "完成投资86亿元，是前五年总和的1.8倍。",
            {"quote": "1.8倍", "indicator": "投资", "period": "2023"},
        ),
    ],
)
def test_a_year_named_of_a_goal_or_thing_dates_no_result(
    fault: Fault, sentence: str, want: Want
) -> None:
    assert fault(sentence, want) == ""


@pytest.mark.parametrize(
    ("sentence", "wants"),
    [
        (
            "巩固2023年新增的32家规上企业，新增规上企业20家。",
            (
                {"quote": "32家", "role": "result", "period": "2023"},
                {"quote": "20家", "role": "target", "period": "2024"},
            ),
        ),
        (
            "落实去年签约的26个项目，力争开工20个。",
            ({"quote": "20个", "role": "target", "period": "2024"},),
        ),
        (
            "高速公路一期工程已完成投资12亿元。",
            ({"quote": "12亿元", "role": "context", "period": "2023"},),
        ),
        (
            "2026年底前完成改造老旧小区320个；今年改造120个。",
            (
                {"quote": "320个", "indicator": "改造老旧小区", "period": "2026"},
                {"quote": "120个", "indicator": "改造老旧小区", "period": "2024"},
            ),
        ),
        ("春节前兑现工资1.2亿元。", ({"quote": "1.2亿元", "indicator": "兑现工资"},)),
        (
            "一般公共预算收入13.4亿元，比上年预计完成数增长6.5%。",
            ({"quote": "6.5%", "indicator": "一般公共预算收入", "aspect": "growth"},),
        ),
        ("上年结余0.7亿元。", ({"quote": "0.7亿元", "indicator": "上年结余"},)),
    ],
)
def test_in_a_plan_what_was_done_dates_only_itself(
    fault: Fault, sentence: str, wants: tuple[Want, ...]
) -> None:
    assert fault(sentence, *wants, plan=True) == ""


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        (
            "五年来，136个贫困村全部出列。",
            {"quote": "136个", "role": "result", "period": "2017-2021"},
        ),
        (
            "2021年生产总值增长8%，过去五年年均增长6.6%。",
            {"quote": "6.6%", "indicator": "生产总值", "period": "2017-2021"},
        ),
        (
            "2021年底，保障房建成1.2万套；去年新建1200套。",
            {"quote": "1200套", "indicator": "新建保障房"},
        ),
    ],
)
def test_a_term_is_looked_back_on(fault: Fault, sentence: str, want: Want) -> None:
    assert fault(sentence, want, year=2022) == ""


def test_in_a_speech_of_no_known_year_this_year_is_the_one_behind_that_named() -> None:
    said = "在市委经济工作会议上的讲话\n同志们：\n2023年，财政收入增长5.2%，今年要增长6%左右。\n"
    told = [(c.quote, c.role, c.period) for c in read_text(said).claims]
    assert told == [("5.2%", "result", "2023"), ("6%", "target", "2024")]


@pytest.mark.parametrize(
    ("sentence", "wants"),
    [
        (
            "2023年财政收入比2020年减少12亿元，减少近10%。",
            ({"quote": "12亿元", "period": "2021-2023"}, {"quote": "10%", "period": "2021-2023"}),
        ),
        (
            "2023年财政收入比2020年减少12亿元，比上年减少2%。",
            ({"quote": "12亿元", "period": "2021-2023"}, {"quote": "2%", "period": "2023"}),
        ),
    ],
)
def test_a_change_told_in_two_measures_is_over_the_same_years(
    fault: Fault, sentence: str, wants: tuple[Want, ...]
) -> None:
    assert [fault(sentence, want) for want in wants] == ["", ""]


def test_what_several_years_add_up_to_is_of_no_single_year(fault: Fault) -> None:
    told = "2019年到2023年五年间的产量合计，粮食为650万吨，棉花为13万吨。"
    for quote in ("650万吨", "13万吨"):
        assert fault(told, {"quote": quote, "period": "2019-2023", "role": "result"}) == ""


def test_years_counted_after_a_span_are_those_of_the_span(fault: Fault) -> None:
    told = "2009年到2013年五年间，粮食产量合计只有480万吨。"
    assert fault(told, {"quote": "480万吨", "period": "2009-2013", "role": "context"}) == ""


def test_a_target_of_last_years_report_told_again_is_a_target_and_what_came_of_it_the_result(
    fault: Fault,
) -> None:
    told = "去年政府工作报告提出，物价涨幅要从14.8%降到10%左右，经过努力，实际回落到6.1%。"
    assert fault(told, {"quote": "10%", "role": "target", "period": "2023"}) == ""
    growth: Want = {"quote": "6.1%", "role": "result", "period": "2023", "aspect": "growth"}
    assert fault(told, growth) == ""


def test_what_a_growth_fell_back_to_is_a_growth(fault: Fault) -> None:
    told = "固定资产投资增长幅度由上年的58.6%回落到27.8%。"
    assert fault(told, {"quote": "27.8%", "aspect": "growth", "value": 27.8}) == ""


def test_five_years_of_new_jobs_are_of_the_span_and_not_of_its_last_year(fault: Fault) -> None:
    sentence = "到2030年，五年城镇新增就业250万人以上，森林覆盖率达到42%。"
    jobs, forest = {"quote": "250万人", "period": "2026-2030"}, {"quote": "42%", "period": "2030"}
    assert fault(sentence, jobs, forest, plan=True, year=2026) == ""


@pytest.mark.parametrize(
    ("said", "period"),
    [("财政收入比上年增长5.2%", "2021"), ("财政收入增长52%", "2017-2021")],
)
def test_growth_over_the_year_before_is_of_one_year_in_a_look_back_on_five(
    said: str, period: str
) -> None:
    text = f"政府工作报告\n（2022年1月8日）\n一、过去五年工作回顾\n经济快速增长，{said}。\n"
    assert [(c.role, c.period) for c in read_text(text).claims] == [("result", period)]


def test_so_many_years_in_a_report_on_a_plan_are_the_years_of_the_plan() -> None:
    text = (
        "关于第六个五年计划的报告\n（一九八二年十一月三十日）\n一、第六个五年计划的基本任务\n"
        "五年内，新增医院病床25万张。三年内培训教师6万人。\n"
    )
    told = {c.quote: c.period for c in read_text(text).claims}
    assert told == {"25万张": "1981-1985", "6万人": "1982-1984"}


def test_what_a_thing_will_be_one_day_is_due_on_none() -> None:
    text = (
        "关于第六个五年计划的报告\n（一九八二年十一月三十日）\n一、第六个五年计划的基本任务\n"
        "水泥：全部建成后增加的年产能力将为360万吨，五年内增加的年产能力为236万吨。\n"
    )
    assert [(c.quote, c.role) for c in read_text(text).claims] == [
        ("360万吨", "context"),
        ("236万吨", "target"),
    ]


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        ("2022年全年废品率为12.5%。", {"quote": "12.5%", "role": "context", "period": "2022"}),
        ("全年利用率为12.5%。", {"quote": "12.5%", "role": "target", "period": "2024"}),
        ("这座大楼的使用面积只占44%。", {"quote": "44%", "role": "context"}),
        ("造价高达290元。", {"quote": "290元", "role": "context"}),
        ("造价控制在290元。", {"quote": "290元", "role": "target"}),
    ],
)
def test_in_a_plan_a_fact_or_an_example_is_no_promise(
    fault: Fault, sentence: str, want: Want
) -> None:
    assert fault(sentence, want, plan=True) == ""


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        ("全市经济连续三年增长9%以上。", {"quote": "9%", "value": 9, "period": "2021-2023"}),
        (
            "全县经济增长连续四年达到或高于10%。",
            {"quote": "10%", "value": 10, "period": "2020-2023"},
        ),
        (
            "连续三年累计投入农村道路9亿元。",
            {"quote": "9亿元", "value": 9e8, "period": "2021-2023"},
        ),
        ("棉花产量连续三年占全省52%。", {"quote": "52%", "value": 52, "period": "2023"}),
        (
            "2023年粮食产量92万吨，比五年前增加5万吨。",
            {"quote": "5万吨", "value": 50000, "period": "2019-2023"},
        ),
        ("比三年前增长12%的是工业投资。", {"quote": "12%", "value": 12, "period": "2021-2023"}),
    ],
)
def test_growth_year_after_year_and_since_years_ago_is_over_those_years(
    fault: Fault, sentence: str, want: Want
) -> None:
    assert fault(sentence, want) == ""


def test_years_counted_again_are_those_of_the_plan_named_before(fault: Fault) -> None:
    said = "“十一五”期间关停小火电机组60万千瓦，今年关停10万千瓦；五年淘汰落后炼铁产能80万吨。"
    wants = (
        {"quote": "10万千瓦", "value": 100000, "period": "2007"},
        {"quote": "80万吨", "value": 800000, "period": "2006-2010"},
    )
    assert fault(said, *wants, plan=True, year=2007) == ""
