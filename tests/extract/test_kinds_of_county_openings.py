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
        (
            "招商引资和固定资产投资分别完成17.6亿元和30.3亿元。",
            (w("17.6亿元", "招商引资"), w("30.3亿元", "固定资产投资")),
        ),
        (
            "金融机构各项存、贷款余额达到1720亿元和1645亿元。",
            (w("1720亿元", "金融机构各项存款余额"), w("1645亿元", "金融机构各项贷款余额")),
        ),
        (
            "10万立方米多层板生产线即将投入生产。",
            (w("10万立方米", "多层板生产线"),),
        ),
        (
            "地区生产总值635亿元，完成年计划710亿元的89.4%（主要是二产未达预期目标），增长2.0%。",
            (
                w("710亿元", "地区生产总值", role="target", period="2023"),
                w("89.4%", "地区生产总值", aspect="level", role="result"),
                w("2.0%", "地区生产总值", aspect="growth"),
            ),
        ),
        (
            "一般公共预算收入120亿元，为年初预算118亿元的101.7%，增长5%。",
            (
                w("118亿元", "一般公共预算收入", role="target"),
                w("5%", "一般公共预算收入", role="result"),
            ),
        ),
        (
            "新增就业5200人，固定资产投资只完成年度计划的77.9%，下降18.4%。",
            (w("77.9%", "固定资产投资", aspect="level"), w("18.4%", "固定资产投资")),
        ),
        (
            "非税收入完成3296万元，同比增404万元，增幅14%。",
            (w("404万元", "非税收入", aspect="change"), w("14%", "非税收入", aspect="growth")),
        ),
        (
            "亿元以上项目不少于30个、10亿元以上项目2个。",
            (w("30个", "亿元以上项目", bound="ge"), w("2个", "10亿元以上项目")),
        ),
        (
            "乡镇企业完成总产值18.6亿元、增加值4.2亿元、利税1.1亿元。",
            (w("4.2亿元", "乡镇企业增加值"), w("1.1亿元", "乡镇企业利税")),
        ),
        ("计划生育率达95.6%。", (w("95.6%", "计划生育率"),)),
        (
            "生产总值达到百亿元，同比增长8.5%。",
            (w("百亿元", "生产总值", aspect="level"), w("8.5%", "生产总值", aspect="growth")),
        ),
        (
            "生产总值增长7.8%，剔除新区因素后增长8.1%。",
            (w("8.1%", "生产总值(剔除新区因素后)", aspect="growth"),),
        ),
        (
            "财政收入、固定资产投资两项指标总量分别是2010年的2.3倍和2.5倍。",
            (w("2.5倍", "固定资产投资", aspect="level"),),
        ),
        ("粮食产量连创新高，达到20.7亿公斤。", (w("20.7亿公斤", "粮食产量"),)),
        ("固定资产投资增长20%，累计完成投资80亿元。", (w("80亿元", "固定资产投资"),)),
        (
            "能耗下降10.7%，超额完成省考核目标2.7个百分点。",
            (w("2.7个百分点", "能耗", aspect="gap"),),
        ),
        ("生产总值13亿元，增长15℅。", (w("15℅", "生产总值", unit="%"),)),
        ("完成土地流转1.2万亩，流转率达43%。", (w("43%", "土地流转率"),)),
        ("该县实现社会消费零售总额3.1亿元。", (w("3.1亿元", "社会消费零售总额"),)),
    ],
)
def test_openings(fault: Callable[..., str], sentence: str, wants: tuple[Want, ...]) -> None:
    assert fault(sentence, *wants) == ""


def test_the_size_from_which_projects_count_is_no_figure() -> None:
    said = "500万元以上固定资产投资增长20%，固定资产投资（500万元以上）完成80亿元。"
    assert [c.value for c in claims(said, 2018)] == [20.0, 8e9]


def test_among_how_many_a_place_was_is_no_count() -> None:
    said = "在全国217家开发区综合考评中位列第13位，在全省126个县（市、区）考核中排名第5位。"
    assert [(c.aspect, c.value) for c in claims(said, 2023)] == [("rank", 13.0), ("rank", 5.0)]
    assert [c.value for c in claims("服务全省126个县企业。", 2023)] == [126.0]


