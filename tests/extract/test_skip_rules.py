"""Each rule by which a number measures nothing, with its examples both ways."""

import pytest

from duixian.extract.mentions import find
from duixian.extract.skip_rules import SKIP_RULES


def of_first(rule, clause):
    """Whether a rule holds for the first number of a clause."""
    mention = next(find(clause))
    left, right = clause[: mention.bound_start], clause[mention.after :]
    return rule.holds(clause, mention, left, right)


@pytest.mark.parametrize("rule", SKIP_RULES, ids=lambda rule: rule.name)
def test_a_rule_skips_the_one_and_keeps_the_other(report, rule):
    assert of_first(rule, rule.skips)
    assert not of_first(rule, rule.keeps)
    skipped, kept = next(find(rule.skips)).text, next(find(rule.keeps)).text
    assert [c.quote for c in report(review=f"{rule.skips}。").claims if skipped in c.quote] == []
    assert [kept in c.quote for c in report(review=f"{rule.keeps}。").claims] == [True]


def test_each_reason_is_given_by_one_rule():
    assert len({rule.name for rule in SKIP_RULES}) == len(SKIP_RULES)
