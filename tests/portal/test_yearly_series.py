"""Wherever yearly figures of a series meet, none is of several years and none in a foreign unit."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import yearly_books
from duixian import settle
from duixian.books import Books, Entry
from duixian.engine import Input, read_input
from duixian.portal import app
from duixian.registry import series as registry
from duixian.registry import units, verdicts
from duixian.variables import target_variables

REPORTS = ("national-19[57]7", "national-198[0-5]", "national-201*", "*-2026", "dalian-2020")
"""Reports of the corpus that tell of several years, in several units."""
FEW = 4
"""Series that pages are asked for, those with most figures first: every page is a second."""


@pytest.fixture(
    scope="module", params=["invented", pytest.param("corpus", marks=pytest.mark.corpus)]
)
def books(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("yearly")
    if request.param == "invented":
        return yearly_books.build(folder / "books")
    corpus: Path = request.getfixturevalue("corpus_dir")
    kept = Books(folder / "books")
    kept.add(
        Entry(read_input(Input(str(path))), path.read_bytes())
        for name in REPORTS
        for path in sorted(corpus.glob(f"{name}.txt"))
    )
    return kept


@pytest.fixture(scope="module")
def client(books: Books) -> Iterator[TestClient]:
    with TestClient(app(books.path)) as made:
        yield made


@pytest.fixture(scope="module")
def claims(books: Books) -> dict[str, dict[str, Any]]:
    return {row["claim_id"]: row for row in books.claims().rows()}


@pytest.fixture(scope="module")
def wanted(books: Books) -> list[str]:
    rows = books.query(
        "SELECT series FROM headlines WHERE value IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1"
    )
    return [row["series"] for row in rows.rows()][:FEW]


def hold(cells: list[dict[str, Any]], claims: dict[str, dict[str, Any]], series: str = "") -> int:
    """Hold every cell to be of one year and in the series' unit; how many have a figure."""
    figures = 0
    for cell in cells:
        value = cell.get("comparable")
        if value is None or not math.isfinite(value):
            continue
        figures += 1
        id = series or cell.get("series") or cell["indicator"]
        unit = registry.load()[id].unit
        assert cell.get("series_unit") in (unit, None), cell
        printed = cell["value"], cell["unit"]
        assert verdicts.load().convert(*printed, unit) == pytest.approx(value), cell
        dimension = units.load().dimension
        assert dimension.get(cell["unit"], cell["unit"]) == dimension.get(unit, unit), cell
        claim = claims.get(cell.get("claim_id") or "")
        if claim is not None and claim["period"] is not None:
            # A level told of several years is that of the last: 连续6年稳定在万亿斤以上.
            *before, last = claim["period"].split("-")
            assert not before or claim["aspect"] == "level", (claim["period"], cell)
            assert cell["year"] in (None, int(last)), (claim["period"], cell)
    return figures


def rows_of(client: TestClient, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    sign = "&" if "?" in path else "?"
    body = client.get(f"/api/v1/{path}{sign}limit=1000").json()
    found += body["items"]
    while body["next"]:
        query = f"{path}{sign}limit=1000&cursor={body['next']}"
        body = client.get(f"/api/v1/{query}").json()
        found += body["items"]
    return found


def test_the_panel(client: TestClient, books: Books, claims: dict[str, Any]) -> None:
    assert hold(settle.panel(books), claims)
    listed = rows_of(client, "panel")
    assert hold(listed, claims)
    assert len(listed) == len(books.headlines().rows())
    text = client.get("/panel.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    told = {(r["doc"], r["indicator"], r["role"], r["year"]): r["comparable"] for r in rows}
    for cell in listed:
        key = (cell["doc"], cell["series"], cell["role"], str(cell["year"] or ""))
        assert (float(told[key]) if told[key] else None) == pytest.approx(cell["comparable"])


def test_charts_rankings_ladders_and_maps(
    client: TestClient, books: Books, claims: dict[str, Any], wanted: list[str]
) -> None:
    drawn = 0
    for series in wanted:
        page = client.get(f"/i/{series}.json").json()
        drawn += hold(page["cells"], claims, series)
        hold(page["ladder"], claims, series)
        hold(page["ranking"], claims, series)
        hold(client.get(f"/i/{series}/chart.json").json()["cells"], claims, series)
        dots = client.get(f"/i/{series}/dots.json").json()
        hold(dots["places"], claims, series)
    told = registry.load()[wanted[0]]
    for year in sorted({c["year"] for c in rows_of(client, f"panel?series={told.id}")})[-2:]:
        rungs = [vars_of(rung) for rung in settle.ladder(books, told.id, year)]
        hold(rungs, claims, told.id)
        assert {rung["year"] for rung in rungs} <= {year}
    assert drawn


def test_trends(books: Books, claims: dict[str, Any], wanted: list[str]) -> None:
    government = books.query(
        "SELECT government FROM headlines GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
    ).rows()[0]["government"]
    for series in wanted[:1]:
        for point in settle.trend(books, series, government):
            for cell in (point.target, point.result):
                if cell is None or cell.claim_id is None or cell.claim_id not in claims:
                    continue
                period = claims[cell.claim_id]["period"]
                assert period is None or period.endswith(str(point.year)), cell


def test_wide_tables(
    client: TestClient, books: Books, claims: dict[str, Any], wanted: list[str]
) -> None:
    figures = 0
    for series in wanted:
        figures += hold(rows_of(client, f"wide/series/{series}?role=both"), claims, series)
    assert figures
    latest = client.get("/wide.json?level=all").json()["year"]
    hold(rows_of(client, f"wide/{latest}?role=both"), claims)


def test_claims_and_their_files(client: TestClient, books: Books, claims: dict[str, Any]) -> None:
    assert hold([c for c in claims.values() if c["series"]], {}) > 0
    listed = rows_of(client, "claims")
    assert {c["claim_id"]: c["comparable"] for c in listed} == {
        id: c["comparable"] for id, c in claims.items()
    }
    for claim in claims.values():
        if claim["series"] is None:
            assert claim["comparable"] is None
            continue
        assert re.fullmatch(r"\d{4}", claim["period"]), claim
        assert claim["scope"] is None
    doc = next(c["doc"] for c in listed if c["comparable"] is not None)
    text = client.get(f"/r/{doc}.csv").content.decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text)):
        told = claims[row["claim_id"]]["comparable"]
        assert (float(row["comparable"]) if row["comparable"] else None) == pytest.approx(told)


def test_variables_of_targets(books: Books, wanted: list[str]) -> None:
    for row in target_variables(books, series=wanted[:1]).rows():
        if row["target"] is not None and row["value"] is not None:
            unit = registry.load()[row["series"]].unit
            told = verdicts.load().convert(row["value"], row["unit"], unit)
            assert row["target"] == pytest.approx(told)
            assert row["series_unit"] == unit


def vars_of(rung: settle.Rung) -> dict[str, Any]:
    return {name: getattr(rung, name) for name in settle.Rung.__slots__}


def test_four_years_growth_is_of_no_year(tmp_path: Path) -> None:
    books = yearly_books.build(tmp_path / "books")
    told = {row["quote"]: row["comparable"] for row in books.claims().rows()}
    assert [told[quote] for quote in ("171%", "4.9%", "230万人", "60%")] == [None] * 4
    shown = {cell["comparable"] for cell in settle.panel(books)}
    assert not shown & {171.0, 4.9, 60.0, 2.3e6, 4e12}
    grain = {c["comparable"] for c in settle.panel(books) if c["indicator"] == "grain_output"}
    assert grain - {None} == {5e10, 8.532e10, 8e10}
