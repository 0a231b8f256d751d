"""The second verdict: the target of an account against a figure of statistics."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duixian.model import Account, Evidence, Figure
from duixian.settle import Statistics, differs


def side(value: float | None, quote: str, bound: str | None = "eq", unit: str = "%") -> Figure:
    return Figure("r", None, value, None, unit, bound, quote, 0, len(quote), "2024")  # type: ignore[arg-type]


TARGET = side(6.5, "地区生产总值增长6.5%左右", "approx")
RESULT = side(6.6, "地区生产总值增长6.6%")
ACCOUNT = Account(
    account_id="a",
    government="澜川市",
    government_code="990100",
    year=2024,
    series="gdp_growth",
    indicator="地区生产总值",
    aspect="growth",
    section="",
    verdict="met",
    reason="",
    reason_en="",
    rule="",
    score=1.0,
    target=TARGET,
    result=RESULT,
)
FIGURE = Evidence(
    evidence_id="e",
    file_id="f",
    government="澜川市",
    government_code="990100",
    year=2024,
    series="gdp_growth",
    indicator="地区生产总值",
    indicator_id="gdp",
    aspect="growth",
    value=6.7,
    value_high=None,
    unit="%",
    bound="eq",
    value_as_printed="6.7%",
    period="2024",
    scope=None,
    source="统计公报",
    vintage="first",
    published="2025-03-21",
    doc="公报",
    original_digest="",
    sheet=None,
    sheet_row=None,
    sheet_column=None,
    start=0,
    end=4,
    quote="增长6.7%",
    ocr=False,
    added_at=None,
)


def test_both_figures_and_the_verdict_by_the_second() -> None:
    said = Statistics([FIGURE]).verdict(ACCOUNT)
    assert (said.evidence_value, said.evidence_unit, said.evidence_vintage) == (6.7, "%", "first")
    assert (said.evidence_verdict, said.evidence_differs) == ("met", True)
    assert said.evidence_reason == (
        "报告称增长6.6%，统计公报为增长6.7%（初次公布），两数不同；"
        "按此数：目标增长6.5%左右，实际增长6.7%，高0.2个百分点。"
    )
    assert said.evidence_reason_en == (
        "the report says a rise of 6.6 %, 统计公报 gives a rise of 6.7 % (first release), "
        "which differs; by this figure: Target a rise of about 6.5 %; reported a rise of 6.7 %: "
        "0.2 points above target."
    )


def test_figures_that_agree_only_in_fewer_digits_are_said_to() -> None:
    rounded = replace(ACCOUNT, result=side(7.0, "增长7%", "eq"))
    said = Statistics([FIGURE]).verdict(rounded)
    assert said.evidence_differs is False
    assert "，两数一致（按位数较少的一数）；" in (said.evidence_reason or "")
    assert ", which agrees in the digits of the coarser; " in (said.evidence_reason_en or "")
    same = Statistics([replace(FIGURE, value=7.0, value_as_printed="7%")]).verdict(rounded)
    assert "，两数一致；" in (same.evidence_reason or "")


def test_the_first_release_settles_and_later_ones_are_told() -> None:
    census = replace(FIGURE, evidence_id="c", value=6.1, vintage="census", source="修订公告")
    said = Statistics([census, FIGURE]).verdict(ACCOUNT)
    assert (said.evidence_value, said.evidence_vintage) == (6.7, "first")
    assert said.evidence_reason is not None
    assert "；另有修订公告增长6.1%（普查修订）；按此数" in said.evidence_reason
    alone = Statistics([census]).verdict(ACCOUNT)
    assert (alone.evidence_verdict, alone.evidence_vintage) == ("missed", "census")
    assert alone.evidence_differs
    assert alone.evidence_reason is not None
    assert "两数不同（事后核定或修订的数，报告时尚无，不算报告之错）；" in alone.evidence_reason
    assert "no fault of it" in (alone.evidence_reason_en or "")
    assert "不算报告之错" not in said.evidence_reason


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"period": "2024H1"}, "统计公报是2024H1的数字，不是全年，未作比较。"),
        ({"scope": "市级"}, "统计公报是市级的数字，不是全域，未作比较。"),
        ({"aspect": "level"}, "统计公报给的是总量，不是增速，未作比较。"),
        ({"indicator": "非公经济增加值"}, "统计公报是“非公经济增加值”，口径不同，未作比较。"),
    ],
)
def test_what_is_not_comparable_is_not_compared_and_why(other: dict[str, str], said: str) -> None:
    found = Statistics([replace(FIGURE, series=None, **other)]).verdict(ACCOUNT)  # type: ignore[arg-type]
    assert found.evidence_reason == said
    assert (found.evidence_value, found.evidence_verdict, found.evidence_differs) == (None,) * 3


def test_another_year_place_or_indicator_says_nothing() -> None:
    for other in ({"year": 2023}, {"government_code": "990200"}, {"indicator_id": "cpi"}):
        found = Statistics([replace(FIGURE, **other)]).verdict(ACCOUNT)
        assert found.evidence_reason is None
    assert Statistics([FIGURE]).verdict(replace(ACCOUNT, series=None)).evidence_id is None


def test_a_target_in_words_and_a_report_without_result() -> None:
    words = replace(ACCOUNT, target=side(None, "经济稳定增长", None), result=None)
    found = Statistics([FIGURE]).verdict(words)
    assert (found.evidence_verdict, found.evidence_differs, found.evidence_value) == (
        *(None, None, 6.7),
    )
    assert found.evidence_reason == (
        "报告未列结果，统计公报为增长6.7%（初次公布）；目标为文字，不以此数评定。"
    )


def test_a_budget_decision_is_accused_by_no_source() -> None:
    low = replace(FIGURE, value=1.0, value_as_printed="1.0%")
    assert Statistics([low]).verdict(ACCOUNT).evidence_verdict == "missed"
    decision = replace(ACCOUNT, role="decision")
    assert Statistics([low]).verdict(decision).evidence_verdict == "not_comparable"


@pytest.mark.parametrize(
    ("result", "printed", "value", "unit", "differ"),
    [
        (side(6.6, "增长6.6%"), "6.7%", 6.7, "%", True),
        (side(6.6, "增长6.6%"), "6.64", 6.64, "%", False),
        (side(6.6, "增长6.6%"), "6.66", 6.66, "%", True),
        (side(7.0, "增长7%"), "6.7%", 6.7, "%", False),
        (side(7.0, "增长7.0%"), "6.7%", 6.7, "%", True),
        (side(6.5, "增长6.5%左右", "approx"), "6.7%", 6.7, "%", False),
        (side(6.5, "增长6.5%以上", "ge"), "9.0%", 9.0, "%", False),
        (side(6.5, "增长6.5%以上", "ge"), "6.4%", 6.4, "%", True),
        (side(-2.5, "下降2.5%以上", "ge"), "-3.0", -3.0, "%", False),
        (side(3.0, "控制在3%以内", "le"), "2.1%", 2.1, "%", False),
        (side(3.0, "控制在3%以内", "le"), "3.6%", 3.6, "%", True),
        (side(24000.0, "新增就业2.4万人", unit="人"), "24300", 24300.0, "人", False),
        (side(24000.0, "新增就业2.4万人", unit="人"), "24700", 24700.0, "人", True),
        (side(1.4e7, "粮食产量140亿斤", unit="斤"), "7000", 7000.0, "元", None),
        (side(None, "稳定增长", None), "6.7%", 6.7, "%", None),
        (side(2.5, "涨幅2.5%"), "102.5", 2.5, "%", False),
    ],
)
def test_figures_differ_beyond_rounding(
    result: Figure, printed: str, value: float, unit: str, differ: bool | None
) -> None:
    one = replace(FIGURE, value=value, unit=unit, value_as_printed=printed)
    assert differs(result, one) is differ


def test_units_of_one_dimension_are_one_figure() -> None:
    result = side(2.83e9, "粮食产量28.3亿斤", unit="斤")
    grain = replace(FIGURE, value=1415100.0, unit="吨", value_as_printed="141.51万吨")
    assert differs(result, grain) is False
    assert differs(result, replace(grain, value=1440000.0, value_as_printed="144.00万吨"))
