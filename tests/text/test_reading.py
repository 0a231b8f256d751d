"""The reading text, and the exact way back to the source."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.model import Document, ReadingText, Repair, Span
from duixian.sources import load
from duixian.text import fold, reading_text


def document(
    source: str,
    *,
    repairs: tuple[Repair, ...] = (),
    boilerplate: tuple[Span, ...] = (),
    damaged: tuple[Span, ...] = (),
) -> Document:
    return Document("d", source, "", "", "text", None, repairs, damaged, boilerplate)


def read(source: str) -> str:
    return reading_text(document(source)).text


PIECES = st.one_of(
    st.sampled_from("國内年增，。：１23.％ \u3000\n\u200b\ufeff“”《》"),
    st.sampled_from(["\n\n", "\r\n", "一、", "（二）", "——", "PM", "各位代表", "１ ９ ９ ３ 年"]),
)
SOURCES = st.lists(PIECES, max_size=60).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A text with some runs marked as furniture and some as repaired, none overlapping."""
    source = draw(SOURCES)
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), max_size=6, unique=True)))
    furniture, repairs = [], []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if draw(st.booleans()):
            furniture.append(Span(start, end))
        else:
            restored = draw(st.text("浗浦皵到3，", min_size=1, max_size=6))
            repairs.append(Repair(start, end, source[start:end], restored, 0.9))
    return document(source, repairs=tuple(repairs), boilerplate=tuple(furniture))


@settings(max_examples=300, deadline=None)
@given(documents())
def test_every_unedited_character_stands_where_it_is_said_to_stand(made: Document) -> None:
    reading, folded = reading_text(made), fold(made.source)
    for position, char in enumerate(reading.text):
        if char not in " \n" and not reading.is_recovered(position, position + 1):
            assert folded[reading.offset(position)] == char


@settings(max_examples=300, deadline=None)
@given(documents(), st.data())
def test_a_span_without_an_edit_reads_as_its_source_does(
    made: Document, data: st.DataObject
) -> None:
    reading = reading_text(made)
    if not reading.text:
        return
    start = data.draw(st.integers(0, len(reading.text) - 1))
    end = data.draw(st.integers(start + 1, len(reading.text)))
    span = reading.to_source(start, end)
    assert 0 <= span.start <= span.end <= len(made.source)
    read = reading.text[start:end]
    inside = [r for r in reading.reading if start < r < end]
    # A blank or a line end may stand for several: that is an edit, too.
    if not inside and not reading.is_recovered(start, end) and not {" ", "\n"} & set(read):
        assert fold(made.source[span.start : span.end]) == read


@settings(deadline=None)
@given(documents())
def test_the_way_back_never_runs_backwards(made: Document) -> None:
    reading = reading_text(made)
    offsets = [reading.offset(i) for i in range(len(reading.text))]
    assert offsets == sorted(offsets)
    assert list(reading.reading) == sorted(set(reading.reading))


@settings(deadline=None)
@given(documents())
def test_lines_carry_no_layout(made: Document) -> None:
    text = reading_text(document(made.source)).text
    assert "\n\n" not in text
    assert "  " not in text
    assert "\u200b" not in text
    assert not text.startswith("\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("从1 9 9 3 年3 月就职", "从1993年3月就职"),
        ("达到7 4 7 7 2 亿元，增长1 1 ％", "达到74772亿元,增长11%"),
        ("下降到1 0 ．0 6 ‰。", "下降到10.06‰。"),
        ("於１９ ９３年", "于1993年"),
        ("收入27, 203, 319元", "收入27,203,319元"),
        ("2026-02-03 09:02:33", "2026-02-03 09:02:33"),
        ("第一栏 2019 2020", "第一栏 2019 2020"),
    ],
)
def test_blanks_are_closed_inside_numbers_and_nowhere_else(source: str, expected: str) -> None:
    assert read(source) == expected


