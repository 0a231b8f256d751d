"""A real browser before a real server with the demo's books."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

import portal_books
from browser_pages import SCREENSHOTS, Complaints, watched
from duixian.portal import Settings, app

# Without these Chromium asks its maker's servers for updates and lists at every start.
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; continuous integration must have it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        message = "Chromium is not installed (Debian: apt-get install chromium fonts-noto-cjk)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal over the demo's books."""
    books = portal_books.build(tmp_path_factory.mktemp("site"))
    settings = Settings(token=portal_books.TOKEN, max_upload=2 * 1024 * 1024)
    portal = app(books, settings=settings)
    portal.state.holdings.state()
    server = uvicorn.Server(uvicorn.Config(portal, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as home:
        made = playwright.chromium.launch(
            executable_path=chromium, args=list(QUIET), env={**os.environ, "HOME": home}
        )
        yield made
        made.close()


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


@pytest.fixture
def page(browser: Browser, site: str, complaints: Complaints) -> Iterator[Page]:
    """A page on a desk. No script may fail on it and no policy be broken."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": 1280, "height": 900},
        accept_downloads=True,
        locale="zh-CN",
    )
    yield watched(context, complaints)
    context.close()
    assert complaints == []


@pytest.fixture
def phone(browser: Browser, site: str, complaints: Complaints) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": 390, "height": 844},
        device_scale_factor=2,
        is_mobile=True,
        locale="zh-CN",
    )
    yield watched(context, complaints)
    context.close()
    assert complaints == []


@pytest.fixture
def plain(browser: Browser, site: str, complaints: Complaints) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="zh-CN")
    yield watched(context, complaints)
    context.close()


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Path:
    """Where a test's screenshot goes."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = request.node.name.removeprefix("test_").replace("/", "-")
    return SCREENSHOTS / f"{name[:80]}.png"
