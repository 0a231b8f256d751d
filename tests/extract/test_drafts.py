"""What the grammar makes of a number is changed by nobody: each step makes a draft of its own."""

from importlib import import_module

import pytest

from duixian import sources, text
from duixian.extract import mentions
from duixian.extract.drafts import Draft
from duixian.extract.quantities import Mention

REPORT = (
    "政府工作报告\n——2024年1月10日在长沙市第十六届人民代表大会第四次会议上\n各位代表:\n"
    "一、2023年工作回顾\n过去一年,成绩显著。\n新建学校15所。\n"
)


@pytest.fixture
def draft() -> Draft:
    reader = import_module("duixian.extract.claims")
    outline = text.outline(sources.from_text(REPORT, "made-up"))
    made: Draft = next(draft for _, draft, _ in reader.choices(outline))
    return made


@pytest.mark.parametrize("name", Draft._fields)
def test_no_part_of_a_draft_can_be_set(draft: Draft, name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(draft, name, getattr(draft, name))


@pytest.mark.parametrize("name", Mention._fields)
def test_no_part_of_a_mention_can_be_set(name: str) -> None:
    mention = next(mentions.find("新建学校15所。"))
    with pytest.raises(AttributeError):
        setattr(mention, name, getattr(mention, name))


def test_another_indicator_is_another_draft(draft: Draft) -> None:
    other = draft.named("小学")
    assert (other.indicator, other.noun) == ("小学", draft.noun)
    assert draft.named("新建小学", "小学").noun == "小学"
    assert draft.indicator == "新建学校"
    assert other.mention is draft.mention
