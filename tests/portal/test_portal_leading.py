"""Addresses that were cited before a text was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from duixian.books import Books, Entry
from duixian.engine import IndexEntry, Input, read_input
from duixian.portal import app

REPORT = """2025年兰川县政府工作报告
一、2024年工作回顾
全年地区生产总值增长5.8%，新建公厕20座。
二、2025年工作安排
地区生产总值增长6%左右。新建公厕25座，新改建农村公路40公里。
"""
CORRECTED = "\n" + REPORT.replace("25座，新改建农村公路40公里", "28座")


def add(books: Books, text: str) -> None:
    given = Input("兰川县-2025.txt", data=text.encode(), index=IndexEntry("兰川县", 2025))
    books.add(Entry(read_input(given), text.encode()))


@pytest.fixture
def books(tmp_path: Path) -> Books:
    made = Books(tmp_path / "books")
    add(made, REPORT)
    return made


@pytest.fixture
def client(books: Books) -> Iterator[TestClient]:
    with TestClient(app(books.path), follow_redirects=False) as portal:
        yield portal


def claims(books: Books) -> dict[str, str]:
    return {f"{c['indicator']} {c['role']}": c["claim_id"] for c in books.claims()}


def test_a_cited_claim_leads_to_where_it_stands_now(client: TestClient, books: Books) -> None:
    old = claims(books)["新建公厕 target"]
    assert client.get(f"/c/{old}").status_code == 200
    add(books, CORRECTED)
    new = claims(books)["新建公厕 target"]
    assert new != old
    for address in ("/c/{}", "/c/{}.json", "/c/{}.csv", "/api/v1/claims/{}"):
        moved = client.get(address.format(old))
        assert moved.status_code == 308, address
        assert moved.headers["location"] == address.format(new)
        assert client.get(address.format(new)).status_code == 200
    assert client.get(f"/c/{new}.json").json()["claim"]["value"] == 28


def test_what_nothing_took_the_place_of_is_gone_and_the_corrected_text_is_shown(
    client: TestClient, books: Books
) -> None:
    old = claims(books)["新改建农村公路 target"]
    add(books, CORRECTED)
    gone = client.get(f"/c/{old}")
    assert gone.status_code == 410
    assert "已被更正" in gone.text
    assert 'href="/r/%E5%85%B0%E5%B7%9D%E5%8E%BF-2025"' in gone.text
    told = client.get(f"/api/v1/claims/{old}")
    assert (told.status_code, told.headers["content-type"]) == (410, "application/problem+json")
    assert "corrected" in told.json()["detail"]
    assert client.get("/c/0123456789abcdef").status_code == 404


def test_tasks_have_addresses_that_lead_on(client: TestClient, books: Books) -> None:
    tasks = {t["text"]: t["task_id"] for t in books.tasks()}
    old = tasks["新建公厕25座"]
    assert client.get(f"/api/v1/tasks/{old}").json()["text"] == "新建公厕25座"
    add(books, CORRECTED)
    moved = client.get(f"/api/v1/tasks/{old}")
    assert moved.status_code == 308
    assert client.get(moved.headers["location"]).json()["text"] == "新建公厕28座"
    assert client.get(f"/api/v1/tasks/{tasks['新改建农村公路40公里']}").status_code == 410
    assert client.get("/api/v1/tasks/0123456789abcdef").status_code == 404
    assert client.get(f"/api/v1/claims/{old}").status_code == 404  # it is no claim's


def test_a_key_is_an_address_that_never_changes(client: TestClient, books: Books) -> None:
    old = claims(books)["新建公厕 target"]
    (row,) = books.query("SELECT key FROM keys WHERE id = ?", [old])
    assert client.get(f"/c/{row['key']}").headers["location"] == f"/c/{old}"
    add(books, CORRECTED)
    new = claims(books)["新建公厕 target"]
    assert client.get(f"/c/{row['key']}").headers["location"] == f"/c/{new}"
