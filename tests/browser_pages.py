"""Pages in Chromium, watched, and looked at by axe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Dialog, Page

SCREENSHOTS = Path(__file__).parents[1] / "var" / "screenshots"
"""Kept for whoever looks at a run afterwards; the folder is ignored."""
RULES: dict[str, Any] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
BRIEFLY = {"resultTypes": ["violations"]}
"""What axe is content with is not listed element by element: half of its time."""


OF_COLOURS_AND_WORDS = {
    "runOnly": {
        "type": "rule",
        "values": [
            "color-contrast",
            "link-in-text-block",
            "html-has-lang",
            "html-lang-valid",
            "valid-lang",
            "document-title",
            "image-alt",
            "link-name",
            "button-name",
            "label",
        ],
    }
}
"""What can differ between day and night, and between languages: the rest is one markup."""


def faults(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What axe finds wrong with a page."""
    found = Axe().run(page, options={**rules, **BRIEFLY}).response["violations"]
    return [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:3]}" for v in found]


class Complaints(list[str]):
    """What the browser complained of: errors of scripts, breaches of the content policy."""


def watched(context: BrowserContext, complaints: Complaints) -> Page:
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
    )

    def refuse(dialog: Dialog) -> None:
        complaints.append("a dialog opened")
        dialog.dismiss()

    page.on("dialog", refuse)
    return page
