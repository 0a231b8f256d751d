"""Folding: one character for one, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.text import fold


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(deadline=None)
@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("２４，７７２．５％", "24,772.5%"),
        ("（１９９４年）；：！？－", "(1994年);:!?-"),
        ("國內生產總值增長", "国内生产总值增长"),
        ("産証衞擧衆麼", "产证卫举众么"),
        ("「一國」『兩制』", "“一国”‘两制’"),
        ("一九八○年", "一九八〇年"),
        ("甲　乙\u00a0丙", "甲 乙 丙"),
        ("⼀⼆⽉", "一二月"),
    ],
)
def test_shapes_of_a_sign_become_one(written: str, read: str) -> None:
    assert fold(written) == read


def test_signs_without_an_ascii_twin_stay() -> None:
    signs = "。、“”‘’《》—…～·‰"
    assert fold(signs) == signs


def test_a_text_already_simplified_comes_through() -> None:
    text = "2025年,全省地区生产总值增长5%左右。"
    assert fold(text) is text or fold(text) == text
