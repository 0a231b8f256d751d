"""Kinds of figures that counties tell otherwise than the nation: by the head and month, from a
number to nought, of several at once."""

import pytest

from duixian import extract
from duixian.model import Claim
from duixian.sources import from_bytes

REPORT = """澜川县人民政府工作报告
——2023年1月8日在澜川县第十届人民代表大会第二次会议上
各位代表：
现在，我代表县人民政府向大会报告工作。
一、2022年工作回顾
过去一年，我们做了大量工作。
{said}
二、2023年工作安排
今年要抓好各项工作。
"""


def claims(said: str) -> tuple[Claim, ...]:
    return extract.read(from_bytes(REPORT.format(said=said).encode(), "county")).claims


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("为村医每人每月发放津贴200元。", [("发放津贴", 200, "元/人/月")]),
        ("孤儿每人每月生活费提高到1400元。", [("孤儿生活费", 1400, "元/人/月")]),
        ("城市低保标准提高到每月每人800元。", [("城市低保标准", 800, "元/人/月")]),
        ("农村低保月人均补助水平达到280元。", [("农村低保补助水平", 280, "元/人/月")]),
        ("失业保险金标准每月提高到1440元。", [("失业保险金标准", 1440, "元/月")]),
        ("养老金标准提高到每月143元。", [("养老金标准", 143, "元/月")]),
        (
            "村干部报酬每人每月增加300元，达到2100元。",
            [("村干部报酬", 300, "元/人/月"), ("村干部报酬", 2100, "元/人/月")],
        ),
        (
            "对残疾人每人每月补贴80元、护理补贴100元。",
            [("残疾人补贴", 80, "元/人/月"), ("护理补贴", 100, "元/人/月")],
        ),
        ("农村公路养护每公里每年补助4000元。", [("农村公路养护补助", 4000, "元/公里/年")]),
        ("带动群众投工投劳3万个工日。", [("带动群众投工投劳", 30000, "工日")]),
    ],
)
def test_what_a_unit_is_counted_by_is_its_unit_s_and_no_name_s(
    said: str, figures: list[tuple[str, float, str]]
) -> None:
    assert [(c.indicator, c.value, c.unit) for c in claims(said)] == figures


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("到县城的车程由3小时缩短为1小时。", [("context", 3), ("result", 1)]),
        ("防洪标准由10年一遇提高到20年一遇。", [("context", 10), ("result", 20)]),
        ("贫困发生率由3.1%归零。", [("context", 3.1)]),
    ],
)
def test_where_a_change_began_is_read_too(said: str, figures: list[tuple[str, float]]) -> None:
    read = claims(said)
    assert [(c.role, c.value) for c in read] == figures
    assert len({c.indicator for c in read}) == 1
    assert all("由" not in c.indicator for c in read)


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("压减一般性支出1.2亿元。", ("一般性支出", "change", -120_000_000)),
        ("削减煤炭消费12万吨。", ("煤炭消费", "change", -120_000)),
        ("减少贫困人口8216人。", ("贫困人口", "change", -8216)),
        ("压减钢铁产能60万吨。", ("压减钢铁产能", "level", 600_000)),
        ("带动全县固定资产投资41亿元。", ("固定资产投资", "level", 4_100_000_000)),
        ("农民人均纯收入翻了近一番。", ("农民人均纯收入", "growth", 100)),
        ("人均预期寿命高于全国1.6岁。", ("人均预期寿命", "gap", 1.6)),
        ("企业上交税金1470万元。", ("企业上交税金", "level", 14_700_000)),
        ("新开工安置房4800套。", ("新开工安置房", "level", 4800)),
        ("节会期间接待游客6万人次。", ("接待游客", "level", 60_000)),
        ("在石桥、岩下2个村新植核桃1800亩。", ("新植核桃", "level", 1800)),
        ("投资2.3亿元实施新一轮农网改造。", ("农网改造投资", "level", 230_000_000)),
        ("改造省道218线64公里。", ("改造省道218线", "level", 64)),
        ("总库容80万立方米的清水水库前期工作启动。", ("清水水库总库容", "level", 800_000)),
    ],
)
def test_one_figure_of_a_county(said: str, figure: tuple[str, str, float]) -> None:
    assert [(c.indicator, c.aspect, c.value) for c in claims(said)] == [figure]


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("农民人均纯收入2987元，仅相当于全省平均水平的68.4%。", ("农民人均纯收入", 68.4)),
        ("办理人大建议86件、政协提案41件，办复率均为100%。", ("建议提案办复率", 100)),
        ("接待游客40万人次，旅游收入2亿元，双双保持30%以上的增速。", ("旅游收入", 30)),
        ("工业增加值增长9%，增速列全省13个市州第2位。", ("工业增加值", 2)),
        ("坚持再穷不穷教育，全年教育支出2.8亿元。", ("教育支出", 280_000_000)),
        ("建设安全饮水工程34处，受益人口8万人。", ("建设安全饮水工程受益人口", 80_000)),
        ("新开办农家乐74家，总数达到203家。", ("农家乐总数", 203)),
        ("敬老院新建2所、改扩建3所。", ("敬老院改扩建", 3)),
        ("网箱累计投放642口、当年新增126口。", ("新增网箱", 126)),
        ("净增高新技术企业3家、累计31家。", ("高新技术企业", 31)),
        ("全部工业增加值12亿元，其中规模以上10亿元。", ("规模以上工业增加值", 1_000_000_000)),
        ("社区养老服务中心（南湖、桥西）2家投入运营。", ("社区养老服务中心", 2)),
    ],
)
def test_what_the_last_figure_is_of(said: str, last: tuple[str, float]) -> None:
    read = claims(said)
    assert (read[-1].indicator, read[-1].value) == last


