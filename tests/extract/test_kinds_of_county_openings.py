"""Wordings of county and city openings as reprint sites carry them, and the figures they give."""

from collections.abc import Callable

import pytest

from duixian import extract
from duixian.model import Claim
from duixian.sources import from_bytes

Want = dict[str, object]


def w(quote: str, indicator: str, **fields: object) -> Want:
    """What must be read of a number: its quote, its indicator, other fields."""
    return {"quote": quote, "indicator": indicator, **fields}


@pytest.mark.parametrize(
    ("sentence", "wants"),
    [
        (
            "固定资产投资完成17亿元，超额完成年度任务2.1亿元，增长20.6%。",
            (
                w("2.1亿元", "固定资产投资", aspect="gap", scope="年度任务"),
                w("20.6%", "固定资产投资", aspect="growth"),
            ),
        ),
        (
            "财政收入完成20亿元，超预算1.2亿元，增长6%。",
            (w("1.2亿元", "财政收入", aspect="gap"), w("6%", "财政收入", aspect="growth")),
        ),
        (
            "全年6个盟级、42个旗级重点项目完成投资21亿元。",
            (w("6个", "盟级重点项目"), w("42个", "旗级重点项目")),
        ),
        (
            "5个省级、20个市级重点项目开工建设。",
            (w("5个", "省级重点项目"), w("20个", "市级重点项目开工建设")),
        ),
        (
            "拥有规上企业70家、上市企业4家、驰名商标3件。",
            (w("4家", "拥有上市企业"), w("3件", "拥有驰名商标")),
        ),
        (
            "新增上市公司3家、专精特新企业12家。",
            (w("3家", "新增上市公司"), w("12家", "新增专精特新企业")),
        ),
        (
            "完成500万元以上固定资产投资80亿元，增长20%。",
            (w("80亿元", "500万元以上固定资产投资"),),
        ),
        (
            "全社会固定资产投资（500万元以上）完成80亿元，增长20%。",
            (w("80亿元", "全社会固定资产投资"), w("20%", "全社会固定资产投资")),
        ),
        (
            "生产总值（预计数）达到300亿元，增长8%。",
            (w("300亿元", "生产总值"), w("8%", "生产总值", aspect="growth")),
        ),
        (
            "生产总值（预计，下同）、财政总收入、固定资产投资分别增长14.1%、22%和26.8%。",
            (w("14.1%", "生产总值"), w("22%", "财政总收入"), w("26.8%", "固定资产投资")),
        ),
    ],
)
def test_openings(fault: Callable[..., str], sentence: str, wants: tuple[Want, ...]) -> None:
    assert fault(sentence, *wants) == ""


def test_the_size_from_which_projects_count_is_no_figure() -> None:
    said = "500万元以上固定资产投资增长20%，固定资产投资（500万元以上）完成80亿元。"
    assert [c.value for c in claims(said, 2018)] == [20.0, 8e9]


REPORT = """澜川县人民政府工作报告
——{year}年1月8日在澜川县第十届人民代表大会第二次会议上
各位代表：
现在，我代表县人民政府向大会报告工作。
一、{before}年工作回顾
{said}
"""


def claims(said: str, year: int) -> tuple[Claim, ...]:
    text = REPORT.format(year=year, before=year - 1, said=said)
    return extract.read(from_bytes(text.encode(), "opening")).claims


@pytest.mark.parametrize(
    ("said", "periods"),
    [
        ("城镇化率由“十一五”末的20.8%提高到31%。", ["2010", "2015"]),
        ("三次产业结构由“十一五”末的15:48:37调整为10:50:40。", ["2010"] * 3 + ["2015"] * 3),
        # since the end of a plan: growth over the years since, not of one
        ("财政收入增长23%，比“十一五”末增长1.39倍。", ["2015", "2011-2015"]),
        ("财政收入12亿元，是“十一五” 期末的2.69倍。", ["2015", "2015"]),
        # what the years of a plan added up to
        ("“十二五”期间，全社会固定资产投资累计达到40亿元。", ["2011-2015"]),
        ("“十二五”期间，全县粮食产量达到40万吨。", ["2015"]),
    ],
)
def test_the_years_of_plans(said: str, periods: list[str]) -> None:
    assert [c.period for c in claims(said, 2016)] == periods


@pytest.mark.parametrize("name", ["规模以上固定资产投资", "限额以上固定资产投资"])
def test_investment_under_local_names_is_the_headline_series(name: str) -> None:
    text = REPORT.format(year=2016, before=2015, said=f"{name}增长25%。")
    read = extract.read(from_bytes(text.encode(), "opening"))
    (cell,) = (
        h
        for h in read.headlines
        if (h.series, h.role) == ("fixed_asset_investment_growth", "result")
    )
    assert cell.value == 25.0


GLUED = """网页正文
2016年澜川市政府工作报告
各位代表：现在，我代表澜川市人民政府，向大会作工作报告，请予审议。一、“十二五”规划目标提前实现，澜川站在新的起点上{filler}（一）经济较快增长，实力再上台阶。2015年全市地区生产总值达到266亿元，比上年增长7.3%，比“十一五”末翻了一番。（二）结构日趋优化，质量继续提高。工业增加值120亿元，增长9%。
"""


def test_one_line_that_holds_nearly_a_whole_text_was_glued() -> None:
    filler = "过去五年，我们团结奋斗，各项事业取得新的成就。" * 12
    read = extract.read(from_bytes(GLUED.format(filler=filler).encode(), "glued"))
    found = {(h.series, h.value) for h in read.headlines if not h.absent}
    assert {("gdp_growth", 7.3), ("gdp_level", 26600000000.0)} <= found
