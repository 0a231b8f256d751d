"""Targets in words: what they refer to, whose name the sentence says, and what sets no target."""

from __future__ import annotations

import pytest

from duixian.model import Figure
from duixian.registry import series
from duixian.settle import settle
from duixian.settle.chains import linked
from duixian.settle.grade_words import References, grade_words

KNOWN = series.load()


def rate(value: float) -> Figure:
    return Figure("d", None, value, None, "%", "eq", f"增长{value}%", 0, 0)


def step(wished: str, result: float, **more: Figure) -> tuple[str, str]:
    refer = References(series=KNOWN["industrial_value_added_growth"], **more)  # type: ignore[arg-type]
    graded = grade_words(rate(0), rate(result), refer, wished)
    return graded.verdict, graded.reason


@pytest.mark.parametrize(("result", "verdict"), [(6.5, "met"), (5.9, "met"), (5.2, "missed")])
def test_in_step_with_the_nation_is_held_against_the_nation(result: float, verdict: str) -> None:
    assert step("与全国同步", result, nation=rate(6.0), growth=rate(9.0))[0] == verdict


def test_without_the_nations_figure_nothing_is_said_of_it() -> None:
    verdict, reason = step("与全国同步", 5.0, growth=rate(9.0))
    assert verdict == "not_comparable"
    assert "全国" in reason


def test_the_sentence_names_its_own_series() -> None:
    _, reason = step("与经济增长同步", 5.0, growth=rate(5.0))
    assert KNOWN["industrial_value_added_growth"].zh.removesuffix("增速") in reason
    assert "居民收入" not in reason


def test_growth_of_the_economy_is_not_held_against_itself() -> None:
    refer = References(series=KNOWN["gdp_growth"], growth=rate(5.0))
    graded = grade_words(rate(0), rate(5.0), refer, "与经济增长同步")
    assert graded.verdict == "not_comparable"


def test_the_nation_is_taken_from_its_own_report_never_from_the_citys(chain, cell) -> None:
    words = {"qualitative": "与全国同步", "unit": "%"}
    city = [
        cell("industrial_value_added_growth", "target", 2020, **words),
        cell("industrial_value_added_growth", "result", 2020, 6.1),
    ]
    nation = [cell("industrial_value_added_growth", "result", 2020, 6.0)]
    reports = [
        *chain({2020: city[:1], 2021: city[1:]}).reports.values(),
        *chain({2021: nation}, government="全国", code="000000", level="nation").reports.values(),
    ]
    (account,) = [a for a in settle(linked(reports)) if a.government == "兰川市"]
    assert account.verdict == "met"
    assert "全国增长6%" in account.reason
    (alone,) = settle(linked(reports[:2]))
    assert alone.verdict == "not_comparable"


def test_what_was_nothing_the_year_before_cannot_be_held_steady() -> None:
    none, some = (Figure("d", None, n, None, "亿元", "eq", f"{n}亿元", 0, 0) for n in (0.0, 5.0))
    graded = grade_words(none, some, References(before=none), "保持稳定")
    assert (graded.verdict, graded.cause) == ("not_comparable", "words_only")


@pytest.mark.parametrize("words", ["能耗强度统筹考核，并留有适当弹性", "如能耗增长较猛"])
def test_words_that_set_no_target_open_no_account(chain, cell, words: str) -> None:
    told = cell("energy_intensity", "target", 2020, qualitative=words)
    assert settle([chain({2020: [told], 2021: []})]) == ()


@pytest.mark.parametrize("name", ["cpi", "surveyed_unemployment", "registered_unemployment"])
def test_a_ceiling_is_not_missed_by_a_fall(chain, cell, name: str) -> None:
    """Inflation of -0.3 % is under a ceiling of 3 %, whatever its sign."""
    target = cell(name, "target", 2020, 3.0, bound="le")
    made = chain({2020: [target], 2021: [cell(name, "result", 2020, -0.3)]})
    (account,) = settle([made])
    assert account.verdict == "met"
    assert "低3.3个百分点，在目标以内" in account.reason


def test_a_deficit_over_its_ceiling_accuses_nobody(chain, cell) -> None:
    target = cell("deficit_ratio", "target", 2020, 3.0, bound="le")
    made = chain({2020: [target], 2021: [cell("deficit_ratio", "result", 2020, 3.8)]})
    (account,) = settle([made])
    assert account.role == "decision"
    assert account.verdict == "not_comparable"
