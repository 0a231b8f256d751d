"""What keeps strangers out, and reports from doing anything but being read."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import portal_books
from duixian.portal import Settings, app
from duixian.portal.serving import HOST, is_loopback
from duixian.portal.web.headers import SECURITY

ADDRESSES = (
    *("/", "/g/none", "/api/v1/claims", "/api/v1/claims/none", "/static/portal.css"),
    *("/panel.csv", "/r/lanchuan-2024/original", "/add", "/docs"),
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_carries_the_headers(path: str, client: TestClient) -> None:
    answer = client.get(path)
    for name, value in SECURITY.items():
        assert answer.headers[name] == value


def test_the_policy_allows_nothing_from_elsewhere_and_no_code_from_strings() -> None:
    policy = SECURITY["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy


def test_it_listens_to_this_machine_unless_told_otherwise() -> None:
    assert HOST == "127.0.0.1"
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("example.invalid")


def test_a_foreign_name_for_this_machine_is_refused(built: Path, tmp_path: Path) -> None:
    settings = Settings(allowed_hosts=("localhost",), cache=tmp_path)
    made = TestClient(app(built, settings=settings), base_url="http://evil.invalid")
    assert made.get("/").status_code == 400
    assert (
        TestClient(app(built, settings=settings), base_url="http://localhost").get("/").is_success
    )


def test_original_files_are_saved_not_shown(client: TestClient) -> None:
    answer = client.get(f"/r/{portal_books.ILL_DOC}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_with_what_was_sent_in_are_kept_by_nobody(client: TestClient) -> None:
    assert "etag" not in client.get("/add").headers
