"""Sentences read as two reports of one county."""

from __future__ import annotations

import json

from duixian.settle.invented_pairs import invented

ROWS = [
    {"promise": "改造城镇老旧小区【120个】。", "result": "完成【126个】老旧住宅小区的改造。"},
    {"promise": "新建公办幼儿园【20所】。", "result": None},
    {"promise": None, "result": "新铺供水管网【88公里】，完成投资2亿元。"},
]


def test_each_promise_stands_beside_each_answer_and_its_own_is_the_right_one():
    pairs = invented(json.dumps(row, ensure_ascii=False) for row in ROWS)
    assert {(p.promise, p.answer, p.same) for p in pairs} == {
        (0, 0, True),
        (0, 2, False),
        (1, 0, False),
        (1, 2, False),
    }


def test_the_marked_figure_is_the_one_that_is_seen_with_its_sentence():
    pairs = invented(json.dumps(row, ensure_ascii=False) for row in ROWS)
    pipes = next(p.result for p in pairs if p.answer == 2)
    assert (pipes.value, pipes.unit) == (88, "公里")
    assert "完成投资2亿元" in pipes.sentence
