"""What a figure is not to be taken for before it accuses."""

import pytest

from two_reports import account


@pytest.mark.parametrize(
    ("planned", "done", "verdict", "cause"),
    [
        # of a part of the year
        (
            "社会消费品零售总额达到50亿元。",
            "1—11月社会消费品零售总额46亿元。",
            "not_comparable",
            "another_period",
        ),
        (
            "粮食总产量20万吨。",
            "截至11月底，粮食总产量18万吨。",
            "not_comparable",
            "another_period",
        ),
        ("粮食总产量20万吨。", "截至12月底，粮食总产量18万吨。", "missed", None),
        ("粮食总产量20万吨。", "1—11月雨水偏多，全年粮食总产量18万吨。", "missed", None),
        # added up over years
        ("单位GDP能耗下降3%。", "单位GDP能耗累计下降14.2%。", "not_comparable", "another_period"),
        ("单位GDP能耗下降3%。", "单位GDP能耗下降3.2%。", "exceeded", None),
        # on another basis, told beside it
        (
            "财政总收入增长8%。",
            "财政总收入下降2.3%，剔除减税降费因素，同口径增长8.6%。",
            "not_comparable",
            "another_base",
        ),
        ("财政总收入增长8%。", "财政总收入下降2.3%，同口径增长3.6%。", "missed", None),
        ("财政总收入增长8%。", "财政总收入下降2.3%，其中县本级增长8.6%。", "missed", None),
        (
            "进出口总额增长10%。",
            "以美元计，进出口总额下降3.2%；以人民币计，增长10.5%。",
            "not_comparable",
            "another_base",
        ),
    ],
)
def test_before_it_accuses(planned: str, done: str, verdict: str, cause: str | None) -> None:
    one = account(planned, done)
    assert (one.verdict, one.cause) == (verdict, cause)


def test_the_reason_says_what_the_figure_is() -> None:
    one = account("财政总收入增长8%。", "财政总收入下降2.3%，剔除减税降费因素，同口径增长8.6%。")
    assert "另有一个口径" in one.reason
    assert "another basis" in one.reason_en


def test_a_half_year_of_the_year_reviewed() -> None:
    one = account("地区生产总值增长7%。", "上半年地区生产总值增长5.2%，全年增长7.1%。")
    assert (one.verdict, one.result.value if one.result else None) == ("exceeded", 7.1)
