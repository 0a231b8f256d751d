"""Standards of which a later report only says that they were raised."""

from dataclasses import replace

import pytest

from duixian.settle import settle

WISHED = "今年居民医保人均财政补助标准提高40元。"


def account(chain, claim, told, wished=WISHED, phrase="居民医保人均财政补助标准"):
    made = claim(phrase, 40, "元", aspect="change")
    at = wished.index("40元")
    mine = replace(made, quote="40元", start=at, end=at + 3, sentence_start=0)
    made_chain = chain({2020: [mine], 2021: []}, texts={2020: [wished], 2021: [told]})
    (found,) = [a for a in settle([made_chain]) if a.year == 2020]
    return found


def test_a_raise_without_its_figure_is_shown_and_not_compared(chain, claim):
    found = account(chain, claim, "提高居民医保补助标准和报销比例。")
    assert (found.verdict, found.cause, found.rule) == ("not_comparable", "no_figure", "own words")
    assert found.result.quote == "提高居民医保补助标准和报销比例"


@pytest.mark.parametrize(
    "told",
    [
        "居民医保补助标准保持稳定。",  # not raised
        "提高居民医保补助标准30元。",  # a figure of its own, which the reader finds
        "五年来提高居民医保补助标准。",  # of several years
        "今年提高居民医保补助标准。",  # the next plan
        "提高义务教育经费标准。",  # another standard
    ],
)
def test_what_is_no_raise_of_that_standard_in_that_year_is_not_shown(chain, claim, told):
    assert account(chain, claim, told).rule != "own words"


@pytest.mark.parametrize("raised", ["提高", "增加", "上调", "提标"])
def test_each_word_of_a_raise(chain, claim, raised):
    found = account(chain, claim, f"居民医保人均财政补助标准{raised}。")
    assert (found.verdict, found.cause, found.rule) == ("not_comparable", "no_figure", "own words")


@pytest.mark.parametrize("much", ["三十元", "一倍", "3%", "2.5倍", "二百亿"])
def test_a_figure_in_words_or_as_a_share_is_one_that_the_reader_finds(chain, claim, much):
    assert account(chain, claim, f"提高居民医保补助标准{much}。").rule != "own words"


@pytest.mark.parametrize(
    "phrase",
    [
        "粮食最低收购价",
        "企业退休人员基本养老金",
        "农村低保标准",
        "农村最低生活保障标准",
        "职工最低工资",
        "困难儿童补贴标准",
        "义务教育生均经费标准",
    ],
)
def test_prices_and_pensions_are_raised_too(chain, claim, phrase):
    found = account(chain, claim, f"提高{phrase}。", f"今年{phrase}提高40元。", phrase)
    assert (found.verdict, found.rule) == ("not_comparable", "own words")


def test_only_standards_are_raised(chain, claim):
    wished = "今年居民医保财政资金提高40元。"
    found = account(chain, claim, "提高居民医保财政资金。", wished, "居民医保财政资金")
    assert found.rule != "own words"