def test_nor_is_the_size_of_some_among_those_counted() -> None:
    said = "在建项目10个，其中300万元以上的已竣工项目3个，过5000万元的4个。"
    assert [c.value for c in claims(said, 2018)] == [10.0, 3.0, 4.0]


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
        ("五年固定资产投资累计完成237亿元，年均递增17.6%。", ["2011-2015"] * 2),
        # set against an earlier plan: still of the years just told
        ("五年累计完成固定资产投资462亿元，是“十一五”的3.7倍。", ["2011-2015"] * 2),
        ("五年累计完成固定资产投资86亿元，是前五年的2.1倍。", ["2011-2015"] * 2),
        ("与“十一五”末相比，2015年收入达到5287元，增长58.9%。", ["2015", "2011-2015"]),
        ("与“十一五”末相比，收入达到5287元，增长58.9%。", ["2015", "2011-2015"]),
        ("三次产业结构比由2010年的14:68:18演进为11:64:25。", ["2010"] * 3 + ["2015"] * 3),
        ("年均增长19%，比“十一五”期间增幅高8个百分点。", ["2011-2015"] * 2),
        ("年均增长6%，2015年高于全省2个百分点。", ["2011-2015", "2015"]),
        ("年均增长35.6%，高出“十一五”期间增幅14.9个百分点。", ["2011-2015"] * 2),
        ("农民人均纯收入1321元，约为2010年的两倍。", ["2015", "2015"]),
        # 201 less 89.7 grows by 12.5 % a year into 201 in five years; 15 % are of one
        (
            "2015年财政收入201亿元，增加89.7亿元，年均增长12.5%。",
            ["2015", "2011-2015", "2011-2015"],
        ),
        (
            "2015年财政收入201亿元，增长80.2%，年均增长12.5%。",
            ["2015", "2011-2015", "2011-2015"],
        ),
        ("2015年财政收入201亿元，增长15%，年均增长12.5%。", ["2015", "2015", "2011-2015"]),
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


def test_what_stands_under_no_heading_is_figures_and_never_absent() -> None:
    text = (
        "2016年澜川县政府工作报告\n各位代表：\n县长在回顾2015年时说：全年实现生产总值83.9亿元、"
        "增长10.8%，完成财政总收入4.2亿元、增长6.1%。\n"
    )
    read = extract.read(from_bytes(text.encode(), "news"))
    found = {(h.series, h.role): h.value for h in read.headlines}
    assert found == {
        ("gdp_growth", "result"): 10.8,
        ("gdp_level", "result"): 8390000000.0,
        ("fiscal_revenue_growth", "result"): 6.1,
    }


def test_a_report_that_sums_up_is_a_work_report() -> None:
    text = (
        "在第十五届人民代表大会第四次会议上的政府工作总结报告\n2016年2月\n各位代表：现在，我代表县"
        "人民政府，向大会作政府工作总结报告，请予审议。\n一、“十二五”时期工作总体回顾\n全县平稳。\n"
    )
    assert extract.read(from_bytes(text.encode(), "summed")).outline.identity.genre == "work_report"


def test_quotes_that_a_copy_lost_are_set_again() -> None:
    said = ";;;;抓规划。;;十二五;;期间，新建公路30公里，推进;;八大工程二十一项行动;;，惠及20户。"
    read = claims(said, 2016)
    assert [(c.value, c.period) for c in read] == [(30.0, "2011-2015"), (20.0, "2011-2015")]
    assert read[0].quote == "30公里"


def test_what_years_made_together_tells_of_no_one_of_them() -> None:
    text = REPORT.format(year=2016, before=2015, said="固定资产投资五年累计完成300多亿元。")
    text = text.replace("一、2015年工作回顾", "一、“十二五”时期工作回顾")
    read = extract.read(from_bytes(text.encode(), "summed"))
    assert [h.qualitative for h in read.headlines if not h.absent] == []


def test_the_year_that_a_rise_ran_to_dates_no_rise_over_the_years() -> None:
    said = "生产总值由2010年的77亿元升到2015年的161亿元，年均增长15.9%，实现翻番；能耗累计降低9%。"
    text = REPORT.format(year=2016, before=2015, said=said)
    five = extract.read(from_bytes(text.replace("一、2015年", "一、“十二五”时期").encode(), "5"))
    assert [c.period for c in five.claims] == ["2010", "2015", *["2011-2015"] * 3]
    for read in (five, extract.read(from_bytes(text.encode(), "1"))):
        assert not [h for h in read.headlines if h.series == "gdp_growth" and h.value is not None]


def test_a_heading_on_a_part_of_its_year_dates_what_stands_under_it() -> None:
    text = (
        "澜川县人民政府关于澜川县2023年上半年国民经济和社会发展计划执行情况的报告\n"
        "——2023年8月31日在县第十七届人大常委会第十五次会议上\n"
        "一、2023年上半年国民经济和社会发展计划执行情况\n（一）主要目标完成情况\n"
        "全县经济平稳。城镇居民人均可支配收入29092元，增长3%。\n二、下半年工作安排\n稳增长。\n"
    )
    read = extract.read(from_bytes(text.encode(), "half"))
    assert [c.period for c in read.claims] == ["2023H1", "2023H1"]
    assert not [h for h in read.headlines if h.value is not None]
