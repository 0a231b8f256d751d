"""A number of items announced, and the items that follow: 抓好以下四个方面：一是…二是…三是….

The items must follow at once. A list in one paragraph ends with it; a list of paragraphs ends
where the next item does not open one; either ends where its first mark comes again or a heading
of the first level stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duixian.audit.making import finding, passage
from duixian.audit.reports import Report
from duixian.model import Finding
from duixian.patterns import either
from duixian.text.numerals import chinese

_ANNOUNCED = re.compile(
    either(
        "以下",
        "下列",
        "下面",
        "如下",
        "抓好",
        "做好",
        "办好",
        "突出",
        "围绕",
        "着力",
        "实施",
        "推进",
        "采取",
        "坚持",
        "把握",
        "落实",
    )
    + (
        r"[^,;。:\n\d一二三四五六七八九十]{0,10}"
        r"(?P<count>[一二三四五六七八九十两]{1,3}|\d{1,2})"
        r"(?:个|项|件|大|条|方面)[^,;。:\n]{0,16}[:。]\s*"
        r"(?P<first>一是|一要|第一,|1[.、]|\(1\)|\(一\))"
    )
)
_FARTHEST = 8000
"""Characters to the next item; sections of a report are shorter."""
_CHAPTER = re.compile(r"\n\s*[一二三四五六七八九十]+、")
_TENS = "一二三四五六七八九十"


def findings(report: Report) -> Iterator[Finding]:
    """The lists of a report that have another number of items than announced."""
    for announced, count, items in listings(report):
        if items > 1 and items != count:
            start, end = announced.start(), announced.end()
            yield finding(
                "listing",
                "medium",
                [passage(report, start, end)],
                message=f"称{count}项，实列{items}项",
                message_en=f"{count} items are announced, {items} are listed",
                arithmetic=f"{items} - {count} = {items - count}",
                expected=float(count),
                found=float(items),
                key=(report.report_id, start),
            )


def listings(report: Report) -> Iterator[tuple[re.Match[str], int, int]]:
    """Announced lists with the number announced and the number of items found."""
    for announced in _ANNOUNCED.finditer(report.text):
        numeral = announced["count"]
        count = int(numeral) if numeral.isdecimal() else int(chinese(numeral))
        yield announced, count, _items(report.text, announced.end(), announced["first"])


def _items(text: str, position: int, first: str) -> int:
    """How many items a list has whose first mark ends at `position`."""
    count = 1
    while (following := _next(text, position, first, count + 1)) is not None:
        count, position = count + 1, following + len(first)
    return count


def _next(text: str, position: int, first: str, number: int) -> int | None:
    """Where the item of a number begins, if it belongs to the same list."""
    marks = "|".join(re.escape(m) for m in _marks(first, number))
    found = re.compile(rf"(?<=[。;:,\n \u200b])(?:{marks})(?!\d)").search(
        text, position, position + _FARTHEST
    )
    if found is None:
        return None
    between = text[position : found.start()]
    restart = "|".join(re.escape(m) for m in _marks(first, 1))
    if re.search(rf"[。;:,\n ](?:{restart})", between) or _CHAPTER.search(between):
        return None
    if "\n" in between and not between.rstrip(" \u200b").endswith("\n"):
        return None
    return found.start()


def _marks(first: str, number: int) -> tuple[str, ...]:
    """How a list that begins with `first` marks an item.

    >>> _marks("一是", 3), _marks("(一)", 12), _marks("1.", 2)
    (('三是', '三要'), ('(十二)',), ('2.', '2、'))
    """
    han = _han(number)
    if first in ("一是", "一要"):
        return f"{han}是", f"{han}要"
    if first == "第一,":
        return f"第{han},", f"第{han}、"
    if first == "(一)":
        return (f"({han})",)
    if first == "(1)":
        return (f"({number})",)
    return f"{number}.", f"{number}、"


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _TENS[tens - 1] + "十"
    return head + (_TENS[ones - 1] if ones else "")
