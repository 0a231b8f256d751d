"""English pages speak English: what stays in Chinese is quoted or named, and marked as Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import portal_books
from duixian.audit.english import in_english
from duixian.books import Books, Entry
from duixian.engine import IndexEntry, Input, read_input
from duixian.portal.web.language import words
from unmarked import HAN, SAID, unmarked

CITY = portal_books.CITY
PAGES = (
    *("/", f"/g/{CITY}", f"/g/{CITY}/2024", "/r/lanchuan-2024", "/i/gdp_growth", "/i/gdp"),
    *("/i/gdp_growth/chart", "/i/gdp_growth/dots", "/panel", "/tasks", "/findings"),
    *("/compare?a=lanchuan-2024&b=lanchuan-2025", "/search?q=就业", "/search?q=就业&kind=claim"),
    *("/words?word=就业", "/words/hits?word=就业", "/words/track?word=就业", "/add"),
    *("/methods", "/docs", "/wide"),
)


@pytest.mark.parametrize("path", PAGES)
def test_an_english_page_has_no_chinese_that_is_not_marked(path: str, client: TestClient) -> None:
    page = client.get(f"{path}{'&' if '?' in path else '?'}lang=en")
    assert page.status_code == 200
    assert unmarked(page.text) <= SAID


def test_chinese_that_is_not_marked_would_be_found(client: TestClient) -> None:
    assert len(unmarked(client.get(f"/g/{CITY}/2024?lang=zh").text.replace('"zh-CN"', '"x"'))) > 50


def test_amounts_units_and_indicators_are_english(client: TestClient) -> None:
    year = client.get(f"/g/{CITY}/2024?lang=en").text
    assert "billion yuan" in year
    assert "people" in year
    assert "new urban jobs" in year
    found = client.get("/findings.json").json()["findings"]
    assert found
    for one in found:
        told = re.sub("“[^”]*”", "", one["message_en"] + one["arithmetic_en"])
        assert not HAN.search(told), one


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("53.8亿 + 2400万 = 113.64亿元", "5.38 billion + 24 million = 11.364 billion yuan"),
        ("14.3% and 3%", "14.3% and 3%"),
        ("2023年 and 12", "2023年 and 12"),
        ("1.2百分点；3个", "1.2 points; 3"),
        ("-1.8亿", "-180 million"),
    ],
)
def test_a_reckoning_is_put_into_english_units(given: str, meant: str) -> None:
    assert in_english(given) == meant


def test_a_government_is_asked_for_by_its_english_name_too(own: TestClient, books: Path) -> None:
    assert own.get("/panel?government=Dalian&lang=en").status_code == 404
    text = "大连市2031年政府工作报告\n一、2030年工作回顾\n2030年，地区生产总值增长5.5%。\n"
    given = Input("d.txt", data=text.encode(), index=IndexEntry("大连市", 2031))
    Books(books).add(Entry(read_input(given), text.encode()))
    for name in ("Dalian", "dalian", "大连"):
        rows = own.get(f"/api/v1/panel?government={name}").json()["items"]
        assert {row["government"] for row in rows} == {"大连市"}
    form = own.get("/i/gdp_growth/chart?government=dalian&lang=en").text
    assert 'value="Dalian"' in form
    assert {row["government"] for row in Books(books).claims(government="Dalian")} == {"大连市"}


def test_a_list_in_an_english_sentence_has_english_commas(client: TestClient) -> None:
    told = client.get("/search?q=x&part=zz&lang=en")
    assert "There are: review, problems, targets" in told.text
    assert "可以是：review、problems、targets" in client.get("/search?q=x&part=zz&lang=zh").text


def test_one_is_not_told_as_many() -> None:
    told = [words("en")("government.reports", n=n) for n in (1, 2)]
    assert told == ["1 report", "2 reports"]
