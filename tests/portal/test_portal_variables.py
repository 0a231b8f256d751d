"""Variables in the portal: downloads, and the API's two listings."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas
import pytest
from fastapi.testclient import TestClient

from duixian.books import Books
from duixian.portal import varied
from duixian.variables import report_variables, target_variables
from portal_books import CITY


def items(client: TestClient, path: str) -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    listed: list[dict[str, Any]] = answer.json()["items"]
    return listed


def test_the_targets_are_those_of_the_books(client: TestClient, built: Any) -> None:
    rows = items(client, f"variables?government={CITY}&series=gdp_growth&series=cpi")
    assert (
        rows == target_variables(Books(built), government=CITY, series=["gdp_growth", "cpi"]).rows()
    )
    first, _, second, _ = rows
    assert (first["over_fulfilment"], second["revision"]) == (-0.8, -0.5)
    assert second["gap_above_missing"] == "no_report"


def test_the_reports_are_those_of_the_books(client: TestClient, built: Any) -> None:
    rows = items(client, "variables/reports?year=2025&limit=1000")
    mine = report_variables(Books(built), year=2025).rows()
    assert {row["doc"]: row for row in rows} == {row["doc"]: row for row in mine}
    told = next(row for row in rows if row["doc"] == "wangting-2025")
    assert told["above_doc"] == "lanchuan-2025"


def test_a_listing_goes_on_where_it_ended(client: TestClient) -> None:
    whole = items(client, "variables?limit=1000")
    page = client.get("/api/v1/variables?limit=7").json()
    rows = page["items"]
    while page["next"]:
        page = client.get(f"/api/v1/variables?limit=7&cursor={page['next']}").json()
        rows += page["items"]
    assert rows == whole


def test_every_format_has_every_target(client: TestClient) -> None:
    asked = f"series=gdp_growth&government={CITY}"
    text = client.get(f"/variables.csv?{asked}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["report_year"], row["revision"]) for row in rows] == [
        ("2024", ""),
        ("2025", "-0.5"),
    ]
    stata = pandas.read_stata(io.BytesIO(client.get(f"/variables.dta?{asked}").content))
    assert stata["revision"].isna().tolist() == [True, False]
    assert stata["bound_kind"].tolist() == ["soft", "soft"]
    parquet = pandas.read_parquet(io.BytesIO(client.get(f"/variables.parquet?{asked}").content))
    assert parquet["over_fulfilment"].iloc[0] == -0.8
    sheet = pandas.read_excel(io.BytesIO(client.get(f"/variables.xlsx?{asked}").content))
    assert len(sheet) == 2


def test_the_page_of_a_series_leads_to_its_variables(client: TestClient) -> None:
    assert 'href="/variables.csv?series=gdp_growth"' in client.get("/i/gdp_growth").text


@pytest.mark.parametrize("path", ["/variables.csv", "/api/v1/variables"])
def test_an_unknown_series_is_refused(client: TestClient, path: str) -> None:
    answer = client.get(f"{path}?series=growht")
    assert answer.status_code == 400
    assert "gdp_growth" in answer.text


def test_one_answer_has_an_end(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(varied, "MOST_TEXTS", 1)
    monkeypatch.setattr(varied, "MOST_TARGETS", 1)
    for path in ("variables/reports?year=2024-2025", "variables?year=2024-2025&series=cpi"):
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == 400
        assert "too_many_compared" in answer.text
