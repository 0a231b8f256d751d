"""Whose figure it is that answers a promise."""

import pytest

from two_reports import account


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        (
            "固定资产投资增长12%。",
            "全市固定资产投资增长7.3%，我县增速居全市第二位。",
            "not_comparable",
        ),
        ("固定资产投资增长12%。", "全县固定资产投资增长7.3%，居全市第二位。", "missed"),
        (
            "地区生产总值增长6%。",
            "全市经济承压前行，地区生产总值增长4.6%。我县新增贷款9.2亿元。",
            "not_comparable",
        ),
        (
            "地区生产总值增长6%。",
            "全市经济承压前行，我县地区生产总值增长4.6%。",
            "missed",
        ),
        (
            "规上工业总产值达到150亿元。",
            "澜川经开区实现规上工业总产值118亿元，占比持续提升。",
            "not_comparable",
        ),
        (
            "规上工业总产值达到150亿元。",
            "全县实现规上工业总产值118亿元。",
            "missed",
        ),
        ("改造老旧小区10个。", "城南片区3个老旧小区改造完工，惠及住户860户。", "not_comparable"),
        ("改造老旧小区10个。", "青石镇3个老旧小区改造完工。", "not_comparable"),
        # of what kind, not of which place
        ("解决农村3万人饮水安全问题。", "解决农村3.2万人饮水安全问题。", "exceeded"),
        ("整治自然村20个。", "整治自然村22个。", "exceeded"),
        ("改造街道5条。", "改造街道6条。", "exceeded"),
    ],
)
def test_a_figure_of_another_neither_keeps_nor_breaks(
    planned: str, done: str, verdict: str
) -> None:
    assert account(planned, done).verdict == verdict
