"""Whose figures a text of statistics has, by titles of forms that reports do not have."""

from __future__ import annotations

import pytest

from duixian.evidence import titled


@pytest.mark.parametrize(
    ("title", "place", "year"),
    [
        ("辽宁省2026年一季度国民经济运行情况", "辽宁省", 2026),
        ("江苏省2023年预算执行情况", "江苏省", 2023),
        ("2023年大连市主要经济指标", "大连市", 2023),
        ("关于广西壮族自治区2023年度财政运行情况的说明", "广西壮族自治区", 2023),
        ("辽宁2023年经济运行情况", "辽宁省", 2023),
        ("省统计局发布\n内蒙古自治区2022年经济运行情况", "内蒙古自治区", 2022),
    ],
)
def test_a_title_says_whose_and_of_which_year(title: str, place: str, year: int) -> None:
    said = titled(f"{title}\n全年地区生产总值增长5.3%。\n")
    assert said is not None
    assert (said.government, said.year) == (place, year)


@pytest.mark.parametrize(
    "text",
    ["2023年工作要点\n辽宁省增长5.3%。", "和平2023年", "主要经济指标\n\n\n\n辽宁省2023年", ""],
)
def test_without_a_place_beside_a_year_a_title_says_nothing(text: str) -> None:
    assert titled(text) is None
