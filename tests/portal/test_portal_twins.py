"""Every page has the same data at .json and .csv, and stands in the manual."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import portal_books
from duixian import exports
from duixian.portal.web.pages import PAGES, csv_lines, twin_path

DOCS = Path(__file__).parents[2] / "docs"
CITY = portal_books.CITY
PATHS = [page.path for page in PAGES]
LISTED = {  # page -> the part of its data that its CSV twin has as rows
    "/": "governments",
    "/g/{government}": "years",
    "/r/{report}": "claims",
    "/i/{name}": "cells",
    "/panel": "rows",
    "/wide": "rows",
    "/wide/{year}": "rows",
    "/wide/series/{name}": "rows",
    "/tasks": "tasks",
    "/findings": "findings",
    "/search": "hits",
    "/docs": "dictionary",
}


@pytest.fixture
def address(client: TestClient) -> Any:
    """Fills the parts of a page's path with what is in the books."""
    claim = client.get("/api/v1/claims", params={"limit": 1}).json()["items"][0]["claim_id"]

    year = client.get(f"/g/{CITY}/2024.json").json()
    promise = year["sections"][0]["accounts"][0]["key"]

    def filled(path: str) -> str:
        known = {
            "government": CITY,
            "year": "2024",
            "report": "lanchuan-2024",
            "claim_id": claim,
            "key": promise,
            "name": "gdp_growth",
            "upload": "none",
        }
        return re.sub(r"{(\w+)}", lambda m: known[m[1]], path)

    return filled


SHOWN = [p for p in PATHS if p != "/add/{upload}" and not p.startswith("/desk")]
"""Pages that these books have something for: the desk's are tested with a desk."""


@pytest.mark.parametrize("path", SHOWN)
def test_a_page_and_its_twins_answer(path: str, client: TestClient, address: Any) -> None:
    page = client.get(address(path), params={"q": "就业"} if path == "/search" else {})
    json = client.get(address(twin_path(path, "json")))
    rows = client.get(address(twin_path(path, "csv")))
    assert (page.status_code, json.status_code, rows.status_code) == (200, 200, 200)
    assert page.headers["content-type"].startswith("text/html")
    assert json.headers["content-type"].startswith("application/json")
    assert rows.headers["content-type"].startswith("text/csv")
    assert rows.content.startswith(b"\xef\xbb\xbf")
    for ending in ("json", "csv"):
        assert f'href="{address(twin_path(path, ending))}' in page.text


@pytest.mark.parametrize("path", PATHS)
def test_every_page_has_the_routes_of_its_twins(path: str, portal: FastAPI) -> None:
    routes = {getattr(route, "path", None) for route in portal.routes}
    assert {path, twin_path(path, "json"), twin_path(path, "csv")} <= routes


@pytest.mark.parametrize(("path", "name"), LISTED.items())
def test_the_csv_twin_has_a_row_for_each_thing_on_the_page(
    path: str, name: str, client: TestClient, address: Any
) -> None:
    params = {"rows": "1000"} | ({"q": "发展"} if path == "/search" else {})
    json = client.get(address(twin_path(path, "json")), params=params).json()
    text = client.get(address(twin_path(path, "csv")), params=params).text.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(json[name]) > 0
    for row, thing in zip(rows, json[name], strict=True):
        for key in ("doc", "claim_id", "quote", "indicator"):
            if key in row and key in thing:
                assert row[key] == (thing[key] or "")


def test_the_year_pages_twins_hold_the_same_accounts(client: TestClient) -> None:
    json = client.get(f"/g/{CITY}/2024.json").json()
    told = [a["account_id"] for s in json["sections"] for a in s["accounts"]]
    text = client.get(f"/g/{CITY}/2024.csv").text.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert sorted(r["account_id"] for r in rows) == sorted(told)
    assert {r["target_quote"] for r in rows} == {
        a["target"]["quote"] for s in json["sections"] for a in s["accounts"]
    }


def test_a_csv_twin_has_all_rows_where_the_page_shows_some(client: TestClient) -> None:
    json = client.get("/tasks.json?rows=5").json()
    rows = client.get("/tasks.csv?rows=5").text.strip().count("\r\n")
    assert len(json["tasks"]) == 5
    assert rows == json["total"] > 5


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_in_the_manual(path: str) -> None:
    assert f"| `{path}` |" in (DOCS / "portal.md").read_text("utf-8")


def test_every_operation_and_parameter_is_in_the_manual(client: TestClient) -> None:
    manual = (DOCS / "api.md").read_text("utf-8")
    for path, methods in client.get("/api/v1/openapi.json").json()["paths"].items():
        for method, operation in methods.items():
            heading = rf"^### `{method.upper()} {re.escape(path)}`\n(.*?)(?=^##|\Z)"
            found = re.search(heading, manual, re.M | re.S)
            assert found, f"{method} {path} is not in docs/api.md"
            for parameter in operation.get("parameters", ()):
                assert f"`{parameter['name']}`" in found[1] + part(manual, "Of every listing")


def test_every_reason_for_a_problem_is_in_the_manual(portal: FastAPI) -> None:
    from duixian.portal.web.language import problem_sentences, words

    manual = (DOCS / "api.md").read_text("utf-8")
    for key, _ in problem_sentences(words("en")):
        if key not in ("perhaps", "home"):
            assert f"| `{key}` |" in manual


def test_the_reference_page_has_every_page_operation_and_column(client: TestClient) -> None:
    page = client.get("/docs").text
    for path in PATHS:
        assert path in page
    operations = client.get("/api/v1/openapi.json").json()["paths"]
    assert operations
    for path in operations:
        assert path in page
    assert "claim_id" in page
    assert "sha256" in page


def part(text: str, heading: str) -> str:
    found = re.search(rf"^#+ {heading}\n(.*?)(?=^#)", text, re.M | re.S)
    assert found, heading
    return found[1]


def test_a_download_guards_text_that_a_spreadsheet_would_compute_as_the_command_line_does() -> None:
    rows = [{"quote": begun, "value": -3.5} for begun in ("=1+1", "+增长", "-3.5%", "@a", "\tx")]
    mine = b"".join(csv_lines(rows)).decode("utf-8-sig")
    out = io.BytesIO()
    exports.write(pa.Table.from_pylist(rows), "csv", out)
    assert mine == out.getvalue().decode()
    assert mine.splitlines()[1:3] == ["'=1+1,-3.5", "'+增长,-3.5"]
