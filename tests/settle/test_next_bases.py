"""A plan that goes on from a figure says that it was reached; invented sentences, both ways."""

from dataclasses import replace

import pytest

from duixian.settle import settle


def placed(claim, text, quote, indicator, value, unit, **more):
    at = text.index(quote)
    ends = {"sentence_start": 0, "sentence_end": len(text)}
    made = claim(indicator, value, unit, **more)
    return replace(made, quote=quote, start=at, end=at + len(quote), **ends)


def account(chain, claim, promised, plan, promise, base, goal, base_year="2020"):
    """The account of 2020: its promise, and the base and the goal of the plan of 2021.

    Each figure: its words, indicator, value and unit.
    """
    mine = placed(claim, promised, *promise)
    first = placed(claim, plan, *base, role="context", period=base_year)
    then = placed(claim, plan, *goal, period="2021")
    texts = {2020: [promised], 2021: [plan]}
    settled = settle([chain({2020: [mine], 2021: [first, then]}, texts=texts)])
    (found,) = [a for a in settled if a.year == 2020]
    return found


LOW = "农村低保标准"
PROMISED = ("500元", LOW, 500, "元")
BASE = ("500元", LOW, 500, "元")
GOAL = ("560元", LOW, 560, "元")


def test_the_base_of_the_next_plan_answers_the_promise(chain, claim):
    plan = "今年农村低保标准由500元提高到560元。"
    found = account(chain, claim, "今年农村低保标准提高到500元。", plan, PROMISED, BASE, GOAL)
    assert (found.verdict, found.rule) == ("met", "base of the next target")
    assert "由500元提高到560元" in found.reason
    assert found.result is not None
    assert found.result.quote == "500元"


@pytest.mark.parametrize(
    "moved",
    [
        *(f"由500元{verb}到560元" for verb in ("提高", "增加", "上调", "扩大", "提升", "调整")),
        "从500元提高到560元",
        "从现行的500元提高至560元",
        "由500元提高为560元",
        "由500元统一提高了到560元",
    ],
)
def test_each_wording_of_a_plan_that_goes_up_from_a_base(chain, claim, moved):
    plan = f"今年农村低保标准{moved}。"
    found = account(chain, claim, "今年农村低保标准提高到500元。", plan, PROMISED, BASE, GOAL)
    assert (found.verdict, found.rule) == ("met", "base of the next target")


@pytest.mark.parametrize("verb", ["降低", "下调", "降", "减少", "压缩", "缩短", "压减"])
def test_each_wording_of_a_plan_that_goes_down_from_a_base(chain, claim, verb):
    days = "企业开办时间"
    first, then = ("5天", days, 5, "天"), ("3天", days, 3, "天")
    plan = f"今年企业开办时间由5天{verb}到3天。"
    found = account(chain, claim, "今年企业开办时间压缩到5天。", plan, first, first, then)
    assert (found.verdict, found.rule) == ("met", "base of the next target")


def test_in_other_words_it_answers_where_the_figures_are_equal(chain, claim):
    found = account(
        chain,
        claim,
        "今年居民医保补助标准提高到人均300元。",
        "今年完善城乡居民基本医疗保险,财政补助标准由每人每年300元提高到340元。",
        ("300元", "居民医保补助标准", 300, "元"),
        ("300元", "财政补助标准", 300, "元/人/年"),
        ("340元", "财政补助标准", 340, "元/人/年"),
    )
    assert (found.verdict, found.rule) == ("met", "base of the next target")


@pytest.mark.parametrize(
    ("plan", "base_year"),
    [
        ("今年农村低保标准由去年预算的500元提高到560元。", "2020"),
        ("今年农村低保标准由计划500元提高到560元。", "2020"),
        ("今年农村低保标准在500元、560元两档中选定。", "2020"),
        ("今年农村低保标准由500元提高到560元。", "2017"),
        ("过去农村低保标准由500元提高到560元。", "2020"),
    ],
)
def test_what_was_only_planned_or_is_no_plan_answers_nothing(chain, claim, plan, base_year):
    promised = "今年农村低保标准提高到500元。"
    found = account(chain, claim, promised, plan, PROMISED, BASE, GOAL, base_year)
    assert found.verdict in ("not_found", "unreported")


@pytest.mark.parametrize(
    ("indicator", "quote", "value"),
    [("农业机械台数", "500元", 500), ("农村教师补贴", "500元", 500), (LOW, "400元", 400)],
)
def test_the_base_of_another_thing_or_short_of_the_promise_never_settles(
    chain, claim, indicator, quote, value
):
    plan = f"今年{indicator}由{quote}提高到560元。"
    base, goal = (quote, indicator, value, "元"), ("560元", indicator, 560, "元")
    found = account(chain, claim, "今年农村低保标准提高到500元。", plan, PROMISED, base, goal)
    assert found.verdict not in ("met", "nearly_met", "exceeded", "missed")


def test_one_base_answers_one_promise(chain, claim):
    promised, plan = "今年农村低保标准提高到500元。", "今年农村低保标准由500元提高到560元。"
    again = "今年城乡低保标准提高到500元。"
    mine = placed(claim, promised, *PROMISED)
    other = placed(claim, again, "500元", "城乡低保标准", 500, "元")
    moved = {"start": other.start + len(promised), "end": other.end + len(promised)}
    first = placed(claim, plan, *BASE, role="context")
    then = placed(claim, plan, *GOAL, period="2021")
    years = {2020: [mine, replace(other, **moved)], 2021: [first, then]}
    texts = {2020: [promised, again], 2021: [plan]}
    found = [a for a in settle([chain(years, texts=texts)]) if a.year == 2020]
    assert [a.verdict for a in found].count("met") == 1
