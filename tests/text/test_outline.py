"""The outline holds together whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.model import Document
from duixian.text import outline

WORDS = st.sampled_from(
    [
        "第十四届全国人民代表大会",
        "第一次会议",
        "以来的五年",
        "2024年",
        "一九五七年",
        "12月",
        "31日",
        "在",
        "会议上",
        "政府工作报告",
        "大连市",
        "各位代表:",
        "一、",
        "(二)",
        "第一部分",
        "——",
        "1.",
        "一是",
        "回顾",
        "任务",
        "“十四五”时期",
        "今年",
        "去年",
        "过去五年",
        "目标是:",
        "增长5%",
        "。",
        ",",
        "\n",
        " ",
        "周年",
        "新中国成立",
        "十十",
        "问题",
        "清醒认识到",
        "让我们",
        "预计",
        "二十届",
        "三中全会",
        "?9べ",
        "附件",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=50).map("".join), st.sampled_from([None, 1954, 2026]))
def test_any_text_has_an_outline_that_tiles_it(source: str, year: int | None) -> None:
    made = outline(Document("d", source, "", "", "text", None), report_year=year)
    text = made.reading.text
    assert made.sections[0].start == 0
    assert made.sections[-1].end == len(text)
    for before, after in zip(made.sections, made.sections[1:], strict=False):
        assert before.end == after.start
        assert before.start <= before.body <= before.end
    for section in made.sections:
        assert section.parent is None or section.parent < section.index
    for sentence in made.sentences:
        home = made.sections[sentence.section]
        assert home.start <= sentence.start < sentence.end <= home.end
    spans = [(s.start, s.end) for s in made.sentences]
    assert spans == sorted(spans)
    covered = "".join(text[a:b] for a, b in spans)
    assert covered.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