@pytest.mark.parametrize("opening", ["回首五年", "回望这五年", "“十三五”的五年"])
def test_a_paragraph_that_looks_back_on_five_years_is_of_all_its_sentences(opening: str) -> None:
    text = REPORT.format(said=f"{opening}，变化巨大。新建学校29所。学位占比由12%提高到30%。")
    read = extract.read(from_bytes(text.replace("2023", "2021").encode(), "five")).claims
    assert [c.period for c in read] == ["2016-2020", "2015", "2020"]


def test_both_of_two_joined_counts_are_so_much_less() -> None:
    read = claims("减少贫困人口2274户8216人。")
    assert [(c.aspect, c.value, c.unit) for c in read] == [
        *(("change", -2274, "户"), ("change", -8216, "人"))
    ]


@pytest.mark.parametrize(
    ("said", "roles"),
    [
        ("412家规上工业企业实现利润46亿元。", [("context", 412), ("result", 4.6e9)]),
        ("9条黑臭水体中有7条消除黑臭。", [("context", 9), ("result", 7)]),
        ("优良天数达到251天，重污染天气仍有11天。", [("result", 251), ("result", 11)]),
    ],
)
def test_a_count_that_only_says_of_how_many_is_no_result(
    said: str, roles: list[tuple[str, float]]
) -> None:
    assert [(c.role, c.value) for c in claims(said)] == roles


@pytest.mark.parametrize(
    ("said", "periods"),
    [
        ("新建学校29所。全年办理建议186件。", ["2016-2020", "2020"]),
        ("人均预期寿命提高到79.8岁，高于全国1.6岁。", ["2020", "2020"]),
        ("年均增长8%，高于全国1.6个百分点。", ["2016-2020", "2016-2020"]),
        ("城镇化率达58.2%，五年提高7.1个百分点。", ["2020", "2016-2020"]),
    ],
)
def test_in_an_account_of_five_years(said: str, periods: list[str]) -> None:
    text = REPORT.format(said=f"过去五年，变化巨大。{said}").replace("2023", "2021")
    read = extract.read(from_bytes(text.encode(), "five")).claims
    assert [c.period for c in read] == periods
