"""English pages speak English: what stays in Chinese is quoted or named, and marked as Chinese."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

import portal_books
from duixian.audit.english import in_english

CITY = portal_books.CITY
HAN = re.compile(r"[\u3400-\u9fff]")
EMPTY = {"meta", "link", "input", "br", "img", "hr"}
OTHER = {"title", "option", "textarea", "text"}
"""Elements in which nothing can be marked, and the lettering of drawings."""
SAID = {"兑", "中文", "duixian --books DIR add 报告.txt"}
"""The seal, the other language's name, a file in an example."""
PAGES = (
    *("/", f"/g/{CITY}", f"/g/{CITY}/2024", "/r/lanchuan-2024", "/i/gdp_growth", "/i/gdp"),
    *("/i/gdp_growth/chart", "/i/gdp_growth/dots", "/panel", "/tasks", "/findings"),
    *("/compare?a=lanchuan-2024&b=lanchuan-2025", "/search?q=就业", "/search?q=就业&kind=claim"),
    *("/words?word=就业", "/words/hits?word=就业", "/words/track?word=就业", "/add"),
)


class Unmarked(HTMLParser):
    """Collects Chinese that is not marked as such; what stands in quotation marks is quoted."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            inherited = self.open[-1][1] if self.open else ""
            self.open.append((tag, dict(attrs).get("lang") or inherited))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", "")
        plain = re.sub("“[^”]*”", "", data).strip()
        if language != "zh-CN" and tag not in OTHER and HAN.search(plain):
            self.found.add(plain)


def unmarked(page: str) -> set[str]:
    parser = Unmarked()
    parser.feed(page)
    assert not parser.open, "the page closes what it opens"
    return parser.found


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
