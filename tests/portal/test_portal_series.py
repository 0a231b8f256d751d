"""The page of a series: one unit beside the printed ones, bounds drawn as bounds, a year ranked."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from duixian.books import Books, Entry
from duixian.engine import IndexEntry, Input, read_input
from duixian.portal import charts
from duixian.portal.web.language import words

PLACE = "望亭县"
TEXT = """望亭县{year}年政府工作报告
一、{before}年工作回顾
{before}年，地区生产总值增长5.5%，{grain}。
二、{year}年工作安排
今年主要预期目标：地区生产总值增长6%左右，粮食产量10亿斤以上。
三、政府自身建设
坚持依法行政。
"""
GRAIN = {
    2031: "粮食产量50万吨",
    2032: "粮食产量10.2亿斤",
    2033: "粮食产量超过10亿斤",
    2034: "粮食产量10.4亿斤",
}


@pytest.fixture
def grown(own: TestClient, books: Path) -> TestClient:
    for year, grain in GRAIN.items():
        text = TEXT.format(year=year, before=year - 1, grain=grain)
        given = Input(f"{PLACE}-{year}.txt", data=text.encode(), index=IndexEntry(PLACE, year))
        Books(books).add(Entry(read_input(given), text.encode()))
    return own


def shown(client: TestClient, address: str) -> str:
    return html.unescape(client.get(address, follow_redirects=True).text)


def test_beside_a_figure_in_another_unit_stands_the_series_own(grown: TestClient) -> None:
    for language, own in (("zh", "= 10亿斤"), ("en", "= 1 billion jin")):
        page = shown(grown, f"/i/grain_output?government={PLACE}&lang={language}")
        assert page.count(f'<small class="own">{own}</small>') == 2, "beside the chart, and below"
        assert '<small class="own">= 10.2' not in page, "printed in the series' own unit"
    together = shown(grown, f"/i/grain_output/chart?government={PLACE}&lang=zh")
    assert '<small class="own">= 10亿斤</small>' in together


def test_the_newest_year_with_results_is_ranked(grown: TestClient) -> None:
    for asked in ("", "?year=2034"):
        data = grown.get(f"/i/gdp_growth.json{asked}").json()
        assert (data["year"], data["ranked"]) == (2034, 2033)
        assert [r["government"] for r in data["ranking"]] == [PLACE]
    assert "2033年结果排名" in shown(grown, "/i/gdp_growth?lang=zh")
    assert grown.get("/i/gdp_growth.json?year=2031").json()["ranked"] == 2031


def test_a_result_in_words_is_called_no_target(grown: TestClient) -> None:
    made = grown.get("/panel?role=result&lang=zh").text
    assert "文字目标" not in made
    assert words("zh")("panel.words_result") != words("zh")("panel.words_target")


def test_results_that_are_bounds_are_hollow_and_not_joined(grown: TestClient) -> None:
    cells = [
        cell
        for cell in grown.get(f"/i/grain_output.json?government={PLACE}").json()["cells"]
        if cell["government"] == PLACE
    ]
    made = charts.targets_and_results(cells, "斤", "粮食", words("zh"))
    assert made is not None
    told = made.spec["datasets"]
    assert [(row["year"], row["mark"]) for row in told["open"]] == [(2032, "结果 ≥")]
    assert [(row["year"], row["run"]) for row in told["result"]] == [
        (2030, 0),
        (2031, 0),
        (2033, 1),
    ]
    assert "只给出界限" in made.summary
    assert made.legend in made.summary
    assert "结果 ≥" in made.svg()
    plain = charts.targets_and_results(
        [c for c in cells if c["year"] != 2032], "斤", "粮食", words("zh")
    )
    assert plain is not None
    assert "open" not in plain.spec["datasets"]
    assert "结果 ≥" not in plain.svg()


def test_what_a_hollow_result_means_stands_below_the_chart(grown: TestClient) -> None:
    for language, said in (("zh", "只给出界限，不连线"), ("en", "only give a bound")):
        page = shown(grown, f"/i/grain_output?government={PLACE}&lang={language}")
        assert said in page.partition("<figcaption>")[2].partition("</figcaption>")[0]


def test_on_a_chart_of_several_a_bound_has_its_sign_and_is_not_joined(grown: TestClient) -> None:
    page = shown(grown, f"/i/grain_output/chart?government={PLACE},990100&role=result&lang=zh")
    assert "只给出界限的结果" in page
    assert ">≥</text>" in page
    english = shown(grown, f"/i/grain_output/chart?government={PLACE},990100&role=result&lang=en")
    assert "results that only give a bound" in english


def test_the_plan_report_of_a_year_without_a_work_report_stands_in_and_says_so(
    own: TestClient, books: Path
) -> None:
    for year, title in ((2031, "国民经济和社会发展计划报告"), (2032, "政府工作报告")):
        text = TEXT.replace("政府工作报告", title).format(
            year=year, before=year - 1, grain="粮食产量10亿斤"
        )
        given = Input(f"{PLACE}-{year}.txt", data=text.encode(), index=IndexEntry(PLACE, year))
        Books(books).add(Entry(read_input(given), text.encode()))
    page = shown(own, f"/i/gdp_growth?government={PLACE}&lang=zh")
    assert "2031 <small>国民经济和社会发展计划报告</small>" in page
    assert "2032 <small>" not in page
    (cell,) = (
        c
        for c in own.get(f"/i/gdp_growth.json?government={PLACE}").json()["cells"]
        if (c["year"], c["role"]) == (2031, "target")
    )
    assert cell["genre"] == "plan_report"
