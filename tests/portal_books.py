"""Books for the portal's tests: the demo's invented reports, and one that means ill."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from duixian import demo
from duixian.books import Books, Entry
from duixian.engine import IndexEntry, Input, read_input

CITY = "990100"
"""Code of the demo's city, whose reports of 2024 and 2025 are in the books."""
TOKEN = "a token for the tests"
ILL_DOC = "mean-2025"
ILL_NAME = "<b>坏县</b>"
ILL_TEXT = """2025年坏县政府工作报告
一、2024年工作回顾
全年地区生产总值增长5.5%，<script>document.title="taken"</script>新增就业3200人。
<img src=x onerror="document.title='taken'">粮食产量达到12万吨。
二、2025年主要预期目标
地区生产总值增长6%左右，城镇新增就业3500人以上。"><svg onload=alert(1)>
=HYPERLINK("http://example.invalid","新建公厕25座")。
"""


def build(folder: Path) -> Path:
    """The books, in a folder below `folder`."""
    shown = demo.run(folder, Console(file=io.StringIO()))
    books = Books(shown.books)
    # Its name ends in .txt, so that the markup stays text and is not read as a page.
    given = Input(f"{ILL_DOC}.txt", data=ILL_TEXT.encode(), index=IndexEntry("坏县", 2025))
    reading = read_input(given)
    identity = replace(
        reading.outline.identity, government=ILL_NAME, title=ILL_TEXT.splitlines()[2]
    )
    ill = replace(
        reading,
        outline=replace(reading.outline, identity=identity),
        claims=tuple(replace(c, government=ILL_NAME) for c in reading.claims),
        tasks=tuple(replace(t, government=ILL_NAME) for t in reading.tasks),
        headlines=tuple(replace(h, government=ILL_NAME) for h in reading.headlines),
    )
    books.add(Entry(ill, ILL_TEXT.encode()), at="2026-01-02T03:04:05+00:00", force=True)
    return shown.books
