"""The reference at /docs in both languages: nothing on it lacks its Chinese."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from duixian import chinese

HAN = re.compile(r"[\u4e00-\u9fff]")


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def told(client: TestClient) -> list[str]:
    """Every text of the reference, in English, as its JSON twin has it."""
    docs: dict[str, Any] = client.get("/docs.json").json()
    texts = [page["rows"] for page in docs["pages"]]
    texts += [column["meaning"] for column in docs["dictionary"]]
    for operation in docs["operations"]:
        texts.append(operation["about"])
        texts += [part["about"] for part in (*operation["parameters"], *operation["answers"])]
    return [plain(text) for text in texts if text]


def test_every_text_of_the_reference_has_its_chinese(told: list[str]) -> None:
    catalogue = chinese.catalogue("reference")
    lacking = [text for text in dict.fromkeys(told) if text not in catalogue]
    named = "".join(f'\n"{text}"' for text in lacking)
    assert not lacking, f"give these their Chinese in src/duixian/chinese/reference.toml:{named}"


def test_nothing_of_the_reference_is_translated_that_is_no_longer_told(told: list[str]) -> None:
    assert not chinese.catalogue("reference").keys() - set(told)


def test_what_is_translated_keeps_its_names_and_is_chinese(told: list[str]) -> None:
    for english, translated in chinese.catalogue("reference").items():
        named = set(re.findall(r"`[^`]+`", english))
        assert named <= set(re.findall(r"`[^`]+`", translated)), english
        assert HAN.search(translated) or named, english


def test_the_reference_is_read_in_the_language_of_its_reader(client: TestClient) -> None:
    zh, en = (client.get("/docs", params={"lang": language}).text for language in ("zh", "en"))
    for english in ("Claims, by government, newest report first", "How sure, 0 to 1."):
        assert english in en
        assert english not in zh
    assert "把握，0 到 1。" in zh
    assert "把握，0 到 1。" not in en


def test_the_references_markdown_is_shown_as_what_it_means(client: TestClient) -> None:
    for language in ("zh", "en"):
        page = client.get("/docs", params={"lang": language}).text
        main = page[page.index("<main") :]
        assert "`" not in main
        assert not re.search(r"\]\((?:#|\w)", main)
        places = set(re.findall(r'id="([^"]+)"', page))
        assert set(re.findall(r'href="#([^"]+)"', main)) <= places
    assert "<code>gdp_growth</code>" in page
