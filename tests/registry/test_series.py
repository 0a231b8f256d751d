"""The headline series and the thresholds of verdicts."""

import pytest

from duixian.errors import RegistryError
from duixian.registry import indicators, series, verdicts

GUIDE = {
    *("gdp_growth", "gdp_level", "cpi", "urban_new_jobs", "surveyed_unemployment"),
    *("registered_unemployment", "fiscal_revenue_growth", "fixed_asset_investment_growth"),
    *("retail_sales_growth", "industrial_value_added_growth", "trade_growth", "income_growth"),
    *("income_growth_urban", "income_growth_rural", "grain_output", "energy_intensity"),
    *("carbon_intensity", "rd_growth", "rd_intensity", "deficit_ratio", "m2_growth"),
}


def test_the_series_are_those_of_a_headline_panel():
    assert set(series.load()) == GUIDE


def test_the_level_of_gdp_is_reported_but_never_set():
    assert series.load()["gdp_level"].roles == ("result",)


def test_deficit_and_money_belong_to_the_nation_alone():
    national = {s.id for s in series.load().values() if s.levels == {"nation"}}
    assert national == {"deficit_ratio", "m2_growth"}


def test_every_series_measures_a_known_indicator_in_an_admitted_unit():
    for one in series.load().values():
        indicator = indicators.load().by_id[one.indicator]
        assert indicators.identify(indicator.zh, one.unit) == one.indicator


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('indicator = "gdppp"', "measures 'gdppp'"),
        ('indicator = "gdp"\nparts = ["half"]', "unknown part 'half'"),
    ],
)
def test_a_series_of_nothing_known_is_refused(line, message):
    head = '[x]\nzh = "x"\nen = "x"\naspect = "level"\nunit = "元"\npolarity = "higher"\n'
    source = f"{head}roles = []\nmentions = []\n{line}\n"
    with pytest.raises(RegistryError, match=message):
        series.parse(source)


def test_a_missing_threshold_is_named():
    with pytest.raises(RegistryError, match="tolerance"):
        verdicts.parse("[exceeded]\nshare = 0.01\n")


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [(1.3e12, "斤", "吨", 6.5e8), (1.0, "公顷", "亩", 15.0), (5.0, "家", "户", 5.0)],
)
def test_measures_of_one_dimension_are_put_in_each_other(value, unit, to, expected):
    assert verdicts.load().convert(value, unit, to) == pytest.approx(expected)


def test_money_of_two_currencies_is_not_put_in_each_other():
    assert verdicts.load().convert(1.0, "美元", "元") is None
