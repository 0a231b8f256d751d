"""Who may use which route: every route of the portal, asked by every role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

import portal_desk
from duixian.desk import links, people, sessions, tokens
from duixian.portal.desk import permissions
from duixian.portal.desk.access import COOKIE, GUEST
from duixian.portal.desk.forms import HEADER
from duixian.portal.desk.permissions import Undeclared
from duixian.portal.web.language import words
from duixian.portal.web.origin import READING
from portal_desk import OTHER_UNIT, OWN, PASSWORD, UNIT, Staffed, sign_in

DOCS = Path(__file__).parents[2] / "docs"
ASKING = ("anyone", *portal_desk.ROLES)
LOG_IN = words("zh")("refused.log_in")


@pytest.fixture(scope="module")
def shared(manned: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffed]:
    """A portal with a desk for what changes nothing that another test looks at."""
    made = portal_desk.copied(manned, tmp_path_factory.mktemp("shared"))
    yield made
    made.close()


def routes(portal: Any) -> Iterator[tuple[str, str]]:
    """Every route, as the application itself has it."""
    for route in portal.routes:
        if isinstance(route, Route):
            for method in sorted(set(route.methods or ()) - {"HEAD"}):
                yield method, route.path
        elif isinstance(route, Mount):
            yield "GET", f"{route.path}/portal.css"
        else:
            yield from routes(route.original_router)


def filled(path: str) -> str:
    """A path with something in its places: an item where there is one."""
    known = {"item": "990100-2024-001", "action": "note", "deed": "enable"}
    return re.sub(r"{(\w+)}", lambda m: known.get(m[1], "none"), path)


def ask(browser: TestClient, method: str, path: str, sign: str = "") -> Any:
    """The request as a page of the portal would send it, its sign included."""
    if method in READING:
        return browser.get(path)
    sign = sign or sign_in(browser.get("/desk/login").text)
    if path.startswith("/api/"):
        return browser.request(method, path, json={}, headers={HEADER: sign})
    return browser.request(method, path, data={"csrf": sign})


def turned_away(answer: Any) -> int | None:
    """With what status the guard did not let the request through; None where it did."""
    told = answer.text
    if answer.status_code == 401 and (LOG_IN in told or "#problem-log_in" in told):
        return 401
    if answer.status_code == 403 and ("来做。" in told or "#problem-not_your_role" in told):
        return 403
    return None


# -- every route, every role ---------------------------------------------------------------


def test_every_route_has_somebody_declared_who_may_use_it(shared: Staffed) -> None:
    for method, path in routes(shared.portal):
        if not path.startswith("/static"):
            assert permissions.of(method, path).who, f"{method} {path}"


def test_nothing_is_declared_that_is_no_route(shared: Staffed) -> None:
    there = {f"{method} {path}" for method, path in routes(shared.portal)}
    assert set(permissions.load()) <= there


def test_every_route_is_open_to_those_declared_and_to_nobody_else(shared: Staffed) -> None:
    browsers = {role: shared.browser(role) for role in ASKING}
    signs = {role: sign_in(each.get("/desk/login").text) for role, each in browsers.items()}
    asked = 0
    for method, path in routes(shared.portal):
        if path.startswith(("/static", "/assets", "/add")) or path == "/desk/logout":
            continue  # the first have no visitors, /add a token of its own, the last ends sessions
        who = permissions.of(method, path).who
        for role, browser in browsers.items():
            if "/desk" not in path and role not in ("anyone", "admin"):
                continue  # no guard stands before the books: the two ends are enough
            wanted = None
            if "anyone" not in who and role == "anyone":
                wanted = 401
            elif not {"anyone", "account", role} & set(who):
                wanted = 403
            answer = ask(browser, method, filled(path), signs[role])
            assert turned_away(answer) == wanted, f"{role}: {method} {path}: {answer.text[:400]}"
            assert answer.status_code != 500, f"{role}: {method} {path}"
            asked += 1
    assert asked > 6 * 40


def test_what_changes_something_is_for_those_whose_task_it_is(shared: Staffed) -> None:
    """Said here a second time, apart from the table: what a slip in it must not open."""
    without_account = {
        *("/desk/login", "/desk/logout", "/desk/in/{token}"),
        *("/desk/objections/by-mail", "/desk/objections/by-mail/{token}"),
    }
    for method, path in routes(shared.portal):
        who = set(permissions.of(method, path).who) if "static" not in path else set()
        if method in READING:
            continue
        if "people" in path:
            assert who == {"admin"}, path
        elif path.endswith(("/answer", "/years")):
            assert who == {"office"}, path
        elif "/items/" in path and not path.endswith("/votes"):
            assert who <= {"reporter", "office"}, path
        elif path not in without_account:
            assert "anyone" not in who, path


def test_a_route_that_nobody_declared_keeps_the_portal_from_opening(
    shared: Staffed,
) -> None:
    portal = FastAPI()
    portal.add_route("/desk/new", PlainTextResponse, methods=["GET"])
    with pytest.raises(Undeclared, match=r"GET /desk/new: nobody has said who may use it"):
        permissions.guard(portal)


def test_every_address_of_the_desk_is_in_the_manual(shared: Staffed) -> None:
    manual = (DOCS / "portal.md").read_text("utf-8") + (DOCS / "api.md").read_text("utf-8")
    for method, path in routes(shared.portal):
        if "/desk" in path:
            page = path.removesuffix(".json").removesuffix(".csv")
            told = f"`{page}`" if path.startswith("/desk") else f"### `{method} {path}`"
            assert told in manual, f"{method} {path} is not in the manual"


# -- the sign of a form --------------------------------------------------------------------


def test_no_form_is_taken_without_its_sign(shared: Staffed) -> None:
    for method, path in routes(shared.portal):
        if method in READING or "/desk" not in path:
            continue
        who = permissions.of(method, path).who
        role = next((r for r in who if r in portal_desk.ROLES), "reader")
        browser = shared.browser(role)
        other = sign_in(shared.browser(role).get("/desk/login").text)
        for given in ("", "0" * 64, other):
            address = filled(path)
            if path.startswith("/api/"):
                answer = browser.post(address, json={}, headers={HEADER: given})
            else:
                answer = browser.post(address, data={"csrf": given})
            assert answer.status_code == 403, f"{path}: {answer.status_code}"
            assert "no_csrf" in answer.text or "不是在本页打开的" in answer.text


def test_a_form_of_a_browser_without_a_session_is_tied_to_its_cookie(staffed: Staffed) -> None:
    mine, other = staffed.browser(), staffed.browser()
    sign = sign_in(mine.get("/desk/login").text)
    other.get("/desk/login")
    said = {"email": "nobody@example.org", "password": "x", "csrf": sign}
    assert mine.post("/desk/login", data=said).status_code == 401
    assert other.post("/desk/login", data=said).status_code == 403
    assert mine.cookies[GUEST] not in mine.get("/desk/login").text


def test_what_another_sites_page_sends_is_refused_though_it_had_the_sign(shared: Staffed) -> None:
    browser = shared.browser("office")
    sign = sign_in(browser.get("/desk/login").text)
    answer = browser.post(
        "/desk/logout", data={"csrf": sign}, headers={"origin": "https://example.invalid"}
    )
    assert answer.status_code == 403
    assert browser.get("/desk/me").status_code == 200


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
    for given, place in {**wanted, "https://example.invalid": "/desk"}.items():
        answer = log_in(known.browser(), "office@example.org", PASSWORD, next=given)
        assert answer.headers["location"] == place


def test_too_many_wrong_passwords_are_answered_with_the_time_to_wait(known: Staffed) -> None:
    browser = known.browser()
    for _ in range(10):
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


def given(staffed: Staffed, role: str, *scopes: str, days: int = 30) -> tuple[dict[str, str], str]:
    person = staffed.people[role]
    token, row = tokens.give(staffed.desk.people, person, "脚本", scopes, days, actor=person.id)
    return {"authorization": f"Bearer {token}"}, row.id


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


# -- whose item it is ----------------------------------------------------------------------


def act(staffed: Staffed, role: str, item: str, action: str, **body: Any) -> Any:
    bearer, _ = given(staffed, role, "act", "review", "object")
    client = TestClient(staffed.portal)
    return client.post(
        f"/api/v1/desk/items/{item}/actions/{action}", json=body, headers={**OWN, **bearer}
    )


def test_a_reporter_acts_for_the_own_unit_alone(staffed: Staffed) -> None:
    own, other, nobodys = list(staffed.desk.items())[:3]
    assert act(staffed, "reporter", own, "accept").json()["unit"] == UNIT
    for item in (other, nobodys):
        answer = act(staffed, "reporter", item, "note", said={"text": "x"})
        assert answer.status_code == 403
        assert UNIT in answer.json()["detail"]
    for_other = act(staffed, "reporter", own, "note", said={"text": "x"}, unit=OTHER_UNIT)
    assert for_other.status_code == 403
    before = staffed.desk.log.head().size
    offices = act(staffed, "reporter", own, "terminate", said={"reason": "x", "approval": "y"})
    assert offices.status_code == 403
    assert staffed.desk.log.head().size == before + 1  # the token alone


def test_the_office_acts_on_everything_and_is_told_when_it_was_too_slow(staffed: Staffed) -> None:
    item = next(iter(staffed.desk.items()))
    seen = staffed.desk.item(item).version
    assert act(staffed, "office", item, "note", said={"text": "甲"}, seen=seen).status_code == 200
    late = act(staffed, "office", item, "note", said={"text": "乙"}, seen=seen)
    assert late.status_code == 409
    assert "甲" in late.json()["detail"]
    assert "乙" in late.json()["detail"]
    for_unit = act(staffed, "office", item, "accept", unit=UNIT)
    assert for_unit.json()["unit"] == UNIT
    unknown = act(staffed, "office", "none", "note", said={"text": "x"})
    assert unknown.status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"said": {"share": "much"}}', 400),
        ('{"said": {"text": NaN}}', 400),
        (f'{{"said": {{"share": {"9" * 4000}}}}}', 400),
        (f'{{"said": {{"text": {"[" * 5000}{"]" * 5000}}}}}', 400),
        (f'{{"said": {{"text": "{"长" * 100_000}"}}}}', 400),
        ('{"said": {"text": "\\ud800"}}', 400),
        ('{"said": {"text": "x"}, "unit": "\\ud800"}', 422),
        ('{"said": {"text": "x"}, "unit": "\\u0000"}', 403),
        ('{"said": {"text": "x"}, "seen": 99999999999999999999}', 422),
        ('{"said": [', 422),
        ("", 422),
    ],
)
def test_what_is_no_action_is_refused_and_the_log_is_as_before(
    body: str, status: int, staffed: Staffed
) -> None:
    item = next(iter(staffed.desk.items()))
    staffed.desk.act(item, "accept", {}, actor="office", unit=UNIT)
    bearer, _ = given(staffed, "office", "act")
    before = staffed.desk.log.head()
    address = f"/api/v1/desk/items/{item}/actions/progress"
    headers = {"content-type": "application/json", **bearer}
    answer = TestClient(staffed.portal).post(address, content=body.encode(), headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert staffed.desk.log.head() == before


def test_the_office_opens_a_year_and_nobody_else(staffed: Staffed) -> None:
    client, said = TestClient(staffed.portal), {"government": "澜川市", "year": 2025}
    for role, status in (("reporter", 403), ("admin", 403), ("office", 200)):
        bearer, _ = given(staffed, role, "act")
        answer = client.post("/api/v1/desk/years", json=said, headers=bearer)
        assert answer.status_code == status
    assert len(answer.json()["opened"]) > 10
    unknown = client.post(
        "/api/v1/desk/years", json={"government": "大莲市", "year": 2025}, headers=bearer
    )
    assert unknown.status_code == 400


def test_a_reviewer_never_reviews_the_own_unit(staffed: Staffed) -> None:
    bearer, _ = given(staffed, "reviewer", "review")
    own, other = list(staffed.desk.items())[:2]
    client = TestClient(staffed.portal)
    for item, word in ((own, "nobody reviews their own"), (other, "not 名为reviewer's to review")):
        answer = client.post(
            "/api/v1/desk/draws/draw-1/reviews",
            json={"item": item, "fields": {"value": True}},
            headers=bearer,
        )
        assert answer.status_code in (400, 403)
        assert word in answer.json()["detail"]


def test_nobody_votes_on_what_they_work_on(staffed: Staffed) -> None:
    item = next(iter(staffed.desk.items()))
    client = TestClient(staffed.portal)
    for role, status in (("reader", 200), ("reporter", 403), ("office", 403)):
        bearer, _ = given(staffed, role, "object")
        address = f"/api/v1/desk/items/{item}/votes"
        answer = client.post(address, json={"satisfied": False}, headers=bearer)
        assert answer.status_code == status
    assert staffed.desk.item(item).votes == ()


# -- the version of the desk ---------------------------------------------------------------


def test_a_pages_tag_changes_with_the_desks_log(staffed: Staffed) -> None:
    browser = staffed.browser()
    item = next(iter(staffed.desk.items()))
    for path in ("/", "/desk/objections", "/api/v1/desk/objections/count", "/g/990100/2024.json"):
        tag = browser.get(path).headers["etag"]
        assert browser.get(path, headers={"if-none-match": tag}).status_code == 304
        staffed.desk.act(item, "note", {"text": path}, actor="office")
        assert browser.get(path, headers={"if-none-match": tag}).status_code == 200


def test_a_tag_is_of_one_visitor(staffed: Staffed) -> None:
    office, reader = staffed.browser("office"), staffed.browser("reader")
    first = office.get("/desk/objections")
    assert first.headers["cache-control"] == "private, no-cache"
    tag = {"if-none-match": first.headers["etag"]}
    assert office.get("/desk/objections", headers=tag).status_code == 304
    assert reader.get("/desk/objections", headers=tag).status_code == 200
    staffed.desk.people.change(staffed.people["office"].id, actor="x", roles=["reader"])
    assert office.get("/desk/objections", headers=tag).status_code == 200


def test_a_cursor_of_the_desk_ends_with_the_next_event(staffed: Staffed) -> None:
    from duixian.desk import objections

    item = next(iter(staffed.desk.items()))
    for role in ("reader", "reporter"):
        objections.raise_objection(
            *(staffed.desk, "light", item, "不对"), machine="none", actor=staffed.people[role].id
        )
    client = staffed.browser()
    address = "/api/v1/desk/objections"
    page = client.get(address, params={"limit": 1}).json()
    more = {"limit": 1, "cursor": page["next"]}
    assert client.get(address, params=more).json()["items"][0]["id"] == "objection-2"
    staffed.desk.act(item, "note", {"text": "x"}, actor="office")
    assert client.get(address, params=more).status_code == 410


def test_the_books_are_shown_where_there_is_no_desk(client: TestClient) -> None:
    assert client.get("/").status_code == 200
    for path in ("/desk/login", "/desk/objections", "/api/v1/desk/objections/count"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "desk init" in answer.text


def test_the_books_are_shown_while_the_desks_database_cannot_be_used(staffed: Staffed) -> None:
    browser = staffed.browser("office")
    staffed.portal.state.desk.close()
    database = staffed.desk.folder / "desk.sqlite"
    staffed.desk.close()
    for file in database.parent.glob("desk.sqlite*"):
        file.unlink()
    database.write_bytes(b"no database at all" * 100)
    assert browser.get("/").status_code == 200
    assert browser.get("/desk/objections").status_code == 503
    assert browser.get("/api/v1/desk/me").status_code == 503


def test_the_last_admin_stays(staffed: Staffed) -> None:
    browser, admin = staffed.browser("admin"), staffed.people["admin"].id
    for path in (f"/desk/people/{admin}/disable", f"/desk/people/{admin}"):
        sign = sign_in(browser.get("/desk/people").text)
        said = {"csrf": sign, "name": "x", "email": "admin@example.org", "role": ["reader"]}
        assert browser.post(path, data=said).status_code == 400
    assert staffed.desk.people.get(admin).is_any(people.ADMIN)
