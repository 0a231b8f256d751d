"""Whole sentences of a review, read as a careful reader reads them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.extract import claims
from duixian.sources import from_text
from duixian.text import outline

# sentence, then (indicator, aspect, value, unit, bound) of each of its claims
SENTENCES = [
    (
        "港口货物吞吐量3.66亿吨,同比增长4.3%。",
        [
            ("港口货物吞吐量", "level", 366000000, "吨", "eq"),
            ("港口货物吞吐量", "growth", 4.3, "%", "eq"),
        ],
    ),
    (
        "建成示范村100个、清洁村755个;改造公厕125座。",
        [
            ("建成示范村", "level", 100, "个", "eq"),
            ("建成清洁村", "level", 755, "个", "eq"),
            ("改造公厕", "level", 125, "座", "eq"),
        ],
    ),
    ("建成94个千兆小区。", [("建成千兆小区", "level", 94, "个", "eq")]),
    ("推出30条防范治理措施。", [("推出防范治理措施", "level", 30, "条", "eq")]),
    (
        "城乡居民人均可支配收入分别增长6.7%和10.3%。",
        [
            ("城镇居民人均可支配收入", "growth", 6.7, "%", "eq"),
            ("农村居民人均可支配收入", "growth", 10.3, "%", "eq"),
        ],
    ),
    (
        "城镇居民人均可支配收入5.2万元,农村居民人均可支配收入2.6万元,分别增长5%和6%。",
        [
            ("城镇居民人均可支配收入", "level", 52000, "元", "eq"),
            ("农村居民人均可支配收入", "level", 26000, "元", "eq"),
            ("城镇居民人均可支配收入", "growth", 5, "%", "eq"),
            ("农村居民人均可支配收入", "growth", 6, "%", "eq"),
        ],
    ),
    (
        "地区生产总值增长6.5%,分别高于全国、全省0.4和1个百分点。",
        [
            ("地区生产总值", "growth", 6.5, "%", "eq"),
            ("地区生产总值", "gap", 0.4, "百分点", "eq"),
            ("地区生产总值", "gap", 1, "百分点", "eq"),
        ],
    ),
    (
        "登记失业率2.6%,低于全省1.5个百分点。",
        [
            ("登记失业率", "level", 2.6, "%", "eq"),
            ("登记失业率", "gap", -1.5, "百分点", "eq"),
        ],
    ),
    (
        "服务业增加值比重由46.9%提高到48.2%。",
        [
            ("服务业增加值比重", "level", 46.9, "%", "eq"),
            ("服务业增加值比重", "level", 48.2, "%", "eq"),
        ],
    ),
    ("森林覆盖率提高1.8个百分点。", [("森林覆盖率", "change", 1.8, "百分点", "eq")]),
    ("办理时间压缩3天。", [("办理时间", "change", -3, "天", "eq")]),
    ("办理时间压缩一半。", [("办理时间", "growth", -50, "%", "eq")]),
    ("平均压减时间58%。", [("时间", "growth", -58, "%", "eq")]),
    ("减少农村贫困人口1000万人以上。", [("农村贫困人口", "change", -10000000, "人", "ge")]),
    ("网上零售额增长2.7倍。", [("网上零售额", "growth", 270, "%", "eq")]),
    ("研发投入翻一番。", [("研发投入", "growth", 100, "%", "eq")]),
    ("财政支出八成以上投向民生。", [("财政支出投向民生", "level", 80, "%", "ge")]),
    ("粮食产量实现“八连丰”。", [("粮食产量", "streak", 8, "年", "eq")]),
    ("退休人员养老金连续15年增长。", [("退休人员养老金", "streak", 15, "年", "eq")]),
    ("数字经济规模居全国第9位。", [("数字经济规模", "rank", 9, "位", "eq")]),
    (
        "信用监测排名由第23位上升至第9位。",
        [
            ("信用监测排名", "rank", 23, "位", "eq"),
            ("信用监测排名", "rank", 9, "位", "eq"),
        ],
    ),
    ("发放就业补贴4亿余元。", [("发放就业补贴", "level", 400000000, "元", "gt")]),
    ("举办超千场体育赛事。", [("举办体育赛事", "level", 1000, "场", "gt")]),
    ("工业总产值增长百分之十二点五。", [("工业总产值", "growth", 12.5, "%", "eq")]),
    ("粮食产量达到三亿零四百七十五万吨。", [("粮食产量", "level", 304750000, "吨", "eq")]),
    (
        "新增院士2名、总数达到31名。",
        [
            ("新增院士", "level", 2, "名", "eq"),
            ("院士总数", "level", 31, "名", "eq"),
        ],
    ),
    (
        "一般公共预算收入下降1.6%,扣除减税因素影响,可比增长11.5%。",
        [
            ("一般公共预算收入", "growth", -1.6, "%", "eq"),
            ("一般公共预算收入(扣除减税因素影响)", "growth", 11.5, "%", "eq"),
        ],
    ),
    (
        "粮食产量屡创历史新高,去年达到1.09万亿斤。",
        [("粮食产量", "level", 1090000000000, "斤", "eq")],
    ),
    (
        "农业用电价格由每度0.6元降至0.5元。",
        [
            ("农业用电价格", "level", 0.6, "元/度", "eq"),
            ("农业用电价格", "level", 0.5, "元/度", "eq"),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s[:12] for s, _ in SENTENCES])
def test_a_sentence_is_read_number_by_number(report, sentence, expected):
    found = report(review=sentence).claims
    assert [(c.indicator, c.aspect, c.value, c.unit, c.bound) for c in found] == expected


def test_a_range_is_one_claim_with_both_ends(report):
    claim = report(plan="地区生产总值增长5%—5.5%。").only()
    assert (claim.value, claim.value_high, claim.bound) == (5, 5.5, "range")


def test_a_bound_after_a_list_covers_all_its_numbers(report):
    found = report(plan="工业、服务业增加值分别增长5%、6.5%左右。").claims
    assert [(c.value, c.bound) for c in found] == [(5, "approx"), (6.5, "approx")]


def test_the_scope_of_a_gap_is_what_it_is_compared_with(report):
    found = report(review="工业增加值增长8%,高于全国0.5个百分点。").claims
    assert [c.scope for c in found] == [None, "全国"]


def test_source_and_offsets_agree_for_every_claim(report):
    made = report(review="实现 增加值 １２．５ 亿元,增长８％。", plan="新建学校15所。")
    assert len(made.claims) == 3
    for claim in made.claims:
        assert made.document.source[claim.start : claim.end] == claim.quote
    assert made.claims[0].value == 1250000000


def test_the_id_of_a_claim_is_of_its_text_and_place_whatever_else_is_known_of_it():
    def ids(source, doc, year):
        return [c.claim_id for c in claims(outline(from_text(source, doc), report_year=year))]

    source = "一、2024年工作回顾\n新建学校15所。\n二、2025年工作安排\n新建医院2所。\n"
    first = ids(source, "made", 2025)
    assert len(set(first)) == 2
    assert ids(source, "renamed", 2024) == first
    assert not set(ids(source + "加强督查。\n", "made", 2025)) & set(first)


def test_no_number_is_read_in_text_left_damaged():
    text = "一、2024年工作回顾\n压减“?；久裆⒈9べY、保運轉”以外支出。\n"
    document = from_text(text, "damaged")
    assert all("9" not in c.quote for c in claims(outline(document, report_year=2025)))


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="增长下降至到比、,。;0123456789.%一二两百千万亿分之多余以上左右个项家元吨年月第位连续“”《》()-—约超过",
        max_size=60,
    )
)
def test_any_string_is_read_without_failing_and_quotes_stand_in_the_source(text):
    document = from_text("工作:" + text, "any")
    for claim in claims(outline(document, report_year=2025)):
        assert document.source[claim.start : claim.end] == claim.quote
        assert claim.value_high is None or claim.bound == "range"
