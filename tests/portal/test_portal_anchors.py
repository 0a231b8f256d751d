"""Links to a place in a page lead to one that is there; headings go down one step at a time."""

from __future__ import annotations

import html
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from starlette.testclient import TestClient

import portal_books
from duixian.portal import marking

CITY = portal_books.CITY

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


# -- every link to a place, on every kind of page ------------------------------------------

FEW = 2
"""Pages looked at of a kind; and of a kind of target that has a page for every claim."""
KINDS = (
    *("/", f"/g/{CITY}", f"/g/{CITY}/2024", "/r/lanchuan-2024", "/i/gdp_growth", "/i/gdp"),
    *("/i/gdp_growth/chart", "/i/gdp_growth/dots", "/panel?series=cpi", "/tasks", "/findings"),
    *("/compare?a=lanchuan-2024&b=lanchuan-2025", "/words?word=就业", "/words/hits?word=就业"),
    *("/words/track?word=就业", "/search?q=就业", "/search?q=澜川2024年城镇新增就业", "/methods"),
    *("/docs", "/add", "/desk", "/g/nowhere"),
)
HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')


def kind(path: str) -> str:
    """The kind of a page: its path with what differs from one to the next left out."""
    parts = path.split("/")
    return "/".join(parts[:2]) + "/…" * (len(parts) - 2) if parts[1] in "grcip" else path


class Seen:
    """Pages by address, each asked for once."""

    def __init__(self, client: TestClient) -> None:
        self._client, self._pages = client, dict[str, str]()

    def page(self, address: str) -> str:
        if address not in self._pages:
            self._pages[address] = self._client.get(address, follow_redirects=True).text
        return self._pages[address]

    def links(self, address: str) -> list[str]:
        found = [html.unescape(href) for href in HREF.findall(self.page(address))]
        # Of the same page where nothing stands before the "#" or the "?".
        here = address.partition("?")[0]
        return [
            urljoin(f"http://x{address}", href).removeprefix("http://x") or here
            for href in dict.fromkeys(found)
        ]


def test_every_link_to_a_place_in_a_page_leads_to_one_that_is_there(client: TestClient) -> None:
    seen, led = Seen(client), 0
    deep = Counter[tuple[str, str]]()
    looked_at: dict[str, list[str]] = {}
    for start in KINDS:
        looked_at.setdefault(kind(start.partition("?")[0]), []).append(start)
    waiting = [*KINDS]
    while waiting:
        source = waiting.pop(0)
        for link in seen.links(source):
            address, _, place = link.partition("#")
            path = address.partition("?")[0]
            if not path.startswith("/") or path.startswith(("/static", "/assets", "/api")):
                continue
            pair = kind(source.partition("?")[0]), kind(path)
            mine = looked_at.setdefault(kind(path), [])
            new = address not in mine and not re.search(r"\.\w{2,7}$|/original$", path)
            if new and len(mine) < FEW:
                mine.append(address)
                waiting.append(address)
            if place and address != source:
                deep[pair] += 1
            if place and (address == source or deep[pair] <= FEW):
                led += 1
                there = IDENTIFIER.findall(seen.page(address))
                assert unquote(place) in there, f"{link} on {source}"
    assert led > 100
    assert {"/c/…", "/p/…", "/r/…"} <= looked_at.keys()
