"""The first page: what is covered, one settled account, and the provinces as a map of tiles."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from duixian.books import Books
from duixian.errors import RegistryError
from duixian.portal import coverage, tilemap
from duixian.registry import governments, tiles
from factories import CODES, reading


@pytest.fixture
def provinces(own: TestClient, books: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A portal whose books have three provinces and two years of the nation."""
    told = (("辽宁省", 2026, 5.0), ("吉林省", 2026, 5.5), ("云南省", 2025, 4.5))
    nation = (("全国", 2018, 6.5), ("全国", 2022, 6.2))
    for name, year, value in (*told, *nation):
        unit = governments.find(name)
        assert unit is not None
        monkeypatch.setitem(CODES, name, unit.code)
        Books(books).add(reading(f"{unit.code}-{year}", name, year, value))
    return own


def test_what_is_missing_follows_from_the_books(provinces: TestClient) -> None:
    told = provinces.get("/index.json").json()["coverage"]
    assert told["latest"] == 2026
    assert told["nation"]["first"] == 2018
    assert told["nation"]["missing"][:2] == ["2019–2021", "2023–2026"]
    page = provinces.get("/").text
    assert "2019–2021、2023–2026" in page


def test_texts_of_other_kinds_are_counted_apart(own: TestClient, books: Path) -> None:
    before = own.get("/index.json").json()["coverage"]
    Books(books).add(reading("xian-budget", "西安市", 2025, genre="budget_report"))
    told = own.get("/index.json").json()["coverage"]
    assert (told["below"], told["others"]) == (before["below"], before["others"] + 1)
    assert f"另有预算、计划、公报等 {told['others']} 份" in own.get("/").text


def test_a_year_without_a_session_is_not_missing() -> None:
    held = {day.year for day in coverage._sessions()}
    assert {1956, 2008, 2020, 2026} <= held
    assert not held & {1961, *range(1965, 1975), 1976, 1977}


def test_the_first_story_is_answered_and_accuses_nobody(client: TestClient) -> None:
    story = client.get("/index.json").json()["story"]
    assert story["verdict"] in ("exceeded", "met", "nearly_met")
    assert story["series"]
    assert (story["role"], story["genre"]) == ("promise", "work_report")
    page = html.unescape(client.get("/").text)
    for side in (story["target"], story["result"]):
        assert f"<mark>{side['quote']}</mark>" in page
        claim = client.get(f"/api/v1/claims/{side['claim_id']}").json()
        assert claim["confidence"] >= coverage.SURE
    assert f'href="{story["promise"]}"' in page


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "缺当年报告"), ("en", "no report of the year")]
)
def test_the_map_shows_a_tile_for_every_province_and_says_why_one_is_empty(
    language: str, words: str, provinces: TestClient
) -> None:
    drawn = provinces.get("/index.json?series=gdp_growth&year=2026").json()["map"]
    state = {tile["code"]: tile["state"] for tile in drawn["tiles"]}
    assert (len(state), state["210000"], state["530000"]) == (34, "figure", "no_report")
    assert {code for code, s in state.items() if s == "no_data"} == {"810000", "820000", "830000"}
    assert drawn["classes"] == [{"from": 5.0, "to": 5.0}, {"from": 5.5, "to": 5.5}]
    page = html.unescape(
        provinces.get("/", params={"series": "gdp_growth", "year": 2026, "lang": language}).text
    )
    svg = page.partition('<figure class="map">')[2].partition("<figcaption>")[0]
    assert len(re.findall(r'<g class="tile ', svg)) == 34
    there, lacking = ("辽宁省", "广东省：") if language == "zh" else ("Liaoning", "Guangdong: ")
    assert re.search(rf'<a href="/g/210000" aria-label="{there}.+5%', svg)
    assert f"{lacking}{words}" in svg
    table = page.partition("<details>")[2].partition("</details>")[0]
    assert table.count("<tr>") == 35
    claim = provinces.get("/api/v1/claims?government=辽宁省&role=target").json()["items"][0]
    assert f'href="/c/{claim["claim_id"]}#' in table


def test_a_series_that_no_map_can_show_is_refused(client: TestClient) -> None:
    assert client.get("/?series=gdp_growth").status_code == 200
    assert "gdp_level" not in tilemap.choices(), "yuan of places of different size"
    assert client.get("/?series=nonsense").status_code == 404


def test_books_without_provinces_list_their_places_by_level(client: TestClient) -> None:
    data = client.get("/index.json").json()
    assert data["map"] is None
    page = client.get("/").text
    assert '<figure class="map">' not in page
    listed = page.partition('<ul class="places">')[2]
    for place in data["governments"]:
        assert f'href="{place["href"]}"' in listed


def test_tiles_stand_apart_and_are_the_provinces() -> None:
    codes = {tile.code for tile in tiles.load()}
    assert codes == {unit.code for unit in governments.standing("province")}
    with pytest.raises(RegistryError, match="both stand at 1, 2"):
        tiles.parse(
            "[tile]\n110000 = {short='京', en='BJ', x=1, y=2}\n"
            "120000 = {short='津', en='TJ', x=1, y=2}"
        )


def test_the_map_takes_any_name_of_its_series(provinces: TestClient) -> None:
    by_id = provinces.get("/", params={"series": "gdp_growth", "year": 2026}).text
    tiles_of = re.compile(r"<svg.*?</svg>", re.DOTALL)
    for name in ("地区生产总值", "GDP growth", "地区生产总值增速"):
        named = provinces.get("/", params={"series": name, "year": 2026})
        assert named.status_code == 200
        assert tiles_of.findall(named.text) == tiles_of.findall(by_id)
    assert provinces.get("/", params={"series": "粮食产量"}).status_code == 404


def test_an_amount_is_refused_as_one_and_not_as_unknown(client: TestClient) -> None:
    refused = client.get("/?series=grain_output&lang=en")
    assert (refused.status_code, "The map shows rates" in refused.text) == (404, True)
    unknown = client.get("/?series=xyz&lang=en")
    assert "The map shows rates" not in unknown.text
