"""Figures of more sectors, or of fewer, than were promised."""

import pytest

from duixian.registry import synonyms
from duixian.settle import settle


def account(chain, claim, promised, told, **more):
    mine = claim(promised, 6e10, "元")
    theirs = claim(told, 8e10, "元", role="result", **more)
    (found,) = [a for a in settle([chain({2020: [mine], 2021: [theirs]})]) if a.year == 2020]
    return found


@pytest.mark.parametrize(
    ("promised", "told"),
    [("农业和农副业总产值", "农业总产值"), ("工业总产值", "工业和手工业总产值")],
)
def test_more_sectors_or_fewer_are_shown_and_not_compared(chain, claim, promised, told):
    found = account(chain, claim, promised, told)
    assert (found.verdict, found.cause) == ("not_comparable", "another_base")
    assert found.rule == "likeness, other sectors"
    assert promised in found.reason
    assert told in found.reason


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("农业总产值", "工业总产值"),
        ("农业和农副业总产值", "农业增加值"),
        ("农业和农副业总产值", "工业和手工业总产值"),
    ],
)
def test_other_sectors_and_other_measures_are_no_answer_at_all(chain, claim, promised, told):
    assert not synonyms.load().wider(promised, told)
    assert account(chain, claim, promised, told).rule != "likeness, other sectors"


def test_a_figure_of_another_year_is_not_shown(chain, claim):
    assert account(chain, claim, "农业和农副业总产值", "农业总产值", period="2015").result is None


def test_taxes_alone_and_taxes_with_fees_are_of_another_breadth(chain, claim):
    found = account(chain, claim, "为企业和个人减税", "为企业和个人减税降费")
    assert (found.verdict, found.rule) == ("not_comparable", "likeness, other sectors")


def test_a_small_part_is_not_answered_by_what_holds_it(chain, claim):
    settled = account(chain, claim, "手工业总产值", "工业和手工业总产值")
    assert settled.rule != "likeness, other sectors"
