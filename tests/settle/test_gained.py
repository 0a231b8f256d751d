"""So much more was promised, and from where to where it went is told."""

import pytest

from two_reports import account


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        ("新增床位300张。", "编制床位由500张增加到800张。", "met"),
        ("新增床位300张。", "编制床位由500张增加到860张。", "exceeded"),
        ("新增集中供热面积60万平方米。", "集中供热面积由210万平方米扩大到270万平方米。", "met"),
        ("新增贷款5亿元。", "贷款余额46.3亿元，比年初净增6.8亿元。", "exceeded"),
        # less of it than was promised: some may have been given up
        ("新增床位300张。", "编制床位由500张增加到700张。", "not_found"),
        ("新增贷款5亿元。", "贷款余额46.3亿元，比年初净增3.8亿元。", "not_found"),
        # of another thing, or of several years
        ("新增床位300张。", "学位由500个增加到800个。", "unreported"),
        ("新增床位300张。", "五年来，床位由500张增加到800张。", "not_found"),
    ],
)
def test_what_there_is_more_of_may_keep_a_promise(planned: str, done: str, verdict: str) -> None:
    assert account(planned, done).verdict == verdict


def test_the_words_of_both_figures_are_quoted() -> None:
    kept = account("新增床位300张。", "编制床位由500张增加到800张。")
    assert kept.rule == "difference"
    assert kept.result is not None
    assert kept.result.value == 300
    assert kept.result.quote == "500张增加到800张"
    assert "由500张到800张" in kept.reason
    assert "from 500" in kept.reason_en
