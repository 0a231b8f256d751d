"""A desk with people behind the portal: one of every role, and browsers for them."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from desk_databases import SettableClock
from duixian.books import Books
from duixian.desk import Desk, Person, sessions, tokens
from duixian.portal import Settings, app
from duixian.portal.desk.access import COOKIE
from duixian.portal.desk.forms import HEADER
from duixian.portal.web.origin import READING

PASSWORD = "a password for the tests"
OWN = {"origin": "http://testserver"}
CITY, YEAR = "澜川市", 2024
UNIT, OTHER_UNIT = "市教育局", "市住建局"
ROLES = ("reader", "reporter", "reviewer", "office", "admin")


@dataclass
class Staffed:
    """A portal whose desk has somebody of every role."""

    portal: FastAPI
    desk: Desk
    clock: SettableClock
    people: dict[str, Person]

    def browser(self, role: str = "anyone", address: str = "192.0.2.1") -> TestClient:
        """A browser in which somebody of the role is logged in."""
        made = TestClient(self.portal, client=(address, 4000), follow_redirects=False)
        made.headers.update(OWN)
        if role != "anyone":
            made.cookies.set(COOKIE, sessions.begin(self.desk.people, self.people[role]))
        return made

    def close(self) -> None:
        self.portal.state.uploads.close()
        self.portal.state.holdings.close()
        self.portal.state.desk.close()
        self.desk.close()


def man(books: Path) -> None:
    """Open the city's year at a desk in these books, and put people at it: the reporter and the
    reviewer are of the unit that has the first item, the second is another unit's."""
    clock = SettableClock()
    Desk.init(books, clock)
    desk = Desk(books, clock)
    opened = desk.open_year(Books(books), CITY, YEAR, actor="office")
    desk.enrol([UNIT, OTHER_UNIT], actor="office")
    for item, unit in zip(opened.opened[:2], (UNIT, OTHER_UNIT), strict=True):
        desk.act(item, "assign", {"lead": unit}, actor="office")
    for role in ROLES:
        unit_of = UNIT if role in ("reporter", "reviewer") else None
        told = f"名为{role}", f"{role}@example.org", [role], unit_of
        desk.people.add(*told, actor="office")
    desk.close()


def copied(manned: Path, folder: Path, **settings: Any) -> Staffed:
    """A portal over a copy of books that no test changes, whose desk has people."""
    books = Path(shutil.copytree(manned, folder / "books"))
    clock = SettableClock()
    given = Settings(**{"clock": clock, "address": "https://dc.example.org", **settings})
    desk = Desk(books, clock)
    people = {person.roles[0]: person for person in desk.people.all()}
    return Staffed(app(books, settings=given), desk, clock, people)


def sign_in(page: str) -> str:
    """The sign in the first form of a page."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page)
    assert found, "no form with a sign is on the page"
    return found[1]


def given(staffed: Staffed, role: str, *scopes: str, days: int = 30) -> tuple[dict[str, str], str]:
    """A token of somebody of the role, as a header, and its id."""
    person = staffed.people[role]
    token, row = tokens.give(staffed.desk.people, person, "脚本", scopes, days, actor=person.id)
    return {"authorization": f"Bearer {token}"}, row.id


def ask(browser: TestClient, method: str, path: str, sign: str = "") -> Any:
    """The request as a page of the portal would send it, its sign included."""
    if method in READING:
        return browser.get(path)
    sign = sign or sign_in(browser.get("/desk/login").text)
    if path.startswith("/api/"):
        return browser.request(method, path, json={}, headers={HEADER: sign})
    return browser.request(method, path, data={"csrf": sign})
