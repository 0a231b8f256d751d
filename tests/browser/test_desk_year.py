"""A year at the desk, in Chromium: from the first link to the closing of the accounts."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect

import portal_books
import portal_year
from browser_pages import SCREENSHOTS, Complaints, faults, watched
from desk_databases import SettableClock
from duixian.books import Books
from duixian.desk import Desk, Person, links, reviewing
from duixian.portal import Settings, app
from portal_year import CITY, KEY, YEAR

pytestmark = pytest.mark.browser
PASSWORD = "a password for this year"
BOARD = f"/desk/{KEY}/{YEAR}"
UNIT = "市教育局"


@dataclass
class DeskSite:
    """A portal over the demo's books in which nothing of the desk's year has happened yet."""

    address: str
    desk: Desk
    clock: SettableClock
    browser: Browser
    complaints: Complaints = field(default_factory=Complaints)
    contexts: dict[str, BrowserContext] = field(default_factory=dict)

    def person(self, name: str, email: str, role: str, unit: str | None = None) -> Person:
        return self.desk.people.add(name, email, [role], unit, actor="督查室")

    def page(self, who: str) -> Page:
        """A page in the browser of somebody."""
        if who not in self.contexts:
            size = {"width": 1280, "height": 900}
            made = self.browser.new_context(base_url=self.address, viewport=size, locale="zh-CN")  # type: ignore[arg-type]
            self.contexts[who] = made
            watched(made, self.complaints)
        return self.contexts[who].pages[0]

    def enters(self, person: Person) -> Page:
        """Somebody opens their one-time link and chooses a password."""
        token = links.make(self.desk.people, links.ENTRY, person=person, actor="督查室")
        page = self.page(person.name)
        page.goto(f"/desk/in/{token}")
        page.get_by_label("新密码").fill(PASSWORD)
        page.get_by_role("button", name="设定").click()
        expect(page.get_by_role("heading", name="督查台")).to_be_visible()
        return page

    def on(self, day: str, *people: Person) -> None:
        """A later day, on which these log in again: no session lasts for months."""
        self.clock.on(day)
        for person in people:
            page = self.page(person.name)
            page.goto("/desk/login")
            page.get_by_label("邮箱").fill(person.email)
            page.get_by_label("密码").fill(PASSWORD)
            page.locator("main").get_by_role("button", name="登录").click()
            expect(page.get_by_role("heading", name="督查台")).to_be_visible()


@pytest.fixture
def year(browser: Browser, tmp_path: Path) -> Iterator[DeskSite]:
    books = portal_books.build(tmp_path)
    clock = SettableClock()
    Desk.init(books, clock)
    desk = Desk(books, clock)
    desk.enrol([UNIT, "市卫生健康委", "市科技局"], actor="督查室")
    desk.open_year(Books(books), CITY, YEAR, actor="督查室")
    portal = app(books, settings=Settings(clock=clock, max_upload=2 * 1024 * 1024))
    portal.state.holdings.state()
    server = uvicorn.Server(uvicorn.Config(portal, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    site = DeskSite(f"http://127.0.0.1:{port}", desk, clock, browser)
    expect.set_options(timeout=60_000)  # a form is read in a process that must start first
    yield site
    expect.set_options(timeout=5_000)
    for context in site.contexts.values():
        context.close()
    server.should_exit = True
    thread.join(10)
    desk.close()


def looked_at(page: Page, name: str) -> None:
    """What every page must be: nothing sticks out at the width of a phone or of a desk, in either
    language, and axe finds no fault."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    address = page.url.partition("#")[0]
    joint = "&" if "?" in address else "?"
    for language, tag in (("en", "en"), ("zh", "zh-CN")):
        page.goto(f"{address}{joint}lang={language}")
        assert page.locator("html").get_attribute("lang") == tag
        for width, height in ((390, 844), (1280, 1000)):
            page.set_viewport_size({"width": width, "height": height})
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{name} {language} {width}"
            if language == "zh" or name in ("board", "item-office"):
                page.screenshot(path=SCREENSHOTS / f"desk-{name}-{language}-{width}.png")
    assert faults(page) == [], name
    page.goto(address)


def deed(page: Page, name: str) -> None:
    """Open the form of a step."""
    page.locator("details.deed").filter(has=page.locator("summary", has_text=name)).first.locator(
        "summary"
    ).click()


