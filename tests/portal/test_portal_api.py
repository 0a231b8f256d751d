"""The API: everything that the books hold, in pages, at most once over the wire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import portal_books
from duixian.books import Books, Entry
from factories import reading

CITY = portal_books.CITY
LISTINGS = (
    *("governments", "reports", "claims", "tasks", "panel", "accounts", "findings", "series"),
    *("indicators", "history"),
)


def pages(client: TestClient, path: str, **params: Any) -> Iterator[dict[str, Any]]:
    while True:
        answer = client.get(path, params=params)
        assert answer.status_code == 200, answer.text
        yield answer.json()
        if answer.json()["next"] is None:
            return
        params["cursor"] = answer.json()["next"]


@pytest.mark.parametrize("name", LISTINGS)
def test_following_the_cursor_gives_every_row_once(name: str, client: TestClient) -> None:
    total = client.get(f"/api/v1/{name}").json()["total"]
    limit = max(1, total // 3)
    rows = [r for page in pages(client, f"/api/v1/{name}", limit=limit) for r in page["items"]]
    assert len(rows) == total > 0
    assert len({str(sorted(row.items())) for row in rows}) == total


@pytest.mark.parametrize(
    ("name", "table"),
    [("reports", "reports"), ("claims", "claims"), ("tasks", "tasks"), ("panel", "headlines")],
)
def test_the_api_lists_what_the_books_hold(
    name: str, table: str, client: TestClient, built: Path
) -> None:
    books = Books(built)
    assert client.get(f"/api/v1/{name}").json()["total"] == len(books.table(table))


def test_rows_have_the_columns_of_the_books(client: TestClient, built: Path) -> None:
    row = client.get("/api/v1/claims?limit=1").json()["items"][0]
    assert list(row) == Books(built).claims().columns


@pytest.mark.parametrize(
    ("query", "column", "values"),
    [
        ("claims?government=澜川&role=target", "role", {"target"}),
        ("claims?government=990121", "government", {"砚溪县"}),
        ("claims?year=2024", "report_year", {2024}),
        ("claims?year=2024-2024&year=1990", "report_year", {2024}),
        ("claims?indicator=gdp&government=澜川市", "indicator_id", {"gdp"}),
        ("claims?report=lanchuan-2025", "doc", {"lanchuan-2025"}),
        ("accounts?verdict=missed", "verdict", {"missed"}),
        ("accounts?indicator=gdp_growth", "series", {"gdp_growth"}),
        ("panel?series=cpi&role=target", "role", {"target"}),
        ("tasks?kind=milestone", "kind", {"milestone"}),
        ("reports?government=望汀区", "government", {"望汀区"}),
        ("findings?severity=medium", "severity", {"medium"}),
        ("search?q=就业&kind=claim", "kind", {"claim"}),
    ],
)
def test_filters_choose(query: str, column: str, values: set[object], client: TestClient) -> None:
    items = client.get(f"/api/v1/{query}").json()["items"]
    assert {row[column] for row in items} == values


def test_a_ladder_has_what_each_level_adds(client: TestClient) -> None:
    rungs = client.get("/api/v1/ladder?series=gdp_growth&year=2025").json()["items"]
    assert [r["government"] for r in rungs][:1] == ["澜川市"]
    below = {r["government"]: r["above"] for r in rungs[1:]}
    assert below["望汀区"] == below["砚溪县"] == "澜川市"


def test_a_reports_text_comes_with_its_repairs_and_parts(client: TestClient) -> None:
    text = client.get("/api/v1/reports/lanchuan-2025/text").json()
    claims = client.get("/api/v1/claims?report=lanchuan-2025&limit=1000").json()["items"]
    assert claims
    for claim in claims:
        assert text["source"][claim["start"] : claim["end"]] == claim["quote"]
    assert text["sections"][0]["role"]


@pytest.mark.parametrize("cursor", ["x", "W10", "W251bGxd", "!!", "WzEsMiwieCJd", "eyJhIjoxfQ"])
def test_a_cursor_that_is_none_is_refused(cursor: str, client: TestClient) -> None:
    answer = client.get(f"/api/v1/claims?cursor={cursor}")
    assert answer.status_code == 400
    assert answer.json()["type"] == "/docs#problem-bad_cursor"


def test_a_cursor_belongs_to_its_question(client: TestClient) -> None:
    cursor = client.get("/api/v1/claims?limit=2").json()["next"]
    assert client.get(f"/api/v1/claims?limit=5&cursor={cursor}").status_code == 200
    assert client.get(f"/api/v1/claims?limit=2&year=2024&cursor={cursor}").status_code == 400
    assert client.get(f"/api/v1/tasks?limit=2&cursor={cursor}").status_code == 400


def test_a_cursor_is_gone_when_the_books_have_changed(own: TestClient, books: Path) -> None:
    cursor = own.get("/api/v1/claims?limit=2").json()["next"]
    Books(books).add(Entry(reading(), reading().outline.document.source.encode()))
    answer = own.get(f"/api/v1/claims?limit=2&cursor={cursor}")
    assert answer.status_code == 410
    assert answer.json()["type"] == "/docs#problem-books_changed"


def test_a_misspelt_filter_is_refused(client: TestClient) -> None:
    answer = client.get("/api/v1/claims?goverment=大连")
    assert answer.status_code == 400
    assert "goverment" in answer.json()["detail"]


def test_problems_have_the_members_of_rfc_9457(client: TestClient) -> None:
    answer = client.get("/api/v1/claims/none")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail", "instance"}
    assert problem["status"] == 404
    assert problem["title"] == "Not Found"
    assert problem["instance"] == "/api/v1/claims/none"


@pytest.mark.parametrize("path", ["/api/v1/claims", f"/g/{CITY}/2024", "/panel.csv", "/docs"])
def test_what_did_not_change_is_not_sent_again(path: str, client: TestClient) -> None:
    first = client.get(path)
    assert parsedate_to_datetime(first.headers["last-modified"]).year == 2026
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert client.get(path, headers={"if-none-match": '"x"'}).status_code == 200


def test_a_tag_is_of_one_address_language_and_state(own: TestClient, books: Path) -> None:
    tag = own.get("/tasks").headers["etag"]
    own.cookies.clear()
    assert own.get("/findings").headers["etag"] != tag
    assert own.get("/tasks", headers={"cookie": "lang=en"}).headers["etag"] != tag
    Books(books).add(Entry(reading(), reading().outline.document.source.encode()))
    changed = own.get("/tasks", headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def test_errors_carry_no_tag(client: TestClient) -> None:
    answer = client.get("/g/none")
    assert "etag" not in answer.headers


def test_other_sites_pages_read_nothing(client: TestClient) -> None:
    answer = client.get("/api/v1/claims", headers={"origin": "https://example.invalid"})
    assert not any(name.startswith("access-control") for name in answer.headers)
    asked = client.options(
        "/api/v1/claims",
        headers={"origin": "https://example.invalid", "access-control-request-method": "GET"},
    )
    assert asked.status_code == 405


def test_the_openapi_document_describes_problems(client: TestClient) -> None:
    document = client.get("/api/v1/openapi.json").json()
    assert document["info"]["version"]
    for operation in (o for methods in document["paths"].values() for o in methods.values()):
        answers = operation["responses"]
        assert {"200", "400", "422", "503"} <= set(answers)
        assert list(answers["422"]["content"]) == ["application/problem+json"]
    assert "Problem" in document["components"]["schemas"]


@pytest.mark.parametrize(
    "path",
    [
        "claims?indicator={}",
        "accounts?indicator={}",
        "panel?series={}",
        "ladder?year=2025&series={}",
    ],
)
def test_a_series_is_the_same_by_any_of_its_names(client: TestClient, path: str) -> None:
    by_id, zh, en = (
        client.get("/api/v1/" + path.format(name)).json()["items"]
        for name in ("gdp_growth", "地区生产总值增速", "GDP growth")
    )
    assert by_id == zh == en != []


def test_a_name_of_several_series_is_refused_with_them(client: TestClient) -> None:
    answer = client.get("/api/v1/ladder?year=2025&series=失业率")
    assert answer.status_code == 400
    assert "surveyed_unemployment, registered_unemployment" in answer.json()["detail"]


def test_problems_are_told_in_the_language_that_is_asked_for(client: TestClient) -> None:
    asked = "/api/v1/claims?limit=0"
    plain, english, chinese = (
        client.get(asked, headers={"accept-language": language} if language else {})
        for language in ("", "en-GB", "zh-CN,zh;q=0.9,en;q=0.8")
    )
    assert plain.json() == english.json()
    assert "greater than or equal to 1" in plain.json()["detail"]
    assert plain.headers["content-language"] == "en"
    assert chinese.headers["content-language"] == "zh-CN"
    assert chinese.json()["errors"] == [{"name": "limit", "in": "query", "reason": "应不小于 1"}]
    assert "应不小于 1" in chinese.json()["detail"]
    assert chinese.json()["type"] == plain.json()["type"]
    assert "Accept-Language" in chinese.headers["vary"]
    for path in ("/api/v1/claims?government=无此地", "/api/v1/promises/none", "/g/nowhere.json"):
        told = client.get(path, headers={"accept-language": "zh"})
        assert told.headers["content-type"] == "application/problem+json"
        assert re.search("[\u4e00-\u9fff]", told.json()["detail"].replace("无此地", ""))
        assert not re.search(
            "[\u4e00-\u9fff]", client.get(path).json()["detail"].replace("无此地", "")
        )
