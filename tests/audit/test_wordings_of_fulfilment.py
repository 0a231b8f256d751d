"""Check 5 in any wording, check 7's stated dates, check 8's words: one row a wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit_reports import Made
from duixian import audit
from duixian.audit import Report, dating, fulfilment, inside
from duixian.model import Finding
from wordlists import words

ADMITTED = "但进出口总额增速低于年初预期目标。"
CLAIMED = "全面完成了年度主要目标任务。"


def of(kind: str, *reports: Report) -> list[Finding]:
    return [f for f in audit.findings(reports) if f.kind == kind]


def contradicted(report: Made, said: str) -> bool:
    return len(of("contradicted_fulfilment", report(said))) == 1


@pytest.mark.parametrize("how", words("全面 顺利 圆满 胜利 较好 如期 全部 基本 超额"))
@pytest.mark.parametrize("done", ["完成", "实现", "达到"])
def test_how_the_targets_of_the_whole_field_were_met(report: Made, how: str, done: str) -> None:
    for said in (f"{how}{done}年度主要目标。", f"年度主要目标{how}{done}。"):
        assert contradicted(report, said + ADMITTED)
        assert not contradicted(report, said)


@pytest.mark.parametrize("whole", words("主要 各项 预期 全年 年度 年初 预定 确定 提出"))
@pytest.mark.parametrize("goal", ["目标", "指标", "任务"])
def test_which_targets_are_those_of_the_whole_field(report: Made, whole: str, goal: str) -> None:
    assert contradicted(report, f"全面完成经济社会发展{whole}{goal}。" + ADMITTED)
    assert not contradicted(report, f"全面完成经济社会发展{goal}。" + ADMITTED)


FIELDS = words(
    "脱贫 减贫 减排 节能 节水 环保 改革 国防 教育 就业 卫生 防治 攻坚 能耗 绿色 "
    "去产能 机构 普查 创建 建设任务 救灾 重建 约束性 民生实事 统计 碳 生态 投资 增收"
)


@pytest.mark.parametrize("field", FIELDS)
def test_the_target_of_one_field_is_not_the_whole(report: Made, field: str) -> None:
    assert not contradicted(report, f"全面完成年度主要{field}目标。" + ADMITTED)


WISHES = words(
    "确保 努力 力争 要 将 为了 才能 能够 如果 只有 争取 保证 推动 促进 必须 可以 可能 "
    "预计 有望 围绕 对照 聚焦"
)


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_claims_nothing(report: Made, wish: str) -> None:
    assert not contradicted(report, f"{wish}全面完成年度主要目标任务。" + ADMITTED)


@pytest.mark.parametrize("call", words("让我们 我们一定 同志们"))
def test_a_call_claims_nothing(report: Made, call: str) -> None:
    assert not contradicted(report, f"{call}携手前进，全面完成年度主要目标任务。" + ADMITTED)


ADMISSIONS = [
    *(
        f"投资增长目标{no}{how}{done}"
        for no in words("未能 没有 未")
        for how in ("", "如期", "全面")
        for done in ("实现", "完成", "达到")
    ),
    *(
        f"{no}{how}完成投资增长目标"
        for no in words("没有 未能 没能")
        for how in ("", "如期", "全部")
    ),
    *(
        f"消费增长{short}年初{aim}"
        for short in words("未达 不及 不如")
        for aim in words("预期 目标 计划")
    ),
    *(
        f"消费增长低于{when}{aim}"
        for when in words("全年 年度 年初 原定 预定 确定 设定")
        for aim in ("预期", "目标")
    ),
    *(f"消费增长与{when}目标有差距" for when in words("全年 年度 年初 预期 预定")),
    "投资计划指标没有完成",
    "投资增长指标未能达标",
]


@pytest.mark.parametrize("admitted", ADMISSIONS)
def test_what_a_report_admits(report: Made, admitted: str) -> None:
    assert contradicted(report, f"{CLAIMED}但{admitted}。")


LOW = words(
    "价格 物价 失业率 赤字 能耗 涨幅 强度 死亡 排放 浓度 杠杆 负担 成本 不良 事故 消耗 通胀"
)


@pytest.mark.parametrize("low", LOW)
def test_what_ought_to_be_low(report: Made, low: str) -> None:
    assert not contradicted(report, f"{CLAIMED}{low}增长低于年初预期目标。")


@pytest.mark.parametrize(
    "other", words("企业 个别 一些企业 部分企业 世界 全球 发达国家 过去 曾经 上届")
)
def test_what_others_did_not_reach(report: Made, other: str) -> None:
    assert not contradicted(report, f"{CLAIMED}{other}增长低于年初预期目标。")


@pytest.mark.parametrize("suppose", words("如果 若 假如 防止 避免 决不 不得 严肃 问责 凡"))
def test_what_is_only_supposed(report: Made, suppose: str) -> None:
    assert not contradicted(report, f"{CLAIMED}{suppose}消费增长低于年初预期目标。")


@pytest.mark.parametrize("plan", ["“十四五”", "五年", "第十四个五年", "计划期", "规划时期"])
def test_a_claim_for_five_years(report: Made, plan: str) -> None:
    five = report(f"全面完成{plan}主要目标任务。")
    assert fulfilment.claimed(five) is None or fulfilment.of_plan(five)
    assert not fulfilment.of_plan(report(CLAIMED))


def test_a_claim_and_its_contradiction_are_both_quoted(report: Made) -> None:
    (found,) = of("contradicted_fulfilment", report(CLAIMED + ADMITTED))
    assert [f.quote for f in found.figures] == [
        "全面完成了年度主要目标任务",
        "但进出口总额增速低于年初预期目标",
    ]
    assert found.message.startswith("称“全面完成了年度主要目标任务”，而自述“但进出口")
    assert found.message_en.endswith("against it stands what it admits itself")


# ---- 1: what is told at constant prices


def test_yearly_growth_of_amounts_at_current_prices_is_not_reckoned(report: Made) -> None:
    said = "{}从2021年的1000亿元增加到2024年的1331亿元，年均增长6%。"
    found = list(inside.check(report(said.format("地区生产总值"))))
    assert found == []
    (one,) = inside.check(report(said.format("贷款余额")))
    assert (round(one.expected or 0, 1), one.found) == (10.0, 6.0)


def test_a_rise_in_places_is_a_fall_in_numbers(report: Made) -> None:
    said = "综合实力排名由第23位上升到第9位，上升{}位。"
    assert [f.kind for f in inside.check(report(said.format(14)))] == []
    found = [(f.expected, f.found) for f in inside.check(report(said.format(16)))]
    assert found in ([], [(14.0, 16.0)])


# ---- 7: the date that a report carries

TOLD = "“十四五”规划确定的改造任务提前两年完成。"  # of 2023


@pytest.mark.parametrize(
    ("head", "label", "latest"),
    [
        ("发布时间：2022-03-01", "2022-03-01", 2021),
        ("发布日期:2022年5月1日", "2022年5月1日", 2022),
        ("时间：2022/12/28", "2022/12/28", 2022),
        ("日期\n2022.1.8", "2022.1.8", 2021),
    ],
)
def test_the_date_in_the_head(report: Made, head: str, label: str, latest: int) -> None:
    made = replace(report(TOLD), source=f"{head}\n{TOLD}", report_year=None, stated_date=None)
    (stated,) = dating._stated(made)
    assert (stated.label, stated.latest, stated.year) == (label, latest, 2022)
    assert made.source[stated.start : stated.end] == label


@pytest.mark.parametrize(
    ("date", "latest"), [("2022-03-31", 2021), ("2022-04-01", 2022), ("2022", 2022)]
)
def test_the_date_that_the_reader_found(report: Made, date: str, latest: int) -> None:
    made = replace(report(TOLD), source=TOLD * 30, report_year=None, stated_date=date)
    (stated,) = dating._stated(made)
    assert (stated.label, stated.latest, stated.year, stated.start) == (date, latest, 2022, 0)
    assert stated.end == 60


def test_the_year_of_an_index_is_a_date_too(report: Made) -> None:
    made = replace(report(TOLD), source=TOLD, report_year=2022, stated_date=None)
    (stated,) = dating._stated(made)
    assert (stated.label, stated.latest, stated.year) == ("2022年报告", 2022, 2022)
    assert (stated.start, stated.end) == (0, len(TOLD))
    assert list(dating._stated(replace(made, report_year=None))) == []


# ---- 8: words taken for a target


@pytest.mark.parametrize(
    "said",
    [
        "如进出口保持稳定",
        "若进出口稳定增长",
        "进出口稳定增长，提供了支撑",
    ],
)
def test_words_that_tell_of_what_was_or_might_be_set_no_target(report: Made, said: str) -> None:
    three = "地区生产总值增长6%，城镇新增就业4万人，居民消费价格涨幅3%"
    before = report(targets=f"{three}，进出口总额增长8%", year=2024)
    after = report(targets=three, tasks=f"{said}。", year=2025)
    kinds = {f.kind for f in audit.findings([before, after])}
    assert "target_in_words" not in kinds
    assert "vanished_target" in kinds
