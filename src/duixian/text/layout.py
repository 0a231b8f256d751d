"""Blanks, line breaks and invisible characters that carry no meaning, found and closed up.

Web pages break a sentence wherever a link or a bold run began; printers space digits out
(``1 9 9 3 年``); word processors leave zero-width characters behind. What remains after the
edits of this module: one line a paragraph, single blanks, none inside a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.patterns import alternatives, preceded

_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_LAYOUT = re.compile(rf"[\s{_INVISIBLE}]+")
_GAP = re.compile(rf"[ {_INVISIBLE}]+")
_SPACED_DIGITS = re.compile(rf"\d[\d.,]*(?:[ {_INVISIBLE}]+[.,]?\d[\d.,]*)+")
_INVISIBLE_ONLY = re.compile(f"[{_INVISIBLE}]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LATIN = re.compile("[A-Za-z]")
_CHARACTER = re.compile(r"[\u3400-\u9fff]")
_SPACED_NUMBER = re.compile(preceded(r"[\u3400-\u9fff]", " ") + r"(?=\d)")
_UNSPACED_NUMBER = re.compile(r"[\u3400-\u9fff](?=\d)")

# A line that begins like this begins a paragraph, whatever went before.
_STARTS_PARAGRAPH = re.compile(
    alternatives(
        r"[(\[【][一二三四五六七八九十]{1,3}[)\]】]",
        "[一二三四五六七八九十]{1,3}、",
        r"——\S",
        r"--\S",
        r"\d{1,2}[.、](?!\d)",
        "第[一二三四五六七八九十]{1,3}[,、]",
        "[一二三四五六七八九十]{1,2}[是要]",
        "各位代表",
        "[●◆■▲★※]",
    )
)
_NUMBERED = re.compile(
    r"[(\[【]?[一二三四五六七八九十]{1,3}[)\]】、]|第[一二三四五六七八九十]{1,3}[部章节]"
)
_TERMINAL = frozenset("。!?;:…")
_CLOSERS = frozenset("。,、;:!?)”’》】]%‰")
_OPENERS = frozenset("(“‘《【[<,、")
_VERY_LONG_LINE = 1500
_BLANK_AFTER_STOP = re.compile("[。!?:;] ")
_LONG_LINE = 40
"""A heading is shorter than this; a paragraph's first line, on the web, is not."""


def layout_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits (start, end, what stands there instead) to a folded text, in order."""
    breaks_are_soft = _paragraphs_stand_apart(text)
    run_together = _run_together(text)
    numbers_are_spaced = _numbers_are_spaced(text)
    line_start = number_end = 0
    for found in _LAYOUT.finditer(text):
        start, end = found.span()
        gap = found.group()
        if "\n" in gap or "\r" in gap:
            kept = _joint(text, line_start, start, end, breaks_are_soft)
        elif start < number_end:
            continue
        elif _digits_around(text, start, end):
            number = _SPACED_DIGITS.match(text, _number_start(text, start))
            number_end = number.end() if number else end
            yield from _number_edits(text, number.start() if number else start, number_end)
            continue
        else:
            kept = _kept_blank(text, start, end, numbers_are_spaced)
            if kept and any(a <= start < b for a, b in run_together):
                kept = _joint_in_line(text, line_start, start, end)
        if kept == "\n":
            line_start = end
        if gap != kept:
            yield start, end, kept


def _digits_around(text: str, start: int, end: int) -> bool:
    """Whether a gap stands between two digits, a point or comma allowed for."""
    last = text[start - 1 : start]
    grouped = last == "," and text[start - 2 : start - 1].isdigit()
    if not (last.isdigit() or grouped) or end >= len(text):
        return False
    following = text[end]
    return following.isdigit() or (following in ".," and text[end + 1 : end + 2].isdigit())


def _number_start(text: str, position: int) -> int:
    """Where the digits that end at `position` begin."""
    while position > 0 and (text[position - 1].isdigit() or text[position - 1] in ".,"):
        position -= 1
    while text[position] in ".,":
        position += 1
    return position


def _paragraphs_stand_apart(text: str) -> bool:
    """Whether empty lines separate the paragraphs, so that a single break means little."""
    breaks = re.findall(r"\n[\s]*", text)
    apart = sum(1 for b in breaks if b.count("\n") > 1)
    return apart > 4 and apart * 3 > len(breaks)


def _run_together(text: str) -> list[tuple[int, int]]:
    """Lines in which a page's whole text was strung together, blanks where paragraphs ended."""
    spans, start = [], 0
    for line in text.split("\n"):
        if len(line) > _VERY_LONG_LINE and len(_BLANK_AFTER_STOP.findall(line)) >= 3:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _joint_in_line(text: str, line_start: int, start: int, end: int) -> str:
    """In such a line, a blank after a full stop, before a heading or after one ends a paragraph."""
    before = text[start - 1]
    if before in _TERMINAL or (before in "”’)" and text[start - 2] in _TERMINAL):
        return "\n"
    if _STARTS_PARAGRAPH.match(text, end):
        return "\n"
    numbered = _NUMBERED.match(text, line_start)
    return "\n" if numbered and "。" not in text[line_start:start] else " "


