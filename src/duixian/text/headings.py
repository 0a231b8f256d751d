"""Headings of a reading text, in the styles that reports use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from duixian import late_re as re
from duixian.patterns import alternatives, either

Style = Literal["part", "chinese", "bracketed", "plain", "item"]

_DIGITS = "一二三四五六七八九十"
_NUMERAL = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
"""一 to 九十九; 三四 numbers no heading."""
_NUMBERED = re.compile(
    alternatives(
        f"(?P<part>第(?P<n0>{_NUMERAL})部分[,:、 ]?)",
        f"(?P<chinese>(?P<n1>{_NUMERAL})(?:[、.]|$))",
        f"(?P<bracketed>[(【](?P<n2>{_NUMERAL})[)】]、?)",
        either(
            r"——(?=\S)",
            r"--(?=\S)",
            r"\d{1,2}(?:[.、]|\)|(?=[“《]))(?!\d) ?",
            r"\((?:\d{1,2})\)",
            "[①-⑳]",
            f"第[{_DIGITS}]{{1,3}}[,、:]",
            f"[{_DIGITS}]{{1,2}}(?:是|要)",
            name="item",
        ),
    )
)
_TITLE_LENGTH = 62
"""The longest headings that reports set, （二）大力推进科技创新、…, have about 60 signs."""
_RUN_IN_LENGTH = 24
_FOLLOWED_BY = 40
"""A run-in heading has a paragraph after it, not half a line."""
_NAME_OR_DATE = re.compile(
    alternatives(
        "来源",
        "时间",
        "分享",
        "责任编辑",
        "作者",
        "扫一扫",
        "相关",
        "打印",
        "关闭",
        "字[号体]",
        "https?:",
        r"[\x20-\x7e]*$",
        r"[^,]{0,24}(?:省|市|区|县|州|盟)长\S{0,2} ",
        r"(?:——|--)?\d{4}年\d{1,2}月\d{1,2}日",
    )
)
_DEPUTIES = re.compile(r"(?:各位代表|同志们|各位委员)[!,:]?\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at ``[start, end)``; the text under it begins at `body`."""

    start: int
    end: int
    body: int
    style: Style
    number: int
    """1 for 一、 or （一）; 0 where there is no number."""
    text: str
    whole: bool
    """Whether the heading is a sentence or line of its own, with nothing told in it."""


def find_headings(text: str) -> list[Heading]:
    """The headings, in order of their places; levels are for the caller to decide."""
    found: list[Heading] = []
    start, opened = 0, "各位代表" not in text[:3000]
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        heading = _heading(text, start, end, opened)
        if heading is not None:
            found.append(heading)
        opened = opened or _DEPUTIES.match(text, start, end) is not None
        start = end + 1
    return found


def _heading(text: str, start: int, end: int, opened: bool) -> Heading | None:
    numbered = _NUMBERED.match(text, start, end)
    if numbered is None:
        return _unnumbered(text, start, end) if opened else None
    style: Style = "item"
    if numbered["part"]:
        style = "part"
    elif numbered["chinese"]:
        style = "chinese"
    elif numbered["bracketed"]:
        style = "bracketed"
    if style == "item" and not opened:
        return None
    number = _value(numbered["n0"] or numbered["n1"] or numbered["n2"] or "")
    title_end = _title_end(text, numbered.end(), end, style)
    if title_end is None:
        return None
    title = text[start:title_end].strip(" 。;:,!—-")
    whole = title_end >= end or text[title_end - 1] in "。!?:;"
    if style == "chinese" and title_end == end and text[end - 1] in ";,。":
        style = "item"
    body = title_end
    while body < end and text[body] == " ":
        body += 1
    return Heading(start, title_end, min(body, len(text)), style, number, title, whole)


def _title_end(text: str, begin: int, end: int, style: Style) -> int | None:
    """Where the title that begins after its number ends; nothing for a title with figures."""
    if style != "item" and end - begin <= _TITLE_LENGTH and "。" not in text[begin : end - 1]:
        return end
    sentence = re.compile(r"[。!?]").search(text, begin, min(end, begin + _TITLE_LENGTH))
    if sentence is not None and not re.search(r"\d", text[begin : sentence.end()]):
        return sentence.end()
    clause = re.compile(r"[,;:。]").search(text, begin, min(end, begin + _RUN_IN_LENGTH + 6))
    if clause is not None and not re.search(r"\d", text[begin : clause.end()]):
        return clause.end()
    return begin if style != "item" else None


def _unnumbered(text: str, start: int, end: int) -> Heading | None:
    """A short line without a full stop, or a short sentence that opens a paragraph."""
    deputies = _DEPUTIES.match(text, start, end)
    begin = deputies.end() if deputies else start
    line = text[begin:end]
    if 4 <= len(line) <= 45 and line[-1] not in "。!?;:,、…)" and not _NAME_OR_DATE.match(line):
        following = text[end + 1 : end + 1 + _FOLLOWED_BY]
        if "\n" in following.rstrip("\n") and "。" not in following:
            return None
        return Heading(begin, end, end, "plain", 0, line.strip(), True)
    stop = line.find("。", 3, _RUN_IN_LENGTH)
    if stop < 0 or re.search(r"[\d,:]", line[:stop]):
        return None
    if len(line) - stop < _FOLLOWED_BY and stop + 1 < len(line):
        return None
    return Heading(begin, begin + stop + 1, begin + stop + 1, "item", 0, line[:stop], True)


def _value(numeral: str) -> int:
    """一 to 九十九.

    >>> _value("三"), _value("十二"), _value("二十"), _value("")
    (3, 12, 20, 0)
    """
    tens, ten, units = numeral.rpartition("十")
    value = (_DIGITS.index(tens) + 1 if tens else 1) * 10 if ten else 0
    return value + (_DIGITS.index(units) + 1 if units else 0)
