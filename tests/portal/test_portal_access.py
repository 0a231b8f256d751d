"""Who may add: a session of its own for each browser, few tries, nothing from other sites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import portal_books
from duixian.portal import Settings, app
from duixian.portal.access import COOKIE
from duixian.portal.sessions import Door, Sessions, TooManyTries

BEARER = {"authorization": f"Bearer {portal_books.TOKEN}"}
OWN = {"origin": "http://testserver"}
FOREIGN = (
    "https://example.invalid",
    "null",
    "http://testserver:81",
    "file://testserver",
    "http://[",
)
POSTS = ("/add", "/add/token", "/add/leave", "/add/any/confirm", "/add/any/drop", "/none")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def strict(built: Path, tmp_path: Path) -> Iterator[FastAPI]:
    """A portal with few tries and few sessions."""
    settings = Settings(
        token=portal_books.TOKEN, cache=tmp_path, tries=3, tries_of_all=5, max_sessions=2
    )
    made = app(built, settings=settings)
    yield made
    made.state.uploads.close()
    made.state.holdings.close()


def browser(
    portal: FastAPI, address: str = "192.0.2.1", base: str = "http://testserver"
) -> TestClient:
    return TestClient(portal, base, client=(address, 4000), follow_redirects=False)


def enter(client: TestClient, given: str = portal_books.TOKEN, **headers: str) -> str:
    """Log in; the cookie as it was set."""
    answer = client.post("/add/token", data={"token": given}, headers={**OWN, **headers})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["set-cookie"])


def may(client: TestClient) -> bool:
    return 'type="file"' in client.get("/add").text


# -- sessions ------------------------------------------------------------------------------


def test_logging_in_gives_a_random_session_that_does_not_hold_the_token(strict: FastAPI) -> None:
    first, second = (enter(browser(strict)) for _ in range(2))
    assert first.split(";")[0] != second.split(";")[0]
    assert portal_books.TOKEN not in first
    assert {"HttpOnly", "SameSite=strict", "Path=/add"} <= set(first.split("; "))
    assert "Secure" not in first


@pytest.mark.parametrize(
    "headers", [{"x-forwarded-proto": "https"}, {"origin": "https://testserver"}]
)
def test_the_cookie_is_secure_behind_a_proxy_with_tls(
    headers: dict[str, str], strict: FastAPI
) -> None:
    assert "Secure" in enter(browser(strict), **headers).split("; ")


def test_the_cookie_is_secure_where_the_portal_itself_is_asked_by_https(strict: FastAPI) -> None:
    client = browser(strict, base="https://testserver")
    assert "Secure" in enter(client, origin="https://testserver").split("; ")
    assert may(client)


def test_a_session_ends_on_the_server_when_its_holder_logs_out(strict: FastAPI) -> None:
    client = browser(strict)
    enter(client)
    kept = client.cookies[COOKIE]
    assert may(client)
    assert client.post("/add/leave", headers=OWN).status_code == 303
    client.cookies.set(COOKIE, kept)
    assert not may(client)


def test_the_oldest_session_gives_way(strict: FastAPI) -> None:
    clients = [browser(strict) for _ in range(3)]
    for client in clients:
        enter(client)
    assert [may(client) for client in clients] == [False, True, True]


def test_a_session_expires_on_the_server() -> None:
    clock = Clock()
    sessions = Sessions(lasts=60, most=8, clock=clock)
    given = sessions.begin()
    clock.now += 59
    assert sessions.holds(given)
    clock.now += 1
    assert not sessions.holds(given)
    assert not sessions.holds("")


# -- tries ---------------------------------------------------------------------------------


def test_after_some_wrong_tokens_a_client_is_told_to_wait(strict: FastAPI) -> None:
    client, other = browser(strict), browser(strict, "192.0.2.2")
    for _ in range(3):
        assert client.post("/add/token", data={"token": "wrong"}).status_code == 401
    for given in ("wrong", portal_books.TOKEN):
        answer = client.post("/add/token", data={"token": given})
        assert answer.status_code == 429
        assert 590 <= int(answer.headers["retry-after"]) <= 600
        assert "口令错误次数过多" in answer.text
    assert client.get("/add", headers=BEARER).status_code == 429
    assert other.get("/add", headers=BEARER).status_code == 200


def test_wrong_tokens_in_the_header_count_like_those_in_the_form(strict: FastAPI) -> None:
    client = browser(strict)
    for _ in range(3):
        client.post("/add", headers={"authorization": "Bearer wrong"})
    assert client.post("/add/token", data={"token": portal_books.TOKEN}).status_code == 429
    answer = client.get("/add.json", headers=BEARER)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "retry-after" in answer.headers


def test_all_clients_together_have_a_limit_and_sessions_go_on(strict: FastAPI) -> None:
    inside = browser(strict)
    enter(inside)
    for i in range(5):
        browser(strict, f"192.0.2.{i}").post("/add/token", data={"token": "wrong"})
    fresh = browser(strict, "198.51.100.1")
    assert fresh.post("/add/token", data={"token": portal_books.TOKEN}).status_code == 429
    assert may(inside)


def test_a_network_of_one_customer_is_one_client(strict: FastAPI) -> None:
    for i in range(3):
        browser(strict, f"2001:db8::{i}").post("/add/token", data={"token": "wrong"})
    assert browser(strict, "2001:db8::9").get("/add", headers=BEARER).status_code == 429
    assert browser(strict, "2001:db8:0:1::9").get("/add", headers=BEARER).status_code == 200


def test_tries_are_forgotten_after_a_while_and_no_more_are_kept_than_the_limit() -> None:
    clock = Clock()
    door = Door("the right token", most=2, most_of_all=4, window=60, clock=clock)
    for i in range(4):
        assert not door.opens("wrong", f"client {i}")
    for i in range(100):
        with pytest.raises(TooManyTries) as told:
            door.opens("wrong", f"another client {i}")
        assert told.value.seconds == 60
    assert len(door._failed) == 4
    clock.now += 60
    assert door.opens("the right token", "client 1")
    assert len(door._failed) == 0


# -- other sites ---------------------------------------------------------------------------


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("path", POSTS)
def test_what_another_sites_page_sends_is_refused_whatever_it_carries(
    path: str, origin: str, client: TestClient
) -> None:
    for more in ({}, BEARER):
        answer = client.post(path, data={"text": "x"}, headers={"origin": origin, **more})
        assert answer.status_code == 403
        assert "来自别的网站" in answer.text


def test_a_page_without_tls_is_no_origin_of_one_with_it(strict: FastAPI) -> None:
    client = browser(strict, base="https://testserver")
    assert client.post("/add", headers={**OWN, **BEARER}).status_code == 403


def test_a_script_that_gives_the_token_needs_no_origin(client: TestClient) -> None:
    answer = client.post("/add", data={"text": " "}, headers=BEARER)
    assert answer.status_code == 400
    assert client.post("/add", data={"text": " "}, headers={**OWN, **BEARER}).status_code == 400


def test_a_cookie_without_an_origin_is_no_permission(strict: FastAPI) -> None:
    client = browser(strict)
    enter(client)
    assert client.post("/add", data={"text": " "}).status_code == 403
    assert client.post("/add", data={"text": " "}, headers=OWN).status_code == 400


# -- robots --------------------------------------------------------------------------------


def test_robots_are_asked_to_leave_the_form_and_the_api_alone(client: TestClient) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /add", "Disallow: /api/"} <= set(lines)
    assert "Disallow: /" not in lines
