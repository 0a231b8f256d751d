"""The tables of a web page, their merged cells filled. Nothing that a page links to is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from duixian.desk.forms.grids import EMPTY, Cell, Grid, squared

_PAGE = re.compile(r"<(?:!doctype html|html|head|body|table)\b", re.IGNORECASE)
_HEAD_SIGNS = 2000
_MOST_SPAN = 1000
"""What a cell may be merged over: a wrong rowspan is not to fill memory."""
_CAPTIONS = ("h1", "h2", "h3", "h4", "p", "caption", "title")


def is_page(text: str) -> bool:
    """Whether a text is a web page."""
    return bool(_PAGE.search(text[:_HEAD_SIGNS]))


def page_tables(text: str, caption_lines: int) -> Iterator[Grid]:
    """The tables that hold no other table, each with the lines above it.

    >>> page = "<h1>2025年清单</h1><table><tr><td>甲<td rowspan=2>乙<tr><td>丙</table>"
    >>> [[cell.text for cell in row] for row in next(page_tables(page, 4)).rows]
    [['甲', '乙'], ['丙', '乙']]
    """
    from lxml import html  # slow to import

    lines: list[str] = []
    count = 0
    for element in html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text)).iter():
        if element.tag == "table" and element.find(".//table") is None:
            count += 1
            yield Grid(f"table {count}", _rows(element), "\n".join(lines[-caption_lines:]))
            lines = []
        elif element.tag in _CAPTIONS and next(element.iterancestors("table"), None) is None:
            said = _said(element)
            if said:
                lines.append(said)


def _rows(table: Any) -> tuple[tuple[Cell, ...], ...]:
    placed: dict[tuple[int, int], Cell] = {}
    lines = list(table.iter("tr"))
    area = 0
    for at, line in enumerate(lines):
        column = 0
        for element in line.iterchildren("td", "th"):
            while (at, column) in placed:
                column += 1
            down, across = _span(element, "rowspan"), _span(element, "colspan")
            area += 1
            merged = down * across > 1
            cell = Cell(_said(element) or None, area if merged else None, across)
            for row in range(at, min(at + down, len(lines))):
                for place in range(column, column + across):
                    placed[row, place] = cell
            column += across
    width = max((column + 1 for _, column in placed), default=0)
    return squared([[placed.get((r, c), EMPTY) for c in range(width)] for r in range(len(lines))])


def _span(element: Any, name: str) -> int:
    told = (element.get(name) or "1").strip()
    return max(1, min(int(told), _MOST_SPAN)) if told.isdecimal() else 1


def _said(element: Any) -> str:
    return " ".join(element.text_content().split())
