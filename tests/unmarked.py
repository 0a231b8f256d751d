"""Chinese on an English page that is not marked as Chinese."""

from __future__ import annotations

import re
from html.parser import HTMLParser

HAN = re.compile(r"[\u3400-\u9fff]")
EMPTY = {"meta", "link", "input", "br", "img", "hr"}
OTHER = {"title", "option", "textarea", "text"}
"""Elements in which nothing can be marked, and the lettering of drawings."""
SAID = {"兑", "中文", "duixian --books DIR add 报告.txt"}
"""The seal, the other language's name, a file in an example."""


class Unmarked(HTMLParser):
    """Collects Chinese that is not marked as such; what stands in quotation marks is quoted."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            inherited = self.open[-1][1] if self.open else ""
            self.open.append((tag, dict(attrs).get("lang") or inherited))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", "")
        plain = re.sub("“[^”]*”", "", data).strip()
        if language != "zh-CN" and tag not in OTHER and HAN.search(plain):
            self.found.add(plain)


def unmarked(page: str) -> set[str]:
    parser = Unmarked()
    parser.feed(page)
    assert not parser.open, "the page closes what it opens"
    return parser.found
