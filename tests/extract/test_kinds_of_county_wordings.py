"""Wordings that county and city reports share, and the figures that they give."""

from collections.abc import Callable
from typing import Any

import pytest

Want = dict[str, object]


def w(quote: str, indicator: str | None = None, **fields: object) -> Want:
    """What must be read of a number: its quote, its indicator, other fields."""
    named: Want = {"indicator": indicator} if indicator else {}
    return {"quote": quote, **named, **fields}


@pytest.mark.parametrize(
    ("sentence", "wants"),
    [
        (
            "零售总额增长8.9%，分别高于全省、全市1.1个、0.6个百分点。",
            (w("1.1个", "零售总额", aspect="gap", unit="百分点"), w("0.6个百分点", aspect="gap")),
        ),
        (
            "新增市场主体5620户，其中企业1386户，每千人拥有市场主体86户。",
            (w("1386户", "新增企业"), w("86户", "每千人拥有市场主体")),
        ),
        (
            "民生支出占财政支出比重保持在80%以上，累计达156亿元。",
            (w("156亿元", "民生支出", unit="元"),),
        ),
        (
            "获评省级荣誉38项，连续三年在全市综合考核中获优秀等次。",
            (w("三年", "全市综合考核中获优秀等次", aspect="streak"),),
        ),
        (
            "农民工工资支付工作考核连续6年获A级。",
            (w("6年", "农民工工资支付工作考核获A级", aspect="streak"),),
        ),
        (
            "粮食总产量实现了历史罕见的“八连增”，连续5年超百亿斤。",
            (w("八连增", "粮食总产量"), w("百亿斤", "粮食总产量", bound="gt")),
        ),
        (
            "引进亿元以上项目30个，其中5亿元以上10个、10亿元以上3个。",
            (w("10个", "5亿元以上", unit="个"), w("3个", "10亿元以上", unit="个")),
        ),
        (
            "全年新开工亿元以上项目42个、竣工投产31个。",
            (w("31个", "竣工投产亿元以上项目"),),
        ),
        (
            "开发区实现工业总产值210亿元、税收8.6亿元。",
            (w("8.6亿元", "税收"),),
        ),
        (
            "一般公共预算收入增长2.1%，税占比达77.4%。",
            (w("77.4%", "一般公共预算收入税占比"),),
        ),
        (
            "淘汰落后的水泥产能15万吨、炼铁产能31万吨。",
            (w("31万吨", "淘汰落后的炼铁产能"),),
        ),
        (
            "新建省级以上概念验证中心5家、中试基地10家。",
            (w("10家", "新建省级以上中试基地"),),
        ),
        ("试点范围扩大到全市80%以上的乡镇（街道）。", (w("80%", unit="%", bound="ge"),)),
        ("惠及5000多名在校生、帮助3万多残疾人就业。", (w("3万多", unit="人"),)),
        ("实现1万左右农业转移人口在城镇落户。", (w("1万", unit="人"),)),
        (
            "新增荆山、孝水、黄河3个省级园区。",
            (w("3个", "省级园区"),),
        ),
    ],
)
def test_what_was_done(fault: Callable[..., str], sentence: str, wants: tuple[Want, ...]) -> None:
    assert fault(sentence, *wants) == ""


@pytest.mark.parametrize(
    ("sentence", "wants"),
    [
        ("地区生产总值增长7%左右，力争达到7.5%。", (w("7.5%", aspect="growth"),)),
        (
            "实施重点项目120个，年度投资260亿元，其中新开工68个、竣工45个。",
            (w("68个", "新开工重点项目"), w("45个", "竣工重点项目")),
        ),
        (
            "引进省外资金120亿元、实际利用外资2000万美元。",
            (w("2000万美元", "实际利用外资"),),
        ),
        ("抓好总投资85亿元的32个工业项目。", (w("85亿元", "工业项目总投资"),)),
        ("投资3.6亿元，建设县医院新院区。", (w("3.6亿元", "县医院新院区投资"),)),
        (
            "完成3所学校、5所幼儿园建设。",
            (w("3所", "学校建设"), w("5所", "幼儿园")),
        ),
        (
            "支持重点产业振兴，中央预算投资安排150亿元。",
            (w("150亿元", "重点产业振兴中央预算投资安排"),),
        ),
        (
            "市财政将投入10亿元，实施农村学校改造计划。",
            (w("10亿元", "市财政将投入农村学校改造计划"),),
        ),
        ("坚决守住18万亩耕地红线。", (w("18万亩", "耕地红线"),)),
    ],
)
def test_what_is_promised(
    fault: Callable[..., str], sentence: str, wants: tuple[Want, ...]
) -> None:
    assert fault(sentence, *wants, plan=True) == ""


