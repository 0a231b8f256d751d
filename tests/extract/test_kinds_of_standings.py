"""Over which years a figure stands, and what is only measured against."""

from collections.abc import Callable
from typing import Any

import pytest

from case_scoring import fault_of, read_text

TERM = (
    "政府工作报告\n——2022年1月10日在长沙市第十六届人民代表大会第一次会议上\n各位代表：\n"
    "现在，我代表市人民政府，向大会报告工作，请予审议。\n一、过去五年的回顾\n"
    "过去五年，成绩显著。\n"
)
"""How a report begins that looks back on a term."""

Want = dict[str, object]


def w(quote: str, indicator: str | None = None, **fields: object) -> Want:
    """What must be read of a number: its quote, its indicator, other fields."""
    named: Want = {"indicator": indicator} if indicator else {}
    return {"quote": quote, **named, **fields}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "财政收入增长12%，为近十年来最高；城镇新增就业2.1万人。",
            [w("2.1万人", "城镇新增就业", period="2023")],
        ),
        ("粮食单产创20年来新高，粮食产量达到36万吨。", [w("36万吨", "粮食产量", period="2023")]),
        (
            "提前完成2025年森林覆盖率60%的目标；新增造林3.2万亩。",
            [w("3.2万亩", role="result", period="2023")],
        ),
        ("年均增长7.6%，五年累计投入民生资金310亿元。", [w("310亿元", period="2019-2023")]),
        (
            "在1.2万多个行政村中，已有86%建成卫生室。",
            [w("1.2万多个", "行政村", role="context"), w("86%")],
        ),
        (
            "这些成绩是在经济总量超过千亿元的高基数上取得的。",
            [w("千亿元", "经济总量", role="context", bound="gt")],
        ),
        (
            "增速居全省第一，分别为30年来、20年来首次；投资增长8.3%。",
            [w("8.3%", "投资", period="2023")],
        ),
        (
            "经济总量在2019到2022年平均每年递增7.9%的基础上，比上年增长9.2%。",
            [
                w("7.9%", "经济总量", role="context", period="2019-2022"),
                w("9.2%", "经济总量", role="result", period="2023"),
            ],
        ),
        (
            "投资增长7.3%，大大低于2021年增长24.6%的速度。",
            [w("24.6%", "投资", value=24.6, role="context", period="2021")],
        ),
        (
            "从2018年到2022年，人均住房面积由31平方米提高到36平方米。",
            [w("31平方米", role="context", period="2018"), w("36平方米", period="2022")],
        ),
        (
            "2023年，地区生产总值218亿元，是2019年的1.7倍，年均增长13.5%。",
            [w("13.5%", "地区生产总值", period="2020-2023")],
        ),
        (
            "全县生产总值340亿元，比2019年（下同）增长47%；投资353亿元，增长125%。",
            [w("47%", "生产总值", period="2020-2023"), w("125%", "投资", period="2020-2023")],
        ),
        (
            "财政收入十年增加70亿元。",
            [w("70亿元", "财政收入", aspect="change", period="2014-2023")],
        ),
    ],
)
def test_what_a_figure_is_measured_against_does_not_date_it(
    fault: Callable[..., str], sentence: str, wanted: list[Want]
) -> None:
    assert fault(sentence, *wanted) == ""


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("五年内市政府制定和颁布的规章有36件。", [w("36件", period="2017-2021")]),
        ("五年来，城镇新建职工住宅85万平方米。", [w("85万平方米", period="2017-2021")]),
        ("五年中有3000名贫困人口解决了饮水困难。", [w("3000名", period="2017-2021")]),
        ("粮食产量连年稳定在130万吨以上。", [w("130万吨", "粮食产量", period="2017-2021")]),
        ("社会养老保险覆盖90万人。", [w("90万人", period="2021")]),
        ("四年来，全县累计新上工业项目95个。", [w("95个", period="2018-2021")]),
        ("五年共培养本科生600人，研究生20人。", [w("20人", "培养研究生", period="2017-2021")]),
    ],
)
def test_what_was_done_over_a_term_is_of_the_term(sentence: str, wanted: list[Want]) -> None:
    text = f"{TERM}{sentence}\n二、2022年工作安排\n今年是关键一年。\n"
    assert fault_of({"want": wanted}, read_text(text)) == ""


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "新建高标准农田8万亩以上，改造提升3万亩。",
            [
                w("8万亩", "新建高标准农田", bound="ge", role="target", period="2024"),
                w("3万亩", role="target"),
            ],
        ),
        (
            "三年内培育规上企业100家。",
            [w("100家", "培育规上企业", period="2024-2026", role="target")],
        ),
        ("年底前完成86个小区改造。", [w("86个", role="target", period="2024")]),
        (
            "地区生产总值增长6.5%左右，比上年实际增速高0.5个百分点。",
            [
                w("6.5%", "地区生产总值", role="target", bound="approx"),
                w("0.5个百分点", role="target"),
            ],
        ),
        (
            "力争到2027年，数字经济增加值突破300亿元；今年新增5G基站800个。",
            [w("300亿元", period="2027", role="target"), w("800个", period="2024", role="target")],
        ),
        (
            "确保粮食播种面积稳定在120万亩，产量不低于50万吨。",
            [w("120万亩", "粮食播种面积", role="target"), w("50万吨", "粮食产量", bound="ge")],
        ),
        (
            "单位地区生产总值能耗下降2.5%以上。",
            [w("2.5%", "单位地区生产总值能耗", value=-2.5, bound="ge", role="target")],
        ),
        (
            "实施12个重点水利项目，完成投资20亿元。",
            [w("12个", "重点水利项目", role="target"), w("20亿元", role="target")],
        ),
    ],
)
def test_a_promise_of_the_plan_is_a_target(
    fault: Callable[..., str], sentence: str, wanted: list[Want]
) -> None:
    assert fault(sentence, *wanted, plan=True) == ""


@pytest.mark.parametrize(
    ("sentence", "quote", "value"),
    [
        ("工业增加值增速进入全省前三，用电量增长6%。", "三", 3),
        ("经济总量居全国前三位。", "三位", 3),
        ("综合考评位列全市前十。", "十", 10),
        ("空气质量居全省前5。", "5", 5),
        ("全县生产总值达到500亿元，跻身全省县域前十名。", "十名", 10),
    ],
)
def test_a_place_among_the_first_is_a_rank_at_most(
    fault: Callable[..., str], sentence: str, quote: str, value: int
) -> None:
    want = {"quote": quote, "aspect": "rank", "value": value, "unit": "位", "bound": "le"}
    assert fault(sentence, want) == ""


def test_before_a_month_or_now_is_no_place_among_the_first(report: Callable[..., Any]) -> None:
    said = "目前三、四季度形势向好，年底前三个项目要开工，提前五天完成。"
    assert [claim for claim in report(plan=said).claims if claim.aspect == "rank"] == []
