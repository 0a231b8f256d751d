"""Where characters stand in the bytes of their file."""

from __future__ import annotations

import codecs
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.sources import byte_places, from_bytes

TEXT = "一、2023年工作回顾\n地区生产总值增长6.5%，粮食产量12万吨。\n各项工作取得新的进展。\n" * 8


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_every_run_of_characters_is_found_in_the_bytes(
    codec: str, mark: bytes, line_end: str
) -> None:
    data = mark + TEXT.replace("\n", line_end).encode(codec)
    document = from_bytes(data, "r.txt")
    assert document.source == TEXT
    places = byte_places(data, document.source, document.encoding)
    assert places is not None
    for quote in ("6.5%", "12万吨", "工作回顾", "\n"):
        start = document.source.index(quote)
        found = data[places[start] : places[start + len(quote)]]
        assert found.decode(codec) == quote.replace("\n", line_end)
    assert places[0] == len(mark)
    assert places[-1] == len(data)


def test_big5_and_characters_of_four_bytes_are_counted_in_their_own_bytes() -> None:
    traditional = "地區生產總值增長，糧食產量達到十二萬噸。各項工作取得新的進展，經濟持續發展。"
    data = traditional.encode("big5hkscs")
    document = from_bytes(data, "r.txt")
    assert document.encoding == "big5"
    places = byte_places(data, document.source, document.encoding)
    assert places is not None
    assert list(places) == list(range(0, len(data) + 1, 2))
    rare = TEXT + "𠮷县"
    for codec in ("utf-8", "gb18030"):
        bytes_of = rare.encode(codec)
        found = byte_places(bytes_of, rare, codec)
        assert found is not None
        at = rare.index("𠮷")
        assert bytes_of[found[at] : found[at + 1]].decode(codec) == "𠮷"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_places_lead_back_to_every_character(text: str) -> None:
    data = text.replace("\n", "\r\n").encode()
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    places = byte_places(data, text, "utf-8")
    assert places is not None
    assert [data[a:b].decode() for a, b in pairwise(places)] == [
        "\r\n" if c == "\n" else c for c in text
    ]


def test_a_text_that_is_not_the_files_bytes_has_no_places() -> None:
    page = "<p>增长6%</p>".encode()
    assert byte_places(page, "增长6%", "utf-8") is None
    assert byte_places(b"%PDF-1.7", "增长6%", None) is None
    assert byte_places("增长".encode(), "增长6%", "utf-8") is None
    assert byte_places("增长6%".encode(), "增长", "utf-8") is None
    assert byte_places("增长".encode()[:-1], "增长", "utf-8") is None