def test_what_passed_steps_is_the_subject(fault: Callable[..., str]) -> None:
    said = "五年来，经济总量跨过两个千亿元大关、超过3000亿元，年均增速5.7%。"
    wants = (w("3000亿元", "经济总量", period="2021"), w("5.7%", "经济总量", period="2017-2021"))
    assert fault(said, *wants, year=2022) == ""


def test_an_investment_of_years_is_of_all_of_them(fault: Callable[..., str]) -> None:
    said = "五年累计实施重点项目286个，完成投资680亿元。"
    assert fault(said, w("680亿元", period="2017-2021"), year=2022) == ""


@pytest.mark.parametrize(
    "sentence", ["实施一批技术水平高、带动能力强的工程。", "培育一批营收过百亿元农产品加工企业。"]
)
def test_some_and_a_class_are_no_figures(report: Callable[..., Any], sentence: str) -> None:
    assert tuple(report(plan=sentence).claims) == ()


@pytest.mark.parametrize(
    ("sentence", "wants"),
    [
        ("中欧班列开行312列，货值突破10亿美元。", (w("10亿美元", "中欧班列开行货值"),)),
        (
            "职工医保、居民医保住院报销比例分别达到85%和72%。",
            (w("85%", "职工医保住院报销比例"), w("72%", "居民医保住院报销比例")),
        ),
        (
            "外贸覆盖216个国家和地区，进出口总额连跨两个千亿级台阶，年均增长12.4%。",
            (w("12.4%", "进出口总额", aspect="growth"),),
        ),
        (
            "开工建设产业项目200个，竣工投产100个，完成年度投资800亿元。",
            (w("100个", "竣工投产产业项目"), w("800亿元", "产业项目投资")),
        ),
        (
            "筹集保障性租赁住房8000套，基本建成安置房1.2万套。",
            (w("1.2万套", "基本建成安置房"),),
        ),
        ("到2030年生产总值突破8000亿元，人均超过15万元。", (w("15万元", "人均生产总值"),)),
        (
            "确保全年开工率100%、投资完成率100%，一季度完成投资200亿元以上。",
            (w("100%", "开工率"), w("200亿元", role="target", period="2026Q1")),
        ),
    ],
)
def test_what_is_said_of_the_same_things(
    fault: Callable[..., str], sentence: str, wants: tuple[Want, ...]
) -> None:
    assert fault(sentence, *wants, plan=True, year=2026) == ""


@pytest.mark.parametrize(
    ("sentence", "wants"),
    [
        (
            "能源生产计划增长0.9%，营养改善计划覆盖学校30所。",
            (w("0.9%", "能源生产", aspect="growth"),),
        ),
        (
            "固定资产投资计划完成300亿元，贷款规模计划安排20亿元。",
            (w("300亿元", "固定资产投资"), w("20亿元", "贷款规模")),
        ),
        (
            "存款余额312亿元、贷款余额246亿元，较年初分别新增28亿元、31亿元。",
            (w("28亿元", "存款余额", aspect="change"), w("31亿元", "贷款余额", aspect="change")),
        ),
        (
            "用好2.6亿元衔接资金，把3亿元专项资金用好用活。",
            (w("2.6亿元", "用好衔接资金"), w("3亿元", "专项资金")),
        ),
        ("确保30件民生实事件件落地。", (w("30件", "民生实事"),)),
    ],
)
def test_what_is_planned_put_in_and_seen_through(
    fault: Callable[..., str], sentence: str, wants: tuple[Want, ...]
) -> None:
    assert fault(sentence, *wants, plan=True, year=2026) == ""
