"""A report's text in blocks and pieces: everything is there, once, in order."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duixian.portal.marking import Block, blocks, marked

PLAIN: dict[str, Any] = {"repairs": [], "damaged": [], "boilerplate": []}


def claim(start: int, end: int) -> dict[str, Any]:
    return {"claim_id": f"{start}", "start": start, "end": end}


def joined(found: list[Block]) -> str:
    return "".join(piece.text for block in found for piece in block.pieces)


def spans(draw: st.DrawFn, source: str, most: int) -> list[tuple[int, int]]:
    ends = st.integers(0, len(source))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=most))
    return [(min(p), max(p)) for p in pairs if p[0] != p[1]]


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, list[Any], dict[str, Any], list[Any]]:
    source = draw(st.text(alphabet="一二三12%。\n ", max_size=60))
    claims = [claim(*span) for span in spans(draw, source, 6)]
    furniture = [{"start": s, "end": e} for s, e in spans(draw, source, 1)]
    sections = [
        {"index": i, "level": 1, "start": s, "body": e}
        for i, (s, e) in enumerate(spans(draw, source, 3))
    ]
    return source, claims, {**PLAIN, "boilerplate": furniture}, sections


@given(reports())
def test_the_blocks_joined_again_are_the_source_but_for_line_ends(report: Any) -> None:
    source, claims, text, sections = report
    found = list(blocks(source, claims, text, sections))
    plain = str.maketrans("", "", " \n")
    assert joined(found).translate(plain) == source.translate(plain)


@given(reports())
def test_no_piece_is_of_two_claims_unless_repaired(report: Any) -> None:
    for block in blocks(*report):
        for piece in block.pieces:
            assert len(piece.claims) <= 1


def test_a_repair_shows_what_was_meant_and_takes_in_the_claims_inside_it() -> None:
    source = "增长?%左右。"
    repair = {"start": 2, "end": 4, "damaged": "?%", "restored": "6%", "confidence": 0.9}
    text = {**PLAIN, "repairs": [repair]}
    (block,) = blocks(source, [claim(2, 4)], text, [])
    pieces = [(p.text, len(p.claims), p.repair is not None) for p in block.pieces]
    assert pieces == [("增长", 0, False), ("6%", 1, True), ("左右。", 0, False)]


def test_headings_are_blocks_even_where_the_source_is_one_line() -> None:
    source = "一、回顾增长6%。二、目标增长5%。"
    sections = [
        {"index": 0, "level": 1, "start": 0, "body": 4},
        {"index": 1, "level": 1, "start": 9, "body": 13},
    ]
    found = [
        (b.section, "".join(p.text for p in b.pieces)) for b in blocks(source, [], PLAIN, sections)
    ]
    assert found == [(0, "一、回顾"), (None, "增长6%。"), (1, "二、目标"), (None, "增长5%。")]


@given(st.text(alphabet="新增就業业 ab", max_size=20), st.text(alphabet="就业新ab ", max_size=6))
def test_marking_a_query_loses_nothing(text: str, query: str) -> None:
    assert "".join(piece for piece, _ in marked(text, query)) == text
