"""Two reports side by side."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from duixian.portal import comparing


def claim(indicator: str, value: float, **more: Any) -> dict[str, Any]:
    plain = {
        "indicator_id": None,
        "aspect": "growth",
        "role": "target",
        "unit": "%",
        "scope": None,
        "value_high": None,
        "bound": "eq",
        "start": 0,
    }
    return {"indicator": indicator, "value": value, **plain, **more}


def test_figures_of_one_indicator_are_a_pair_whatever_it_is_called() -> None:
    first = claim("地区生产总值", 6.0, indicator_id="gdp")
    second = claim("经济", 5.5, indicator_id="gdp")
    (pair,) = comparing.figures([first], [second])
    assert (pair.first, pair.second, pair.changed) == (first, second, True)


def test_phrases_that_are_nearly_the_same_are_a_pair() -> None:
    (pair,) = comparing.figures(
        [claim("规模以上工业增加值", 6)], [claim("规模以上工业增加值增速", 6)]
    )
    assert pair.first
    assert pair.second
    assert not pair.changed


@pytest.mark.parametrize(
    "other",
    [{"aspect": "level"}, {"role": "result"}, {"unit": "元"}, {"scope": "全国"}],
)
def test_figures_of_different_kinds_are_no_pair(other: dict[str, Any]) -> None:
    pairs = comparing.figures([claim("进出口总额", 6)], [claim("进出口总额", 6, **other)])
    assert [(p.first is None, p.second is None) for p in pairs] == [(False, True), (True, False)]


def test_a_bound_that_changed_is_a_change() -> None:
    (pair,) = comparing.figures([claim("税收", 6, bound="ge")], [claim("税收", 6, bound="approx")])
    assert pair.changed


def sentence(reading: str, heading: bool = False) -> dict[str, Any]:
    return {"reading": reading, "text": reading, "heading": heading}


def test_sentences_are_the_same_reworded_new_or_gone() -> None:
    first = [
        sentence("坚持稳中求进工作总基调。"),
        sentence("确保全年城镇新增就业10万人以上。"),
        sentence("建成三条高速公路，打通出省通道。"),
        sentence("一、过去一年的工作", heading=True),
    ]
    second = [
        sentence("坚持稳中求进工作总基调。"),
        sentence("力争全年城镇新增就业9万人左右。"),
        sentence("全面启动数据要素市场化改革试点。"),
    ]
    found = comparing.wording(first, second)
    assert found.same == 1
    assert [(a["reading"][:2], b["reading"][:2]) for a, b, _ in found.reworded] == [
        ("确保", "力争")
    ]
    assert [s["reading"][:2] for s in found.gone] == ["建成"]
    assert [s["reading"][:2] for s in found.new] == ["全面"]


def test_a_difference_joined_again_is_both_sentences() -> None:
    first, second = "确保粮食产量稳定在86万吨。", "粮食产量力争达到90万吨以上。"
    pieces = comparing.difference(first, second)
    assert "".join(text for kind, text in pieces if kind != "new") == first
    assert "".join(text for kind, text in pieces if kind != "gone") == second


def test_log_odds_are_those_of_the_paper() -> None:
    # Two words, counts 8 : 2 and 3 : 7, a flat prior of weight 10: worked by hand after
    # equations 16, 19 and 22 of Monroe, Colaresi & Quinn (2008).
    terms = comparing.log_odds({"甲": 8, "乙": 2}, {"甲": 3, "乙": 7}, {"甲": 5, "乙": 5}, 10)
    by_term = {t.term: t.z for t in terms}
    # ln(8/12) - ln(13/7) over sqrt(1/13 + 1/8)
    assert by_term["甲"] == pytest.approx(-2.2799, abs=1e-4)
    # ln(12/8) - ln(7/13) over sqrt(1/7 + 1/12)
    assert by_term["乙"] == pytest.approx(2.1542, abs=1e-4)


def test_a_prior_holds_back_words_that_are_rare_everywhere() -> None:
    first = {"常见": 100, "偶然": 0}
    second = {"常见": 60, "偶然": 2}
    prior = Counter({"常见": 10_000, "偶然": 2})
    terms = {t.term: t.z for t in comparing.log_odds(first, second, prior)}
    assert abs(terms["偶然"]) < 1.5


def test_a_report_against_itself_has_no_telling_words() -> None:
    counts = comparing.word_counts(["稳定就业，扩大开放，发展经济。"])
    assert {t.z for t in comparing.log_odds(counts, counts, counts)} == {0.0}


def test_topics_are_told_by_their_words() -> None:
    topics = {
        t.topic: (t.first, t.second)
        for t in comparing.by_topic(["稳定就业。", "建设幼儿园。"], ["建设幼儿园和中小学。"])
    }
    assert topics["jobs"] == pytest.approx((4 / 9, 0.0))
    assert topics["education"] == pytest.approx((5 / 9, 1.0))
