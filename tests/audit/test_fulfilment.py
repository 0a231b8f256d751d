"""Check 5 in any wording: targets said to be met, against the report's own words and figures."""

from __future__ import annotations

import pytest

from audit_reports import Made
from duixian import audit
from duixian.audit import Report
from duixian.model import Finding

ADMITTED = "进出口总额增速低于年初预期目标。"


def found(*reports: Report) -> list[Finding]:
    return [f for f in audit.findings(reports) if f.kind == "contradicted_fulfilment"]


@pytest.mark.parametrize(
    "said",
    [
        "全面完成了年度主要目标任务。",
        "经济社会发展主要预期目标顺利实现。",
        "过去一年，圆满完成市人大会议确定的各项目标任务。",
        "全年各项目标任务较好完成。",
        "主要预期目标如期实现，社会大局稳定。",
    ],
)
@pytest.mark.parametrize(
    "admitted",
    [
        ADMITTED,
        "固定资产投资目标未能实现。",
        "没有完成城镇新增就业目标。",
        "财政收入增速未达预期。",
        "5项预期性指标未能如期完成。",
    ],
)
def test_a_claim_for_the_whole_field_is_contradicted_by_an_admission(
    report: Made, said: str, admitted: str
) -> None:
    text = f"{said}但也要看到，{admitted}"
    (one,) = found(report(text))
    assert one.severity == "medium"
    assert [f.quote in text for f in one.figures] == [True, True]
    assert found(report(said)) == []
    assert found(report(admitted)) == []


@pytest.mark.parametrize(
    "said",
    [
        "我们努力确保全面完成年度主要目标任务。",
        "脱贫攻坚目标任务如期完成，成效显著。",
        "超额完成清理拖欠账款年度目标。",
        "为全面完成全年主要目标任务而奋斗。",
        "让我们再接再厉，全面完成全年主要目标任务。",
    ],
)
def test_wishes_and_single_fields_claim_nothing(report: Made, said: str) -> None:
    assert found(report(f"{said}{ADMITTED}")) == []


@pytest.mark.parametrize(
    "admitted",
    [
        "居民消费价格涨幅低于预期目标。",
        "城镇调查失业率低于年度目标。",
        "个别企业没有完成生产计划目标。",
        "如果增速低于预期目标，将采取措施。",
        "政策效果不及预期。",
    ],
)
def test_what_ought_to_be_low_and_what_is_another_s_admits_nothing(
    report: Made, admitted: str
) -> None:
    assert found(report(f"全面完成了年度主要目标任务。{admitted}")) == []


def test_a_missed_headline_target_contradicts_and_is_quoted_on_both_sides(report: Made) -> None:
    before = report(targets="地区生产总值增长6%，城镇新增就业4万人以上", year=2024)
    review = "全年主要目标任务圆满完成。地区生产总值增长{}%，城镇新增就业4.3万人。"
    (one,) = found(before, report(review.format("4.1"), year=2025))
    assert {f.doc for f in one.figures} == {"report-2024", "report-2025"}
    assert found(before, report(review.format("6.1"), year=2025)) == []
    assert found(report(review.format("4.1"), year=2025)) == []


def test_silence_about_a_target_is_no_contradiction(report: Made) -> None:
    before = report(targets="地区生产总值增长6%，进出口总额增长8%", year=2024)
    after = report("全年主要目标任务圆满完成。地区生产总值增长6.1%。", year=2025)
    assert found(before, after) == []


def test_a_target_of_one_year_does_not_contradict_a_plan_of_five(report: Made) -> None:
    before = report(targets="地区生产总值增长6%，城镇新增就业4万人以上", year=2025)
    review = "“十四五”规划主要目标任务圆满完成。地区生产总值增长4.1%。"
    assert found(before, report(review, year=2026)) == []
    assert found(before, report(review.replace("“十四五”规划", "全年"), year=2026)) != []
