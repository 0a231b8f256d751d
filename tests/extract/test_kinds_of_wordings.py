"""How counties and budgets word fulfilment, growth and their headline series."""

from collections.abc import Callable

import pytest

Want = dict[str, object]


def w(quote: str, indicator: str | None = None, **fields: object) -> Want:
    """What must be read of a number: its quote, its indicator, other fields."""
    named: Want = {"indicator": indicator} if indicator else {}
    return {"quote": quote, **named, **fields}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "税收收入完成18.6亿元，为年初预算的98.7%，同比增长3.4%。",
            [w("3.4%", "税收收入", aspect="growth")],
        ),
        (
            "非税收入4.2亿元，占调整预算的112%，比上年下降6.5%。",
            [w("112%", role="result"), w("6.5%", "非税收入", value=-6.5)],
        ),
        (
            "社保基金收入完成预算的103.5%，增收1.8亿元。",
            [
                w("103.5%", "社保基金收入"),
                w("1.8亿元", "社保基金收入", aspect="change", value=1.8e8),
            ],
        ),
        (
            "受减税影响，增值税减收2.6亿元，下降11%。",
            [w("2.6亿元", "增值税", aspect="change", value=-2.6e8), w("11%", "增值税", value=-11)],
        ),
        (
            "教育支出21亿元，增支1.4亿元，增长7.1%。",
            [
                w("1.4亿元", "教育支出", aspect="change", value=1.4e8),
                w("7.1%", "教育支出", aspect="growth"),
            ],
        ),
        (
            "高新技术企业达到126家，是2019年的3.2倍。",
            [w("126家", "高新技术企业"), w("3.2倍", "高新技术企业", aspect="level", value=320)],
        ),
        (
            "存款余额560亿元，为“十二五”末的2.4倍，贷款余额增长12%。",
            [
                w("2.4倍", "存款余额", value=240),
                w("12%", "贷款余额", aspect="growth", period="2023"),
            ],
        ),
        (
            "电商交易额32亿元，相当于上年的1.6倍。",
            [w("1.6倍", "电商交易额", value=160, aspect="level")],
        ),
        ("生猪出栏210万头，总量占全市28%。", [w("28%", "生猪出栏总量占全市")]),
        (
            "水电装机96万千瓦，占全省的15%，居全省第二。",
            [w("15%", "水电装机占全省"), w("二", "水电装机", aspect="rank", value=2)],
        ),
        (
            "规上工业实现增加值62.3亿元，同比增长8.1%。",
            [w("62.3亿元", "规上工业增加值"), w("8.1%", "规上工业增加值", aspect="growth")],
        ),
        (
            "全社会消费品零售总额完成92亿元，增长10.6%。",
            [w("92亿元", "全社会消费品零售总额"), w("10.6%", "全社会消费品零售总额")],
        ),
        (
            "财政一般预算收入突破5亿元大关，达到5.06亿元，增长16.4%。",
            [w("5.06亿元", "财政一般预算收入"), w("16.4%", "财政一般预算收入")],
        ),
        (
            "农民人均纯收入净增680元，增长11.9%。",
            [
                w("680元", "农民人均纯收入", aspect="change", value=680),
                w("11.9%", "农民人均纯收入", aspect="growth"),
            ],
        ),
        (
            "全部工业实现总产值210亿元，其中规模以上156亿元。",
            [w("210亿元", "全部工业总产值"), w("156亿元")],
        ),
        ("空气质量综合指数改善6.3%。", [w("6.3%", "空气质量综合指数", aspect="growth")]),
        (
            "PM2.5平均浓度改善11.2%，优良天数增加9天。",
            [w("11.2%", "PM2.5平均浓度"), w("9天", "优良天数", aspect="change", value=9)],
        ),
        ("全年地区生产总值同比（下同）增长6.5%。", [w("6.5%", "地区生产总值", indicator_id="gdp")]),
        ("区属地区生产总值增长9%。", [w("9%", indicator_id="gdp")]),
        ("地方一般预算收入增长12%。", [w("12%", indicator_id="fiscal_revenue")]),
        ("全市财政收入60亿元，按可比口径增长9%。", [w("9%", "财政收入(按可比口径)")]),
        (
            "居民消费价格指数控制在3%以内。",
            [w("3%", aspect="growth", bound="le", indicator_id="cpi")],
        ),
        ("退休人员基本养老金总体上调2%。", [w("2%", "退休人员基本养老金", aspect="growth")]),
        ("断面水质达到或好于Ⅲ类的比例为96%。", [w("96%", aspect="level")]),
        (
            "投资增长25%，增幅比一季度回落7.2个百分点。",
            [w("7.2个百分点", value=-7.2, aspect="change")],
        ),
    ],
)
def test_a_figure_is_told_of_the_measure_and_not_of_its_plan(
    fault: Callable[..., str], sentence: str, wanted: list[Want]
) -> None:
    assert fault(sentence, *wanted) == ""
