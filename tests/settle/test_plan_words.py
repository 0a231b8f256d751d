"""Figures of a plan that are answered in words, or by the level beside them."""

from dataclasses import replace

from duixian.settle import settle


def test_a_growth_over_a_base_is_settled_by_the_level_it_stands_beside(chain, claim):
    at = {"sentence_start": 100, "sentence_end": 150}
    level = claim("原煤产量", 7e8, "吨", period="2025")
    grown = claim("原煤产量", 12.9, "%", aspect="growth", period="2025")
    level = replace(level, start=110, end=115, **at)
    grown = replace(grown, start=120, end=125, **at)
    told = claim("原煤产量", 8.5e8, "吨", role="result", period="2025")
    accounts = settle([chain({2021: [level, grown], 2026: [told]})])
    assert [a.verdict for a in accounts] == ["exceeded", "exceeded"]
    short = claim("原煤产量", 5e8, "吨", role="result", period="2025")
    accounts = settle([chain({2021: [level, grown], 2026: [short]})])
    growth = next(a for a in accounts if a.aspect == "growth")
    assert growth.verdict != "missed"


def test_a_plan_said_to_be_surpassed_is_taken_at_its_word_for_the_thing_named(chain, claim):
    targets = [
        claim(name, 98.3, "%", aspect="growth", period="2025")
        for name in ("工业总产值", "农业总产值")
    ]
    text = "2025年的工业总产值超过“十四五”规划所规定的指标百分之十七。"
    made = chain({2021: targets, 2026: []}, texts={2026: [text]})
    verdicts = {a.indicator: a.verdict for a in settle([made])}
    assert verdicts["工业总产值"] == "exceeded"
    assert verdicts["农业总产值"] != "exceeded"
