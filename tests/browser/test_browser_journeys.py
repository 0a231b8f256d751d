"""What people do in the portal, done in Chromium."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import portal_books

pytestmark = pytest.mark.browser
CITY = portal_books.CITY

REPORT = """2026年澜川市政府工作报告
——2026年1月16日在澜川市第六届人民代表大会第五次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2025年工作回顾
全年地区生产总值增长5.6%，城镇新增就业4.4万人。
二、2026年工作安排
今年经济社会发展主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业4.5万人以上。
各位代表，让我们团结奋斗，谢谢大家！
"""


def in_view(page: Page, selector: str) -> bool:
    return bool(
        page.eval_on_selector(
            selector,
            "e => { const r = e.getBoundingClientRect();"
            " return r.top >= 0 && r.bottom <= innerHeight && r.height > 0 }",
        )
    )


def test_from_the_panel_to_the_characters_of_a_claim(page: Page, shot: Path) -> None:
    page.goto("/panel")
    page.get_by_label("地区生产总值增速", exact=True).check()
    page.get_by_label("政府（空为全部，逗号分隔）").fill("澜川")
    page.get_by_role("button", name="预览").click()
    row = page.get_by_role("row").filter(has_text="目标").filter(has_text="2025").first
    row.get_by_role("link").nth(1).click()
    expect(page).to_have_url(re.compile(r"/c/([0-9a-f]+)#c-\1$"))
    marked = page.locator(".claim[aria-current]")
    expect(marked).to_have_count(1)
    page.wait_for_timeout(600)
    assert in_view(page, ".claim[aria-current]")
    value = page.locator(".card .value").inner_text()
    assert marked.inner_text().rstrip("左右以上") in value
    assert "地区生产总值" in page.locator(".card h2").inner_text()
    page.screenshot(path=shot)


def test_a_claims_bare_address_scrolls_to_it_too(page: Page) -> None:
    page.goto("/r/lanchuan-2025")
    last = page.locator("a.claim").last
    address = str(last.get_attribute("href")).partition("#")[0]
    page.goto(address)
    page.wait_for_timeout(600)
    assert in_view(page, ".claim[aria-current]")


def test_switching_the_language_and_back(page: Page, shot: Path) -> None:
    page.goto(f"/g/{CITY}/2024")
    expect(page.get_by_role("heading", name="主要预期目标", exact=True)).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Headline targets")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Findings").click()
    expect(page.get_by_role("heading", name="Findings", exact=True)).to_be_visible()
    page.screenshot(path=shot)
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", name="疑点", exact=True)).to_be_visible()


@pytest.mark.parametrize("name", ["CSV", "Excel", "Parquet", "Stata"])
def test_a_downloaded_panel_opens_in_pandas(name: str, page: Page, tmp_path: Path) -> None:
    page.goto("/panel?government=澜川&series=gdp_growth&series=urban_new_jobs")
    told = int(re.sub(r"\D", "", page.locator("h2").first.inner_text()))
    with page.expect_download() as caught:
        page.get_by_label("下载").get_by_role("link", name=name).click()
    file = tmp_path / caught.value.suggested_filename
    caught.value.save_as(file)
    readers = {".csv": pd.read_csv, ".xlsx": pd.read_excel}
    readers |= {".parquet": pd.read_parquet, ".dta": pd.read_stata}
    frame = readers[file.suffix](file)  # type: ignore[operator]
    assert len(frame) == told > 0
    assert set(frame["indicator"]) == {"gdp_growth", "urban_new_jobs"}
    assert set(frame["government"]) == {"澜川市"}


def test_comparing_two_years(page: Page, shot: Path) -> None:
    page.goto("/compare")
    page.get_by_label("甲").select_option("lanchuan-2024")
    page.get_by_label("乙").select_option("lanchuan-2025")
    page.get_by_role("button", name="对比").click()
    expect(page.get_by_role("heading", name="数字的变化")).to_be_visible()
    assert page.locator("details[open] tbody tr").count() > 3
    assert page.locator("ins.word").count() > 0
    expect(page.locator(".vega svg")).to_be_visible()
    page.screenshot(path=shot, full_page=True)


def test_following_one_promise_from_the_first_page(page: Page, shot: Path) -> None:
    page.goto("/")
    page.get_by_role("link", name="澜川市", exact=True).first.click()
    page.get_by_role("link", name="2024", exact=True).first.click()
    page.get_by_role("checkbox", name=re.compile("未完成")).check()
    page.get_by_role("button", name="筛选").click()
    expect(page).to_have_url(re.compile(r"verdict=missed"))
    account = page.locator("article.account").first
    expect(account).to_contain_text("未完成")
    assert account.locator("q").count() == 2
    page.screenshot(path=shot)
    account.locator("q a").first.click()
    expect(page.locator(".claim[aria-current], .at").first).to_be_attached()


def test_searching_in_traditional_characters(page: Page, shot: Path) -> None:
    page.goto("/")
    page.get_by_role("search", name="搜索报告").get_by_role("searchbox").fill("城鎮新增就業")
    page.keyboard.press("Enter")
    expect(page.locator("ol.hits li").first).to_be_visible()
    page.screenshot(path=shot)
    page.locator("ol.hits li a").first.click()
    page.wait_for_timeout(600)
    assert in_view(page, "#at")


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("跳到正文")
    expect(focused).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text() == "澜川市":
            break
    outline = page.locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("澜川市")
    page.go_back()
    page.keyboard.press("Tab")
    page.goto("/panel")
    page.get_by_label("地区生产总值增速", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("series=gdp_growth"))


def test_without_scripts_everything_is_there(plain: Page) -> None:
    plain.goto("/i/gdp_growth")
    picture = plain.locator("figure img")
    expect(picture).to_be_visible()
    assert plain.locator("table").count() >= 3
    plain.goto(f"/g/{CITY}/2024?verdict=missed")
    expect(plain.locator("article.account").first).to_contain_text("未完成")
    plain.goto("/r/lanchuan-2024")
    assert plain.locator("a.claim").count() > 50
    plain.locator("nav.outline a").nth(3).click()
    assert "#s-" in plain.url


def test_charts_are_drawn_under_the_content_policy(page: Page, shot: Path) -> None:
    page.goto("/i/gdp_growth?government=990100")
    expect(page.locator(".vega svg")).to_be_visible()
    expect(page.locator("figure img")).to_have_count(0)
    page.locator(".vega svg").hover()
    page.screenshot(path=shot)


def test_what_a_report_says_is_never_run(page: Page) -> None:
    for path in (f"/r/{portal_books.ILL_DOC}", "/", "/search?q=script", "/tasks", "/panel"):
        page.goto(path)
        page.wait_for_timeout(150)
        assert page.title() != "taken"
    page.goto(f"/r/{portal_books.ILL_DOC}")
    expect(page.locator("article.paper")).to_contain_text('<script>document.title="taken"</script>')


# -- adding ------------------------------------------------------------------------------


def permit(page: Page) -> None:
    page.goto("/add")
    page.get_by_label("口令").fill(portal_books.TOKEN)
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_label("文件")).to_be_visible()


def test_pasting_a_report_checking_it_and_dropping_it(page: Page, shot: Path) -> None:
    permit(page)
    page.get_by_label("或粘贴文本").fill(REPORT)
    page.get_by_label("名称（粘贴文本时用）").fill("lanchuan-2026")
    page.get_by_role("button", name="上传并预览").click()
    expect(page.get_by_role("button", name="确认入账")).to_be_visible(timeout=60_000)
    expect(page.locator("main")).to_contain_text("澜川市")
    assert page.locator(".claim.target").count() >= 2
    page.screenshot(path=shot, full_page=True)
    page.get_by_role("button", name="放弃").click()
    expect(page.get_by_label("文件")).to_be_visible()


def test_a_file_is_sent_with_its_progress_and_confirmed(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "sent-2031.txt"
    file.write_text(REPORT.replace("2026", "2031").replace("2025", "2030"), encoding="utf-8")
    permit(page)
    page.get_by_label("文件").set_input_files(file)
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_role("button", name="确认入账").click(timeout=60_000)
    expect(page).to_have_url(re.compile("/r/sent-2031"), timeout=30_000)
    assert page.locator("a.claim").count() >= 4


def test_a_file_that_is_too_large_is_said_to_be_before_it_is_sent(
    page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "large.txt"
    file.write_bytes(bytes(3 * 1024 * 1024))
    permit(page)
    page.get_by_label("文件").set_input_files(file)
    page.get_by_role("button", name="上传并预览").click()
    expect(page.locator("output")).to_contain_text("文件太大：最多 2 MB")


def test_three_hundred_megabytes_end_on_a_page_that_says_why(plain: Page, tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as out:
        out.truncate(300 * 1024 * 1024)
    plain.goto("/add")
    plain.locator("#token").fill(portal_books.TOKEN)
    plain.get_by_role("button", name="继续").click()
    plain.locator("#file").set_input_files(file)
    plain.get_by_role("button", name="上传并预览").click(timeout=60_000, no_wait_after=True)
    expect(plain.get_by_role("heading", level=1)).to_contain_text(
        "文件太大：最多 2 MB", timeout=60_000
    )
