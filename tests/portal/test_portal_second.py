"""What a second source says, where accounts are shown: year, promise, files, API."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from starlette.testclient import TestClient

from duixian.books import Books
from evidence_tables import city_statistics
from portal_books import CITY

SAID = (
    "报告称增长5.2%，澜川统计局为增长5.6%（初次公布），两数不同；另有澜川统计局增长6.1%（普查修订）；"
    "按此数：目标增长6%左右，实际增长5.6%，低0.4个百分点。"
)


def test_a_second_verdict_stands_beside_the_reports_own(own: TestClient, books: Path) -> None:
    asked = {"government": CITY, "year": "2024", "indicator": "gdp_growth"}
    before = own.get("/api/v1/accounts", params=asked).json()["items"][0]
    assert before["evidence_reason"] is None
    Books(books).add_evidence([city_statistics()], at="2026-02-03T04:05:06+00:00")
    (told,) = own.get("/api/v1/accounts", params=asked).json()["items"]
    assert {**told, **{k: v for k, v in before.items() if k.startswith("evidence_")}} == before
    assert (told["verdict"], told["evidence_verdict"]) == ("missed", "missed")
    assert (told["evidence_value"], told["evidence_differs"]) == (5.6, True)
    assert told["evidence_reason"] == SAID
    page = own.get(f"/g/{CITY}/2024?lang=zh").text
    assert SAID in page
    assert page.count('class="second"') == 3
    rows = csv.DictReader(io.StringIO(own.get(f"/g/{CITY}/2024.csv").text.removeprefix("\ufeff")))
    held = {r["series"]: r["evidence_differs"] for r in rows if r["evidence_id"]}
    assert held == {
        "gdp_growth": "true",
        "retail_sales_growth": "false",
        "urban_new_jobs": "false",
    }
    data = own.get(f"/g/{CITY}/2024.json").json()
    keys = [
        a["promise"]
        for section in data["sections"]
        for a in section["accounts"]
        if a["series"] == "gdp_growth"
    ]
    promise = own.get(f"{keys[0]}?lang=en").text
    assert "澜川统计局 gives a rise of 5.6 % (first release), which differs" in promise
    twin = own.get(f"{keys[0]}.json").json()["accounts"][0]
    assert twin["evidence_vintage"] == "first"
    (listed,) = own.get(f"/api/v1/promises/{keys[0].removeprefix('/p/')}").json()["accounts"]
    assert listed["evidence_source"] == "澜川统计局"


def test_evidence_that_is_taken_out_says_nothing_more(own: TestClient, books: Path) -> None:
    kept = Books(books)
    kept.add_evidence([city_statistics()])
    page = f"/g/{CITY}/2024?lang=zh"
    assert 'class="second"' in own.get(page).text
    kept.remove_evidence({row["file_id"] for row in kept.evidence()})
    assert 'class="second"' not in own.get(page).text


def test_a_result_that_statistics_give_otherwise_is_a_finding(own: TestClient, books: Path) -> None:
    asked = {"kind": "statistics_differ"}
    assert own.get("/api/v1/findings", params=asked).json()["items"] == []
    Books(books).add_evidence([city_statistics()])
    (one,) = own.get("/api/v1/findings", params=asked).json()["items"]
    assert (one["severity"], one["found"], one["expected"]) == ("low", 5.2, 5.6)
    page = own.get("/findings?kind=statistics_differ&lang=zh").text
    assert "报告所列结果与统计初次公布的数不同" in page
    assert "澜川统计局为增长5.6%（初次公布，" in page
    english = own.get("/findings?kind=statistics_differ&lang=en").text
    assert "a result that statistics first released otherwise" in english
    assert "<mark>5.6</mark></q> <small>澜川统计.csv" in page  # no address: it is no report
    ours = own.get(f"/findings?kind=statistics_differ&government={CITY}").text
    assert ours.count('<article class="finding low') == 1
