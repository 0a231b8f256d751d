"""Readings in brackets behind characters are cut, and the way back stays exact."""

from __future__ import annotations

from duixian.model import Document
from duixian.text import reading_text


def read(source: str) -> str:
    return reading_text(Document("d", source, "", "", "text", None)).text


def test_readings_behind_characters_are_cut() -> None:
    assert read("經(jīng)濟(jì)發(fā)展，工業(yè)增長(zhǎng)8%。") == "经济发展,工业增长8%。"


def test_those_without_a_tone_go_with_the_others() -> None:
    assert read("經(jīng)濟(jì)發(fā)展了(le)") == "经济发展了"


def test_what_a_writer_explains_stays() -> None:
    assert "(hún)" in read("珲(hún)春市增长8%。")
    assert read("细颗粒物(pm)下降").count("(pm)") == 1


def test_the_way_back_leads_to_the_characters() -> None:
    source = "經(jīng)濟(jì)發(fā)展，產(chǎn)值12億元。"
    reading = reading_text(Document("d", source, "", "", "text", None))
    at = reading.text.index("12亿元")
    span = reading.to_source(at, at + 4)
    assert source[span.start : span.end] == "12億元"
    at = reading.text.index("产值")
    span = reading.to_source(at, at + 2)
    assert source[span.start : span.end] == "產(chǎn)值"


def test_commas_that_the_same_copy_set_before_other_signs_are_cut() -> None:
    said = "經(jīng)濟(jì)發(fā)展,,達到26.6,、7.8,、0.6億公斤,;工業增長8%,。"
    assert read(said) == "经济发展,达到26.6、7.8、0.6亿公斤;工业增长8%。"
    assert read("達到26.6,、7.8公斤。") == "达到26.6,、7.8公斤。"
