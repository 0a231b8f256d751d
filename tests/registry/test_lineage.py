"""Governments that existed then: which name stood when, and what became of it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from duixian.registry import governments
from duixian.registry.governments import entries
from duixian.registry.lineage import kin, last, lineage, story, succession

HAINAN = 1
"""Years that the lists of the island's towns are short of, before it was a province."""


def test_every_successor_stands_in_the_list_after_its_predecessors_last() -> None:
    checked = 0
    for entry in entries():
        found = succession(entry.unit)
        if found is None:
            assert not entry.successors
            continue
        assert len(found.successors) == len(entry.successors) > 0
        for successor in found.successors:
            checked += 1
            assert successor != entry.unit
            assert governments.distance(successor, found.year + 1) <= HAINAN, (entry, successor)
    assert checked > 3500


def test_what_goes_on_has_one_successor_and_what_is_divided_several() -> None:
    for entry in entries():
        found = succession(entry.unit)
        if found is not None:
            assert found.basis in {"lists", "record", "likely"}
            assert (len(found.successors) == 1) or not found.goes_on, entry
            assert found.change != "divided" or len(found.successors) > 1, entry


def test_every_line_ends_where_it_stands_or_went_up_in_others() -> None:
    ends = [last(entry.unit) for entry in entries()]
    known = [e for e in ends if e.until is None or succession(e) is not None]
    assert len(ends) - len(known) < 0.01 * len(ends)


def test_nobody_takes_the_place_of_two_governments_as_the_same() -> None:
    """Two that became one are merged: one of them may go on, never both under one name."""
    heirs: dict[object, list[str]] = {}
    for entry in entries():
        found = succession(entry.unit)
        if found is not None and found.goes_on:
            heirs.setdefault(found.successors[0], []).append(entry.unit.name)
    twice = {heir: names for heir, names in heirs.items() if len(names) > 1}
    # The lists give some towns of the eighties two codes in turn, with a year between.
    assert len(twice) <= 3, twice


def test_no_code_has_two_names_in_one_year() -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    for entry in entries():
        unit = entry.unit
        spans.setdefault(unit.code, []).append((unit.since or 1980, unit.until or 9999))
    for code, found in spans.items():
        found.sort()
        assert all(a[1] < b[0] for a, b in pairwise(found)), code


@pytest.mark.parametrize(
    ("name", "year", "successor", "ended"),
    [
        ("綦江县", 2005, "綦江区", 2011),
        ("大足县", 2005, "大足区", 2011),
        ("江都市", 2005, "江都区", 2011),
        ("章丘市", 2014, "章丘区", 2016),
        ("富阳市", 2010, "富阳区", 2014),
        ("即墨市", 2015, "即墨区", 2017),
        ("铜山县", 2005, "铜山区", 2010),
        ("通州市", 2005, "通州区", 2009),
        ("浏阳县", 1990, "浏阳市", 1993),
        ("宁乡县", 2015, "宁乡市", 2017),
        ("顺德市", 2000, "顺德区", 2002),
        ("昆山县", 1988, "昆山市", 1989),
        ("邹平县", 2015, "邹平市", 2018),
        ("荥阳县", 1990, "荥阳市", 1994),
        ("襄樊市", 2005, "襄阳市", 2010),
        ("思茅市", 2005, "普洱市", 2007),
        ("淮阴市", 1995, "淮安市", 2000),
        ("毕节地区", 2005, "毕节市", 2011),
        ("哲里木盟", 1995, "通辽市", 1999),
        ("中甸县", 1995, "香格里拉县", 2001),
        ("玉树县", 2010, "玉树市", 2013),
        ("库车县", 2015, "库车市", 2019),
        ("横县", 2015, "横州市", 2021),
        ("米林县", 2020, "米林市", 2023),
    ],
)
def test_a_government_that_existed_then_is_known_with_what_became_of_it(
    name: str, year: int, successor: str, ended: int
) -> None:
    unit = governments.find(name, year=year)
    assert unit is not None
    found = succession(unit)
    assert found is not None
    assert [s.name for s in found.successors] == [successor]
    assert found.goes_on
    assert found.year == ended
    assert lineage(unit.code, unit.name) == last(found.successors[0]).code


@pytest.mark.parametrize(
    ("name", "code", "into"),
    [
        ("崇文区", "110103", ["东城区"]),
        ("南汇区", "310119", ["浦东新区"]),
        ("莱芜市", "371200", ["莱芜区", "钢城区"]),
        ("巢湖市", "341400", ["合肥市", "芜湖市", "马鞍山市"]),
        ("江北区", "500105", ["两江新区"]),
        ("潮阳市", "440582", ["潮阳区", "潮南区"]),
        ("绵阳地区", "512800", ["绵阳市", "广元市", "遂宁市"]),
    ],
)
def test_what_went_up_in_others_does_not_go_on(name: str, code: str, into: list[str]) -> None:
    unit = governments.by_code(code)
    assert unit is not None
    assert unit.name == name
    found = succession(unit)
    assert found is not None
    assert [s.name for s in found.successors] == into
    assert not found.goes_on
    assert lineage(code, name) == code


def test_a_report_of_early_in_the_year_is_of_the_government_of_the_list_before() -> None:
    for year, name in ((2011, "綦江县"), (2012, "綦江区")):
        found = governments.find("綦江", year=year)
        assert found is not None
        assert found.name == name


def test_a_full_name_goes_before_a_short_one() -> None:
    for name, year, code in (("万县", 1990, "512221"), ("梅县", 1982, "442421")):
        found = governments.find(name, year=year)
        assert found is not None
        assert found.code == code


def test_a_name_outlasts_its_code() -> None:
    codes = {year: governments.find("綦江县", year=year) for year in (1990, 1999)}
    assert [u.code for u in codes.values() if u] == ["510223", "500222"]
    assert len({lineage(u.code, u.name) for u in codes.values() if u}) == 1
    # 500110 was the code of 万盛区, too, so its line is in.
    assert kin("510223") == kin("500110") > {"510223", "500222", "500110"}


def test_the_line_of_a_government_is_told_from_its_first_name() -> None:
    district = governments.find("江都区")
    assert district is not None
    names = [unit.name for unit in story(district)]
    assert names[0] == "江都县"
    assert names[-2:] == ["江都市", "江都区"]
