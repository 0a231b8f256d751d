"""The lexicon of indicators: one phrase, one indicator, told by its measure."""

import pytest

from duixian.errors import RegistryError
from duixian.registry import indicators

ENTRY = """[economy]
gdp = {{ zh = "{zh}", en = "x", dim = "{dim}", polarity = "{polarity}", synonyms = [] }}
"""


def entry(zh: str = "生产总值", dim: str = "currency", polarity: str = "higher") -> str:
    return ENTRY.format(zh=zh, dim=dim, polarity=polarity)


@pytest.mark.parametrize(
    ("phrase", "unit", "expected"),
    [
        ("国内生产总值", "元", "gdp"),
        ("全市生产总值", "%", "gdp"),
        ("规上工业增加值", "%", "industrial_value_added"),
        ("单位GDP二氧化碳排放", "%", "carbon_intensity"),
        ("城镇常住居民人均可支配收入", "元", "income_urban"),
        ("全社会研发经费支出相当于全市生产总值的比例", "%", "rd_intensity"),
        ("R&D经费支出占GDP比重", "%", "rd_intensity"),
        ("“三公”经费", "%", "three_public_spending"),
        ("广义货币M 2", "%", "m2"),
        ("经营主体", "户", "business_entities"),
        ("粮食总产量", "斤", "grain_output"),
    ],
)
def test_the_usual_phrases_of_a_quantity_are_one_indicator(phrase, unit, expected):
    assert indicators.identify(phrase, unit) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "一般公共预算收入(扣除减税降费等因素影响)",
        "民营经济税收",
        "脱贫地区农村居民收入",
        "企业",
        "东盟进出口",
    ],
)
def test_a_part_or_a_variant_with_its_own_meaning_is_not_the_whole(phrase):
    assert indicators.identify(phrase, "%") is None


def test_a_figure_in_another_measure_is_another_quantity():
    assert indicators.identify("粮食产量", "元") is None
    assert indicators.identify("居民消费价格", "元") is None
    assert indicators.identify("人均预期寿命", "岁") == "life_expectancy"


def test_prices_without_a_name_are_consumer_prices_only_since_they_are_the_measure():
    lexicon = indicators.load()
    told = [lexicon.identify_then("物价涨幅", "%", year) for year in (1997, 2000, None)]
    assert told == [None, "cpi", "cpi"]
    assert lexicon.identify_then("居民消费价格", "%", 1997) == "cpi"


def test_a_generic_phrase_that_is_no_synonym_is_refused():
    entry = (
        '[p]\ncpi = { zh = "居民消费价格", en = "x", dim = "ratio", polarity = "ceiling", '
        'synonyms = [], generic = { since = 2000, phrases = ["物价"] } }\n'
    )
    with pytest.raises(RegistryError, match="calls 物价 generic"):
        indicators.parse(entry)


def test_growth_gaps_and_ranks_are_open_to_every_indicator():
    assert {indicators.identify("粮食产量", u) for u in ("%", "百分点", "位", "年")} == {
        "grain_output"
    }


def test_every_shipped_phrase_leads_back_to_its_indicator():
    lexicon = indicators.load()
    assert len(lexicon.by_id) > 170
    for indicator in lexicon.by_id.values():
        for phrase in (indicator.zh, *indicator.synonyms):
            assert lexicon.identify(phrase, "%") == indicator.id, phrase


def test_a_phrase_for_two_indicators_is_refused_by_name():
    twice = entry() + entry().replace("gdp", "gnp").removeprefix("[economy]\n")
    with pytest.raises(RegistryError, match="生产总值 stands for both gdp and gnp"):
        indicators.parse(twice)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (entry(dim="money"), "dimension 'money'"),
        (entry(polarity="up"), "polarity 'up'"),
        ('[economy]\ngdp = { zh = "生产总值" }\n', "lacks dim, en, polarity, synonyms"),
    ],
)
def test_a_broken_entry_is_named_with_what_is_wrong(source, message):
    with pytest.raises(RegistryError, match=message):
        indicators.parse(source)
