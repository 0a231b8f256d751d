"""Kinds of phrases that county, budget and bulletin texts have, and what they measure."""

import re
from collections.abc import Callable

import pytest

Fault = Callable[..., str]


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        (
            "完成投资39亿元，占年度计划的104.2%，比上年增加3亿元。",
            {"quote": "3亿元", "indicator": "投资", "aspect": "change"},
        ),
        (
            "财政收入比上年短收1.2亿元。",
            {"quote": "1.2亿元", "indicator": "财政收入", "value": -1.2e8, "aspect": "change"},
        ),
        ("因疫情减收1.5亿元。", {"quote": "1.5亿元", "indicator": "减收", "value": -1.5e8}),
        (
            "农民人均增收1200元。",
            {"quote": "1200元", "indicator": "农民人均增收", "aspect": "change"},
        ),
        (
            "城关、北山和南湖三个镇分别完成工业产值86亿元、45亿元、32亿元。",
            {"quote": "45亿元", "indicator": "工业产值", "scope": "北山"},
        ),
        (
            "45个省级重点项目完成投资186亿元。",
            {"quote": "45个", "indicator": "省级重点项目", "role": "context"},
        ),
        (
            "生猪出栏320万头，总量占全省35%。",
            {"quote": "35%", "indicator": "生猪出栏总量占全省"},
        ),
        (
            "新能源装机达860万千瓦，占全省总量的32%，居全省第一。",
            {"quote": "一", "indicator": "新能源装机", "aspect": "rank"},
        ),
        (
            "规模以上工业实现增加值86亿元，增长15.2%。",
            {"quote": "86亿元", "indicator": "规模以上工业增加值"},
        ),
        (
            "规模以上工业企业完成总产值186亿元。",
            {"quote": "186亿元", "indicator": "规模以上工业企业总产值"},
        ),
        (
            "全年实现地区生产总值186.3亿元，按可比价计算增长9.2%。",
            {"quote": "9.2%", "indicator": "地区生产总值", "aspect": "growth"},
        ),
        ("工业增加值按不变价增长12%。", {"quote": "12%", "indicator": "工业增加值"}),
    ],
)
def test_a_number_is_told_of_what_it_measures(
    fault: Fault, sentence: str, want: dict[str, object]
) -> None:
    assert fault(sentence, want) == ""


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("全社会消费品零售总额增长12.3%。", "retail_sales"),
        ("社消零总额增长8.8%。", "retail_sales"),
        ("社零额增长8.8%。", "retail_sales"),
        ("规模以上工业实现增加值增长15.2%。", "industrial_value_added"),
        ("规上工业企业增加值增长15.2%。", "industrial_value_added"),
        ("财政一般预算收入增长21%。", "fiscal_revenue"),
        ("全口径财政收入增长20.1%。", "fiscal_revenue"),
        ("农牧民人均可支配收入增长9%。", "income_rural"),
        ("农村牧区常住居民人均可支配收入增长9%。", "income_rural"),
        ("生产总值（GDP）增长9%。", "gdp"),
        ("区域生产总值增长8%。", "gdp"),
        ("县内生产总值增长10%。", "gdp"),
        ("固投增长12%。", "fixed_asset_investment"),
        ("500万元以上固定资产投资增长12%。", "fixed_asset_investment"),
        ("三产增加值增长8.7%。", "tertiary_value_added"),
        ("居民消费价格总指数上涨2.1%。", "cpi"),
    ],
)
def test_a_series_goes_by_its_local_name(fault: Fault, sentence: str, known: str) -> None:
    quote = re.split("增长|上涨", sentence)[1].rstrip("。")
    assert fault(sentence, {"quote": quote, "indicator_id": known, "aspect": "growth"}) == ""


@pytest.mark.parametrize(
    ("sentence", "wants"),
    [
        (
            "对2000年底以前发布的756件地方规章进行全面清理，废止71件，宣布失效80件。",
            (
                {"quote": "756件", "indicator": "清理地方规章", "period": "2023"},
                {"quote": "71件", "indicator": "废止地方规章", "period": "2023"},
                {"quote": "80件", "indicator": "宣布失效地方规章", "period": "2023"},
            ),
        ),
        (
            "受理信访事项2300件，办结1830件，化解1325件。",
            (
                {"quote": "1830件", "indicator": "办结信访事项"},
                {"quote": "1325件", "indicator": "化解信访事项"},
            ),
        ),
        (
            "营商调查59项测评点中有22项达到全省最优水平。",
            (
                {"quote": "59项", "indicator": "测评点"},
                {"quote": "22项", "indicator": "测评点达到全省最优水平"},
            ),
        ),
        (
            "接待游客、实现旅游总花费分别增长11.8%、11.5%。",
            (
                {"quote": "11.8%", "indicator": "接待游客"},
                {"quote": "11.5%", "indicator": "旅游总花费"},
            ),
        ),
        (
            "出台推动低空经济发展和赋能应用10条措施。",
            ({"quote": "10条", "indicator": "出台推动低空经济发展和赋能应用措施"},),
        ),
        (
            "急诊楼、住院楼建设等10个项目投入使用。",
            ({"quote": "10个", "indicator": "急诊楼、住院楼建设等项目"},),
        ),
        ("公用经费按定额标准压缩10%。", ({"quote": "10%", "indicator": "公用经费", "value": -10},)),
        (
            "全县美丽乡村整县建成比例达到30%。",
            ({"quote": "30%", "indicator": "美丽乡村整县建成比例"},),
        ),
        (
            "我市成为全省首个经济总量突破5000亿元的城市。",
            ({"quote": "5000亿元", "indicator": "经济总量", "bound": "gt"},),
        ),
        (
            "全县有机质平均含量28克/千克。",
            ({"quote": "28克/千克", "value": 28, "unit": "克/千克"},),
        ),
    ],
)
def test_what_a_number_counts_is_told_by_the_words_around_it(
    fault: Fault, sentence: str, wants: tuple[dict[str, object], ...]
) -> None:
    assert fault(sentence, *wants) == ""


def test_a_threshold_of_what_is_counted_next_bounds_no_sum(fault: Fault) -> None:
    said = "全产业链总产值达到3500亿元、百亿元以上产业链达到15条。"
    assert fault(said, {"quote": "3500亿元", "bound": "eq"}, {"quote": "15条", "bound": "eq"}) == ""


def test_what_stands_or_is_reached_is_of_the_last_year_of_a_look_back(fault: Fault) -> None:
    said = "五年来，建成过江通道4座、在建8座，出省通道新增16条、达到54条。"
    wants = (
        {"quote": "4座", "period": "2017-2021"},
        {"quote": "8座", "period": "2021"},
        {"quote": "16条", "period": "2017-2021"},
        {"quote": "54条", "period": "2021"},
    )
    assert fault(said, *wants, year=2022) == ""
