"""What a visitor may ask wrongly, and what a report may hold: a clear page, the right status."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

import portal_books

CITY = portal_books.CITY


def test_an_unknown_government_is_said_with_those_that_sound_like_it(client: TestClient) -> None:
    page = client.get("/g/澜川县")
    assert page.status_code == 404
    assert "账本里没有“澜川县”的报告" in page.text
    assert f'href="/g/{CITY}"' in page.text
    problem = client.get("/g/澜川县.json")
    assert problem.status_code == 404
    assert problem.headers["content-type"] == "application/problem+json"


def test_a_year_without_a_report_is_said_with_the_years_there_are(client: TestClient) -> None:
    page = client.get(f"/g/{CITY}/1990")
    assert page.status_code == 404
    assert "账本里没有澜川市1990年的报告" in page.text
    assert f'href="/g/{CITY}/2024"' in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/panel?year=soon",
        "/panel?year=2025-2020",
        "/panel?series=happiness",
        "/panel?role=hope",
        "/panel?rows=many",
        "/panel?rows=0",
        "/panel?rows=-5",
        "/panel.xlsx?year=soon",
        f"/g/{CITY}/2024?verdict=good",
        "/tasks?kind=odd",
        "/tasks?before=tomorrow",
        "/tasks?dated=perhaps",
        "/findings?severity=extreme",
        "/findings?kind=none",
        "/search?q=x&kind=word",
        "/search?q=x&year=1",
        "/search?q=x&page=0",
        "/search?q=" + "长" * 300,
        "/search?q=%00",
        f"/g/{CITY}/soon",
        f"/g/{CITY}/2020-2024",
        "/compare?a=lanchuan-2024&b=lanchuan-2024",
        "/i/gdp_growth?year=x",
        "/i/gdp?aspect=odd",
    ],
)
def test_a_malformed_filter_is_said_to_be_one(address: str, client: TestClient) -> None:
    page = client.get(address)
    assert page.status_code in (400, 404)
    assert "<h1>" in page.text
    assert "Traceback" not in page.text


@pytest.mark.parametrize(
    "address",
    ["/c/zzz", "/c/0123456789abcdef", "/r/none", "/i/没有的指标", "/nowhere", "/add/none.json"],
)
def test_what_does_not_exist_is_said_not_to(address: str, client: TestClient) -> None:
    assert client.get(address).status_code in (401, 404)


@pytest.mark.parametrize("path", ["/panel", "/tasks", "/findings", "/i/gdp", "/search", "/"])
def test_ten_thousand_rows_at_once_are_refused_and_a_download_offered(
    path: str, client: TestClient
) -> None:
    page = client.get(f"{path}?rows=10000&q=x" if path == "/search" else f"{path}?rows=10000")
    assert page.status_code == 400
    assert "一页最多 1000 行" in page.text
    assert ".csv" in page.text


def test_the_api_refuses_ten_thousand_rows_at_once(client: TestClient) -> None:
    answer = client.get("/api/v1/claims?limit=10000")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["name"] == "limit"


@pytest.mark.parametrize(
    "path",
    [
        f"/r/{portal_books.ILL_DOC}",
        "/",
        "/search?q=script",
        "/panel",
        "/i/gdp_growth",
        "/tasks",
        f"/compare?a={portal_books.ILL_DOC}&b=lanchuan-2025",
        "/findings",
        "/g/%3Cb%3E坏县%3C%2Fb%3E",
        "/r/<script>alert(1)</script>",
        "/search?q=<script>alert(1)</script>",
        '/i/"><script>alert(1)</script>',
        "/panel?government=<svg onload=alert(1)>",
    ],
)
def test_markup_in_a_report_or_an_address_shows_as_text(path: str, client: TestClient) -> None:
    page = client.get(path).text
    for markup in ("<script>", "<img src=x", "<svg onload", "<b>坏县", '"><script', '"><svg'):
        assert markup not in page


def test_the_ill_report_is_shown_whole(client: TestClient) -> None:
    page = client.get(f"/r/{portal_books.ILL_DOC}").text
    assert "&lt;script&gt;document.title=" in page
    data = client.get(f"/r/{portal_books.ILL_DOC}.json").json()
    assert data["source"] == portal_books.ILL_TEXT
    assert any(c["value"] == 5.5 for c in data["claims"])


def test_a_claim_of_the_ill_report_shows_as_text(client: TestClient) -> None:
    for claim in client.get(f"/r/{portal_books.ILL_DOC}.json").json()["claims"]:
        page = client.get(f"/c/{claim['claim_id']}").text
        assert "<script>document" not in page
        assert "<svg onload" not in page


def test_a_spreadsheet_is_not_made_to_compute_what_a_report_says() -> None:
    from duixian.portal.web.pages import csv_lines

    lines = b"".join(csv_lines([{"text": "=1+1", "value": -3.5}])).decode("utf-8-sig")
    assert lines.splitlines() == ["text,value", "'=1+1,-3.5"]


@pytest.mark.parametrize(
    "name",
    [
        "..%2f..%2fetc%2fpasswd",
        "..%2F..%2F..%2Fbooks.json",
        "%2e%2e%2f%2e%2e%2fbooks.json",
        "....//....//books.json",
    ],
)
@pytest.mark.parametrize("base", ["/r/{}", "/r/{}/original", "/static/{}", "/g/{}", "/c/{}"])
def test_no_address_leads_out_of_the_books(base: str, name: str, client: TestClient) -> None:
    answer = client.get(base.format(name))
    assert answer.status_code in (404, 405)
    assert b"tables" not in answer.content
    assert b"root:" not in answer.content


@pytest.mark.parametrize("words", ["' OR 1=1 --", "'; DROP TABLE claims; --", '"', "%", "_", "\\"])
def test_sql_in_a_filter_is_only_a_text_that_is_not_found(words: str, client: TestClient) -> None:
    before = client.get("/api/v1/claims").json()["total"]
    for path in ("/tasks.json", "/search.json"):
        found = client.get(path, params={"q": words}).json()
        assert found["total"] in (0, found["total"])
    assert client.get("/api/v1/claims", params={"indicator": words}).json()["total"] < before
    assert client.get("/api/v1/panel", params={"series": words}).status_code == 400
    assert client.get("/api/v1/claims").json()["total"] == before


def test_another_method_is_refused_with_those_that_are_allowed(client: TestClient) -> None:
    answer = client.post("/api/v1/claims", content=b"{}")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert json.loads(answer.text)["status"] == 405


def test_a_failure_of_the_program_says_nothing_of_its_insides(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, portal: object
) -> None:
    from duixian.portal.readmodel.store import Reader

    def broken(*_: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(Reader, "rows", broken)
    quiet = TestClient(portal, raise_server_exceptions=False)  # type: ignore[arg-type]
    page = quiet.get("/tasks?rows=7")
    assert page.status_code == 500
    assert "secret" not in page.text
    assert "程序出错了" in page.text


@pytest.mark.parametrize("path", ["/i/gdp_grwth/dots", "/i/gdp_grwth/chart"])
def test_a_series_that_is_none_is_answered_with_the_nearest(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"lang": "en"})
    assert answer.status_code == 404
    assert 'href="/i/gdp_growth"' in answer.text
    assert "GDP growth" in answer.text
