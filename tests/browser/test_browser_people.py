"""People in a real browser: the first admin, an invitation, an objection and its answer."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import portal_books
import portal_desk
from duixian.desk import links
from portal_desk import PASSWORD, Staffed

TAGS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Staffed]]:
    """A portal with a desk, and its address."""
    books = portal_books.build(tmp_path_factory.mktemp("manned"))
    portal_desk.man(books)
    made = portal_desk.copied(books, tmp_path_factory.mktemp("site"), address=None)
    shutil.rmtree(books)
    server = uvicorn.Server(uvicorn.Config(made.portal, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", made
    server.should_exit = True
    thread.join(10)
    made.desk.close()


def look(page: Page, name: str) -> None:
    """Have axe look at the page, and keep a picture of it."""
    found = Axe().run(page, options=TAGS).response["violations"]
    assert found == [], [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found]
    folder = Path(__file__).parents[2] / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"people-{name}.png", full_page=True)


@pytest.mark.browser
def test_from_the_first_link_to_an_answered_objection(
    page: Page, staffed: tuple[str, Staffed], complaints: list[str]
) -> None:
    site, made = staffed
    token = links.make(made.desk.people, links.FIRST_ADMIN, actor="root")
    page.goto(f"{site}/desk/in/{token}")
    look(page, "first-admin")
    page.get_by_label("姓名").fill("李主任")
    page.get_by_label("邮箱").fill("li@example.org")
    page.get_by_label("新密码").fill(PASSWORD)
    page.get_by_role("button", name="设定").click()
    expect(page.get_by_role("heading", name="人员", exact=True)).to_be_visible()
    look(page, "people")
    new = page.locator("form[action='/desk/people']")
    new.get_by_label("姓名").fill("赵敏")
    new.get_by_label("邮箱").fill("zhao@example.org")
    new.get_by_label("督查部门").check()
    new.get_by_role("button", name="添加人员").click()
    invitation = page.locator("section.notice code").inner_text()
    look(page, "invited")
    page.goto(f"{site}/desk/me")
    look(page, "own")
    page.get_by_role("button", name="退出登录").click()
    look(page, "login")
    page.goto(invitation)
    page.get_by_label("新密码").fill(PASSWORD)
    page.get_by_role("button", name="设定").click()
    page.wait_for_url("**/desk")
    complaints.clear()  # whether there is a page of the desk itself is not asked here
    page.goto(f"{site}/desk/me")
    expect(page.get_by_text("赵敏（zhao@example.org）")).to_be_visible()
    page.goto(f"{site}/g/990100/2024")
    page.get_by_role("link", name="提出异议").first.click()
    look(page, "question")
    page.get_by_label("错在哪里").fill("次年报告第12页写了结果\n见附件")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("次年报告第12页写了结果")).to_be_visible()
    look(page, "objection")
    page.goto(f"{site}/desk/objections")
    expect(page.get_by_text("未答复 1 件（其中逾期 0 件）")).to_be_visible()
    look(page, "objections")