def _numbers_are_spaced(text: str) -> bool:
    """Whether the writer sets a blank between characters and numbers as a matter of style."""
    spaced = len(_SPACED_NUMBER.findall(text))
    return spaced > 4 and spaced * 4 > len(_UNSPACED_NUMBER.findall(text))


def _joint(text: str, line_start: int, start: int, end: int, breaks_are_soft: bool) -> str:
    """What joins two lines: a newline between paragraphs, nothing inside a sentence."""
    if start == line_start or end == len(text):
        return "" if start == 0 or end == len(text) else "\n"
    last, first = text[start - 1], text[end]
    if first in _CLOSERS or last in _OPENERS:
        return ""
    if last in _TERMINAL or (last in "”’)" and text[start - 2] in _TERMINAL):
        return "\n"
    if _STARTS_PARAGRAPH.match(text, end):
        return "\n"
    gap = text[start:end]
    # Latin words keep a blank; PM and 2.5, M and 2 are one name that a subscript broke.
    inside = " " if _LATIN.match(last) and _LATIN.match(first) else ""
    if breaks_are_soft:
        if gap.count("\n") > 1 and not _INVISIBLE_ONLY.search(gap):
            return "\n"
        return "\n" if _heading_before_text(text, line_start, start, end) else inside
    # Without empty lines a line that holds a whole sentence and breaks off in the next
    # was broken by force; any other unfinished line is a heading, a name or a date.
    return inside if "。" in text[line_start:start] else "\n"


def _heading_before_text(text: str, line_start: int, start: int, end: int) -> bool:
    """A numbered short line, and after it a line long enough to be its text."""
    if start - line_start > _LONG_LINE or not _NUMBERED.match(text, line_start):
        return False
    following = text.find("\n", end)
    return (len(text) if following < 0 else following) - end > _LONG_LINE


def _number_edits(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Blanks inside one number are cut; blanks between numbers stay, one of them."""
    whole = text[start:end]
    groups = _GAP.split(whole)
    joined = "".join(groups)
    single = sum(1 for g in groups if len(g.strip(".,")) <= 1)
    one_number = _THOUSANDS.fullmatch(joined) is not None or (
        not any(g.endswith(",") for g in groups)
        and (
            single * 2 >= len(groups)
            or _YEAR.fullmatch(joined) is not None
            or (_INVISIBLE_ONLY.search(whole) is not None and " " not in whole)
        )
    )
    for blank in _GAP.finditer(whole):
        kept = "" if one_number else " "
        if blank.group() != kept:
            yield start + blank.start(), start + blank.end(), kept


def _kept_blank(text: str, start: int, end: int, numbers_are_spaced: bool) -> str:
    """What stays of blanks inside a line: one where words would run together, else none."""
    if start == 0 or end == len(text) or " " not in text[start:end]:
        return ""
    before, after = text[start - 1], text[end]
    if before.isdigit() and (after in "%‰.," or _CHARACTER.match(after)):
        return ""
    if before == "”" and _CHARACTER.match(after):  # “十五” 期末
        return ""
    if before == "." and after.isdigit() and text[start - 2].isdigit():
        return ""
    if numbers_are_spaced and after.isdigit() and _CHARACTER.match(before):
        return ""
    return " "
