"""Numbers that measure nothing."""

import pytest

NOTHING_MEASURED = [
    "2024年,我们迎难而上。",
    "召开第十六届人民代表大会第三次会议。",
    "深入实施“一网、一门、一次”改革,做到“两个维护”。",
    "推进“17+1”合作,实施“8+4”政策体系。",
    "加快5G商用步伐,PM2.5治理见效。",
    "编制《大连2049城市愿景规划》。",
    "实施三年行动计划,两年内见效。",
    "地铁5号线开通,3号机组并网。",
    "企业入选500强。",
    "落实稳增长27条、民营经济12条等政策。",
    "新中国成立70周年。",
    "全市700万人民团结奋斗。",
    "重点抓好以下九个方面工作。",
    "沈白、本桓、凌绥、台黑4条高速通车。",
    "把民生放在第一位。",
    "一批项目落地,进一步提高水平。",
    "拨打12345热线。",
    "60岁以上老人免费乘车。",
]


@pytest.mark.parametrize("sentence", NOTHING_MEASURED)
def test_names_dates_and_phrases_are_no_claims(report, sentence):
    assert [(c.quote, c.indicator) for c in report(review=sentence).claims] == []


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("建成5G基站1420个。", ["1420个"]),
        ("3岁以下婴幼儿托位达到4.6个。", ["4.6个"]),
        ("每万人拥有医生32人。", ["32人"]),
        ("新增航线10条。", ["10条"]),
        ("2024年新建学校12所。", ["12所"]),
        ("优良天数达到319天。", ["319天"]),
    ],
)
def test_the_measured_number_beside_a_name_is_read(report, sentence, quotes):
    assert [c.quote for c in report(review=sentence).claims] == quotes
