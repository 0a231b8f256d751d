"""Check 11: rates that a report states of the year's work, against the desk's count."""

from __future__ import annotations

import pytest

from audit_reports import made
from duixian import audit
from duixian.audit import DeskRate
from duixian.model import Finding

CITY = "澜川市"


def counted(rate: str, done: int, of: int, year: int = 2024, name: str = CITY) -> DeskRate:
    zh = {"done": "办结率", "done_in_time": "按期办结率", "satisfied": "满意率"}[rate]
    return DeskRate(name, None, year, rate, zh, done, of, 100 * done / of, f"{year}-12-31")


def found(review: str, *rates: DeskRate) -> list[Finding]:
    findings = audit.findings([made(review)], rates)
    return [f for f in findings if f.kind == "desk_rate"]


ALL_DONE = "政府工作报告确定的93项重点工作办结率100%。"


def test_a_rate_that_the_desk_counts_otherwise_is_found_and_is_low() -> None:
    (one,) = audit.findings([made(ALL_DONE)], [counted("done", 90, 93)])
    assert (one.kind, one.severity) == ("desk_rate", "low")
    assert (one.found, round(one.expected or 0, 1)) == (100.0, 96.8)
    assert "90／93" in one.message
    assert "办结率100%" in one.figures[0].quote
    assert one.innocent


def test_a_rate_that_agrees_within_its_printed_digits_is_no_finding() -> None:
    assert not found("重点工作按期办结率96.8%。", counted("done_in_time", 90, 93))  # 96.774
    assert not found("重点工作办结率97%。", counted("done", 90, 93))
    assert found("重点工作办结率96.9%。", counted("done", 90, 93))


@pytest.mark.parametrize(
    "link", ["", "达到", "达", "为", "保持在", "保持", "实现", "提高到", "是", "实现了"]
)
@pytest.mark.parametrize("stress", ["", "均", "都", "已", "也"])
def test_a_rate_is_told_with_many_a_verb(link: str, stress: str) -> None:
    (one,) = found(f"重点工作办结率{stress}{link}100%。", counted("done", 90, 93))
    assert one.found == 100.0


@pytest.mark.parametrize(("year", "name"), [(2023, CITY), (2025, CITY), (2024, "望亭县")])
def test_the_count_of_another_year_or_place_says_nothing_of_a_rate(year: int, name: str) -> None:
    assert not found(ALL_DONE, counted("done", 90, 93, year, name))


@pytest.mark.parametrize(
    "review",
    [
        "办理群众来信来访9800余件，办结率100%。",
        "办理人大建议、政协提案330件，办结率100%，满意率100%。",
        "12345热线受理诉求30万件，办结率100%。",
        "开展督查120次，办理人大建议330件，办结率100%。",  # the last subject before it decides
        "审批事项办结率100%。",
    ],
)
def test_a_rate_of_letters_motions_or_approvals_is_left_alone(review: str) -> None:
    assert not found(review, counted("done", 90, 93), counted("satisfied", 1, 2))


@pytest.mark.parametrize(
    ("review", "rate"),
    [
        ("十件民生实事全部完成，群众满意率98%。", "satisfied"),
        ("督查事项按时办结率达到100%。", "done_in_time"),
        ("年度重点任务办结率为99.5%。", "done"),
    ],
)
def test_what_reports_call_the_rates(review: str, rate: str) -> None:
    assert [said.rate for said in audit.stated_rates(review)] == [rate]
    assert found(review, counted(rate, 1, 2))


def test_only_the_year_and_the_government_of_the_desk_are_compared() -> None:
    assert not found(ALL_DONE, counted("done", 90, 93, year=2023))
    assert not found(ALL_DONE, counted("done", 90, 93, name="望亭县"))
    assert not found(ALL_DONE)  # no desk, no finding
    assert not found(ALL_DONE, counted("satisfied", 1, 2))  # another rate


def test_a_sentence_without_a_subject_of_either_kind_is_left_alone() -> None:
    assert not found("办结率100%。", counted("done", 90, 93))
