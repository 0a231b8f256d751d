"""Light and dark, and the language that a browser asks for."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from duixian.portal.web.language import preferred

VARIABLE = re.compile(r"(--[a-z-]+): *(#[0-9a-f]{6});")
DARK = '<link rel="stylesheet" href="/static/dark.css'


def colours(client: TestClient, sheet: str) -> dict[str, str]:
    return dict(VARIABLE.findall(client.get(f"/static/{sheet}.css").text))


def test_every_colour_has_a_value_in_the_dark(client: TestClient) -> None:
    light, dark = colours(client, "portal"), colours(client, "dark")
    assert len(light) > 25
    assert light.keys() == dark.keys()


def test_colours_stand_in_variables_alone(client: TestClient) -> None:
    style = client.get("/static/portal.css").text
    rules = style[style.index("* { box-sizing") : style.index("@media print")]
    # The seal keeps its white on its own red in both.
    assert [c for c in re.findall(r"#[0-9a-f]{3,6}\b", rules) if c != "#fff"] == []
    assert rules.count("#fff") == 1


def test_the_system_decides_until_the_reader_does(client: TestClient) -> None:
    assert 'media="(prefers-color-scheme: dark)"' in client.get("/findings").text
    answer = client.get("/findings?scheme=dark")
    assert 'media="all"' in answer.text
    assert "scheme=dark" in answer.headers["set-cookie"]
    client.cookies.clear()
    kept = {"cookie": "scheme=light"}
    assert DARK not in client.get("/findings", headers=kept).text
    assert 'href="?scheme=auto"' in client.get("/findings", headers=kept).text
    assert 'media="(prefers' in client.get("/findings?scheme=purple").text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "zh"),
        ("fr-FR, de;q=0.5", "zh"),
        ("en-US,en;q=0.9", "en"),
        ("zh-TW,en;q=0.9", "zh"),
        ("zh;q=0.1, en;q=0.2", "en"),
        ("en;q=0, zh;q=0.1", "zh"),
        ("en;q=nan", "zh"),
        ("english", "zh"),
    ],
)
def test_the_browsers_language_counts_where_nothing_was_chosen(
    accepted: str, language: str
) -> None:
    assert preferred(accepted) == language


def test_a_choice_is_stronger_than_the_browsers_language(client: TestClient) -> None:
    english = {"accept-language": "en-GB"}
    assert client.get("/tasks", headers=english).headers["content-language"] == "en"
    chosen = english | {"cookie": "lang=zh"}
    assert client.get("/tasks", headers=chosen).headers["content-language"] == "zh-CN"
    assert client.get("/g/nowhere", headers=english).headers["content-language"] == "en"


def test_no_cache_mixes_languages_or_colours(client: TestClient) -> None:
    plain = client.get("/tasks")
    assert {"Cookie", "Accept-Language"} <= set(plain.headers["vary"].split(", "))
    for other in ({"accept-language": "en"}, {"cookie": "scheme=dark"}):
        known = other | {"if-none-match": plain.headers["etag"]}
        answer = client.get("/tasks", headers=known)
        assert answer.status_code == 200
        assert answer.headers["etag"] != plain.headers["etag"]
    assert "Accept-Language" in client.get("/g/nowhere").headers["vary"]
