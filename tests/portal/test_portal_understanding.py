"""The search understands places, years and indicators, says so, and can be told otherwise."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from duixian.portal.questions import Gov
from duixian.portal.understanding import understand
from duixian.registry import indicators
from duixian.text import meaning

DALIAN = Gov("210200", "大连市", "prefecture", 2, 2020, 2024)


def parts(text: str, *as_words: str) -> list[tuple[str, str]]:
    return [(p.kind, p.value) for p in understand(text, [DALIAN], as_words).parts]


@pytest.mark.parametrize(
    ("question", "meant", "rest"),
    [
        ("2018年减税", [("year", "2018"), ("indicator", "")], ()),
        ("辽宁 GDP 2026", [("year", "2026"), ("government", "210000"), ("indicator", "gdp")], ()),
        ("大连 就业", [("government", "210200"), ("indicator", "")], ()),
        (
            "大连市城镇新增就业2016-2020",
            [("year", "2016-2020"), ("government", "210200"), ("indicator", "urban_new_jobs")],
            (),
        ),
        (
            "全国2024年城镇新增就業",
            [("year", "2024"), ("government", "000000"), ("indicator", "urban_new_jobs")],
            (),
        ),
        ("new urban jobs", [("indicator", "urban_new_jobs")], ()),
        ("grain", [("indicator", "grain_output")], ()),
        ("jobs in 大连", [("government", "210200"), ("indicator", "urban_new_jobs")], ()),
        (
            "the unemployment rate",
            [("indicator", "surveyed_unemployment"), ("indicator", "registered_unemployment")],
            (),
        ),
        ("deficit", [("indicator", "deficit_ratio"), ("indicator", "fiscal_deficit")], ()),
        ("inflation target 2024", [("year", "2024"), ("indicator", "cpi")], ()),
        (
            "investment",
            [("indicator", "fixed_asset_investment"), ("indicator", "capital_construction")],
            (),
        ),
        (
            "retail and budget revenue",
            [("indicator", "retail_sales"), ("indicator", "fiscal_revenue")],
            (),
        ),
        ("champions", [("indicator", "single_champions")], ()),
        ("2000亿元", [], ("2000亿元",)),
        ("和平发展道路", [], ("和平发展道路",)),
        ("国家实验室", [], ("国家实验室",)),
        ("2020-2016", [], ("2020-2016",)),
        ("", [], ()),
    ],
)
def test_a_question_is_taken_apart(
    question: str, meant: list[tuple[str, str]], rest: tuple[str, ...]
) -> None:
    assert parts(question) == meant
    assert understand(question, [DALIAN]).rest == rest


def test_each_kind_can_be_taken_as_words() -> None:
    assert parts("大连2020年就业", "government") == [("year", "2020"), ("indicator", "")] or (
        understand("大连2020年就业", [DALIAN], ("government",)).of("government") == ()
    )
    assert understand("大连2020年就业", [DALIAN], ("year",)).years == ()
    assert understand("GDP", [DALIAN], ("indicator",)).rest == ("GDP",)


def test_a_known_place_without_reports_is_said_to_be_missing() -> None:
    (place,) = understand("黑龙江", [DALIAN]).parts
    assert (place.value, place.held) == ("230000", False)


def found(client: TestClient, **params: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/search.json", params=params).json()
    return answer


@pytest.mark.parametrize("language", ["zh", "en"])
def test_promises_stand_with_their_verdicts_and_the_question_with_ways_to_undo(
    language: str, client: TestClient
) -> None:
    data = found(client, q="澜川2024年城镇新增就业")
    assert [p["kind"] for p in data["understood"]] == ["year", "government", "indicator"]
    assert data["promises_total"] == len(data["promises"]) > 0
    for account in data["promises"]:
        assert (account["year"], account["government"]) == (2024, "澜川市")
    page = client.get("/search", params={"q": "澜川2024年城镇新增就业", "lang": language}).text
    for account in data["promises"]:
        assert f'href="{account["promise"]}"' in page
        assert f'class="light {account["verdict"]}"' in page
    assert "words=year" in page
    undone = found(client, q="澜川2024年城镇新增就业", words="year,indicator,government")
    assert undone["understood"] == []
    assert undone["rest"] == ["澜川2024年城镇新增就业"]
    assert undone["promises"] == []


def test_hits_lie_in_the_place_and_year_that_were_asked_for(client: TestClient) -> None:
    hits = found(client, q="澜川 2024 就业", rows=100)["hits"]
    assert hits
    assert {(h["government"], h["year"]) for h in hits} == {("澜川市", 2024)}


def test_where_a_word_stands_nowhere_the_indicators_other_names_are_looked_for(
    client: TestClient,
) -> None:
    data = found(client, q="澜川 国内生产总值")
    assert data["other_names"]
    assert any("生产总值" in h["sentence"] for h in data["hits"])


def test_an_english_question_finds_and_marks_the_words_of_the_reports(client: TestClient) -> None:
    for question, id in (("GDP growth", "gdp"), ("jobs", "urban_new_jobs"), ("inflation", "cpi")):
        own = indicators.load().by_id[id].own_words
        data = found(client, q=question, rows=100)
        assert data["promises_total"] > 0
        assert data["hits"]
        page = client.get("/search", params={"q": question, "lang": "en"}).text
        marks = set(re.findall("<mark>(.*?)</mark>", page.partition('class="hits"')[2]))
        assert marks
        assert marks <= set(own) - {"经济", "国民经济"}
        assert client.get("/api/v1/search", params={"q": question}).json()["items"]


def test_the_api_gives_the_same_promises(client: TestClient) -> None:
    asked = {"q": "澜川2024年城镇新增就业"}
    api = client.get("/api/v1/promises", params=asked).json()
    page = found(client, **asked)
    assert [a["key"] for a in api["items"]] == [a["key"] for a in page["promises"]]
    assert api["understood"] == page["understood"]
    assert client.get("/api/v1/promises", params={**asked, "words": "place"}).status_code == 422


@pytest.mark.parametrize(
    "name", ["gdp_growth", "地区生产总值", "GDP growth", "城镇新增就业", "cpi", "居民消费价格涨幅"]
)
def test_the_search_understands_a_name_as_the_commands_do(name: str) -> None:
    (part,) = understand(name, [DALIAN]).of("indicator")
    meant = meaning(name)
    assert part.value in (*meant.indicators, *meant.series)
