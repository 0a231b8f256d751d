"""Charts: drawn when there is something to draw, and told apart without colour."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

import portal_books
from duixian.portal import charts, drawing, picture
from duixian.portal.drawing import of_several
from duixian.portal.pages import dotted
from duixian.portal.web.language import words

ZH = words("zh")


def cell(year: int, role: str, value: float | None, bound: str | None = "eq") -> dict[str, Any]:
    told = {"comparable": value, "comparable_high": None, "bound": bound}
    return {"year": year, "role": role, **told}


def test_one_year_or_words_alone_make_no_chart() -> None:
    assert charts.targets_and_results([cell(2024, "target", 5.0)], "%", "增速", ZH) is None
    told = [cell(2023, "target", None), cell(2024, "target", None)]
    assert charts.targets_and_results(told, "%", "增速", ZH) is None
    assert charts.fulfilment([], ZH, "澜川市") is None
    assert charts.bars([], "label", "value", "", ZH) is None


def test_a_target_points_to_where_its_bound_is_open() -> None:
    cells = [cell(2022, "target", 5, "ge"), cell(2023, "target", 5, "le"), cell(2024, "target", 5)]
    chart = charts.targets_and_results(cells, "%", "增速", ZH)
    assert chart
    assert [row["mark"] for row in chart.spec["datasets"]["target"]] == ["目标 ≥", "目标 ≤", "目标"]


def test_the_legend_has_results_with_a_bound_hollow_as_they_are_drawn() -> None:
    cells = [cell(2022, "result", 5, "ge"), cell(2023, "result", 6), cell(2024, "target", 5)]
    chart = charts.targets_and_results(cells, "%", "增速", ZH)
    assert chart
    marked = [layer["encoding"] for layer in chart.spec["layer"] if "fill" in layer["encoding"]]
    assert len(marked) == 3
    for encoding in marked:
        scale = encoding["fill"]["scale"]
        inside = dict(zip(scale["domain"], scale["range"], strict=True))
        assert inside["结果 ≥"] == inside["目标"] == "transparent"
        assert inside["结果"] != "transparent"
        assert "color" not in encoding


def test_no_line_is_drawn_over_years_that_say_nothing() -> None:
    cells = [cell(year, "result", 5.0) for year in (2019, 2018, 2022, 2023)]
    chart = charts.targets_and_results(cells, "%", "增速", ZH)
    assert chart
    runs = [(row["year"], row["run"]) for row in chart.spec["datasets"]["result"]]
    assert runs == [(2018, 0), (2019, 0), (2022, 1), (2023, 1)]


def test_every_chart_says_in_words_what_it_shows() -> None:
    years = [{"year": y, "rate": 0.5, "answered": 40, "kept": 20} for y in (2023, 2024)]
    chart = charts.fulfilment(years, ZH, "澜川市")
    assert chart
    assert "2023年至2024年" in chart.summary
    assert [row["counts"] for row in chart.spec["datasets"]["rate"]] == ["20/40", "20/40"]
    assert "20/40" in chart.svg()
    assert "<svg" in chart.svg()


def test_a_chart_names_no_mark_that_it_does_not_draw() -> None:
    plain = [cell(2023, "result", 6), cell(2024, "result", 5), cell(2024, "target", 5)]
    for language, signs in ((ZH, "▲▼△▽"), (words("en"), "▲▼△▽")):
        chart = charts.targets_and_results(plain, "%", "增速", language)
        assert chart
        assert not set(signs) & set(chart.summary)
        bounded = [*plain, cell(2025, "target", 5, "ge"), cell(2022, "result", 5, "le")]
        chart = charts.targets_and_results(bounded, "%", "增速", language)
        assert chart
        assert set(signs) & set(chart.summary) == {"▲", "▽"}
    alone = charts.targets_and_results([plain[0], cell(2025, "result", 4)], "%", "增速", ZH)
    assert alone
    assert "折线" not in alone.summary
    assert "目标" not in alone.summary


def test_dots_name_the_marks_they_draw_and_stand_by_the_middle_of_ranges() -> None:
    def place(who: str, low: float, bound: str = "eq", high: float | None = None) -> dict[str, Any]:
        told = {"who": who, "said": who, "href": "/", "code": who, "state": "figure"}
        return {**cell(2026, "target", low, bound), **told, "comparable_high": high}

    plain = charts.dots([place("甲", 5), place("乙", 4.5)], None, "%", "目标", ZH)
    assert plain
    assert not set("▶◀") & set(plain.summary)
    assert "区间" not in plain.summary
    places = [place("甲", 5), place("乙", 4.5, "range", 6), place("丙", 5, "ge")]
    drawn = charts.dots(sorted(places, key=dotted.order), None, "%", "目标", ZH)
    assert drawn
    assert set("▶◀") & set(drawn.summary) == {"▶"}
    assert "中点" in drawn.summary
    assert drawn.spec["datasets"]["dot"][0]["who"] == "乙"


def test_a_rate_is_drawn_of_many_answers_alone() -> None:
    few = {"year": 2021, "rate": 0.5, "answered": charts.RATED_FROM - 1, "kept": 14}
    years = [{"year": y, "rate": 0.5, "answered": 30, "kept": 15} for y in (2022, 2023)]
    chart = charts.fulfilment([few, *years], ZH, "澜川市")
    assert chart
    assert [row["year"] for row in chart.spec["datasets"]["rate"]] == [2022, 2023]
    assert charts.fulfilment([few, years[0]], ZH, "澜川市") is None


def test_a_page_without_a_chart_of_its_rate_says_why(client: TestClient) -> None:
    page = client.get(f"/g/{portal_books.CITY}").text
    assert 'class="chart' not in page
    assert f"不到 {charts.RATED_FROM} 项" in page


def test_a_drawing_is_not_changed_by_the_numbers_put_into_it() -> None:
    first = charts.bars([{"l": "甲", "v": 1.0}], "l", "v", "变化", ZH)
    second = charts.bars([{"l": "乙", "v": 2.0}, {"l": "丙", "v": 3.0}], "l", "v", "变化", ZH)
    assert first
    assert second
    assert first.spec["datasets"]["bars"] == [{"label": "甲", "value": 1.0}]
    assert first.spec["height"] < second.spec["height"]


def test_governments_on_one_chart_differ_by_mark_and_line_and_not_by_colour_alone() -> None:
    who = ["甲省", "乙省", "丙省"]
    points = [
        {**cell(year, "result", 5.0 + n), "who": name, "said": f"{name}{year}", "href": f"/c/{n}"}
        for n, name in enumerate(who)
        for year in (2023, 2024)
    ]
    chart = charts.several(points, who, "%", "增速", ZH)
    assert chart
    svg = chart.svg()
    dashed = {d for d in re.findall(r'stroke-dasharray="([^"]*)"', svg) if d}
    assert len(dashed) >= len(who) - 1  # the first is drawn through
    assert svg.count("<a ") == len(points)
    filled = re.findall(r'aria-label="[甲乙丙]省202[34]"[^>]*? fill="(#\w+)"', svg)
    assert {*filled} == {*of_several.PALETTE[: len(who)]}
    assert svg.count("<a ") == len(points)
    filled = re.findall(r'aria-label="[甲乙丙]省202[34]"[^>]*? fill="(#\w+)"', svg)
    assert {*filled} == {*of_several.PALETTE[: len(who)]}
    assert len(set(of_several.MARKS)) == len(set(of_several.DASHES)) == of_several.MOST_LINES


SERIES = ("/i/gdp_growth/chart", f"/i/gdp_growth/chart?government={portal_books.CITY}")


@pytest.mark.parametrize("path", SERIES)
def test_the_points_of_a_chart_lead_to_characters_and_stand_in_its_table(
    path: str, client: TestClient
) -> None:
    page = client.get(path).text
    figure, _, table = page.partition('<figure class="chart')[2].partition("</figure>")
    led = set(re.findall(r'href="(/[cr]/[^"]+)"', figure))
    assert led
    assert led <= set(re.findall(r'href="(/[cr]/[^"]+)"', table))
    assert {client.get(address).status_code for address in led} == {200}


def test_a_file_of_a_chart_stands_alone(client: TestClient) -> None:
    drawn = client.get("/i/gdp_growth/chart.svg")
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    root = ElementTree.fromstring(drawn.text)
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title")
    assert root.findtext(f"{space}desc")
    texts = [t.text or "" for t in root.iter(f"{space}text")]
    assert any("/i/gdp_growth/chart" in text and text.startswith("来源") for text in texts)
    assert not re.search(r'(src|href)="(?!/[cr]/)', drawn.text)
    assert charts.PLACE not in drawn.text


@pytest.mark.parametrize(
    "path",
    ["/i/gdp_growth/chart", "/compare?a=lanchuan-2024&b=lanchuan-2025"],
)
def test_a_chart_can_be_saved_as_png(path: str, client: TestClient) -> None:
    page = client.get(path).text
    links = re.findall(r'<a href="([^"]+)" download>', page)
    (png,) = (link.replace("&amp;", "&") for link in links if ".png" in link)
    saved = client.get(png)
    assert saved.headers["content-type"] == "image/png"
    assert saved.content.startswith(b"\x89PNG\r\n\x1a\n")
    width = int.from_bytes(saved.content[16:20])
    assert width > charts.PICTURE_WIDTH * picture.SHARP


def test_more_governments_than_can_be_told_apart_are_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = [row["key"] for row in client.get("/index.json").json()["governments"]][:2]
    asked = {"government": ",".join(two)}
    assert client.get("/i/gdp_growth/chart.json", params=asked).status_code == 200
    monkeypatch.setattr(drawing, "MOST_LINES", 1)
    refused = client.get("/i/gdp_growth/chart.json", params=asked)
    assert (refused.status_code, "1" in refused.json()["detail"]) == (400, True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_chart_can_be_shown_in_a_frame_of_another_site(language: str, client: TestClient) -> None:
    page = client.get("/i/gdp_growth/chart", headers={"accept-language": language}).text
    line = re.search(r'<textarea id="embedded"[^>]*>&lt;iframe src="([^"]+)"', page)
    assert line
    address = line[1].replace("&amp;", "&")
    assert address.endswith(f"lang={language}")
    frame = client.get(address.removeprefix("http://testserver"))
    assert frame.status_code == 200
    assert "frame-ancestors *" in frame.headers["content-security-policy"]
    assert "x-frame-options" not in frame.headers
    assert "set-cookie" not in frame.headers
    assert re.findall(r'href="(/[cr]/[^"]+)"', frame.text)
    assert not re.search(r"<(nav|form|script|input)\b", frame.text)
    assert f'<html lang="{"zh-CN" if language == "zh" else "en"}">' in frame.text


def test_nothing_but_a_chart_can_be_framed(client: TestClient) -> None:
    for path in ("/", "/i/gdp_growth/chart", "/i/gdp_growth/chart.svg", "/embed/i/nothing/chart"):
        answer = client.get(path)
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/", "/i/gdp_growth/chart", "/i/gdp_growth", "/tasks"])
def test_a_page_that_is_passed_on_shows_its_name_and_a_picture(
    path: str, client: TestClient
) -> None:
    page = client.get(path).text
    said = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
    assert {"title", "description", "type", "url", "image"} <= said.keys()
    assert said["url"].endswith(path)
    assert f"<title>{said['title']} · " in page
    image = client.get(said["image"].replace("&amp;", "&"))
    assert image.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert ("/assets/card.png" in said["image"]) == (path in ("/", "/tasks"))


def test_the_legend_has_the_marks_of_the_data_and_no_others() -> None:
    cells = [cell(2023, "target", 5), cell(2024, "target", 5, "ge"), cell(2023, "result", 5)]
    chart = charts.targets_and_results(cells, "%", "增速", ZH)
    assert chart
    legends = {
        tuple(layer["encoding"]["shape"]["legend"]["values"])
        for layer in chart.spec["layer"]
        if "legend" in layer["encoding"].get("shape", {})
    }
    assert legends == {("目标 ≥", "目标", "结果")}
