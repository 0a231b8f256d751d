from __future__ import annotations

import re

import pytest

from duixian.text.times import HAN_YEAR, YEAR, plan_period, year_of


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("1994", 1994),
        ("2026", 2026),
        ("一九五七", 1957),
        ("二〇二六", 2026),
        ("二零零八", 2008),
        ("一八八〇", 1880),
    ],
)
def test_a_year_is_known_in_either_writing(written: str, year: int) -> None:
    found = re.search(YEAR, f"到{written}年")
    assert found is not None
    assert year_of(found.group()) == year


@pytest.mark.parametrize("text", ["二三四五年", "一二三四", "12019年", "三〇二六年"])
def test_other_runs_of_digits_are_no_year(text: str) -> None:
    assert re.search(f"{YEAR}年|{HAN_YEAR}", text) is None


@pytest.mark.parametrize("numeral", ["一二", "十十", "九十"])
def test_numerals_of_no_plan_have_no_period(numeral: str) -> None:
    assert plan_period(numeral) is None
