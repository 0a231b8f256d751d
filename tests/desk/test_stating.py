"""The desk's rates as the audit compares them."""

from __future__ import annotations

from datetime import date

from desk_items import an_item
from duixian.desk import stating

DONE = {"stage": "done", "done": "2024-12-20"}


def test_the_rates_of_a_year_that_is_over_are_counted_on_its_last_day() -> None:
    items = [an_item("a", **DONE), an_item("b"), an_item("c", stage="done", done="2025-01-08")]
    found = {rate.rate: rate for rate in stating.desk_rates(items, date(2025, 1, 20))}
    done = found["done"]
    assert (done.numerator, done.denominator, done.on) == (1, 3, "2024-12-31")
    assert (done.government, done.government_code, done.year) == ("云和县", "990201", 2024)
    assert "satisfied" not in found  # nobody was asked
    assert stating.desk_rates(items, date(2024, 12, 30)) == ()


def test_each_government_and_year_has_its_own() -> None:
    other = an_item("d", promised={"government": "望亭县", "government_code": None}, **DONE)
    later = an_item("e", promised={"year": 2025})
    found = stating.desk_rates([an_item("a"), other, later], date(2025, 6, 1))
    done = [(rate.government, rate.year, rate.share) for rate in found if rate.rate == "done"]
    assert done == [("云和县", 2024, 0.0), ("望亭县", 2024, 100.0)]
