from __future__ import annotations

from duixian import extract, sources
from duixian.model import figures

SOURCE = "兰川市2025年政府工作报告\n一、2025年主要目标\n地区生产总值增长6%左右。"


def test_a_claim_and_its_cell_make_sides_with_the_same_figure() -> None:
    reading = extract.read(sources.from_text(SOURCE, "lanchuan-2025"))
    claim = next(c for c in reading.claims if c.value == 6.0)
    cell = next(h for h in reading.headlines if h.value == 6.0)
    one, two = figures.of_claim(claim), figures.of_cell(cell)
    assert (
        (one.value, one.unit, one.bound) == (two.value, two.unit, two.bound) == (6.0, "%", "approx")
    )
    assert one.claim_id == two.claim_id == claim.claim_id
    assert SOURCE[one.start : one.end] == one.quote
    assert SOURCE[two.start : two.end] == two.quote


def test_a_wider_quote_keeps_the_figure() -> None:
    claim = extract.read(sources.from_text(SOURCE, "lanchuan-2025")).claims[-1]
    line = SOURCE.splitlines()[-1]
    start = SOURCE.index(line)
    wide = figures.of_claim(claim, (line, start, start + len(line)))
    assert (wide.quote, wide.start, wide.value) == (line, start, claim.value)
