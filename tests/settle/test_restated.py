"""A target that the later report says again, with what came of it right behind."""

from dataclasses import replace

import pytest

from duixian.settle import settle

WISHED = "今年把全年零售物价上涨幅度控制在10%以内。"
AGAIN = "去年曾提出,要把零售物价上涨幅度控制在10%以内。"


def account(chain, claim, *told, value=21.7, role="result", unit="%"):
    """The account of a ceiling for prices that the next report says again before `told`."""
    quote = f"{value:g}{unit}"

    def rate(number, text, at, **more):
        words = f"{number:g}%"
        made = claim("零售物价", number, "%", aspect="growth", **more)
        start = at + text.index(words)
        return replace(made, quote=words, start=start, end=start + len(words), sentence_start=at)

    mine = rate(10, WISHED, 0, bound="le")
    first = rate(10, AGAIN, 0, bound="le", role="target")
    made = claim("涨幅仍然", value, unit, role=role)
    start = len(AGAIN) + "".join(told).index(quote)
    theirs = replace(made, quote=quote, start=start, end=start + len(quote), sentence_start=0)
    texts = {2020: [WISHED], 2021: [AGAIN, *told]}
    made_chain = chain({2020: [mine], 2021: [first, theirs]}, texts=texts)
    (found,) = [a for a in settle([made_chain]) if a.year == 2020]
    return found


@pytest.mark.parametrize(
    "told",
    [
        "虽然做了很大努力,涨幅仍然高达21.7%。",
        "但实际上涨21.7%。",
        "结果涨幅达到21.7%。",
        "而涨幅却达21.7%。",
        "执行结果为21.7%。",
        "最终升幅为21.7%。",
        "全年增长率是21.7%。",
        "最后增速依然高达21.7%。",
        "增幅只是21.7%。",
        "仅增长了21.7%。",
        "实际上涨幅实际达到了21.7%。",
    ],
)
def test_a_figure_that_names_nothing_behind_a_target_said_again_is_its_result(chain, claim, told):
    found = account(chain, claim, told)
    assert (found.verdict, found.rule) == ("missed", "the target said again")
    assert found.result.value == 21.7


@pytest.mark.parametrize("told", ["降幅达到21.7%。", "降幅为21.7%。"])
def test_a_fall_behind_a_ceiling_for_a_rise_keeps_it(chain, claim, told):
    found = account(chain, claim, told)
    assert (found.verdict, found.result.value) == ("met", -21.7)


@pytest.mark.parametrize(
    "told",
    [
        "食品价格涨幅达到21.7%。",
        "财政收入增长21.7%。",
    ],
)
def test_a_figure_of_another_thing_is_none(chain, claim, told):
    assert account(chain, claim, told).rule != "the target said again"


def test_a_figure_two_sentences_on_a_plan_and_another_unit_are_none(chain, claim):
    far = account(chain, claim, "做了很大努力。", "群众反映强烈。", "涨幅达到21.7%。")
    assert far.rule != "the target said again"
    planned = account(chain, claim, "涨幅达到21.7%。", role="target")
    assert planned.rule != "the target said again"
    points = account(chain, claim, "涨幅达到21.7个百分点。", unit="个百分点")
    assert points.rule != "the target said again"
