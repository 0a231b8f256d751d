"""Communiqués and budgets, read by the reader of reports, as evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duixian.errors import InputError
from duixian.evidence import Given, of_reading
from duixian.extract import read
from duixian.model import Evidence
from duixian.sources import from_text

COMMUNIQUE = """澜川市2024年国民经济和社会发展统计公报
2024年，全市坚持稳中求进，经济运行总体平稳。
一、综合
全年澜川市地区生产总值（GDP）1520.3亿元，比上年增长6.7%。其中，第一产业增加值120.1亿元，增长3.0%。
城镇新增就业2.4万人。上半年地区生产总值增长7.1%。
二、工业
全年全部工业增加值比上年增长5.1%，其中规模以上工业增加值增长6.3%。
三、国内贸易
全年社会消费品零售总额410.2亿元，比上年增长4.5%。按消费类型分，商品零售额360.1亿元，增长4.9%。
"""
BUDGET = """关于澜川市2024年预算执行情况和2025年预算草案的报告
一、2024年预算执行情况
（一）市级预算执行情况
一般公共预算收入完成30.2亿元，增长1.1%。
（二）全市预算执行情况
一般公共预算收入完成98.7亿元，增长4.2%。
"""
GIVEN = Given("", "", "公报", "first", at="2025-04-01T00:00:00+00:00")


def evidence(text: str, year: int | None = 2025) -> dict[str, Evidence]:
    """The figures that stand for a series."""
    reading = read(from_text(text, "t"), government="澜川市", report_year=year)
    return {e.series: e for e in of_reading(reading, GIVEN) if e.series is not None}


def test_a_work_report_is_no_second_source() -> None:
    report = (
        "澜川市2025年政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
        "一、2024年工作回顾\n地区生产总值增长6.7%。\n二、2025年工作安排\n地区生产总值增长6%。\n"
    )
    with pytest.raises(InputError, match=r"it is a work report.*duixian add"):
        evidence(report)


def test_the_total_under_its_own_name_stands_for_the_series() -> None:
    found = evidence(COMMUNIQUE)
    assert {series: (e.value, e.unit) for series, e in found.items()} == {
        "gdp_growth": (6.7, "%"),
        "gdp_level": (1520.3e8, "元"),
        "urban_new_jobs": (24000, "人"),
        "industrial_value_added_growth": (6.3, "%"),
        "retail_sales_growth": (4.5, "%"),
    }
    growth = found["gdp_growth"]
    assert (growth.government, growth.year, growth.source, growth.vintage) == (
        *("澜川市", 2024, "公报", "first"),
    )
    assert growth.value_as_printed == "6.7%"
    assert growth.start is not None
    assert growth.quote == COMMUNIQUE[growth.start : growth.end]


def test_parts_are_kept_without_the_series() -> None:
    reading = read(from_text(COMMUNIQUE, "t"), government="澜川市", report_year=2025)
    parts = [e for e in of_reading(reading, GIVEN) if e.series is None]
    told = {(e.indicator_id, e.indicator, e.value, e.period[:4]) for e in parts}
    assert ("retail_sales", "商品零售额", 4.9, "2024") in told
    assert ("industrial_value_added", "工业增加值", 5.1, "2024") in told
    assert ("gdp", "地区生产总值", 7.1, "2024") in told


def test_a_level_of_its_own_is_no_whole_territory() -> None:
    found = evidence(BUDGET)
    assert found["fiscal_revenue_growth"].value == 4.2
    reading = read(from_text(BUDGET, "t"), government="澜川市", report_year=2025)
    scopes = {e.value: e.scope for e in of_reading(reading, GIVEN)}
    assert (scopes[1.1], scopes[4.2]) == ("市级", None)


def test_the_same_file_is_known_again_and_two_files_are_two() -> None:
    ids = {e.file_id for e in evidence(COMMUNIQUE).values()}
    assert len(ids) == 1
    assert ids != {e.file_id for e in evidence(BUDGET).values()}
    later = replace(GIVEN, vintage="census")
    reading = read(from_text(COMMUNIQUE, "t"), government="澜川市", report_year=2025)
    assert ids != {e.file_id for e in of_reading(reading, later)}


@pytest.mark.parametrize(
    ("text", "year", "said"),
    [
        ("统计公报\n地区生产总值增长5%。\n", 2025, "does not say whose figures"),
        ("澜川市统计公报\n地区生产总值增长5%。\n", None, "does not say of which year"),
        ("澜川市2024年统计公报\n各项工作取得进展。\n", 2025, "no figure of 2024"),
    ],
)
def test_a_text_that_gives_no_evidence(text: str, year: int | None, said: str) -> None:
    place = None if said.startswith("does not say whose") else "澜川市"
    with pytest.raises(InputError, match=said):
        of_reading(read(from_text(text, "t"), government=place, report_year=year), GIVEN)


CARRIED_OUT = """关于澜川市2024年预算执行情况和2025年预算草案的报告
一、2024年预算执行情况
（一）全市收支情况
2024年全市一般公共预算收入年初预算合计980000万元，实际完成1020170万元，为预算的104.1%，比上年增长11.1%。\
全市一般公共预算支出年初预算合计1680000万元，执行中因上级补助增加，支出预算调整为2440000万元，\
实际完成2420000万元，为调整预算的99.2%，比上年增长15.2%。
（二）市本级收支情况
2024年市本级一般公共预算收入年初预算为145000万元，实际完成145158万元，为预算的100.1%，比上年增长1.9%。\
市本级一般公共预算支出年初预算为300000万元，实际完成470360万元，为调整预算的100%，下降6.2%。
二、2025年预算草案
全市一般公共预算收入预算为1080000万元，比上年实际完成数增长5.9%。
"""


def test_what_a_budget_carried_out_is_a_result_and_what_it_had_planned_is_none() -> None:
    found = evidence(CARRIED_OUT)
    assert {series: (e.value, e.unit) for series, e in found.items()} == {
        "fiscal_revenue_level": (1020170e4, "元"),
        "fiscal_revenue_growth": (11.1, "%"),
        "fiscal_expenditure_level": (2420000e4, "元"),
        "fiscal_expenditure_growth": (15.2, "%"),
    }
    reading = read(from_text(CARRIED_OUT, "t"), government="澜川市", report_year=2025)
    told = {e.value: (e.scope, e.series) for e in of_reading(reading, GIVEN)}
    assert told[1.9] == told[145158e4] == ("市本级", None)
    assert not told.keys() & {980000e4, 1680000e4, 145000e4, 1080000e4, 5.9}


def test_totals_of_a_budget_stand_for_series_of_statistics_alone() -> None:
    found = evidence(BUDGET)
    assert found["fiscal_revenue_level"].value == 98.7e8  # 全市, not 市级
    assert "fiscal_expenditure_level" not in found


@pytest.mark.parametrize(
    ("title", "at", "told"),
    [
        ("澜川市2024年上半年预算执行情况", "2025-04-01", "of a part of a year"),
        ("澜川市2024年1—9月统计公报", "2025-04-01", "of a part of a year"),
        ("澜川市2024年国民经济和社会发展统计公报", "2024-11-01", "2024, which is not over yet"),
    ],
)
def test_figures_of_a_part_of_a_year_are_none_of_the_year(title: str, at: str, told: str) -> None:
    text = COMMUNIQUE.replace("澜川市2024年国民经济和社会发展统计公报", title)
    reading = read(from_text(text, "t"), government="澜川市", report_year=2025)
    with pytest.raises(InputError, match=told):
        of_reading(reading, replace(GIVEN, at=f"{at}T00:00:00+00:00"))


def test_a_sentence_of_some_months_gives_no_figure_of_the_year() -> None:
    months = COMMUNIQUE.replace("城镇新增就业2.4万人", "截至10月底城镇新增就业2.4万人")
    assert "urban_new_jobs" in evidence(COMMUNIQUE)
    assert "urban_new_jobs" not in evidence(months)


@pytest.mark.parametrize(
    ("told", "series"),
    [
        ("1—9月，固定资产投资增长2.1%。社会消费品零售总额增长3.3%。", set()),
        ("今年上半年，社会消费品零售总额增长3.3%。全年社会消费品零售总额增长4.1%。", {4.1}),
        ("1—9月，社会消费品零售总额增长3.3%。\n社会消费品零售总额增长4.1%。", {4.1}),
        ("社会消费品零售总额增长4.1%。截至10月底，城镇新增就业38万人。", {4.1}),
    ],
)
def test_months_told_hold_until_the_year_is_told_again(told: str, series: set[float]) -> None:
    text = COMMUNIQUE.partition("三、国内贸易")[0] + "三、国内贸易\n" + told + "\n"
    found = evidence(text)
    assert {e.value for name, e in found.items() if name.startswith("retail")} == series


def test_a_text_dated_before_the_year_was_over_is_refused() -> None:
    reading = read(from_text(COMMUNIQUE, "t"), government="澜川市", report_year=2025)
    identity = replace(reading.outline.identity, stated_date="2024-11-20")
    early = replace(reading, outline=replace(reading.outline, identity=identity))
    with pytest.raises(InputError, match="dated 2024-11-20, before 2024 was over"):
        of_reading(early, GIVEN)
