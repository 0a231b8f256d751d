"""Wide tables in the portal: pages, files and the API's two listings."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest
from starlette.testclient import TestClient

from duixian import settle
from duixian.books import Books
from duixian.portal import app, widening
from duixian.settle import WideCell, wide, wide_years

ROW = re.compile(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", re.DOTALL)


@pytest.fixture(scope="module")
def portal_of_sparse(
    sparse: Books, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """A portal over books in which a cell is empty in every way."""
    books = Path(shutil.copytree(sparse.path, tmp_path_factory.mktemp("wide") / "books"))
    with TestClient(app(books), follow_redirects=False) as client:
        yield client


@pytest.fixture
def asked(portal_of_sparse: TestClient) -> TestClient:
    portal_of_sparse.cookies.clear()
    return portal_of_sparse


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup).strip()


def governments(page: str) -> list[str]:
    return [plain(name) for name, _ in ROW.findall(page.partition("wide-table")[2])]


def cells(client: TestClient, path: str) -> list[dict[str, Any]]:
    """Every cell of a listing, page by page."""
    found: list[dict[str, Any]] = []
    sign = "&" if "?" in path else "?"
    body = client.get(f"/api/v1/wide/{path}{sign}limit=300").json()
    while True:
        found += body["items"]
        if body["next"] is None:
            assert len(found) == body["total"]
            return found
        body = client.get(f"/api/v1/wide/{path}{sign}limit=300&cursor={body['next']}").json()


def test_a_page_has_all_provinces_and_every_figure_leads_to_its_characters(
    asked: TestClient,
) -> None:
    page = asked.get("/wide/2025").text
    names = governments(page)
    assert len(names) == 31
    assert "大连市" not in names
    data = asked.get("/wide/2025.json").json()
    told = [c for row in data["rows"] for c in row["cells"] if c["state"] == "figure"]
    assert len(told) > 5
    for cell in told:
        assert cell["href"] == f"/c/{cell['claim_id']}#c-{cell['claim_id']}"
        assert f'<a href="{cell["href"]}"' in page
        assert asked.get(f"/c/{cell['claim_id']}").status_code == 200


def test_every_cell_without_a_figure_says_why_in_the_readers_language(asked: TestClient) -> None:
    zh, en = (asked.get(f"/wide/2025?level=all&lang={lang}").text for lang in ("zh", "en"))
    for text in (
        "城镇增长4.5%",
        "没有提出固定资产投资增速目标",
        "未找到",
        "无报告",
        "文本缺这部分",
    ):
        assert text in zh, text
    for text in ("no report", "told by parts only: urban: ", "part not in the text"):
        assert text in en, text
    data = asked.get("/wide/2025.json?level=all").json()
    for row in data["rows"]:
        for cell in row["cells"]:
            assert cell["zh"]
            assert cell["en"]
            assert (cell["state"] == "figure") == (not cell["reason"]) == (not cell["reason_en"])


def test_it_is_sorted_by_a_column_without_a_script(asked: TestClient) -> None:
    page = asked.get("/wide/2025?sort=gdp_growth").text
    assert governments(page)[:2] == ["辽宁省", "吉林省"]  # 5.5 and 5–5.5
    assert (
        'aria-sort="descending"><a href="/wide/2025?sort=gdp_growth&amp;order=asc#table">' in page
    )
    page = asked.get("/wide/2025?sort=gdp_growth&order=asc").text
    assert governments(page)[:3] == ["吉林省", "辽宁省", "北京市"]
    assert page.count("aria-sort") == 1
    assert 'aria-sort="ascending"' in page
    rows = list(csv.DictReader(io.StringIO(asked.get("/wide/2025.csv?sort=gdp_growth").text)))
    assert [row["gdp_growth"] for row in rows][:3] == ["5.5", "5", ""]
    assert asked.get("/wide/2025?sort=growht").status_code == 400


def test_level_and_governments_narrow_it(asked: TestClient) -> None:
    assert governments(asked.get("/wide/2025?level=prefecture").text) == ["大连市"]
    assert len(governments(asked.get("/wide/2025?level=all").text)) == 32
    assert governments(asked.get("/wide/2025?government=辽宁,北京").text) == ["北京市", "辽宁省"]
    assert asked.get("/wide/2025?government=nowhere").status_code == 404
    assert asked.get("/wide/2025?level=galaxy").status_code == 400


def test_the_latest_year_comes_first_and_another_can_be_chosen(asked: TestClient) -> None:
    assert asked.get("/wide.json").json()["year"] == 2026
    assert asked.get("/wide.json?role=result").json()["year"] == 2025
    assert asked.get("/wide.json?year=2024").json()["year"] == 2024
    options = re.findall(r"<option( selected)?>(\d{4})", asked.get("/wide?year=2025").text)
    assert options == [("", "2026"), (" selected", "2025")]
    assert asked.get("/wide/20x5").status_code == 400


def test_a_series_by_years(asked: TestClient) -> None:
    page = asked.get("/wide/series/gdp_growth?role=both&government=辽宁")
    assert page.status_code == 200
    data = asked.get("/wide/series/gdp_growth.json?role=both&government=辽宁&year=2024-2026").json()
    assert [c["key"] for c in data["columns"]][:2] == ["y2024_target", "y2024_result"]
    (row,) = data["rows"]
    states = [c["comparable"] or c["state"] for c in row["cells"]]
    assert states == ["no_report", 5.1, 5.5, 5.2, "absent", "no_report"]
    assert asked.get("/wide/series/no_such_thing").status_code == 404
    many = asked.get("/wide/series/gdp_growth?year=1000-1999&lang=zh")
    assert many.status_code == 400
    assert "要了 1,000 年，一张表最多 200 年" in many.text


@pytest.mark.parametrize("path", ["/wide/2025", "/wide/series/gdp_growth"])
def test_the_files_hold_the_same_table(path: str, asked: TestClient, sparse: Books) -> None:
    made = (
        wide(sparse.query, 2025, level="province")
        if path == "/wide/2025"
        else wide_years(sparse.query, "gdp_growth", level="province")
    )
    key = made.columns[-1].key if path != "/wide/2025" else "gdp_growth"
    at = [c.key for c in made.columns].index(key)
    want = [row.cells[at].comparable for row in made.rows]
    query = "?level=province"
    files = {end: asked.get(f"{path}.{end}{query}") for end in ("csv", "xlsx", "parquet", "dta")}
    for end, answer in files.items():
        assert answer.status_code == 200
        assert (
            f"duixian-wide-{'2025' if '2025' in path else 'series-gdp_growth'}.{end}"
            in (answer.headers["content-disposition"])
        )
        assert f'href="{path}.{end}?role=target&amp;level=province"' in asked.get(path).text
    frames = [
        pandas.read_csv(io.BytesIO(files["csv"].content)),
        pandas.read_parquet(io.BytesIO(files["parquet"].content)),
        pandas.read_stata(io.BytesIO(files["dta"].content)),
    ]
    for frame in frames:
        assert [None if pandas.isna(v) else float(v) for v in frame[key]] == want
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"].content))
    assert book.sheetnames == ["宽表", "来源", "说明"]
    assert book.worksheets[0].max_row == 32
    english = asked.get(f"{path}.xlsx{query}&lang=en")
    assert openpyxl.load_workbook(io.BytesIO(english.content)).sheetnames[0] == "table"


def test_the_api_gives_every_cell_with_quote_and_address(asked: TestClient, sparse: Books) -> None:
    found = cells(asked, "2025?role=both")
    made = wide(sparse.query, 2025, role="both")
    assert [WideCell(**{k: v for k, v in c.items() if k != "href"}) for c in found] == list(
        made.cells()
    )
    for cell in found:
        assert (cell["href"] is None) == (cell["quote"] is None)
    denied = next(c for c in found if c["state"] == "absent")
    text = asked.get(f"/api/v1/reports/{denied['doc']}/text").json()["source"]
    assert text[denied["start"] : denied["end"]] == denied["quote"]
    assert asked.get(denied["href"].partition("#")[0]).status_code == 200


def test_the_api_gives_a_series_by_years(asked: TestClient) -> None:
    found = cells(asked, "series/地区生产总值增速?role=result&government=210000&year=2023-2025")
    assert [(c["year"], c["comparable"], c["report_year"]) for c in found] == [
        (2023, None, 2024),
        (2024, 5.1, 2025),
        (2025, 5.2, 2026),
    ]


@pytest.mark.parametrize("path", ["/wide/2025", "/wide/2025.csv", "/api/v1/wide/2025"])
def test_a_table_that_is_too_large_is_refused_with_its_size(
    path: str, asked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(*arguments: Any, **more: Any) -> Any:
        return wide(*arguments, **more, most=500)

    monkeypatch.setattr(widening, "_KEPT", {})
    monkeypatch.setattr(settle, "wide", small)
    answer = asked.get(f"{path}?level=province&role=both&lang=zh" if "api" not in path else path)
    assert answer.status_code == 400
    assert re.search(r"500 (are the most|格)|最多 500 格", answer.text), answer.text


def test_readers_are_led_to_it(asked: TestClient) -> None:
    for path in ("/", "/panel", "/i/gdp_growth"):
        assert 'href="/wide"' in asked.get(path).text
    assert 'href="/wide/series/gdp_growth"' in asked.get("/i/gdp_growth").text
    assert 'href="/wide/series/cpi"' in asked.get("/wide/2025").text
    assert 'href="/wide/2026' in asked.get("/wide/series/cpi").text
    assert 'href="/wide/2026"' in asked.get("/").text
    assert 'href="/wide/2026"' in asked.get("/i/gdp_growth/dots?year=2026").text


def test_nothing_is_there_yet_is_said(tmp_path: Path) -> None:
    with TestClient(app(tmp_path / "empty")) as client:
        for path in ("/wide", "/wide/2025", "/wide/series/gdp_growth"):
            assert client.get(path).status_code == 200
