"""Promises of a fall and of growth: their titles, citations, tables and charts say which way."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from duixian.books import Books, Entry
from duixian.engine import IndexEntry, Input, read_input
from duixian.portal import charts, drawing

PLACE = "望亭县"
TEXT = """望亭县{year}年政府工作报告
一、{before}年工作回顾
{before}年，地区生产总值增长5.5%，单位地区生产总值能耗下降{done}。
二、{year}年工作安排
今年主要预期目标：地区生产总值增长8%左右，单位地区生产总值能耗下降{aim}以上。
三、政府自身建设
坚持依法行政。
"""
ZH, EN = "下降3.4%以上", "a fall of 3.4% or more"
WRONG = ("-3.4", "≥ -", "≥-")


def put(books: Path) -> None:
    for year, done, aim in ((2031, "2%左右", "3.4%"), (2032, "3%以上", "4%")):
        text = TEXT.format(year=year, before=year - 1, done=done, aim=aim)
        given = Input(f"{PLACE}-{year}.txt", data=text.encode(), index=IndexEntry(PLACE, year))
        Books(books).add(Entry(read_input(given), text.encode()))


@pytest.fixture
def falling(own: TestClient, books: Path) -> TestClient:
    put(books)
    return own


def promised(client: TestClient, series: str) -> str:
    page = client.get(f"/g/{PLACE}/2031.json", follow_redirects=True).json()
    found: str = next(h["promise"] for h in page["headlines"] if h["series"] == series)
    return found


def test_a_promise_of_a_fall_is_titled_and_cited_as_a_fall(falling: TestClient) -> None:
    address = promised(falling, "energy_intensity")
    twin = falling.get(f"{address}.json").json()
    assert twin["title"] == f"{PLACE}2031年的承诺：单位地区生产总值能耗{ZH}"
    assert twin["title_en"].endswith(f"change of energy intensity, {EN}")
    assert ZH in twin["citation"]["zh"]
    assert EN in twin["citation"]["en"]
    assert ZH.replace("%", r"\%") in twin["citation"]["bibtex"]
    assert EN.replace("%", r"\%") in twin["citation"]["bibtex"]
    for language, said in (("zh", ZH), ("en", EN)):
        page = html.unescape(falling.get(f"{address}?lang={language}").text)
        assert said in page.partition('property="og:title"')[2].partition(">")[0]
        assert not any(wrong in page for wrong in WRONG)


def test_a_promise_of_growth_says_that_it_grows(falling: TestClient) -> None:
    twin = falling.get(f"{promised(falling, 'gdp_growth')}.json").json()
    assert twin["title"] == f"{PLACE}2031年的承诺：地区生产总值增长8%左右"
    assert "地区生产总值增长8%左右" in twin["citation"]["zh"]
    assert twin["title_en"].endswith("GDP growth, ≈ 8%")


@pytest.mark.parametrize(
    "address",
    [
        f"/g/{PLACE}/2031",
        "/i/energy_intensity?year=2031",
        "/i/energy_intensity/chart",
        f"/panel?series=energy_intensity&government={PLACE}",
        f"/r/{PLACE}-2031",
        "/wide/2031?level=all",
        f"/search?q={PLACE}能耗&kind=claim",
        f"/compare?a={PLACE}-2031&b={PLACE}-2032",
    ],
)
def test_every_page_reads_the_bound_of_a_fall_as_its_sizes(
    falling: TestClient, address: str
) -> None:
    for language, said in (("zh", ZH), ("en", EN)):
        joint = "&" if "?" in address else "?"
        page = falling.get(f"{address}{joint}lang={language}", follow_redirects=True)
        told = html.unescape(page.text)
        assert page.status_code == 200
        assert said in told
        assert "≥ -" not in told
        assert "-3.4%以上" not in told


def test_a_mark_of_a_fall_points_down_where_more_of_it_is_better() -> None:
    cell = {"bound": "ge", "value": -3.4, "indicator": "energy_intensity"}
    assert charts.open_to(cell) == drawing.AT_MOST
    assert charts.open_to({**cell, "bound": "le"}) == drawing.AT_LEAST
    assert charts.open_to({**cell, "value": 3.4}) == drawing.AT_LEAST
