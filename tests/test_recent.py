"""Answers that are kept for a while."""

from __future__ import annotations

import pytest

from duixian.recent import KEPT, WorkedOut, recent


def test_what_was_asked_a_moment_ago_is_not_worked_out_again() -> None:
    asked: list[str] = []

    @recent
    def twice(word: str) -> str:
        """Its word, twice."""
        asked.append(word)
        return word * 2

    assert [twice("甲"), twice("乙"), twice("甲")] == ["甲甲", "乙乙", "甲甲"]
    assert asked == ["甲", "乙"]
    assert (twice.__name__, twice.__doc__) == ("twice", "Its word, twice.")


def test_no_more_is_kept_than_a_few_paragraphs_worth() -> None:
    asked: list[int] = []

    @recent
    def same(number: int) -> int:
        asked.append(number)
        return number

    for number in range(KEPT + 1):
        same(number)
    same(KEPT)
    same(0)
    assert asked == [*range(KEPT + 1), 0]


def test_an_error_is_raised_each_time() -> None:
    asked: list[str] = []

    @recent
    def number(word: str) -> int:
        asked.append(word)
        return int(word)

    for _ in range(2):
        with pytest.raises(ValueError, match="甲"):
            number("甲")
    assert asked == ["甲", "甲"]


def test_a_look_up_works_out_what_it_lacks() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = WorkedOut(length)
    assert (lengths["增长"], lengths["增长"], lengths.get("提高")) == (2, 2, None)
    assert asked == ["增长"]
