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
from duixian.desk import people
from duixian.portal.desk import permissions
from duixian.portal.desk.access import GUEST
from duixian.portal.desk.forms import HEADER
from duixian.portal.desk.permissions import Undeclared
from duixian.portal.web.language import words
from duixian.portal.web.origin import READING
from portal_desk import OTHER_UNIT, OWN, UNIT, Staffed, ask, given, sign_in

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
        for sign in ("", "0" * 64, other):
            address = filled(path)
            if path.startswith("/api/"):
                answer = browser.post(address, json={}, headers={HEADER: sign})
            else:
                answer = browser.post(address, data={"csrf": sign})
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
