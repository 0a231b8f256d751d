"""The portal for everyone: screen readers, phones, printers, black and white."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import portal_books
from browser_pages import OF_COLOURS_AND_WORDS, faults

pytestmark = pytest.mark.browser
CITY = portal_books.CITY

PAGES = (
    "/",
    f"/g/{CITY}",
    f"/g/{CITY}/2024",
    "/r/lanchuan-2024",
    "/i/gdp_growth?government=990100",
    "/i/gdp",
    "/i/gdp_growth/chart",
    "/i/gdp_growth/dots",
    "/embed/i/gdp_growth/chart",
    "/wide/2025",
    "/wide/series/gdp_growth?role=both&sort=y2024_target",
    "/words?word=就业",
    "/words/hits?word=就业",
    "/words/track?word=就业",
    "/panel?series=cpi",
    "/tasks?rows=20",
    "/findings",
    "/compare?a=lanchuan-2024&b=lanchuan-2025",
    "/search?q=就业",
    "/search?q=就业&kind=claim",
    "/search?q=澜川2024年城镇新增就业",
    "/docs",
    "/methods",
    "/add",
    "/g/nowhere",
)


def test_axe_finds_nothing_on_a_promise_whose_link_can_be_copied(page: Page) -> None:
    account = page.request.get(f"/g/{CITY}/2024.json").json()["sections"][0]["accounts"][0]
    page.goto(account["promise"])
    page.wait_for_load_state("networkidle")
    assert faults(page) == []
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("button[data-copy=link]").click()
    expect(page.locator("button[data-copy=link]")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(account["promise"])


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_chinese_by_day_and_in_english_by_night(
    path: str, page: Page, complaints: list[str]
) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert faults(page) == []
    # What axe looks at differs by language in words alone, by day and night in colours alone.
    page.emulate_media(color_scheme="dark")
    page.goto(f"{path}{'&' if '?' in path else '?'}lang=en")
    assert faults(page, OF_COLOURS_AND_WORDS) == []
    if path == "/g/nowhere":
        complaints.clear()  # the browser notes the 404 itself


def test_axe_finds_nothing_on_a_claims_page_nor_in_english(page: Page) -> None:
    page.goto("/r/lanchuan-2024?lang=en")
    assert faults(page) == []
    page.locator("a.claim").first.click()
    assert faults(page) == []


def test_axe_finds_nothing_on_a_preview(page: Page) -> None:
    page.goto("/add")
    page.locator("#token").fill(portal_books.TOKEN)
    page.locator("#token").press("Enter")
    page.locator("#text").fill(portal_books.ILL_TEXT)
    assert faults(page) == []
    page.get_by_role("button", name="上传并预览").click()
    expect(page.get_by_role("button", name="放弃")).to_be_visible(timeout=60_000)
    assert faults(page) == []


@pytest.mark.parametrize("path", PAGES[:-1])
def test_a_phone_shows_it_without_scrolling_sideways(path: str, phone: Page, shot: Path) -> None:
    phone.goto(path)
    phone.wait_for_load_state("networkidle")
    wide = phone.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    if path in ("/", f"/g/{CITY}/2024", "/r/lanchuan-2024"):
        phone.screenshot(path=shot)


def test_a_phone_says_that_a_chart_goes_on_beyond_its_edge_and_a_desk_does_not(
    phone: Page, page: Page
) -> None:
    for screen, cut in ((phone, True), (page, False)):
        screen.goto("/i/gdp_growth/chart")
        box = screen.locator(".chart.drawn .scroll")
        assert box.evaluate("box => box.scrollWidth > box.clientWidth") is cut
        assert screen.locator(".chart .slide").is_visible() is cut


def test_a_phone_shows_what_is_told_of_a_figure_below_its_paragraph(
    phone: Page, shot: Path
) -> None:
    claims = phone.request.get("/r/lanchuan-2025.json").json()["claims"]
    last = max(claims, key=lambda claim: claim["start"])  # far below the panel of its fields
    phone.goto(f"/c/{last['claim_id']}#c-{last['claim_id']}")
    near = phone.locator(".near")
    expect(near).to_be_in_viewport(ratio=0.9)
    expect(phone.locator("[aria-current=true]")).to_be_in_viewport()
    expect(near).to_contain_text(last["indicator"])
    phone.screenshot(path=shot)


def test_fingers_can_hit_what_they_aim_at(phone: Page) -> None:
    phone.goto("/")
    boxes = [e.bounding_box() for e in phone.locator("header.site nav a").all()]
    assert boxes
    for box in boxes:
        assert box
        assert box["height"] >= 24


def test_the_years_page_prints_without_what_is_for_the_screen(page: Page, shot: Path) -> None:
    page.goto(f"/g/{CITY}/2024")
    page.emulate_media(media="print")
    for selector in ("header.site", "footer.site", ".filters"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("table.headlines")).to_be_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    page.screenshot(path=shot)


def test_roles_and_verdicts_differ_without_colour(page: Page) -> None:
    page.goto("/r/lanchuan-2024")
    style = (
        "e => { const s = getComputedStyle(e); return s.borderBottomStyle + s.borderBottomWidth }"
    )
    lines = {
        role: page.locator(f".legend .claim.{role}:not(.doubtful)").evaluate(style)
        for role in ("target", "result", "context")
    }
    assert len(set(lines.values())) == 3
    page.goto(f"/g/{CITY}/2024")
    signs = set(page.locator(".tally .sign").all_inner_texts())
    assert len(signs) == page.locator(".tally li").count()


def test_a_charts_series_differ_without_colour(page: Page, shot: Path) -> None:
    page.goto("/i/gdp_growth?government=990100")
    expect(page.locator(".vega svg")).to_be_visible()
    spec = page.locator("[data-spec]").first.evaluate("e => JSON.parse(e.dataset.spec)")
    shapes = next(
        layer["encoding"]["shape"]["scale"]["range"]
        for layer in spec["layer"]
        if "shape" in layer["encoding"]
    )
    assert len(set(shapes)) == len(shapes) == 4
    marks = [layer["mark"]["type"] for layer in spec["layer"]]
    assert {"line", "rule", "point"} <= set(marks)
    page.screenshot(path=shot)
