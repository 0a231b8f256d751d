"""How people come in: passwords, sessions, links that open once, API tokens."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from duixian.desk import links, sessions, tokens, tries
from duixian.portal.desk.access import COOKIE
from portal_desk import PASSWORD, UNIT, Staffed, ask, given, sign_in

# -- sessions ------------------------------------------------------------------------------


def log_in(browser: TestClient, email: str, password: str, **more: str) -> Any:
    sign = sign_in(browser.get("/desk/login").text)
    said = {"email": email, "password": password, "csrf": sign, **more}
    return browser.post("/desk/login", data=said)


@pytest.fixture
def known(staffed: Staffed) -> Staffed:
    """A desk whose office worker has a password."""
    staffed.desk.people.set_password(staffed.people["office"].id, PASSWORD)
    return staffed


def test_a_session_begins_with_a_token_that_nobody_knew_before(known: Staffed) -> None:
    browser = known.browser()
    browser.cookies.set(COOKIE, "planted-by-somebody-else")
    answer = log_in(browser, "Office@Example.org", PASSWORD)
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    assert "planted" not in cookie
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    planted = known.browser()
    planted.cookies.set(COOKIE, "planted-by-somebody-else")
    assert planted.get("/desk/me").status_code == 401


def test_logging_in_again_ends_the_session_that_the_browser_had(known: Staffed) -> None:
    browser = known.browser()
    log_in(browser, "office@example.org", PASSWORD)
    before = browser.cookies[COOKIE]
    log_in(browser, "office@example.org", PASSWORD)
    old = known.browser()
    old.cookies.set(COOKIE, before)
    assert old.get("/desk/me").status_code == 401
    assert browser.get("/desk/me").status_code == 200


def test_the_cookie_is_secure_by_https(known: Staffed) -> None:
    browser = TestClient(known.portal, "https://testserver", follow_redirects=False)
    browser.headers.update({"origin": "https://testserver"})
    answer = log_in(browser, "office@example.org", PASSWORD)
    assert "Secure" in answer.headers["set-cookie"].split("; ")


def test_a_session_ends_when_it_is_left_or_unused_and_the_account_is_closed(
    known: Staffed,
) -> None:
    browser, idle, closed = (known.browser("office") for _ in range(3))
    sign = sign_in(browser.get("/desk/me").text)
    kept = browser.cookies[COOKIE]
    assert browser.post("/desk/logout", data={"csrf": sign}).status_code == 303
    browser.cookies.set(COOKIE, kept)
    assert browser.get("/desk/me").status_code == 401
    assert closed.get("/desk/me").status_code == 200
    known.desk.people.disable(known.people["office"].id, actor="root")
    assert closed.get("/desk/me").status_code == 401
    known.desk.people.enable(known.people["office"].id, actor="root")
    assert closed.get("/desk/me").status_code == 401
    idle = known.browser("office")
    known.clock.forward(hours=7)
    assert idle.get("/desk/me").status_code == 200
    known.clock.forward(hours=7)
    assert idle.get("/desk/me").status_code == 200
    known.clock.forward(seconds=sessions.IDLE.total_seconds() + 1)
    assert idle.get("/desk/me").status_code == 401


def test_a_role_that_is_taken_away_is_gone_at_once(known: Staffed) -> None:
    browser = known.browser("admin")
    assert browser.get("/desk/people").status_code == 200
    known.desk.people.add("另一位", "other@example.org", ["admin"], actor="root")
    known.desk.people.change(known.people["admin"].id, actor="root", roles=["reader"])
    assert browser.get("/desk/people").status_code == 403


def test_after_logging_in_one_comes_where_one_wanted_to_and_to_no_other_site(
    known: Staffed,
) -> None:
    wanted = {"/desk/people": "/desk/people", "//example.invalid": "/desk", "/\\x": "/desk"}
    for following, place in {**wanted, "https://example.invalid": "/desk"}.items():
        answer = log_in(known.browser(), "office@example.org", PASSWORD, next=following)
        assert answer.headers["location"] == place


def test_too_many_wrong_passwords_are_answered_with_the_time_to_wait(
    known: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "LOGIN_OF_CLIENT", tries.Limit(3, 600))
    browser = known.browser()
    for _ in range(3):
        assert log_in(browser, "office@example.org", "wrong").status_code == 401
    for password in ("wrong", PASSWORD):
        answer = log_in(browser, "office@example.org", password)
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) == 600
    elsewhere = known.browser(address="198.51.100.1")
    assert log_in(elsewhere, "office@example.org", PASSWORD).status_code == 303
    known.clock.forward(minutes=11)
    assert log_in(browser, "office@example.org", PASSWORD).status_code == 303


def test_a_wrong_password_and_an_unknown_address_have_one_answer(known: Staffed) -> None:
    answers = [
        log_in(known.browser(), email, "wrong").text
        for email in ("office@example.org", "nobody@example.org", "reader@example.org")
    ]
    bare = {re.sub(r'value="[^"]*"', "", text) for text in answers}
    assert len(bare) == 1


# -- links that open once ------------------------------------------------------------------


def test_the_first_admin_comes_in_by_a_link_that_opens_once(staffed: Staffed) -> None:
    token = links.make(staffed.desk.people, links.FIRST_ADMIN, actor="root")
    browser, address = staffed.browser(), f"/desk/in/{token}"
    for _ in range(2):  # a mail program that looks first does not use it up
        page = browser.get(address)
        assert "第一位管理员" in page.text
    said = {"name": "李主任", "email": "li@example.org", "csrf": sign_in(page.text)}
    weak = browser.post(address, data={**said, "password": "short"})
    assert weak.status_code == 400
    done = browser.post(address, data={**said, "password": PASSWORD})
    assert (done.status_code, done.headers["location"]) == (303, "/desk/people")
    assert browser.get("/desk/people").status_code == 200
    late = staffed.browser()
    assert late.get(address).status_code == 410
    sign = sign_in(late.get("/desk/login").text)
    again = late.post(address, data={**said, "csrf": sign, "password": PASSWORD})
    assert again.status_code == 410
    assert PASSWORD not in str([event.payload_text for event in staffed.desk.log.events()])
    assert "li@example.org" not in str([e.payload_text for e in staffed.desk.log.events()])


def test_an_invitation_made_on_the_page_of_people_lets_its_person_in(staffed: Staffed) -> None:
    admin = staffed.browser("admin")
    said = {"name": "赵敏", "email": "zhao@example.org", "role": ["reporter"], "unit": UNIT}
    sign = sign_in(admin.get("/desk/people").text)
    page = admin.post("/desk/people", data={**said, "csrf": sign})
    found = re.search(r"<code>https://dc\.example\.org(/desk/in/[\w-]+)</code>", page.text)
    assert found
    browser = staffed.browser()
    form = browser.get(found[1])
    assert "赵敏（zhao@example.org）" in form.text
    done = browser.post(found[1], data={"password": PASSWORD, "csrf": sign_in(form.text)})
    assert done.status_code == 303
    own = browser.get("/desk/me").text
    assert "填报人" in own
    assert UNIT in own
    assert browser.get("/desk/people").status_code == 403


def test_a_link_ends_and_a_newer_one_takes_its_place(staffed: Staffed) -> None:
    known, person = staffed.desk.people, staffed.people["reader"]
    first = links.make(known, links.ENTRY, actor="root", person=person)
    second = links.make(known, links.ENTRY, actor="root", person=person)
    browser = staffed.browser()
    assert browser.get(f"/desk/in/{first}").status_code == 410
    assert browser.get(f"/desk/in/{second}").status_code == 200
    staffed.clock.forward(days=7, seconds=1)
    assert browser.get(f"/desk/in/{second}").status_code == 410
    assert browser.get("/desk/in/none").status_code == 410


# -- tokens --------------------------------------------------------------------------------


def test_a_token_that_holds_nothing_is_never_taken_for_anybody(staffed: Staffed) -> None:
    client = TestClient(staffed.portal)
    bearer, id = given(staffed, "office", "read")
    open_to_all = "/api/v1/desk/objections"
    assert client.get(open_to_all, headers=bearer).status_code == 200
    forged = {"authorization": bearer["authorization"][:-1] + "!"}
    other, ended = given(staffed, "office", "read", days=1)
    tokens.revoke(staffed.desk.people, id, actor="root")
    staffed.clock.forward(days=1)
    for kind in (forged, bearer, other, {"authorization": "Bearer dxd_"}):
        answer = client.get(open_to_all, headers=kind)
        assert answer.status_code == 401, kind
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["www-authenticate"].startswith("Bearer")
        page = client.get("/desk/objections", headers=kind)
        assert page.status_code == 401
        with_session = staffed.browser("office").get("/api/v1/desk/me", headers=kind)
        assert with_session.status_code == 401
    assert ended


def test_a_token_of_a_closed_account_holds_nothing(staffed: Staffed) -> None:
    client = TestClient(staffed.portal)
    bearer, _ = given(staffed, "office", "read", "act")
    assert client.get("/api/v1/desk/me", headers=bearer).json()["scopes"] == ["read", "act"]
    staffed.desk.people.disable(staffed.people["office"].id, actor="root")
    assert client.get("/api/v1/desk/me", headers=bearer).status_code == 401


def test_a_token_may_what_its_scope_and_its_owner_may_and_no_more(staffed: Staffed) -> None:
    client = TestClient(staffed.portal)
    item = next(iter(staffed.desk.items()))
    address, said = f"/api/v1/desk/items/{item}/actions/note", {"said": {"text": "记一笔"}}
    reading, _ = given(staffed, "office", "read")
    refused = client.post(address, json=said, headers=reading)
    assert refused.json()["type"] == "/docs#problem-no_scope"
    acting, _ = given(staffed, "office", "act")
    done = client.post(address, json=said, headers=acting)
    assert done.status_code == 200
    assert done.json()["actor"] == staffed.people["office"].id
    readers, _ = given(staffed, "reader", "act", "people")
    assert client.post(address, json=said, headers=readers).status_code == 403
    assert client.get("/api/v1/desk/people", headers=readers).status_code == 403
    own = client.get("/desk/me", headers=acting)
    assert own.status_code == 403
    assert "请在浏览器里登录" in own.text


def test_a_token_is_shown_once_and_kept_as_a_digest(staffed: Staffed) -> None:
    browser = staffed.browser("reader")
    sign = sign_in(browser.get("/desk/me").text)
    said = {"name": "抓取", "scope": ["read"], "days": "30", "csrf": sign}
    page = browser.post("/desk/me/tokens", data=said)
    token = re.search(r"<code>(dxd_[\w-]+)</code>", page.text)
    assert token
    assert token[1] not in browser.get("/desk/me").text
    database = staffed.desk.folder / "desk.sqlite"
    raw = database.read_bytes() + database.with_name("desk.sqlite-wal").read_bytes()
    assert token[1].encode() not in raw
    (row,) = tokens.given(staffed.desk.people, staffed.people["reader"].id)
    others = staffed.browser("office")
    refused = ask(others, "POST", f"/desk/me/tokens/{row.id}/revoke")
    assert refused.status_code == 400
    assert ask(browser, "POST", f"/desk/me/tokens/{row.id}/revoke").status_code == 303
    bearer = {"authorization": f"Bearer {token[1]}"}
    assert TestClient(staffed.portal).get("/api/v1/desk/me", headers=bearer).status_code == 401
