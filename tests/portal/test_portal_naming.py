"""What a report is called wherever it is named, and where its text is said to be from."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

import portal_books
from duixian.books import Books
from duixian.portal import naming
from duixian.portal.web.language import Language, words
from factories import reading

CITY = portal_books.CITY
ZH, EN = words("zh"), words("en")
ADDRESS = "https://example.invalid/报告?年=2031&b=1"


def test_no_page_has_a_file_name_for_a_headline_where_whose_and_when_are_known(
    client: TestClient,
) -> None:
    titles: tuple[tuple[Language, str], ...] = (
        ("zh", "澜川市2024年政府工作报告"),
        ("en", "澜川市 (city): work report 2024"),
    )
    for language, title in titles:
        called = naming.native(title, words(language))
        page = client.get("/r/lanchuan-2024", params={"lang": language}).text
        assert f"<h1>{called}</h1>" in page
        assert f"<title>{title} · " in page
        assert "<code>lanchuan-2024</code>" in page, "its name in the books stands beneath"
        account = client.get(f"/g/{CITY}/2024", params={"lang": language}).text
        assert f"<small>{called}</small>" in account
        asked = {"a": "lanchuan-2024", "b": "lanchuan-2025", "lang": language}
        compared = client.get("/compare", params=asked)
        assert f">{called}</th>" in compared.text


def test_a_report_is_called_by_its_title_where_it_is_no_yearly_one_or_nobody_knows_whose() -> None:
    row = {"doc": "x-2020", "government": "大连市", "report_year": 2020, "genre": "work_report"}
    row |= {"title": "2019政府工作报告-定稿"}
    assert naming.report(row, ZH) == "大连市2020年政府工作报告"
    assert naming.own_title(row, ZH) == "2019政府工作报告-定稿"
    assert naming.report(row | {"government": "全国"}, ZH) == "国务院2020年政府工作报告"
    assert naming.report(row | {"government": "全国"}, EN) == "China: work report 2020"
    unknown = row | {"report_year": None, "title": None}
    assert naming.report(unknown, ZH) == "x-2020"
    gazette = row | {"genre": "communique", "title": "大连市2019年统计公报"}
    assert naming.report(gazette, ZH) == "大连市2019年统计公报", (
        "its year is not that of the report"
    )
    budget = row | {"genre": "budget_report", "title": "关于预算执行情况的报告"}
    assert naming.report(budget, ZH) == "关于预算执行情况的报告"
    assert naming.report(budget, EN) == "Dalian: budget report 2020"


def test_where_a_text_is_from_stands_with_the_report_and_in_citations(
    own: TestClient, books: Path
) -> None:
    for doc, year, origin in (("a", 2031, ADDRESS), ("b", 2032, "javascript:alert(1)")):
        made = reading(doc, "望亭县", year, year - 2025.0)
        document = replace(made.outline.document, origin=origin)
        made = replace(made, outline=replace(made.outline, document=document))
        Books(books).add(made, force=True)
    page = html.unescape(own.get("/r/a").text)
    assert f'<a href="{ADDRESS}" rel="external nofollow noreferrer">{ADDRESS}</a>' in page
    other = own.get("/r/b").text
    assert "javascript:alert(1)" in other, "what stands in the index is shown"
    assert 'href="javascript' not in other, "and leads nowhere where it is no address"
    reports = own.get("/api/v1/reports", params={"government": "望亭县"}).json()["items"]
    assert {r["doc"]: r["origin"] for r in reports}.items() >= {"a": ADDRESS}.items()
    account = own.get("/api/v1/accounts?government=望亭县&year=2031").json()["items"][0]
    claim = account["target"]["claim_id"]
    key = own.get(f"/api/v1/claims/{claim}").json()["key"]
    cited = own.get(f"/p/{key}.json").json()["citation"]
    assert f"据《望亭县2031年政府工作报告》（{ADDRESS}）[DB/OL]" in cited["zh"]
    assert ADDRESS in cited["en"]
    assert f"\\url{{{ADDRESS}}}" in cited["bibtex"]
