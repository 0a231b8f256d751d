"""The report in a web page. Offsets are into the extracted text."""

from __future__ import annotations

import re

from duixian.errors import EmptyInput
from duixian.sources import encoding

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.I)
_DECLARED_WITHIN = 4096
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
"""Pages declare the small set and use the large one, as browsers know (WHATWG Encoding)."""
_DROPPED = ("script", "style", "noscript", "template", "iframe", "form", "button", "select")
_BREAKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "title", "table")


def decode(data: bytes, name: str) -> encoding.Decoded:
    """The page's source, in the encoding that it declares or else the one it is in."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    declared = found.group(1).decode("ascii", "ignore").lower() if found else None
    return encoding.decode(data, name, declared=_SUPERSETS.get(declared or "", declared))


def extract(page: str, name: str) -> str:
    """The main text of a page, one line a paragraph, its title first.

    Raises:
        EmptyInput: the page holds no text.
    """
    from trafilatura import extract as main_text  # slow to import, and text files do without

    text = main_text(
        page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    if text is None or not text.strip():
        text = _all_text(page)
    if not text.strip():
        raise EmptyInput(
            name,
            "the page holds no text",
            "Save the page from a browser after it has loaded, or give the report's text",
        )
    return _with_title(text, page)


def _all_text(page: str) -> str:
    """Every visible text of the page: for pages in which no main text stands out."""
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return ""
    for element in tree.xpath("|".join(f"//{tag}" for tag in _DROPPED)):
        element.drop_tree()
    for element in tree.xpath("|".join(f"//{tag}" for tag in _BREAKS)):
        element.tail = "\n" + (element.tail or "")
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def _with_title(text: str, page: str) -> str:
    """The text with the page's heading in front, where extraction took the heading off."""
    found = re.search(r"<h1\b[^>]*>(.*?)</h1>", page, re.I | re.S) or re.search(
        r"<title\b[^>]*>(.*?)</title>", page, re.I | re.S
    )
    if found is None:
        return text
    import html as entities

    title = " ".join(entities.unescape(re.sub(r"<[^>]+>", " ", found.group(1))).split())
    if "工作报告" not in title and "工作報告" not in title:
        return text
    head = re.sub(r"\s", "", text[:600])
    return text if re.sub(r"\s", "", title) in head else f"{title}\n{text}"
