"""Sentences and clauses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.text import clauses, sentence_spans

TEXTS = st.text("增长5.,;:。!?”\n 一（)", max_size=60)


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增长5%;下降2%。完成。", ["增长5%;下降2%。", "完成。"]),
        ("“做好了。”他说。", ["“做好了。”", "他说。"]),
        ("标题\n正文。", ["标题", "正文。"]),
        ("好!再好?", ["好!", "再好?"]),
    ],
)
def test_sentences_end_at_full_stops_and_lines_but_not_at_semicolons(
    text: str, expected: list[str]
) -> None:
    assert sentences(text) == expected


@settings(deadline=None)
@given(TEXTS)
def test_sentences_hold_every_character_that_is_no_blank(text: str) -> None:
    def solid(part: str) -> str:
        return part.replace(" ", "").replace("\n", "")

    assert solid("".join(sentences(text))) == solid(text)


@settings(deadline=None)
@given(TEXTS)
def test_clauses_tile_their_span(text: str) -> None:
    spans = list(clauses(text, 0, len(text)))
    assert "".join(text[s.start : s.end] for s in spans) == text


def test_commas_inside_numbers_do_not_part_clauses() -> None:
    text = "支出30,357,976,000元,增长2.1%,共12,5项"
    parts = [text[s.start : s.end] for s in clauses(text, 0, len(text))]
    assert parts == ["支出30,357,976,000元,", "增长2.1%,", "共12,", "5项"]
