"""Counts by report and part, what they are a share of, and the way back to the characters."""

from __future__ import annotations

import pytest

from duixian.registry.dictionaries import CountedWord, Dictionary
from duixian.words import CountedSentence, CountedText, WordCount, count, hits
from duixian.words.counting import source_span

GREEN = Dictionary("green", (CountedWord("绿色", "goal"), CountedWord("污染")))
REPORT = CountedText(
    "a-2024",
    "id",
    "甲市",
    None,
    2024,
    sentences=(
        CountedSentence(
            "review", "绿色发展取得成效,没有污染。", "绿色发展取得成效，没有污染。", 10
        ),
        CountedSentence("tasks", "推进绿色发展。", "推进绿色发展。", 40, repeated=True),
    ),
    source="绿色发展取得成效，没有污染。推进绿色发展。",
)
MISSING = CountedText(None, None, "甲市", None, 2025)


def of(rows: list[WordCount], word: str, role: str = "all") -> WordCount:
    (row,) = [row for row in rows if (row.word, row.section_role) == (word, role)]
    return row


def test_a_dictionary_is_counted_whole_and_word_by_word() -> None:
    rows = list(count([REPORT], GREEN, each=True))
    assert [(row.word, row.count) for row in rows] == [("all", 3), ("绿色", 2), ("污染", 1)]
    assert of(rows, "绿色").category == "goal"
    assert of(rows, "污染").negated == 1
    assert of(rows, "绿色").negated == 0
    assert of(rows, "all").repeated == 1


def test_parts_are_counted_apart_and_add_up() -> None:
    rows = list(count([REPORT], GREEN, by_section=True))
    whole, review, tasks = (of(rows, "all", role) for role in ("all", "review", "tasks"))
    assert (whole.count, review.count, tasks.count) == (3, 2, 1)
    for name in ("han", "words", "sentences", "repeated", "negated"):
        assert getattr(whole, name) == getattr(review, name) + getattr(tasks, name)


def test_what_counts_are_a_share_of() -> None:
    row = of(list(count([REPORT], GREEN)), "all")
    assert row.han == 12 + 6
    assert row.sentences == 2
    assert row.words is not None
    assert 6 <= row.words <= 12  # words, neither characters nor signs
    assert row.share == pytest.approx(3 / row.words)


def test_a_report_that_is_not_there_has_nulls_and_never_zero() -> None:
    (row,) = count([MISSING], GREEN, as_published=True)
    assert (row.count, row.han, row.words, row.share, row.as_published) == (None,) * 5
    assert row.remark == "no_report"


def test_a_text_that_is_not_whole_is_marked() -> None:
    partial = CountedText("b", "id", "甲市", None, 2024, complete=False)
    (row,) = count([partial], GREEN)
    assert (row.count, row.share, row.remark) == (0, None, "partial")


def test_the_usual_script_counts_tokens_of_the_raw_text() -> None:
    words = Dictionary("words", (CountedWord("数字经济"), CountedWord("发展")))
    text = CountedText(
        "c", "id", "甲市", None, 2024, source="发展数字经济", sentences=(
            CountedSentence("tasks", "发展数字经济", "发展数字经济", 0),
        ),
    )  # fmt: skip
    rows = list(count([text], words, each=True, as_published=True))
    assert (of(rows, "数字经济").count, of(rows, "数字经济").as_published) == (1, 0)
    assert (of(rows, "发展").count, of(rows, "发展").as_published) == (1, 1)
    assert of(rows, "all").as_published == 1


def test_every_hit_leads_to_its_characters() -> None:
    found = list(hits([REPORT], GREEN))
    assert len(found) == 3
    texts = {sentence.start: sentence for sentence in REPORT.sentences}
    for hit in found:
        sentence = next(s for at, s in texts.items() if at <= hit.start < at + len(s.text))
        assert sentence.text[hit.start - sentence.start : hit.end - sentence.start] == hit.word
        assert hit.quote == hit.word


@pytest.mark.parametrize(
    ("reading", "text", "word", "quote"),
    [
        ("改善环境。", "改善环\n境。", "环境", "环\n境"),
        ("改善环境。", "改善 环境。", "环境", "环境"),
        ("改善环境。", "改善環境。", "环境", "環境"),
        ("数字经济增长", "数字\u200b经济\u3000增长", "经济", "经济"),
    ],
)
def test_the_way_back_where_the_text_was_closed_up(
    reading: str, text: str, word: str, quote: str
) -> None:
    sentence = CountedSentence("other", reading, text, 100)
    start, end = source_span(sentence, reading.index(word), reading.index(word) + len(word))
    assert text[start - 100 : end - 100] == quote
