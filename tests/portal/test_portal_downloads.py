"""A panel for other programs: whole, and readable there."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import pytest
from starlette.testclient import TestClient

from duixian.portal.pages.panel import PANEL_COLUMNS
from duixian.settle import COMPARABLE

_IN_STATA = {"start": "quote_start", "end": "quote_end"}
FILTERS = {"government": "澜川市", "role": ["target", "result"], "year": "2024-2025"}


def frames(client: TestClient) -> dict[str, pd.DataFrame]:
    def got(ending: str) -> io.BytesIO:
        answer = client.get(f"/panel.{ending}", params=FILTERS)
        assert answer.status_code == 200
        assert f"duixian-panel.{ending}" in answer.headers["content-disposition"]
        return io.BytesIO(answer.content)

    return {
        "csv": pd.read_csv(got("csv")),
        "xlsx": pd.read_excel(got("xlsx")),
        "parquet": pd.read_parquet(got("parquet")),
        "dta": pd.read_stata(got("dta")),
    }


def test_every_format_holds_the_same_panel(client: TestClient) -> None:
    shown = client.get("/panel.json", params={**FILTERS, "rows": 1000}).json()
    read = frames(client)
    for form, frame in read.items():
        assert len(frame) == shown["total"] > 10, form
        told = (*PANEL_COLUMNS, *COMPARABLE)
        wanted = [_IN_STATA.get(c, c) if form == "dta" else c for c in told]
        assert [c for c in frame.columns if c != "href"] == wanted, form
        values = frame["value"].dropna().tolist()
        assert values == [r["value"] for r in shown["rows"] if r["value"] is not None], form
        quotes = [q for q in frame["quote"].fillna("") if q]
        assert quotes == [r["quote"] for r in shown["rows"] if r["quote"]], form


def test_stata_keeps_chinese_and_missing_numbers(client: TestClient) -> None:
    frame = frames(client)["dta"]
    assert set(frame["government"]) == {"澜川市"}
    assert frame["value_high"].isna().any()
    assert set(frame["absent"]) <= {0, 1}


def test_an_empty_panel_is_a_file_with_its_columns(client: TestClient) -> None:
    for ending, read in (("csv", pd.read_csv), ("parquet", pd.read_parquet)):
        answer = client.get(f"/panel.{ending}?year=1900")
        frame: Any = read(io.BytesIO(answer.content))
        assert len(frame) == 0
        assert "value" in frame.columns
    assert client.get("/panel.dta?year=1900").status_code == 200


@pytest.mark.parametrize("ending", ["sav", "exe", "csv.gz", "XLSX"])
def test_other_formats_are_not_there(ending: str, client: TestClient) -> None:
    assert client.get(f"/panel.{ending}").status_code == 404
