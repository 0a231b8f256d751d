"""Which account a judged promise has now."""

from __future__ import annotations

from typing import Any

import pytest

from account_scoring import blind, is_right, now_said, score_accounts

JUDGED: dict[str, Any] = {
    "doc": "a-2020",
    "start": 10,
    "end": 14,
    "year": 2020,
    "series": None,
    "value": 5.0,
    "accept": ["met"],
    "answered": True,
    "promise": True,
}


def account(verdict: str, start: int = 10, year: int = 2020, value: float = 5.0) -> dict[str, Any]:
    target = {"doc": "a-2020", "start": start, "end": start + 4, "value": value}
    return {"target": target, "year": year, "series": None, "verdict": verdict}


@pytest.mark.parametrize(
    ("accounts", "said"),
    [
        ([account("met")], "met"),
        ([account("met", start=90)], "met"),  # said again elsewhere
        ([account("met", year=2025)], "met"),  # dated otherwise
        ([account("met", start=90, year=2025)], None),
        ([account("met", year=2025, value=6.0)], None),
        ([account("missed", year=2025), account("met")], "met"),
        ([account("missed", start=90), account("met", year=2025)], "met"),
        ([], None),
    ],
)
def test_the_account_of_a_judged_promise(accounts: list[dict[str, Any]], said: str | None) -> None:
    assert now_said(JUDGED, accounts) == said


def test_none_is_right_of_what_is_no_promise_only() -> None:
    assert not is_right(JUDGED, None)
    assert is_right({**JUDGED, "promise": False}, None)


def test_who_knew_the_rules_is_no_blind_reader():
    row = {"said": "missed", "right": True}
    assert blind([row, {**row, "knew_rules": True}]) == {"missed": (1, 1)}


def test_the_newest_round_is_a_figure_of_its_own() -> None:
    earlier = {**JUDGED, "round": 1}
    newest = {**JUDGED, "round": 2, "start": 50, "end": 54, "value": 7.0, "accept": ["missed"]}
    said = [account("met"), account("met", start=50, value=7.0)]
    figures = score_accounts([earlier, newest], said)
    assert (figures["right"], figures["newest"]) == (1.0, 0.0)
    assert score_accounts([earlier, newest, {**JUDGED, "round": 3}], said)["right"] == 0.5
