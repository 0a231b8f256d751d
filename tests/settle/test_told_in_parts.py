"""A whole that was promised, of which the next report tells parts: added up, or no accusation."""

import pytest

from duixian.settle.told_in_parts import part_of
from two_reports import account


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        (
            "招商引资到位资金60亿元。",
            "省外招商引资到位资金32亿元，省内招商引资到位资金30亿元。",
            "exceeded",
        ),
        ("工业总产值180亿元。", "规上工业总产值120亿元，规下工业总产值62亿元。", "exceeded"),
        ("新建幼儿园10所。", "新建公办幼儿园6所、民办幼儿园5所。", "exceeded"),
        ("改造老旧小区18个。", "改造城区老旧小区10个、乡镇老旧小区8个。", "met"),
        ("到位资金60亿元。", "省外到位资金32亿元，省内到位资金30亿元。", "exceeded"),
        # one number of two things, of which each is told
        ("新建改扩建中小学、幼儿园9所。", "新建改扩建幼儿园4所、中小学5所。", "met"),
        ("新建改扩建中小学、幼儿园9所。", "新建改扩建幼儿园4所、中小学3所。", "not_found"),
        ("新建和改扩建敬老院5所。", "敬老院新建2所、改扩建3所。", "met"),
        ("新建和改造提升高标准农田2.4万亩。", "高标准农田新建0.9万亩、改造提升1.5万亩。", "met"),
        ("新建和改扩建敬老院8所。", "敬老院新建2所、改扩建3所。", "not_found"),
        # not as many as were promised: perhaps not all parts are told
        ("硬化道路80公里。", "硬化通组道路46公里、通村道路28公里。", "not_comparable"),
        # one part alone
        ("工业总产值180亿元。", "规上工业总产值120亿元。", "not_comparable"),
        # a part of the other part
        (
            "工业总产值180亿元。",
            "规上工业总产值120亿元，其中民营工业总产值82亿元。",
            "not_comparable",
        ),
        # rates are never added up
        ("城镇化率达到50%。", "常住人口城镇化率达到50.2%，户籍人口城镇化率达到36%。", "exceeded"),
        ("城镇化率达到50%。", "常住人口城镇化率达到47%，户籍人口城镇化率达到36%。", "missed"),
        ("绿化覆盖率达到40%。", "城区绿化覆盖率22%、乡镇绿化覆盖率21%。", "not_comparable"),
        # the whole, with its parts beside it
        (
            "到位资金60亿元。",
            "到位资金52亿元，其中省外到位资金32亿元、省内到位资金20亿元。",
            "missed",
        ),
        # one part told twice is no two parts
        (
            "工业总产值180亿元。",
            "规上工业总产值102亿元，规上工业总产值102亿元为历年最高。",
            "not_comparable",
        ),
        # what was promised itself
        ("招商引资到位资金60亿元。", "招商引资实际到位资金32亿元。", "missed"),
        ("新建学校5所。", "新建学校3所，改扩建学校8所。", "missed"),
    ],
)
def test_parts(planned: str, done: str, verdict: str) -> None:
    assert account(planned, done).verdict == verdict


def test_the_reason_names_the_parts() -> None:
    told = account("新建幼儿园10所。", "新建公办幼儿园6所、民办幼儿园5所。")
    assert "新建公办幼儿园6所、新建民办幼儿园5所" in told.reason
    assert "(6, 5), added up" in told.reason_en


@pytest.mark.parametrize(
    ("whole", "other", "part"),
    [
        ("新建学校", "改扩建学校", ""),
        ("新建学校", "新建高标准学校", ""),
        ("学校", "校", ""),
        ("粮食产量", "粮食总产量", ""),
        ("到位资金", "省外到位资金", "省外"),
        ("改造“老旧小区”", "改造城区老旧小区", "城区"),
    ],
)
def test_what_makes_a_part(whole: str, other: str, part: str) -> None:
    assert part_of(whole, other) == part


def test_a_harvest_told_in_parts_is_not_passed_over() -> None:
    told = account("粮食产量20万吨。", "夏粮产量8万吨，秋粮产量12.3万吨。")
    assert told.verdict == "not_found"


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        ("县乡公路硬化率达到95%。", "乡村公路硬化率达到92%。", "not_comparable"),
        ("乡村公路硬化率达到95%。", "乡村公路硬化率达到92%。", "missed"),
        ("引进亿元以上项目20个。", "引进项目63个，其中亿元以上12个。", "missed"),
        ("减少用煤20万吨。", "压减燃煤18.6万吨。", "not_found"),
        ("减少用煤20万吨。", "新建学校5所。", "unreported"),
    ],
)
def test_less_under_another_name_accuses_nobody(planned: str, done: str, verdict: str) -> None:
    assert account(planned, done).verdict == verdict


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        ("新建凉亭20座。", "立起牌坊22座。", "not_found"),
        ("新建凉亭20座。", "立起牌坊2座。", "unreported"),  # of another size
        ("新建凉亭20座。", "立起牌坊22处。", "not_found"),  # in another measure word, and as many
        ("新建凉亭20座。", "立起牌坊28处。", "unreported"),  # in another, and not as many
        ("修建栈道120公里。", "拉起围栏135公里。", "not_found"),
        ("开设培训班12个。", "新建泵站18个。", "unreported"),  # all things are counted so
    ],
)
def test_a_like_figure_under_no_known_name_is_no_silence(
    planned: str, done: str, verdict: str
) -> None:
    assert account(planned, done).verdict == verdict
