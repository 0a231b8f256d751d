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


def of_rate(chain, claim, told, period="2025", bound="eq", wished=20.0, answer=19.1):
    target = claim("棉纱产量", wished, "%", aspect="growth", period=period, bound=bound)
    made = {"role": "result", "aspect": "growth", "period": told}
    done = [claim("棉纱产量", answer, "%", **made)] if told else []
    texts = {2026: ["棉纱产量增长了。"]}
    accounts = settle([chain({2021: [target], 2026: done}, texts=texts)])
    return next(a for a in accounts if a.target.value == wished)


def test_growth_over_a_base_is_set_beside_the_growth_of_its_last_year_and_not_judged(chain, claim):
    account = of_rate(chain, claim, "2025", answer=4.0)
    assert (account.verdict, account.cause) == ("not_comparable", "another_base")
    assert account.result is not None
    assert account.result.value == 4.0
    assert "以基期为准" in account.reason


def test_growth_over_a_base_is_not_found_where_nothing_is_said_but_its_name(chain, claim):
    account = of_rate(chain, claim, None)
    assert (account.verdict, account.cause, account.result) == ("not_found", None, None)


def test_growth_over_several_years_is_nearly_met_by_a_share_of_it(chain, claim):
    span = "2021-2025"
    assert of_rate(chain, claim, span, span).verdict == "nearly_met"
    assert of_rate(chain, claim, span, span, answer=18.9).verdict == "missed"
    # short by less than a year's rate may be: the share is never less room than that
    assert of_rate(chain, claim, span, span, wished=2.0, answer=1.8).verdict == "nearly_met"
