"""Figures that the next report implies."""

from dataclasses import replace

import pytest

from duixian.settle import settle
from duixian.settle.implied import implied

PLAN = "今年赤字率拟按4%安排,{}。"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("比上年提高1个百分点", 3.0),
        ("比去年预算高0.2个百分点", None),
        ("较上年下降一个百分点", 5.0),
        ("与上年持平", 4.0),
        ("保持不变", 4.0),
        ("支持地方", None),
    ],
)
def test_a_move_from_last_years_figure_gives_that_figure(chain, cell, words, value):
    said = PLAN.format(words)
    at = said.index("4%")
    target = replace(cell("deficit_ratio", "target", 2021, 4.0), start=at, end=at + 2)
    years = {2020: [cell("deficit_ratio", "target", 2020, 3.0)], 2021: [target]}
    made = chain(years, texts={2021: [said, "去年经济平稳。"]})
    found = implied(made.reports[2021], "deficit_ratio", 2020)
    assert (found.figure.value if found else None) == value
    (account,) = [a for a in settle([made]) if a.year == 2020]
    # a budget that moves from the budget before says not how that was carried out
    assert (account.role, account.verdict) == ("decision", "not_found")


def test_a_promise_is_settled_by_the_figure_that_its_next_target_moves_from(chain, cell):
    said = "今年城镇调查失业率4%,比上年提高1个百分点。"
    at = said.index("4%")
    target = replace(cell("surveyed_unemployment", "target", 2021, 4.0), start=at, end=at + 2)
    years = {2020: [cell("surveyed_unemployment", "target", 2020, 3.0)], 2021: [target]}
    made = chain(years, texts={2021: [said, "去年经济平稳。"]})
    (account,) = [a for a in settle([made]) if a.year == 2020]
    assert account.verdict == "met"
    assert "4-1=3" in account.reason
    assert account.result is not None
    assert account.result.quote == "比上年提高1个百分点"
