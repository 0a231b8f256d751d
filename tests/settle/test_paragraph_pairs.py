"""Promises with the paragraph that answers them or does not."""

import json

from duixian.settle.paragraph_pairs import paragraph_pairs

DONE = "新建学校5所，硬化通村公路126公里，维修桥梁9座。"


def row(**more: object) -> str:
    said = {"planned": "建设通村水泥路180公里。", "done": DONE, "verdicts": ["missed"], "why": ""}
    return json.dumps(said | more, ensure_ascii=False)


def test_one_figure_answers_and_all_others_do_not() -> None:
    pairs = list(paragraph_pairs([row(promised="180公里", answer="通村公路126公里")]))
    assert [(pair.result.value, pair.same) for pair in pairs] == [
        *((5, False), (126, True), (9, False))
    ]
    assert {pair.target.value for pair in pairs} == {180}


def test_where_nothing_answers_no_figure_does() -> None:
    pairs = list(paragraph_pairs([row(verdicts=["unreported"], done="新建学校5所。")]))
    assert [(pair.result.value, pair.same) for pair in pairs] == [(5, False)]


def test_what_is_answered_by_a_sum_or_in_words_teaches_nothing() -> None:
    assert not list(paragraph_pairs([row(how="sum"), row()]))
