"""How falls are told: the bound is of the size, not of the signed number."""

from __future__ import annotations

import pytest

from duixian.errors import RegistryError
from duixian.model import Bound
from duixian.registry import moves


def written(size: float, high: float | None) -> str:
    return f"{size:g}%" if high is None else f"{size:g}–{high:g}%"


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("ge", "下降3.4%以上", "a fall of 3.4% or more"),
        ("gt", "下降超过3.4%", "a fall of more than 3.4%"),
        ("le", "下降3.4%以内", "a fall of 3.4% or less"),
        ("lt", "下降不到3.4%", "a fall of less than 3.4%"),
        ("approx", "下降3.4%左右", "a fall of about 3.4%"),
        (None, "下降3.4%", "a fall of 3.4%"),
    ],
)
def test_the_bound_of_a_fall_is_of_its_size(bound: Bound | None, zh: str, en: str) -> None:
    assert moves.fall((-3.4, None), "%", bound, "zh", written) == zh
    assert moves.fall((-3.4, None), "%", bound, "en", written) == en


def test_of_a_range_the_smaller_fall_comes_first() -> None:
    for ends in ((-3.0, -2.0), (-2.0, -3.0)):
        assert moves.fall(ends, "%", "range", "zh", written) == "下降2–3%"


def test_a_phrase_that_says_its_direction_is_given_no_second_verb() -> None:
    assert moves.fall((-27.0, None), "个", "eq", "zh", written, "比现减少") == "27%"
    assert moves.load().verb(7.0, "%", "growth", "经济增长") == ""
    assert moves.load().verb(7.0, "%", "growth", "经济") == "增长"


def test_levels_and_rises_are_no_falls() -> None:
    assert not moves.falls(-3.4, "gap")
    assert not moves.falls(3.4, "growth")
    assert not moves.falls(None, "growth")
    assert moves.falls(-3.4, "change")


def test_a_bound_without_words_is_refused() -> None:
    with pytest.raises(RegistryError, match="bound eq lacks"):
        moves.parse("[verb]\nsaid = []\n[rise]\nen = ''\n[fall]\n")
