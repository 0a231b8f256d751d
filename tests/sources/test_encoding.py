"""Chinese text is decoded exactly, whatever its encoding, or refused with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.errors import UndecodableText, UnknownFormat
from duixian.sources import from_bytes, load
from sources.lost_bytes import SENTENCES

TEXT = "2024年澜川市政府工作报告\n" + "\n".join(SENTENCES)
TRADITIONAL = "地區生產總值增長6.5%，城鎮新增就業11.6萬人，經濟運行總體平穩。\n" * 5


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_simplified_text_comes_back_whole(codec: str, name: str) -> None:
    document = from_bytes(TEXT.encode(codec), "report.txt", ".txt")
    assert (document.source, document.encoding) == (TEXT, name)


@pytest.mark.parametrize(("codec", "name"), [("big5", "big5"), ("gbk", "gb18030")])
def test_traditional_text_comes_back_whole(codec: str, name: str) -> None:
    document = from_bytes(TRADITIONAL.encode(codec), "report.txt", ".txt")
    assert (document.source, document.encoding) == (TRADITIONAL, name)


@pytest.mark.parametrize("codec", ["gbk", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [12, 30, 300])
def test_a_short_text_is_enough(codec: str, length: int) -> None:
    text = TEXT[20 : 20 + length]
    assert from_bytes(text.encode(codec), "x").source == text


def test_a_byte_lost_from_gbk_is_refused_with_the_place_where_it_breaks() -> None:
    data = TEXT.encode("gbk")
    lost = data.index("统筹".encode("gbk"))
    with pytest.raises(UndecodableText) as caught:
        from_bytes(data[:lost] + data[lost + 1 :], "report.txt")
    assert lost <= caught.value.offset < lost + 100
    assert "GB18030" in str(caught.value)
    assert f"(byte offset {caught.value.offset})" in str(caught.value)


def test_a_wrong_byte_in_utf8_is_refused_with_its_place_and_what_stands_before() -> None:
    head, tail = "全市地区生产总值".encode(), TEXT.encode()
    with pytest.raises(UndecodableText, match=r"UTF-8.*0xFF.*地区生产总值") as caught:
        from_bytes(head + b"\xff" + tail, "report.txt")
    assert caught.value.offset == len(head)


def test_the_offset_counts_the_byte_order_mark() -> None:
    with pytest.raises(UndecodableText) as caught:
        from_bytes(b"\xef\xbb\xbf\xe5\x85\xa8\xff", "report.txt")
    assert caught.value.offset == 6


@pytest.mark.parametrize("codec", ["shift_jis", "euc_kr", "koi8_r"])
def test_text_that_is_not_chinese_is_refused_and_not_read_as_something_else(codec: str) -> None:
    words = {
        "shift_jis": "政府は今年の報告をしました。経済はとても良くなりました。",
        "euc_kr": "정부는 올해 보고를 했습니다. 경제가 많이 좋아졌습니다.",
        "koi8_r": "Правительство представило доклад о работе за год.",
    }
    with pytest.raises(UndecodableText, match="encoding is unknown"):
        from_bytes((words[codec] * 8).encode(codec), "report.txt")


def test_no_replacement_character_ever_comes_from_decoding() -> None:
    for cut in range(1, 60, 7):
        data = TEXT.encode("gbk")[: -cut * 2 - 1]
        try:
            text = from_bytes(data, "report.txt").source
        except UndecodableText:
            continue
        assert "\ufffd" not in text


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00" * 4000])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormat, match="no text"):
        from_bytes(data, "report.txt")


@pytest.mark.corpus
def test_offsets_agree_with_reading_the_file_as_text(corpus_dir: Path) -> None:
    paths = sorted(corpus_dir.glob("*.txt"))
    assert paths
    for path in paths:
        assert load(path).source == path.read_text(encoding="utf-8")
