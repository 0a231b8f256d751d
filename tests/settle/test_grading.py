"""A result against its target."""

import pytest

from duixian.model import Figure
from duixian.settle.grading import grade


def figure(value, unit="%", bound="eq", high=None):
    return Figure("doc", None, value, high, unit, bound, "quote", 0, 5)


def verdict(target, result, aspect="growth", polarity="higher", tolerance=None):
    return grade(target, result, aspect=aspect, polarity=polarity, tolerance=tolerance).verdict


@pytest.mark.parametrize(
    ("bound", "result", "expected"),
    [
        ("approx", 6.9, "exceeded"),
        ("approx", 6.7, "met"),
        ("approx", 6.5, "met"),
        ("approx", 6.4, "nearly_met"),
        ("approx", 6.2, "missed"),
        ("ge", 6.6, "exceeded"),
        ("ge", 6.5, "met"),
        ("gt", 6.5, "nearly_met"),
    ],
)
def test_growth_is_held_against_the_bound_of_its_target(bound, result, expected):
    assert verdict(figure(6.5, bound=bound), figure(result)) == expected


def test_a_range_is_met_within_and_exceeded_beyond():
    target = figure(6.0, bound="range", high=6.5)
    assert [verdict(target, figure(v)) for v in (6.1, 6.5, 6.6, 5.9, 5.5)] == [
        *("met", "met", "exceeded", "nearly_met", "missed"),
    ]


def test_a_ceiling_is_kept_or_broken_and_never_over_fulfilled():
    target = figure(3.0, bound="approx")
    found = [verdict(target, figure(v), polarity="ceiling") for v in (0.2, 3.0, 3.2, 4.8)]
    assert found == ["met", "met", "nearly_met", "missed"]


def test_a_fall_is_held_by_its_size():
    target = figure(-3.1, bound="ge")
    found = [verdict(target, figure(v), polarity="fall") for v in (-5.6, -3.1, -3.0, -1.0, 0.5)]
    assert found == ["exceeded", "met", "nearly_met", "missed", "missed"]


def test_a_neutral_series_may_leave_its_target_on_either_side():
    target = figure(12.0, bound="approx")
    found = [verdict(target, figure(v), polarity="neutral", tolerance=1.0) for v in (12.9, 11.3)]
    assert found == ["met", "met"]
    off = [verdict(target, figure(v), polarity="neutral", tolerance=1.0) for v in (14.0, 9.9)]
    assert off == ["nearly_met", "missed"]


def test_an_amount_is_nearly_met_within_five_percent_of_it():
    target = figure(1_000_000, "人", "ge")
    found = [
        verdict(target, figure(v, "人"), aspect="level") for v in (1_352_000, 960_000, 940_000)
    ]
    assert found == ["exceeded", "nearly_met", "missed"]


def test_a_result_in_another_measure_of_the_same_dimension_is_converted():
    graded = grade(
        figure(5.5e8, "吨", "ge"), figure(1.2e12, "斤"), aspect="level", polarity="higher"
    )
    assert graded.verdict == "exceeded"
    assert graded.reason == "目标5.5亿吨以上，实际1.2万亿斤（合6亿吨），超额9.1%。"


def test_a_result_in_another_dimension_is_not_comparable():
    graded = grade(figure(100, "户"), figure(5e6, "元"), aspect="level", polarity="higher")
    assert graded.verdict == "not_comparable"
    assert "计量单位不同" in graded.reason


def test_more_than_a_figure_short_of_the_target_proves_nothing():
    target, result = figure(1200, "个", "ge"), figure(1000, "个", "gt")
    graded = grade(target, result, aspect="level", polarity="higher")
    assert graded.verdict == "not_comparable"
    assert graded.reason.endswith("不能断定是否达到。")


@pytest.mark.parametrize(
    ("target", "result", "aspect", "polarity", "zh", "en"),
    [
        (
            figure(1.1e7, "人", "ge"),
            figure(1.352e7, "人"),
            "level",
            "higher",
            "目标1100万人以上，实际1352万人，超额22.9%。",
            "Target at least 11 million people; reported 13.52 million people: "
            "22.9 % above target.",
        ),
        (
            figure(-3.1, "%", "ge"),
            figure(-5.6),
            "growth",
            "fall",
            "目标下降3.1%以上，实际下降5.6%，多降2.5个百分点。",
            "Target a fall of 3.1 % or more; reported a fall of 5.6 %: "
            "2.5 points more than planned.",
        ),
        (
            figure(4.6, "%", "le"),
            figure(4.1),
            "level",
            "ceiling",
            "目标4.6%以内，实际4.1%，低0.5个百分点，在目标以内。",
            "Target at most 4.6 %; reported 4.1 %: 0.5 points under the ceiling.",
        ),
        (
            figure(5.0, "%"),
            figure(5.0),
            "growth",
            "higher",
            "目标增长5%，实际增长5%，与目标一致。",
            "Target a rise of 5 %; reported a rise of 5 %: as planned.",
        ),
    ],
)
def test_a_verdict_explains_itself_with_the_arithmetic(target, result, aspect, polarity, zh, en):
    graded = grade(target, result, aspect=aspect, polarity=polarity)
    assert (graded.reason, graded.reason_en) == (zh, en)


def test_a_ceiling_to_be_near_that_is_far_under_says_so_and_one_to_stay_under_does_not():
    far = figure(0.2, "%")
    near_to = grade(figure(3, "%", "approx"), far, aspect="growth", polarity="ceiling")
    assert near_to.verdict == "met"
    assert "偏离“左右”（上下0.2个百分点）之外" in near_to.reason
    assert "only because a ceiling was not exceeded" in near_to.reason_en
    under = grade(figure(3, "%", "le"), far, aspect="growth", polarity="ceiling")
    assert "偏离" not in under.reason
    debt = grade(figure(5e8, "元", "approx"), figure(1e8, "元"), aspect="level", polarity="ceiling")
    assert "（上下2500万元）之外" in debt.reason
    assert "points" not in debt.reason_en
    close = grade(figure(3, "%", "approx"), figure(2.9, "%"), aspect="growth", polarity="ceiling")
    assert "偏离" not in close.reason
