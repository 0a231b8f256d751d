"""What is given for several years only, of a promise for one of them."""

from dataclasses import replace

import pytest

from duixian.settle import settle

FIVE = {"role": "result", "period": "2016-2020"}


def of_count(chain, claim, wished, phrase, value, told):
    at = wished.index("11个")
    mine = replace(claim(phrase, 11, "个"), quote="11个", start=at, end=at + 3, sentence_start=0)
    texts = {2020: [wished], 2021: ["去年经济平稳。"]}
    done = [claim(told, value, "个", **FIVE)]
    (account,) = [
        a for a in settle([chain({2020: [mine], 2021: done}, texts=texts)]) if a.year == 2020
    ]
    return account


def test_what_was_to_be_built_stands_where_it_was_set_up(chain, claim):
    account = of_count(chain, claim, "今年建设11个试验区。", "建设试验区", 11, "设立试验区")
    assert (account.verdict, account.cause) == ("met", None)


@pytest.mark.parametrize("up", ["设立", "建立", "布局", "批准设立"])
def test_as_many_as_were_set_up_in_all_are_what_was_to_stand(chain, claim, up):
    account = of_count(chain, claim, f"今年{up}11个试验区。", f"{up}试验区", 11, f"{up}试验区")
    assert (account.verdict, account.cause) == ("met", None)


@pytest.mark.parametrize(
    ("wished", "phrase", "value", "told"),
    [
        ("今年再设立11个试验区。", "设立试验区", 11, "设立试验区"),  # so many more
        ("今年新设立11个试验区。", "设立试验区", 11, "设立试验区"),
        ("今年扩大建设11个试验区。", "建设试验区", 11, "设立试验区"),
        ("今年增设11个试验区。", "建设试验区", 11, "设立试验区"),
        ("今年建设11个试验区。", "建设试验区", 20, "设立试验区"),
        ("今年检查11个试验区。", "检查试验区", 11, "检查试验区"),  # done again each year
    ],
)
def test_a_count_over_several_years_is_not_comparable(chain, claim, wished, phrase, value, told):
    account = of_count(chain, claim, wished, phrase, value, told)
    assert (account.verdict, account.cause) == ("not_comparable", "another_period")


def test_a_sum_of_another_thing_is_not_even_shown(chain, claim):
    mine = claim("工业总产值", 6e10, "元")
    sums = [claim("农业和工业总产值", 6.1e10, "元", **FIVE)]
    (account,) = [a for a in settle([chain({2020: [mine], 2021: sums})]) if a.year == 2020]
    assert (account.verdict, account.result) == ("not_found", None)
