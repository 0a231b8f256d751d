"""So much more every year, against a level and its growth over the years."""

from dataclasses import replace

import pytest

from duixian.settle import settle

WISHED = "今年起努力做到每年增产钢250万吨以上。"


def account(chain, claim, growth, *, span="2020-2024", thing="钢产量", wished=WISHED):
    quote = "250万吨"
    at = wished.index(quote)
    made = claim("做到每年增产钢", 2.5e6, "吨", bound="ge", period="2020-2024")
    mine = replace(made, quote=quote, start=at, end=at + len(quote), sentence_start=0)
    told = [
        claim(thing, growth, "%", aspect="growth", role="result", period=span),
        claim(thing, 8e7, "吨", role="result", period="2024"),
    ]
    texts = {2020: [wished], 2025: ["经济平稳。"]}
    (found,) = settle([chain({2020: [mine], 2025: told}, texts=texts)])
    return found


def test_the_mean_of_the_years_keeps_a_promise_for_each(chain, claim):
    found = account(chain, claim, 42)
    assert (found.verdict, found.year) == ("exceeded", 2024)
    assert "平均每年增加473万吨" in found.reason
    assert found.result.value == 8e7


def test_a_mean_of_just_the_gain_keeps_the_promise_too(chain, claim):
    # 8000万吨 ÷ 1.1852 = 6750万吨: 1250万吨 in five years, 250万吨 a year
    found = account(chain, claim, 18.52)
    assert found.verdict in ("met", "exceeded")
    assert "平均每年增加250" in found.reason


def test_a_computed_mean_accuses_nobody(chain, claim):
    found = account(chain, claim, 10)
    assert (found.verdict, found.cause) == ("not_comparable", "another_base")


@pytest.mark.parametrize(
    "other", [{"span": "2019-2024"}, {"thing": "粮食产量"}, {"wished": "今年起钢的产量250万吨。"}]
)
def test_other_years_another_thing_and_no_yearly_gain_tell_nothing(chain, claim, other):
    assert "平均每年增加" not in account(chain, claim, 42, **other).reason
