"""Pairs of a promise and its answer: which account is looked at, and what is counted."""

from typing import Any

import county_pairs
from county_pairs import figures, settled

ROADS: dict[str, Any] = {
    "planned": "新建学校3所，新改建农村公路85公里。",
    "promise": "新改建农村公路85公里",
    "done": "新建学校2所，新改建农村公路91公里。",
    "verdicts": ["exceeded"],
}


def test_of_several_promises_the_one_that_is_meant_is_looked_at():
    seen = settled(ROADS)
    assert seen.account is not None
    assert (seen.account.target.quote, seen.said, seen.right) == ("85公里", "exceeded", True)


def test_a_promise_that_is_not_read_is_wrong():
    seen = settled({**ROADS, "planned": "加强学校建设。", "promise": "加强学校建设"})
    assert (seen.said, seen.right) == ("no account", False)


def test_an_accusation_is_counted_against_the_program_where_no_reader_accepts_it():
    unjust = {**ROADS, "promise": "新建学校3所", "verdicts": ["not_comparable", "not_found"]}
    counted = figures([ROADS, unjust])
    assert counted == {"right": 0.5, "missed": 0.0, "unreported": 1.0, "answered": 1.0}


def test_no_promise_that_was_judged_is_accused_unjustly():
    unjust = [
        one.pair["planned"]
        for one in map(settled, county_pairs.read(county_pairs.PAIRS))
        if one.said in county_pairs.ACCUSING and not one.right
    ]
    assert unjust == []
