"""Each rule for role and period, with its examples both ways."""

import pytest

from duixian.extract import claims, roles, span_rules
from duixian.extract.periods import Periods
from duixian.extract.plan_rules import PLAN_RULES
from duixian.extract.review_rules import REVIEW_RULES
from duixian.extract.role_rules import Example, RoleRule
from duixian.extract.roles import EVERYWHERE_RULES
from duixian.extract.span_rules import SPAN_RULES, SpanRule
from duixian.extract.standings import Standing, Surroundings
from duixian.model import Claim
from duixian.sources import from_text
from duixian.text import outline

ROLE_RULES = (*EVERYWHERE_RULES, *PLAN_RULES, *REVIEW_RULES)
OF_2025 = "2025年大连市政府工作报告\n——2025年1月10日在大连市第十七届人民代表大会第四次会议上\n"
PLAN = "二、2025年工作安排\n今年重点抓好以下工作。\n"
PARTS = {
    "review": f"{OF_2025}各位代表:\n一、2024年工作回顾\n我们做了以下工作。\n{{}}\n{PLAN}",
    "look-back": f"{OF_2025}各位代表:\n一、过去五年工作回顾\n五年来,成绩显著。\n{{}}\n{PLAN}",
    "plan": f"{OF_2025}各位代表:\n一、2024年工作回顾\n我们做了以下工作。\n{PLAN}{{}}\n",
    "plan of years": (
        f"{OF_2025}各位代表:\n一、2024年工作回顾\n我们做了以下工作。\n"
        "二、“十五五”时期主要目标\n要抓好以下工作。\n{}\n三、2025年工作安排\n"
    ),
    "review of no year": "某镇政府工作总结\n一年来,成绩显著。\n一、工作回顾\n成绩显著。\n{}\n",
}

Told = list[tuple[Surroundings, Periods]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Told:
    """What every figure's role and period were asked of, in the order of the text."""
    told: Told = []
    standing = roles.standing

    def spied(around: Surroundings, periods: Periods) -> Standing:
        told.append((around, periods))
        return standing(around, periods)

    monkeypatch.setattr(roles, "standing", spied)
    return told


def read(part: str, sentence: str, asked: Told) -> tuple[Claim, Surroundings, Periods]:
    """The figure in [] of a sentence, else its last, with what its role was asked of."""
    figure = sentence.partition("[")[2].partition("]")[0]
    text = PARTS[part].format(sentence.replace("[", "").replace("]", ""))
    found = claims(outline(from_text(text, "made-up")))
    assert len(found) == len(asked)
    quoted = [n for n, claim in enumerate(found) if claim.quote == figure]
    at = quoted[0] if figure else len(found) - 1
    return found[at], *asked[at]


def check(example: Example, asked: Told) -> RoleRule:
    """The rule that decides an example, which stands as it says."""
    claim, around, periods = read(example.part, example.sentence, asked)
    assert (claim.role, claim.period) == (example.role, example.period)
    return roles.decided(around, periods)[0]


@pytest.mark.parametrize("rule", ROLE_RULES, ids=lambda rule: rule.name)
def test_a_rule_decides_the_one(rule: RoleRule, asked: Told) -> None:
    assert check(rule.decides, asked).name == rule.name


@pytest.mark.parametrize("rule", ROLE_RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_the_other_to_a_rule_of_its_own(rule: RoleRule, asked: Told) -> None:
    assert check(rule.leaves, asked).name != rule.name


@pytest.mark.parametrize("rule", SPAN_RULES, ids=lambda rule: rule.name)
def test_a_rule_says_over_which_years(rule: SpanRule, asked: Told) -> None:
    span = "2020-2024"
    claim, around, _ = read("look-back", rule.decides, asked)
    assert span_rules.deciding(around, span).name == rule.name
    assert claim.period == (span if rule.whole else "2024")
    asked.clear()
    _, other, _ = read("look-back", rule.leaves, asked)
    assert span_rules.deciding(other, span).name != rule.name


@pytest.mark.parametrize("table", [ROLE_RULES, SPAN_RULES], ids=["roles", "spans"])
def test_no_two_rules_have_one_name(table: tuple[RoleRule | SpanRule, ...]) -> None:
    assert len({rule.name for rule in table}) == len(table)
