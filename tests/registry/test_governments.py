"""Governments of GB/T 2260: codes, names, levels, what lies under them."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from duixian.registry import governments


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("大连", "210200"),
        ("大连市人民政府", "210200"),
        ("辽宁省大连市", "210200"),
        ("内蒙古", "150000"),
        ("新疆", "650000"),
        ("广西", "450000"),
        ("重庆市", "500000"),
        ("恩施州", "422800"),
        ("延边", "222400"),
        ("锡林郭勒盟", "152500"),
        ("上海市浦东新区", "310115"),
        ("苏州市吴江区", "320509"),
        ("义乌", "330782"),
        ("国务院", "000000"),
    ],
)
def test_full_short_and_compound_names_find_a_government(name: str, code: str) -> None:
    found = governments.find(name)
    assert found is not None
    assert found.code == code


def test_a_name_shared_by_several_counties_finds_none_without_a_place() -> None:
    assert governments.find("鼓楼区") is None
    found = governments.find("鼓楼区", within="320100")
    assert found is not None
    assert found.code == "320106"


def test_a_name_shared_by_two_levels_means_the_higher() -> None:
    for name, code in (("吉林", "220000"), ("海南", "460000")):
        found = governments.find(name)
        assert found is not None
        assert found.code == code


@pytest.mark.parametrize("name", ["", "市", "区", "火星市", "政府"])
def test_what_is_no_name_finds_nothing(name: str) -> None:
    assert governments.find(name) is None


def test_abolished_governments_are_still_known() -> None:
    found = governments.by_code("110103")
    assert found is not None
    assert found.name == "崇文区"


def test_every_present_government_stands_under_another() -> None:
    for level in ("province", "prefecture", "county"):
        for unit in governments.standing(level):
            assert unit.parent is not None
            above = governments.by_code(unit.parent)
            assert above is not None, unit


def test_the_counts_are_those_of_the_country() -> None:
    assert len(governments.standing("province")) == 34
    assert len(governments.standing("prefecture")) == 333
    assert 2800 <= len(governments.standing("county")) <= 2900


def test_no_code_has_two_present_names() -> None:
    rows = csv.DictReader(
        resources.files("duixian.registry")
        .joinpath("governments.csv")
        .read_text("utf-8")
        .splitlines()
    )
    present = [row["code"] for row in rows if not row["until"]]
    assert len(present) == len(set(present))
