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
