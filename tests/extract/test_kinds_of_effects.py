"""What an effect is of, what several counts share, and what a list leaves to its first."""

from collections.abc import Callable

import pytest

Want = dict[str, object]


def w(quote: str, indicator: str | None = None, **fields: object) -> Want:
    """What must be read of a number: its quote, its indicator, other fields."""
    named: Want = {"indicator": indicator} if indicator else {}
    return {"quote": quote, **named, **fields}


# Invented sentences.
@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "改造老旧小区184个，惠及31万户。",
            [w("184个", "改造老旧小区"), w("31万户", "改造老旧小区惠及", unit="户")],
        ),
        (
            "加力扩围以旧换新，带动消费79亿元，惠及消费者75万人次。",
            [w("79亿元", "以旧换新带动消费"), w("75万人次", "以旧换新惠及消费者")],
        ),
        ("扩围实施“以旧换新”政策，拉动消费28.6亿元。", [w("28.6亿元", "“以旧换新”政策拉动消费")]),
        # behind a 、 the effect stands for itself, as a rate of growth does
        ("发放贷款12亿元、带动就业560人。", [w("560人", "带动就业")]),
        (
            "招引产业项目315个，带动面上投资增长6.5%。",
            [w("6.5%", "面上投资", aspect="growth")],
        ),
    ],
)
def test_an_effect_is_told_with_what_it_is_of(
    fault: Callable[..., str], sentence: str, wanted: list[Want]
) -> None:
    assert fault(sentence, *wanted) == ""


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "6个企业品牌、2个区域品牌入选名品目录。",
            [w("6个", "企业品牌入选名品目录"), w("2个", "区域品牌入选名品目录")],
        ),
        (
            "卫生户厕覆盖率、污水治理率、垃圾处理率分别提高20.9、36.2、54个百分点。",
            [
                w("20.9", "卫生户厕覆盖率", unit="百分点", aspect="change"),
                w("36.2", "污水治理率", unit="百分点"),
                w("54个百分点", "垃圾处理率"),
            ],
        ),
        (
            "国家级、市级创新平台分别达到22家、182家。",
            [w("22家", "国家级创新平台"), w("182家", "市级创新平台")],
        ),
        (
            "市属企业营业收入、利润分别增长6%、60.7%。",
            [w("6%", "市属企业营业收入"), w("60.7%", "市属企业利润")],
        ),
        ("快递、电信业务量分别增长16%、10.7%。", [w("16%", "快递业务量")]),
        (
            "改造老旧小区68个、老旧管网79公里。",
            [w("68个", "改造老旧小区"), w("79公里", "改造老旧管网")],
        ),
        ("建成过江通道4座、在建8座。", [w("4座", "建成过江通道"), w("8座", "在建过江通道")]),
        (
            "造林面积27万亩，封山育林31万亩。",
            [w("27万亩", "造林面积"), w("31万亩", "封山育林")],
        ),
        ("咖啡产值增长3倍、精深加工率85%。", [w("85%", "咖啡精深加工率")]),
        ("搭建外贸优品库、精准服务企业560家。", [w("560家", "精准服务企业")]),
        (
            "城镇新增就业6.9万人、稳定在全省1/10以上。",
            [w("1/10", "城镇新增就业占全省比重", bound="ge", aspect="level")],
        ),
        (
            "重点产业产值达到41亿元，规模保持全省第一。",
            [w("一", "重点产业产值规模", aspect="rank")],
        ),
    ],
)
def test_what_numbers_share_goes_to_each(
    fault: Callable[..., str], sentence: str, wanted: list[Want]
) -> None:
    assert fault(sentence, *wanted) == ""


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("出台20条举措。", [w("20条", "出台举措")]),
        ("出台促进民营经济发展27条举措。", [w("27条", "出台促进民营经济发展举措")]),
        ("新晋“两院”院士2位。", [w("2位", aspect="level")]),
        ("“免陪照护”试点扩大至145家医院。", [w("145家", "“免陪照护”试点医院")]),
        ("总投资为16亿元的医疗救治体系建设进展顺利。", [w("16亿元", "医疗救治体系建设总投资")]),
        (
            "市财政安排2亿元支持116户企业实施关闭破产。",
            [w("2亿元", "市财政安排支持企业实施关闭破产")],
        ),
        ("28个县全部免征了农业税。", [w("28个", "县免征了农业税")]),
        ("打好“保交房”攻坚战，交付3.7万套。", [w("3.7万套", "“保交房”交付")]),
        ("群众满意度测评我市连续两年全省第一。", [w("两年", "群众满意度测评", aspect="streak")]),
        ("城镇累计新增就业23万人。", [w("23万人", "城镇新增就业")]),
        ("13.2万脱贫人口实现稳岗就业。", [w("13.2万", "脱贫人口实现稳岗就业", unit="人")]),
        (
            "PM2.5平均浓度低于每立方米19微克。",
            [w("19微克", "PM2.5平均浓度", unit="微克/立方米", bound="lt")],
        ),
        ("全年旅居人数超550万。", [w("550万", "旅居人数", unit="人")]),
        (
            "村集体收入50万元以上的行政村占比达68%。",
            [w("68%", "村集体收入50万元以上的行政村占比")],
        ),
    ],
)
def test_what_is_counted_is_told_in_full(
    fault: Callable[..., str], sentence: str, wanted: list[Want]
) -> None:
    assert fault(sentence, *wanted) == ""


def test_a_budget_moved_is_no_plan(fault: Callable[..., str]) -> None:
    moved = w("3亿元", role="result", period="2023")
    assert fault("将3亿元财政资金纳入直达范围。", moved) == ""


def test_a_part_is_of_the_time_of_its_whole(fault: Callable[..., str]) -> None:
    both = "实施两年新增40亿元的投资计划，其中，新增市级投资11亿元。"
    span = "2022-2023"
    assert fault(both, w("40亿元", period=span), w("11亿元", period=span)) == ""
