"""Where one encoding ends and another begins, and how places and scripts are told."""

from __future__ import annotations

import codecs

import pytest

from duixian.errors import NotChinese, UndecodableText, UnknownFormat
from duixian.model import Span
from duixian.sources import boilerplate, encoding, intake, language, script
from duixian.sources.byte_offsets import byte_places
from duixian.sources.extracted import Extracted
from duixian.sources.folded import fold
from wordlists import words

TEXT = "各位代表：过去一年，全市生产总值增长百分之六，城镇新增就业四万人，粮食总产量保持稳定。" * 4


@pytest.mark.parametrize(
    ("given", "folded"),
    [
        ("０９", "00"),
        ("7", "0"),
        ("Ａz", "aa"),
        ("「『", "““"),
        ("」』", "””"),
        ("\u3000\u2003\xa0\t", "    "),
        ("學", "学"),
        ("！～", "!~"),
        ("。", "。"),
        ("﹒", "﹒"),
    ],
)
def test_characters_as_the_model_sees_them(given: str, folded: str) -> None:
    assert fold(given) == folded


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
        (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
    ],
)
def test_a_mark_at_the_beginning_tells_the_encoding(mark: bytes, codec: str, name: str) -> None:
    data = mark + TEXT.encode(codec)
    assert encoding.decode(data, "报告") == encoding.Decoded(TEXT, name)
    places = byte_places(data, TEXT, name)
    assert places is not None
    assert (places[0], places[-1], len(places)) == (len(mark), len(data), len(TEXT) + 1)


@pytest.mark.parametrize(
    ("codec", "name"),
    [("gb18030", "gb18030"), ("utf-16-le", "utf-16"), ("utf-16-be", "utf-16"), ("utf-8", "utf-8")],
)
def test_an_encoding_without_a_mark(codec: str, name: str) -> None:
    data = TEXT.encode(codec)
    assert encoding.decode(data, "报告") == encoding.Decoded(TEXT, name)
    places = byte_places(data, TEXT, name)
    assert places is not None
    assert data[places[5] : places[9]].decode(codec) == TEXT[5:9]


def test_places_are_told_only_of_what_was_decoded() -> None:
    data = "增长8%\r\n".encode()
    assert byte_places(data, "增长8%\n", None) is None
    assert byte_places(data, "增长9%\n", "utf-8") is None
    assert byte_places(data, "增长8%\n又", "utf-8") is None
    assert byte_places(data, "增长8%", "utf-8") is None
    assert byte_places(b"\xff\xff", "增", "utf-8") is None
    assert list(byte_places(b"a\rb", "a\nb", "utf-8") or ()) == [0, 1, 2, 3]
    assert list(byte_places(b"a\n\nb", "a\n\nb", "utf-8") or ()) == [0, 1, 2, 3, 4]


def test_a_declared_encoding_is_tried_before_guessing() -> None:
    data = TEXT.encode("big5hkscs", "ignore")
    text = data.decode("big5hkscs")
    assert encoding.decode(data, "报告", declared="big5hkscs") == encoding.Decoded(text, "big5")
    wrong = encoding.decode(TEXT.encode("gb18030"), "报告", declared="no-such-codec")
    assert wrong == encoding.Decoded(TEXT, "gb18030")


def test_nearly_utf8_is_broken_utf8() -> None:
    data = TEXT.encode()
    with pytest.raises(UndecodableText) as broken:
        encoding.decode(data[:30] + b"\xff" + data[30:], "报告")
    assert broken.value.offset == 30
    assert "UTF-8" in str(broken.value)
    assert "after “各位代表：过去一年，”" in str(broken.value)


def test_bytes_without_chinese_are_no_text() -> None:
    with pytest.raises((UndecodableText, UnknownFormat)):
        encoding.decode(bytes(range(128, 256)) * 20, "报告")
    assert encoding.chineseness("plain ascii") == -20.0
    assert encoding.chineseness(TEXT) > encoding.CHINESE > encoding.chineseness("鱻龘靐齾" * 9)


# ---- languages and scripts

ENGLISH = "The output of the city grew and the people of the province were in work last year. "
SENTENCES = {
    "English": ENGLISH,
    "Japanese": "昨年の市内総生産はさらに増加しました。",
    "Korean": "지난해 시의 총생산은 더욱 증가하였습니다. ",
}


@pytest.mark.parametrize("spoken", ["English", "Japanese", "Korean"])
def test_a_text_in_another_language_is_refused_by_name(spoken: str) -> None:
    assert language.told(SENTENCES[spoken] * 12) == spoken
    with pytest.raises(NotChinese, match=f"the text is in {spoken}"):
        language.check(SENTENCES[spoken] * 12, "报告")


def test_short_texts_and_texts_with_a_translation_are_taken() -> None:
    assert language.told(ENGLISH) is None  # fewer than sixty words
    assert language.told(ENGLISH * 10 + TEXT * 3) is None
    language.check(TEXT + ENGLISH * 8, "报告")
    assert language.told("1234 " * 400) is None


@pytest.mark.parametrize(
    ("simplified", "traditional", "told"),
    [
        (9, 1, "simplified"),
        (8, 1, "mixed"),
        (1, 9, "traditional"),
        (1, 8, "mixed"),
        (0, 1, "traditional"),
    ],
)
def test_a_script_is_told_when_it_clearly_prevails(
    simplified: int, traditional: int, told: str
) -> None:
    assert script.script_of_text("学" * simplified + "學" * traditional + "中" * 50) == told


def test_only_the_beginning_tells_the_script() -> None:
    assert script.script_of_text("学" * 4000 + "學" * 4000) == "simplified"
    assert script.script_of_text("中" * 10) == "simplified"
    assert script.script_of("A") == script.script_of("！") == "mixed"


# ---- line ends, spans, furniture


def test_line_ends_are_one_character() -> None:
    assert intake._newlines("甲\r\n乙\r丙\n丁") == "甲\n乙\n丙\n丁"


def test_doubtful_lines_go_with_the_damage_in_them() -> None:
    damaged, free, held = Span(5, 9), Span(20, 30), Span(8, 12)
    assert intake._merged((damaged,), (free, held), ()) == (damaged, free)
    assert intake._merged((), (Span(9, 12),), ()) == (Span(9, 12),)
    assert intake._merged((damaged,), (Span(9, 12),), ()) == (damaged, Span(9, 12))


FURNITURE = words(
    "下载 打印 全屏 收藏 分享 转发 复制 纠错 关闭 返回 朗读 听全文 放大 缩小 导航菜单 首页 主页 "
    "政务公开 信息公开 要闻 新闻中心 字号：大中小 来源：兰川日报 发布时间：2026-01-12 "
    "浏览次数：12次 作者：甲乙 索引号：11 当前位置：首页>政务公开 首页>政务公开 分享到微信"
)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_at_the_head(line: str) -> None:
    text = f"{line}\n2026年兰川市政府工作报告\n各位代表：\n{TEXT}"
    assert [(s.start, s.end) for s in boilerplate.find(text)][:1] == [(0, len(line) + 1)]


def test_a_page_number_is_furniture_on_printed_pages_only() -> None:
    text = f"各位代表：\n{TEXT}\n— 12 —\n{TEXT}\n"
    at = text.index("— 12 —")
    spans = boilerplate.find(text, paged=True)
    assert Span(at, at + len("— 12 —\n")) in spans
    assert Span(at, at + len("— 12 —\n")) not in boilerplate.find(text)


def test_extracted_text_has_nothing_doubtful_by_itself() -> None:
    assert Extracted("甲") == Extracted("甲", (), (), ())
