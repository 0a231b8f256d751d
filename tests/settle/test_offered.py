"""Counts under a look-back on several years: added up, unless they say of which year they are."""

from dataclasses import replace

import pytest

from duixian.settle import settle

PAST = "一、过去五年的工作"


def account(chain, claim, said, quote, value):
    """The account of 2020 by a count of one sentence of a look-back on five years."""
    promised = claim("新建公厕", 120, "座")
    made = claim("新建公厕", value, "座", role="result", section=PAST)
    at = said.index(quote)
    told = replace(made, quote=quote, start=at, end=at + len(quote), sentence_start=0)
    texts = {2020: ["今年新建公厕120座。"], 2021: [said]}
    (found,) = [
        a for a in settle([chain({2020: [promised], 2021: [told]}, texts=texts)]) if a.year == 2020
    ]
    return found


@pytest.mark.parametrize(
    "said", ["2020年新建公厕130座。", "二〇二〇年,新建公厕130座。", "去年新建公厕130座。"]
)
def test_a_count_of_a_named_year_answers_that_year(chain, claim, said):
    assert account(chain, claim, said, "130座", 130).verdict == "exceeded"


@pytest.mark.parametrize(
    "moved", ["由60座提高到", "从60座增加到", "由60座上升至", "由60座扩大到", "由60座提高了到"]
)
def test_a_state_that_was_reached_answers_the_last_year(chain, claim, moved):
    said = f"年新建公厕{moved}130座。"
    assert account(chain, claim, said, "130座", 130).verdict == "exceeded"


@pytest.mark.parametrize(
    "said", ["新建公厕130座。", "2016年新建公厕130座。", "2020年底,五年累计新建公厕130座。"]
)
def test_a_count_of_no_or_of_several_years_settles_none(chain, claim, said):
    found = account(chain, claim, said, "130座", 130)
    assert found.verdict in ("not_comparable", "not_found")


def test_such_a_count_never_says_missed(chain, claim):
    found = account(chain, claim, "2020年新建公厕60座。", "60座", 60)
    assert found.verdict != "missed"


def test_a_field_of_spending_says_what_was_promised_and_other_short_words_do_not(chain, claim):
    spent = claim("中央财政安排“三农”投入", 7.161e11, "元")
    told = claim("中央财政用于“三农”的支出", 7.253e11, "元", role="result")
    (account,) = settle([chain({2020: [spent], 2021: [told]})])
    assert (account.verdict, account.role) == ("exceeded", "decision")
    assert not settle([chain({2020: [claim("中央财政投入", 7.161e11, "元")], 2021: [told]})])


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("高校农村学生连续两年增长12%。", "exceeded"),
        ("高校农村学生两年增长12%。", "not_comparable"),
    ],
)
def test_a_rate_of_every_year_in_a_row_is_of_the_last_too(chain, claim, said, verdict):
    promised = claim("高校农村学生", 10, "%", aspect="growth", bound="ge")
    made = claim("高校农村学生", 12, "%", aspect="growth", role="result", period="2019-2020")
    at = said.index("12%")
    told = replace(made, quote="12%", start=at, end=at + 3, sentence_start=0)
    texts = {2020: ["今年高校农村学生增长10%以上。"], 2021: [said]}
    (found,) = [
        a for a in settle([chain({2020: [promised], 2021: [told]}, texts=texts)]) if a.year == 2020
    ]
    assert found.verdict == verdict
