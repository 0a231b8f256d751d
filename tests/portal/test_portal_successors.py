"""Addresses of claims and tasks outlive their text: they lead to what says the same now."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from duixian.books import Books
from factories import reading

ENDINGS = ("", ".json", ".csv")
GDP = "一、今年目标\n地区生产总值增长6%左右。"


@pytest.fixture
def former(own: TestClient, books: Path) -> dict[str, str]:
    """The claims and the task of a text that two later ones superseded, by quote."""
    first = reading("first", "望亭县", 2031, value=6.0)
    Books(books).add(first)
    own.get("/")  # so that the copy has known them
    Books(books).add(reading("second", "望亭县", 2031, value=6.5))
    Books(books).add(reading("third", "望亭县", 2031, value=6.5, text=GDP.replace("6%", "7%")))
    return {c.quote: c.claim_id for c in first.claims} | {"task": first.tasks[0].task_id}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_address_of_a_superseded_claim_leads_to_the_living_one(
    own: TestClient, books: Path, former: dict[str, str], ending: str
) -> None:
    answer = own.get(f"/c/{former['6%']}{ending}?lang=en")
    assert answer.status_code == 308
    (living,) = Books(books).claims(government="望亭县", year="2031")
    assert answer.headers["location"] == f"/c/{living['claim_id']}{ending}?lang=en"
    followed = own.get(answer.headers["location"])
    assert followed.status_code == 200
    assert "7%" in followed.text


@pytest.mark.parametrize("ending", ENDINGS)
def test_of_what_nothing_succeeded_it_is_said_so(
    own: TestClient, former: dict[str, str], ending: str
) -> None:
    answer = own.get(f"/c/{former['125座']}{ending}?lang=en")
    assert answer.status_code == 410
    assert "superseded" in answer.text
    assert "second" in answer.text, "the text that last had it"
    assert own.get(f"/c/0123456789abcdef{ending}").status_code == 404


def test_the_api_leads_on_alike(own: TestClient, books: Path, former: dict[str, str]) -> None:
    moved = own.get(f"/api/v1/claims/{former['6%']}")
    assert moved.status_code == 308
    assert own.get(moved.headers["location"]).json()["quote"] == "7%"
    gone = own.get(f"/api/v1/claims/{former['125座']}")
    assert (gone.status_code, gone.json()["type"]) == (410, "/docs#problem-claim_gone")
    assert own.get("/api/v1/claims/0123456789abcdef").status_code == 404


def test_tasks_have_addresses_in_the_api_that_lead_on(own: TestClient, books: Path) -> None:
    old, new = reading("old", "望亭县", 2032), reading("new", "望亭县", 2032, value=6.5)
    ids = ["a" + old.outline.document.report_id[:15], "b" + new.outline.document.report_id[:15]]
    for made, id in zip((old, new), ids, strict=True):
        object.__setattr__(made.tasks[0], "task_id", id)
        Books(books).add(made)
    moved = own.get(f"/api/v1/tasks/{ids[0]}")
    assert (moved.status_code, moved.headers["location"]) == (308, f"/api/v1/tasks/{ids[1]}")
    assert own.get(moved.headers["location"]).json()["text"] == "新建公厕125座"
    Books(books).add(reading("newest", "望亭县", 2032, text=GDP))
    gone = own.get(f"/api/v1/tasks/{ids[0]}")
    assert (gone.status_code, gone.json()["type"]) == (410, "/docs#problem-task_gone")
    assert own.get(f"/api/v1/claims/{ids[0]}").status_code == 404, "a task's id is no claim's"
    assert own.get("/api/v1/tasks/0123456789abcdef").status_code == 404