def send(page: Page, name: str) -> None:
    page.locator("details.deed[open]").get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def test_a_year_end_to_end(year: DeskSite, tmp_path: Path) -> None:
    items = list(year.desk.items().values())
    jobs = next(i for i in items if i.goal and i.goal.measure == "total")
    others = [i for i in items if i.id != jobs.id][:4]
    office_person = year.person("周敏", "office@example.org", "office")
    reporter_person = year.person("赵倩", "reporter@example.org", "reporter", UNIT)

    # January: the office comes in by its one-time link, and imports its own form.
    office = year.enters(office_person)
    looked_at(office, "desk")
    _import(year, office, tmp_path, [i.promised.text for i in others])

    # One item is given by hand, to be reported on every month.
    office.goto(f"/desk/items/{jobs.id}")
    deed(office, "交办")
    office.locator("#assign-lead").fill(UNIT)
    office.locator("#assign-rhythm").select_option("monthly")
    send(office, "交办")
    expect(office.locator(".sub")).to_contain_text("交办")

    # The reporter signs, and reports with evidence.
    reporter = year.enters(reporter_person)
    reporter.goto(f"/desk/items/{jobs.id}")
    assert "终止" not in reporter.locator("#do").inner_text()  # that is the office's
    deed(reporter, "签收")
    send(reporter, "签收")
    deed(reporter, "报送进展")
    reporter.locator("#progress-share").fill("5")
    reporter.locator("#progress-text").fill("一月已开工")
    evidence = tmp_path / "photo.txt"
    evidence.write_text("现场照片", encoding="utf-8")
    reporter.locator("#progress-files").set_input_files(evidence)
    send(reporter, "报送进展")
    expect(reporter.locator("#life")).to_contain_text("一月已开工")
    expect(reporter.locator("main")).to_contain_text("绿灯")
    looked_at(reporter, "item-reporter")
    _receipt(reporter)

    # July: nothing came for months. The light is red, the unit silent.
    year.on("2024-07-02", office_person, reporter_person)
    office.goto(f"/desk/items/{jobs.id}")
    expect(office.locator("main")).to_contain_text("红灯")
    expect(office.locator("main")).to_contain_text("灯不是结论")
    looked_at(office, "item-office")
    office.goto(f"{BOARD}/6")
    line = office.get_by_role("row").filter(has_text=jobs.promised.text).filter(has_text="未报送")
    expect(line.first).to_be_visible()
    looked_at(office, "month")

    # The reporter catches up; the light turns green. Of two edits at once the second is told.
    _two_at_once(office, reporter, jobs.id)
    office.goto(BOARD)
    expect(office.get_by_role("heading", name=f"{CITY} {YEAR}年督查看板")).to_be_visible()
    office.goto(f"{BOARD}?rows=10")  # axe takes seconds for a hundred rows
    looked_at(office, "board")

    # Done, checked, finished, closed.
    reporter.goto(f"/desk/items/{jobs.id}")
    deed(reporter, "反馈完成")
    reporter.locator("#report-text").fill("已全部完成")
    reporter.locator("#report-share").fill("100")
    send(reporter, "反馈完成")
    office.goto(f"/desk/items/{jobs.id}")
    deed(office, "核查")
    office.locator("#check-text").fill("现场核查属实")
    send(office, "核查")
    for step in ("办结", "销号"):
        deed(office, step)
        send(office, step)
    expect(office.locator(".sub")).to_contain_text("销号")

    _review(year)
    _objection(year, office, others[0].id)
    _year_end(year, office_person, jobs.promised.text)
    assert year.desk.verify().sound
    year.complaints[:] = [c for c in year.complaints if "409" not in c]  # said by the browser
    assert year.complaints == []


def _import(year: DeskSite, office: Page, folder: Path, texts: list[str]) -> None:
    rows = [(text, UNIT, "2024年12月底") for text in texts[:3]]
    rows += [(texts[3], "市不存在局", "2024年12月底")]
    rows += [("组织月球旅行一百次", "市科技局", "什么时候都行")]
    file = portal_year.a_form(folder / "任务分解表.xlsx", rows)
    office.goto(f"{BOARD}/import")
    looked_at(office, "import")
    office.get_by_label("分解表").set_input_files(file)
    before = year.desk.log.head()
    office.get_by_role("button", name="读取并对照").click()
    expect(office.get_by_role("heading", name="任务分解表.xlsx")).to_be_visible()
    assert year.desk.log.head() == before  # nothing is written before it is confirmed
    expect(office.get_by_role("heading", name="表中剩下的行（1）")).to_be_visible()
    expect(office.locator("main")).to_contain_text("组织月球旅行一百次")
    expect(office.locator(".state.refused").first).to_be_visible()
    looked_at(office, "preview")
    office.get_by_role("button", name="确认导入").click()
    expect(office.get_by_role("heading", name=f"{CITY} {YEAR}年督查看板")).to_be_visible()
    given = [i for i in year.desk.items().values() if i.lead == UNIT]
    assert len(given) >= 3