WIKI = (
    "各位代表：\n\n现在报告工作，请予审议。\n\n一、回顾\n\n\n一年不平凡。\n\n有进展。\n\n都好。\n\n"
)
"""A page whose paragraphs stand apart, so that a single line break means nothing."""


@pytest.mark.parametrize(
    ("broken", "closed"),
    [
        ("细颗粒物（PM\n2.5\n）平均浓度下降", "细颗粒物(PM2.5)平均浓度下降"),
        ("广义货币M\n2\n预期增长12%", "广义货币M2预期增长12%"),
        ("制定了《\n纲要（草案）\n》和措施。", "制定了《纲要(草案)》和措施。"),
        ("社会财产沒\n\u200b\n有遭到損坏", "社会财产没有遭到损坏"),
        ("——\n改革开放\n深入推进。", "——改革开放深入推进。"),
        ("国民经济快速增长。\n在１９９３年", "国民经济快速增长。\n在1993年"),
        ("第一、\n坚持以农业为基础", "第一、坚持以农业为基础"),
    ],
)
def test_breaks_inside_sentences_are_closed_and_paragraphs_kept(broken: str, closed: str) -> None:
    assert closed in read(WIKI + broken)


def test_headings_on_single_lines_are_not_joined_to_their_text() -> None:
    source = "附件\n2026年民生实事\n1.新建公厕125座。\n2.改造老旧小区30个。"
    assert read(source) == source


def test_a_text_strung_together_in_one_line_gets_its_paragraphs_back() -> None:
    filler = "坚持稳中求进工作总基调，统筹推进各项工作，取得了新的成效。" * 60
    source = f"各位代表: 一、2019年政府工作回顾 過去的一年。 ——改革開放。{filler} （一）新興產業"
    lines = read(source).split("\n")
    assert lines[:3] == ["各位代表:", "一、2019年政府工作回顾", "过去的一年。"]
    assert lines[-1] == "(一)新兴产业"


def test_furniture_is_cut_and_its_offsets_stay() -> None:
    source = "打印 收藏\n政府工作报告\n增长5%。"
    reading = reading_text(document(source, boilerplate=(Span(0, 6),)))
    assert reading.text == "政府工作报告\n增长5%。"
    at = reading.text.index("5%")
    span = reading.to_source(at, at + 2)
    assert source[span.start : span.end] == "5%"


def test_repaired_runs_are_read_as_restored_and_marked() -> None:
    source = "落户沙河口區?败浗建成3座。"
    repair = Repair(6, 9, "?败浗", "。“软交", 0.9)
    reading = reading_text(document(source, repairs=(repair,)))
    assert reading.text == "落户沙河口区。“软交建成3座。"
    assert reading.recovered == (Span(6, 10),)
    assert reading.is_recovered(7, 8)
    assert not reading.is_recovered(10, 14)
    assert reading.to_source(6, 10) == Span(6, 9)
    three = reading.text.index("3")
    assert source[reading.offset(three)] == "3"


def test_damage_left_alone_is_marked_in_reading_offsets() -> None:
    reading = reading_text(document("\n\n增長⒈9べY個", damaged=(Span(4, 8),)))
    (run,) = reading.damaged
    assert reading.text[run.start : run.end] == fold("⒈9べY")


@pytest.mark.corpus
def test_every_character_of_the_corpus_leads_back_to_itself(corpus_dir: Path) -> None:
    for path in sorted(corpus_dir.glob("*.txt")):
        made = load(path)
        reading, folded = reading_text(made), fold(made.source)
        marks = zip(reading.reading, (*reading.reading[1:], len(reading.text)), strict=True)
        for start, end in marks:
            if not reading.is_recovered(start, end) and reading.text[start:end].strip():
                source = reading.offset(start)
                run = folded[source : source + end - start]
                assert run.replace("\n", " ") == reading.text[start:end].replace("\n", " "), (
                    path.stem
                )


def test_an_empty_text_reads_as_nothing() -> None:
    assert reading_text(document("")) == ReadingText("", (0,), (0,), 0)
