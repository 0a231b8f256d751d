"""Each promise once: what the panel has under a series' name is no account beside it."""

from dataclasses import replace

import pytest

from duixian.settle import settle

WISHED = "今年城镇调查失业率全年控制在5.5%以内。"


def accounts(chain, claim, cell, phrase, value=5.5):
    at = WISHED.index("5.5%")
    place = {"quote": "5.5%", "start": at, "end": at + 4}
    mine = replace(claim(phrase, value, "%", bound="le"), sentence_start=0, **place)
    shown = replace(cell("surveyed_unemployment", "target", 2020, 5.5, bound="le"), **place)
    made = chain({2020: [shown, mine], 2021: []}, texts={2020: [WISHED], 2021: ["运行平稳。"]})
    return sorted(a.series or "" for a in settle([made]) if a.year == 2020)


def test_the_same_figure_under_the_name_of_its_series_is_one_promise(chain, claim, cell):
    assert accounts(chain, claim, cell, "城镇调查失业率全年") == ["surveyed_unemployment"]


@pytest.mark.parametrize(("headline", "series"), [(8.0, {"gdp_growth"}), (7.5, {"", "gdp_growth"})])
def test_why_a_target_is_what_it_is_is_no_promise_beside_it(chain, claim, cell, headline, series):
    told = claim("提出国内生产总值", 8.0, "%", aspect="growth", bound="approx")
    shown = cell("gdp_growth", "target", 2020, headline)
    accounts = settle([chain({2020: [shown, told], 2021: []})])
    assert {a.series or "" for a in accounts if a.year == 2020} == series


@pytest.mark.parametrize(
    ("phrase", "value"),
    [("城镇调查失业率和青年失业率", 5.5), ("青年失业率", 5.5), ("城镇调查失业率全年", 5.0)],
)
def test_another_thing_or_another_figure_has_its_own(chain, claim, cell, phrase, value):
    assert accounts(chain, claim, cell, phrase, value) == ["", "surveyed_unemployment"]
