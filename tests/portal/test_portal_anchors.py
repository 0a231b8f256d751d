"""Links to a place in a page lead to one that is there; headings go down one step at a time."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from duixian.portal import marking

IDENTIFIER = re.compile(r'\bid="([^"]+)"')
DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("doc", ["lanchuan-2024", "lanchuan-2025", "mean-2025"])
def test_every_claim_and_part_of_a_report_can_be_led_to(doc: str, client: TestClient) -> None:
    told = client.get(f"/r/{doc}.json").json()
    there = IDENTIFIER.findall(client.get(f"/r/{doc}").text)
    assert {f"c-{c['claim_id']}" for c in told["claims"]} <= set(there)
    assert {f"s-{s['index']}" for s in told["sections"] if s["heading"]} <= set(there)
    assert len(there) == len(set(there))


@pytest.mark.parametrize("doc", ["lanchuan-2024", "lanchuan-2025", "mean-2025"])
def test_headings_of_a_report_go_down_one_step_at_a_time(doc: str, client: TestClient) -> None:
    levels = [int(n) for n in re.findall(r"<h([1-6])", client.get(f"/r/{doc}").text)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_part_under_no_outer_heading_is_of_the_first_depth() -> None:
    source = "（一）甲\n文。\n一、乙\n文。\n（一）丙\n"
    starts = [source.index(name) for name in ("（一）甲", "一、乙", "（一）丙")]
    sections = [
        {"index": n, "level": level, "start": s, "body": source.index("\n", s) + 1}
        for n, (s, level) in enumerate(zip(starts, (2, 1, 2), strict=True))
    ]
    nothing: dict[str, list[object]] = {"repairs": [], "damaged": [], "boilerplate": []}
    found = list(marking.blocks(source, [], nothing, sections))
    assert [b.depth for b in found if b.section is not None] == [1, 1, 2]


def test_a_claim_inside_another_and_a_part_without_a_heading_line_keep_their_addresses() -> None:
    source = "增长6%至7%。\n"
    claims = [
        {"claim_id": "whole", "start": 2, "end": 7},
        {"claim_id": "inner", "start": 5, "end": 7},
    ]
    sections = [{"index": 4, "level": 0, "start": 0, "body": 0}]
    nothing: dict[str, list[object]] = {"repairs": [], "damaged": [], "boilerplate": []}
    (block,) = marking.blocks(source, claims, nothing, sections)
    assert block.anchors == ("s-4", "c-inner")


def test_links_between_the_pages_of_the_manual_lead_to_headings() -> None:
    slugs = {
        page.name: {
            re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
            for line in page.read_text("utf-8").splitlines()
            if line.startswith("#")
        }
        for page in DOCS.glob("*.md")
    }
    led = [
        (page.name, target or page.name, anchor)
        for page in DOCS.glob("*.md")
        for target, anchor in re.findall(r"\]\(([\w.-]*\.md)?#([^)]+)\)", page.read_text("utf-8"))
    ]
    assert len(led) > 20
    assert [one for one in led if one[2] not in slugs[one[1]]] == []
