"""Choosing an indicator among phrases: the grammar's own stands unless another surely beats it."""

from __future__ import annotations

from importlib import import_module

import pytest

from case_scoring import read_text
from duixian import sources, text
from duixian.extract import ranking
from duixian.extract.candidates import KINDS, Setting, proposed
from duixian.extract.drafts import Draft

OPENING = (
    "政府工作报告\n——2024年1月10日在长沙市第十六届人民代表大会第四次会议上\n各位代表：\n"
    "现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n"
    "过去一年，我们坚持稳中求进，完成了各项任务。\n"
)


def drafts(sentence: str) -> list[tuple[Draft, Setting]]:
    """What the grammar makes of the numbers of a sentence, before any choice."""
    reader = import_module("duixian.extract.claims")
    outline = text.outline(sources.from_text(OPENING + sentence, "report"))
    return [(draft, setting) for span, draft, setting in reader.choices(outline)]


@pytest.fixture
def only_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ranker that takes the word between number and noun, and nothing else."""
    ranker = ranking.Ranker.of(0.5, {"order Worder": 1.0}, {"order": 0.0})
    monkeypatch.setattr(ranking, "load", lambda: ranker)


@pytest.mark.parametrize(
    ("sentence", "way", "phrase"),
    [
        ("推进旧城更新工程，落实资金6亿元。", "pursued", "旧城更新工程落实资金"),
        ("深化数字政务改革，落实事项80项。", "pursued", "数字政务落实事项"),
        ("大成集团线上销售额达到32亿元。", "holder", "线上销售额"),
        ("首批20个项目全部开工。", "order", "首批项目"),
        ("银铃种业产能占全球30%。", "share", "银铃种业产能占全球比重"),
        ("开工建设绿谷二期等亿元以上项目60个。", "others", "开工建设亿元以上项目"),
    ],
)
def test_a_phrase_that_a_careful_reader_may_take_is_proposed(
    sentence: str, way: str, phrase: str
) -> None:
    draft, setting = drafts(sentence)[0]
    assert phrase in {one.text for one in proposed(draft, setting) if one.way == way}


def test_no_phrase_takes_in_another_number_or_clause() -> None:
    for draft, setting in drafts("实施30个先行区、20个样板村建设，新增岗位500个。"):
        for one in proposed(draft, setting):
            assert not any(sign in one.text for sign in "，,。0123456789")


def test_only_the_kinds_asked_for_are_looked_for_before_the_clause() -> None:
    draft, setting = drafts("推进旧城更新工程，带动消费6亿元。")[0]
    assert not [one for one in proposed(draft, setting, frozenset(("cut",))) if one.back]


def test_the_grammar_s_phrase_stands_below_the_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    ranker = ranking.Ranker.of(1.5, {"order Worder": 1.0}, {"order": 0.0})
    monkeypatch.setattr(ranking, "load", lambda: ranker)
    claims = read_text(OPENING + "首批20个项目全部开工。").claims
    assert [(c.quote, c.indicator) for c in claims] == [("20个", "项目")]


@pytest.mark.usefixtures("only_order")
def test_a_phrase_above_the_margin_is_taken_and_leaves_role_and_period() -> None:
    draft, setting = drafts("首批20个项目全部开工。")[0]
    found = [draft]
    ranking.choose("首批20个项目全部开工。", 0, found)
    assert found[0].indicator.startswith("首批")
    assert found[0].acted is draft.acted
    assert setting.clauses == ()


@pytest.mark.usefixtures("only_order")
def test_a_kind_whose_gate_is_not_reached_is_not_proposed() -> None:
    draft, setting = drafts("首批20个项目全部开工。")[0]
    closed = ranking.Ranker.of(0.5, {"order Worder": 1.0, "order u个": -1.0}, {"order": 0.0})
    assert closed.kinds(ranking.around(draft, setting)) == frozenset()


def test_a_known_indicator_is_never_exchanged() -> None:
    draft, _ = drafts("全市固定资产投资增长8%。")[0]
    assert ranking.settled(draft)


def test_what_inherits_follows_the_number_that_it_has_its_subject_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ranker = ranking.Ranker.of(0.5, {"more Wshare": 1.0}, {"more": 0.0})
    monkeypatch.setattr(ranking, "load", lambda: ranker)
    sentence = "银铃种业产能占全球30%，比上年提高2个百分点。"
    found = [draft for draft, _ in drafts(sentence)]
    ranking.choose(sentence, 0, found)
    assert [one.indicator for one in found] == ["银铃种业产能占全球比重"] * 2


def test_the_weights_shipped_speak_of_kinds_that_there_are() -> None:
    ranker = ranking.load()
    assert {name.partition(" ")[0] for name in ranker.weights} <= set(KINDS.values())
    assert set(ranker.gates) <= set(KINDS.values())
    assert ranker.margin > 0
