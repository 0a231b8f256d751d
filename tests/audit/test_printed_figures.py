"""A printed figure stands for all values that its digits and its bound leave possible."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.audit.printed import ANYTHING, Interval, apart, half_unit, printed
from duixian.model import Claim

PLAIN = Claim(
    claim_id="a",
    doc="d",
    report_id="r",
    government=None,
    government_code=None,
    report_year=2025,
    section="",
    role_of_section="review",
    indicator="货物吞吐量",
    indicator_id=None,
    aspect="level",
    value=366000000.0,
    value_high=None,
    unit="吨",
    bound="eq",
    role="result",
    period="2024",
    scope=None,
    quote="3.66亿吨",
    start=0,
    end=5,
    sentence_start=0,
    sentence_end=5,
    recovered=False,
    rule="plain",
    confidence=0.9,
)


def claim(quote: str, value: float, unit: str, **other: object) -> Claim:
    return replace(PLAIN, quote=quote, value=value, unit=unit, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quote", "value", "unit", "half"),
    [
        ("3.66亿吨", 3.66e8, "吨", 5e5),
        ("5.4%", 5.4, "%", 0.05),
        ("6%", 6.0, "%", 0.5),
        ("43个", 43.0, "个", 0.0),
        ("4.2万人", 42000.0, "人", 500.0),
        ("2.7倍", 270.0, "%", 5.0),
        ("百分之十二点五", 12.5, "%", 0.05),
        ("六千万吨", 6e7, "吨", 5e6),
        ("四百六十六万吨", 4.66e6, "吨", 5e3),
        ("一百一十九个", 119.0, "个", 0.0),
        ("７４７７２亿元", 7.4772e12, "元", 5e7),
        ("1 6 5 6 亿美元", 1.656e11, "美元", 5e7),
    ],
)
def test_a_figure_is_precise_to_its_last_printed_digit(
    quote: str, value: float, unit: str, half: float
) -> None:
    assert half_unit(claim(quote, value, unit)) == pytest.approx(half)


def test_round_words_are_read_roughly() -> None:
    assert printed(claim("一半", 50.0, "%")) == Interval(47.5, 52.5)


def test_a_bound_opens_the_interval_on_its_side() -> None:
    assert printed(claim("30%", 30.0, "%", bound="gt")).high == math.inf
    assert printed(claim("3%", 3.0, "%", bound="le")).low == -math.inf


def test_a_bound_on_a_fall_speaks_of_its_size() -> None:
    fall = printed(claim("2.5%", -2.5, "%", bound="ge"))
    assert fall == Interval(-math.inf, -2.45)


def test_a_range_covers_both_ends() -> None:
    both = printed(claim("6%", 6.0, "%", bound="range", value_high=6.5))
    assert (both.low, both.high) == (5.5, 7.0)


def test_two_targets_under_one_bound_are_told_apart_by_their_digits() -> None:
    five = claim("5%", 5.0, "%", bound="approx", role="target")
    seven = claim("7%", 7.0, "%", bound="approx", role="target")
    assert apart(five, seven) > 0
    assert printed(five).gap(printed(seven)) == 0


def test_nothing_is_known_of_a_quotient_whose_divisor_may_be_zero() -> None:
    assert Interval(1.0, 2.0) / Interval(-1.0, 1.0) == ANYTHING


intervals = st.tuples(
    st.floats(-1e6, 1e6, allow_nan=False), st.floats(0.0, 1e3, allow_nan=False)
).map(lambda p: Interval(p[0], p[0] + p[1]))


@given(intervals, intervals)
def test_sums_and_differences_hold_every_pair_of_values(one: Interval, other: Interval) -> None:
    for a in (one.low, one.high):
        for b in (other.low, other.high):
            assert (one + other).low <= a + b <= (one + other).high
            assert (one - other).low <= a - b <= (one - other).high


@given(intervals, intervals)
def test_the_gap_is_the_same_seen_from_either_side(one: Interval, other: Interval) -> None:
    assert one.gap(other) == other.gap(one) >= 0


@given(intervals)
def test_an_interval_has_no_gap_to_itself(one: Interval) -> None:
    assert one.gap(one) == 0
