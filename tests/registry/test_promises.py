"""What stands in the plan part and promises nothing, by its examples."""

import pytest

from duixian.errors import RegistryError
from duixian.registry import promises

RULES = promises.load()


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.drops])
def test_a_figure_that_promises_nothing_is_dropped_by_its_rule(rule, example):
    assert promises.no_promise(example, repeated=True) == rule.name


@pytest.mark.parametrize("example", [e for r in RULES for e in r.keeps])
def test_a_promise_that_only_looks_like_it_is_kept(example):
    assert promises.no_promise(example, repeated=True) is None


TOLD = promises.load_told()
YEAR = 1985  # the report's of which the examples are


@pytest.mark.parametrize(("rule", "said"), [(r, s) for r in TOLD for s in r.drops])
def test_a_sentence_that_tells_how_things_are_is_dropped_by_its_rule(rule, said):
    assert rule.holds(said, YEAR)


@pytest.mark.parametrize("said", [s for r in TOLD for s in r.keeps])
def test_a_sentence_that_promises_is_kept(said):
    assert promises.told(said, YEAR) is None


def test_a_year_before_the_report_is_told_of_and_the_year_of_the_report_is_not():
    said = promises.InSentence("在1984年全国的投资中，非生产性的投资占", "24.3%", "", "%")
    assert promises.told(said, 1985) == "earlier year"
    assert promises.told(said, 1984) is None


def test_an_explanation_that_repeats_no_headline_target_is_kept():
    explained = ("提出国内生产总值", "8%", "%", "growth", "approx")
    assert promises.no_promise(explained, repeated=False) is None


def test_a_rule_without_examples_either_way_is_refused():
    with pytest.raises(RegistryError, match="examples both ways"):
        promises.parse('[[rule]]\nname = "fact"\nphrase = "x"\n')
