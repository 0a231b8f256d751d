"""Words counted in the browser and over the API: counts, places, phrases, what is refused."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

import portal_books
from duixian.books import Books
from duixian.portal import counted

CITY = portal_books.CITY


def rows_of(client: TestClient, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(address).json()["rows"]
    return found


def test_counts_are_those_of_the_library_in_every_form(client: TestClient, built: Any) -> None:
    asked = f"word=发展,就业&government={CITY}&by_section=yes"
    told = rows_of(client, f"/words.json?{asked}")
    mine = Books(built).words("发展", "就业", government=CITY, by_section=True).rows()
    assert [{k: v for k, v in row.items() if k != "href"} for row in told] == mine
    text = client.get(f"/words.csv?{asked}").text.lstrip("\ufeff")
    assert [int(r["count"]) for r in csv.DictReader(io.StringIO(text))] == [
        r["count"] for r in mine
    ]
    sheet = load_workbook(io.BytesIO(client.get(f"/words.xlsx?{asked}").content)).worksheets[0]
    assert sheet.max_row == len(mine) + 1
    page = client.get(f"/words?{asked}").text
    assert page.count("<tr>") == len(mine) + 1


def test_each_count_leads_to_as_many_places_and_each_place_to_its_characters(
    client: TestClient,
) -> None:
    texts: dict[str, str] = {}
    counts = rows_of(
        client, f"/words.json?dictionary=livelihood&each=yes&government={CITY}&by_section=yes"
    )
    some = [row for row in counts if row["count"]]
    for row in (some[0], some[3], some[-1]):
        path, _, query = row["href"].partition("?")
        places = rows_of(client, f"{path}.json?{query}&rows=1000")
        assert len(places) == row["count"]
        for place in places:
            report = place["report_id"]
            if report not in texts:
                texts[report] = client.get(f"/api/v1/reports/{report}/text").json()["source"]
            assert texts[report][place["start"] : place["end"]] == place["quote"]
    opened = client.get(places[0]["href"]).text
    assert 'id="at"' in opened


def test_the_characters_of_a_place_are_marked_in_the_report(client: TestClient) -> None:
    place = rows_of(client, f"/words/hits.json?word=群众&government={CITY}")[0]
    page = client.get(place["href"]).text
    assert "<mark>群众</mark>" in page[page.index('id="at"') :]


def test_a_report_that_is_missing_is_a_row_without_figures(client: TestClient) -> None:
    asked = f"word=发展&government={CITY}&year=2023-2025"
    told = {row["report_year"]: row for row in rows_of(client, f"/words.json?{asked}")}
    assert told[2023]["count"] is None
    assert told[2023]["remark"] == "no_report"
    assert told[2024]["count"] > 0
    assert "账本里没有这一年的报告" in client.get(f"/words?{asked}").text
    assert "no report of this year in the books" in client.get(f"/words?{asked}&lang=en").text


def test_what_the_usual_script_finds_stands_beside(client: TestClient) -> None:
    address = f"/words.json?word=发展&government={CITY}"
    assert rows_of(client, address)[0]["as_published"] is None
    assert rows_of(client, f"{address}&published=yes")[0]["as_published"] > 0


def test_what_is_said_of_the_words(client: TestClient) -> None:
    page = client.get("/words?word=水,环境,环境保护").text
    assert "环境 ⊂ 环境保护" in page
    assert "水：只有一个字" in page
    listed = client.get("/words?dictionary=environment").text
    assert "《经济研究》2018年第2期" in listed


def test_a_phrase_along_the_years(client: TestClient, built: Any) -> None:
    address = f"word=人工智能,发展&government={CITY}"
    rows = rows_of(client, f"/words/track.json?{address}")
    mine = Books(built).track("人工智能", "发展", government=CITY).rows()
    assert [(r["word"], r["years"], r["still"]) for r in rows] == [
        (r["word"], r["years"], r["still"]) for r in mine
    ]
    spread = next(row for row in rows if row["word"] == "发展")
    opened = client.get(spread["first"]["href"]).text
    assert re.search('<mark>发展</mark>|class="claim', opened[opened.index('id="at"') :])
    assert client.get(f"/words/track?{address}").text.count("<tr>") == len(mine) + 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("word=发展&dictionary=environment", "只能给一样"),
        ("dictionary=nothing", "environment"),
        (f"word={','.join(f'词{n}' for n in range(21))}", "一次最多统计 20 个词"),
        (f"word={'长' * 31}", "最多 30 字"),
        ("word=发展&year=1000-2000", "1001 份报告（或年份），一次最多 400"),
        ("word=发展&by_section=perhaps", "yes"),
    ],
)
def test_what_cannot_be_counted_is_said(query: str, said: str, client: TestClient) -> None:
    for page in ("/words", "/words/hits", "/words/track"):
        answer = client.get(f"{page}?{query}")
        assert answer.status_code == 400
        assert said in answer.text


def test_a_listing_of_places_has_an_end(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "MOST_PLACES", 3)
    answer = client.get("/words/hits?word=展")
    assert answer.status_code == 400
    assert "超过 3 处" in answer.text


def test_without_jieba_the_usual_script_is_not_offered(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 'name="published"' in client.get("/words").text
    monkeypatch.setattr("duixian.words.jieba_at_hand", lambda: False)
    assert 'name="published"' not in client.get("/words").text
    assert client.get("/words?word=发展&published=yes").status_code == 400


def test_the_api_goes_page_by_page(client: TestClient) -> None:
    whole = client.get("/api/v1/words/hits", params={"word": "发展", "limit": 1000}).json()
    told: list[Any] = []
    cursor = None
    while True:
        asked: dict[str, str | int] = {"word": "发展", "limit": 4}
        asked |= {"cursor": cursor} if cursor else {}
        some = client.get("/api/v1/words/hits", params=asked).json()
        told += some["items"]
        cursor = some["next"]
        if cursor is None:
            break
    assert told == whole["items"]
    assert len(told) == whole["total"] > 4
    counts = client.get("/api/v1/words", params={"word": "发展"}).json()["items"]
    assert sum(row["count"] or 0 for row in counts) == whole["total"]
    tracks = client.get("/api/v1/words/track", params={"word": "发展"}).json()["items"]
    assert sum(row["count"] for row in tracks) == whole["total"]
    none = client.get("/api/v1/words")
    assert none.status_code == 400
    assert none.json()["type"].endswith("no_words")
