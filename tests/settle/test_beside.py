"""Several figures of one promise: what answers one of them answers the others, and accuses none."""

from dataclasses import replace

import pytest

from duixian.settle import settle

SENTENCE = {"sentence_start": 0, "sentence_end": 60}


def of_promise(chain, claim, reported, phrases=("粮食产量", "粮食产量"), apart=9):
    """The account of 增长5.9% beside 3920亿斤, which alone is answered."""
    level = replace(claim(phrases[0], 3.92e11, "斤"), start=10, end=14, **SENTENCE)
    growth = claim(phrases[1], 5.9, "%", aspect="growth")
    growth = replace(growth, start=14 + apart, end=18 + apart, **SENTENCE)
    done = claim("粮食产量", reported, "斤", role="result")
    accounts = settle([chain({2020: [level, growth], 2021: [done]})])
    return next(a for a in accounts if a.year == 2020 and a.aspect == "growth")


def test_what_is_kept_by_one_figure_is_kept_by_the_others(chain, claim):
    account = of_promise(chain, claim, 4.1e11)
    assert (account.verdict, account.rule) == ("exceeded", "likeness, figure beside")
    assert account.reason.startswith("目标增长5.9%，即3920亿斤；")


@pytest.mark.parametrize("reported", [3e11, 3.9e11])
def test_a_figure_is_not_missed_by_the_failure_of_another(chain, claim, reported):
    account = of_promise(chain, claim, reported)
    assert (account.verdict, account.cause) == ("not_comparable", "another_base")
    assert account.result is not None


def test_how_far_into_a_report_a_sentence_stands_is_all_the_same(chain, claim):
    far = {"sentence_start": 9000, "sentence_end": 9060}
    level = replace(claim("粮食产量", 3.92e11, "斤"), start=9010, end=9014, **far)
    growth = claim("粮食产量", 5.9, "%", aspect="growth")
    growth = replace(growth, start=9023, end=9027, **far)
    done = claim("粮食产量", 4.1e11, "斤", role="result")
    accounts = settle([chain({2020: [level, growth], 2021: [done]})])
    (found,) = [a for a in accounts if a.year == 2020 and a.aspect == "growth"]
    assert found.verdict == "exceeded"


@pytest.mark.parametrize("more", [{"phrases": ("粮食产量", "棉花产量")}, {"apart": 45}])
def test_a_figure_of_another_thing_or_place_is_no_figure_of_it(chain, claim, more):
    assert of_promise(chain, claim, 4.1e11, **more).verdict == "not_found"