def _receipt(page: Page) -> None:
    page.locator("a.receipt").last.click()
    expect(page.get_by_role("heading", name="凭证")).to_be_visible()
    looked_at(page, "receipt")


def _two_at_once(office: Page, reporter: Page, id: str) -> None:
    office.goto(f"/desk/items/{id}")
    reporter.goto(f"/desk/items/{id}")
    deed(reporter, "报送进展")
    reporter.locator("#progress-share").fill("60")
    send(reporter, "报送进展")
    expect(reporter.locator("main")).to_contain_text("绿灯")
    deed(office, "催办")
    office.locator("#urge-text").fill("请尽快报送")
    send(office, "催办")
    told = office.get_by_role("alert")
    expect(told).to_contain_text("报送进展")
    expect(told).to_contain_text("60")
    expect(told).to_contain_text("请尽快报送")
    assert faults(office) == []
    office.screenshot(path=SCREENSHOTS / "desk-meanwhile.png", full_page=True)
    send(office, "催办")  # the form still holds it, with the new version
    expect(office.locator("#life")).to_contain_text("请尽快报送")


def _review(year: DeskSite) -> None:
    desk = year.desk
    for name, unit in (("王芳", "市科技局"), ("李明", "市卫生健康委")):
        desk.enrol_reviewer(name, unit, actor="督查室")
    items = [i for i in desk.items().values() if i.lead == UNIT]
    pool = reviewing.pool_of(desk, items, 2)
    fixed = reviewing.commit(desk, reviewing.candidates(items), pool, 4, 2, actor="督查室")
    rows = reviewing.make(desk, fixed, "2024-07-02 收盘", actor="督查室", bound=True)
    reviewer = year.enters(year.person("王芳", "reviewer@example.org", "reviewer", "市科技局"))
    reviewer.goto(f"/desk/draws/{rows[0].draw}")
    forms = reviewer.locator("form.review")
    expect(forms).to_have_count(sum(row.reviewer == "王芳" for row in rows))
    first = forms.first
    for legend, answer in (("单位", "对"), ("日期", "错")):
        group = first.get_by_role("group", name=legend)
        group.get_by_label(answer, exact=True).check()
    first.get_by_role("button", name="提交抽查结果").click()
    expect(reviewer.get_by_role("heading", name="差错率")).to_be_visible()
    # one item of one is wrong: from 2.5 % (0.025 of a chance) to all
    expect(reviewer.get_by_role("row").filter(has_text="事项（任一项有错")).to_contain_text(
        "2.5% – 100.0%"
    )
    looked_at(reviewer, "draw")
    reviewer.goto("/desk/draws")
    looked_at(reviewer, "draws")


def _objection(year: DeskSite, office: Page, id: str) -> None:
    reader = year.enters(year.person("孙丽", "reader@example.org", "reader"))
    reader.goto(f"/desk/items/{id}")
    assert reader.locator("#do").count() == 0
    reader.get_by_role("link", name="对灯色提出异议").click()
    reader.locator("#text").fill("现场已经停工三个月")
    looked_at_form = faults(reader)
    assert looked_at_form == []
    reader.get_by_role("button", name="提交").click()
    office.goto(BOARD)
    assert office.locator(".numbers dd").last.inner_text() == "1"
    office.goto("/desk/objections")
    looked_at(office, "objections")
    office.locator("main").get_by_role("link", name="objection-1").click()
    office.get_by_label("旁注").select_option("red")
    looked_at(office, "objection")
    office.get_by_label("旁注").select_option("red")
    office.get_by_role("button", name="答复", exact=True).click()
    expect(office.locator("main")).to_contain_text("采纳")
    reader.goto(f"/desk/items/{id}")
    expect(reader.locator("main")).to_contain_text("旁注 红灯")
    reader.get_by_role("button", name="不满意").click()
    expect(reader.locator("main")).to_contain_text("满意 0，不满意 1")


def _year_end(year: DeskSite, office_person: Person, text: str) -> None:
    year.on("2025-01-21", office_person)
    office = year.page(office_person.name)
    office.goto(f"/g/{KEY}/{YEAR}")
    office.get_by_role("link", name="本年督查台").click()
    office.get_by_role("link", name="年底交账").click()
    row = office.get_by_role("row").filter(has_text=text).first
    expect(row).to_contain_text("销号")
    expect(row).to_contain_text("100.0%")
    office.locator(".tally").get_by_role("link", name="未完成").click()
    expect(office).to_have_url(re.compile("verdict=missed"))
    looked_at(office, "year-end")
