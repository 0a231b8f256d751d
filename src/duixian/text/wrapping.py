"""Lines that a page broke by force, closed up before anything else is read.

A PDF's text comes with a break at the end of every printed line, a page number between two
of them, often a blank between any two characters; some copies have no breaks at all. What the
writer set (a paragraph, a heading) is told from what the printer did by the lengths of the
lines: forced breaks pile up at one width, the writer's own fall anywhere below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from duixian import late_re as re
from duixian.patterns import alternatives, either, preceded
from duixian.text import broken_figures

_LEAST_LINES = 8
"""Fewer broken lines prove no width."""
_PILED_UP = 0.8
"""So large a share of the lines that break off in a sentence must break at the width."""
_LOOSE = 3
"""A line may fall this short of the width: signs that may not begin a line pull one along."""
_INDENT = 2
"""Characters by which a paragraph's first line is short where its indent was lost in the copy."""
_BEGINNINGS = 3
"""Fewer first lines do not show that indents were lost."""
_WIDTHS = range(36, 141)
"""Printed widths, in halves of a character: from a narrow column to a landscape page."""
_HEADING_SHARE = 0.6
"""A line without a stop that is shorter than this share of the width is a heading or a name."""
_NEARLY = 0.8
"""A line of prose this full ends where the printer had to turn; a heading has no comma."""
_PROSE = re.compile("[,;。]")
_LISTED = re.compile(r"[ ]*(?:\d{1,3}[.、)]|[(]?[一二三四五六七八九十]{1,3}[)、])")
_BEYOND = 0.02
"""So few lines may be longer than the width (a table, a title in another type)."""
_STOPS = frozenset("。!?")
_CLOSERS = "”’)》】"
_PAGE = (
    r"(?:[-—–·]{0,2}[ ]{0,3}\d{1,3}[ ]{0,3}[-—–·]{0,2}"
    r"|第[ ]?\d{1,3}[ ]?页(?:[ ]?[,/]?共[ ]?\d{1,3}[ ]?页)?)"
)
_BREAK = re.compile(rf"[ \r]*\n(?:[ \r]*(?:{_PAGE})?[ \r]*\n)*[ \r]*")
_PAGE_LINE = re.compile(rf"\n[ \r]*{_PAGE}[ \r]*(?=\n)")
_OPENS = re.compile(
    alternatives(
        r"[(\[【][一二三四五六七八九十]{1,3}[)\]】]",
        "[一二三四五六七八九十]{1,3}、",
        "第[一二三四五六七八九十]{1,3}(?:部分|章|节)",
        "各位代表",
        r"\d{1,2}[.、](?!\d)",
        "——[一-鿿]",
    )
)
_HAN = "\u3400-\u9fff。,、;:!?“”()《》%"
_SPACED = re.compile(
    alternatives(
        preceded(f"[{_HAN}]", " ") + r" *(?=\S)",
        preceded(r"[\d.%]", " ") + rf" *(?=[{_HAN}\d.%])",
        preceded(r"\S", " ") + rf" *(?=[{_HAN}])",
    )
)
_TIGHT = re.compile(r"[\u3400-\u9fff](?=[\u3400-\u9fff])")
_SPACED_SHARE = 0.5
"""In a text that is spaced out, blanks stand between most characters; in none but such."""
_GLUED_LENGTH = 400
"""A text of this length without a break was glued together."""
_GLUED_SHARE = 0.75
"""So was one of which one line holds so large a share: a page's head stands above it."""
_BLANK_AFTER_STOP = re.compile("[。!?] ")
_CHAPTER = re.compile(r"(?<=[。!?”])(?=[一二三四五六七八九十]{1,2}、[\u4e00-\u9fff“])")
_BRACKETED = re.compile(r"(?<=[。!?”])(?=\([一二三四五六七八九十]{1,2}\)[\u4e00-\u9fff])")
_ADDRESS = re.compile(r"(?<=[\u4e00-\u9fff。!?:])(?=各位代表[:!,])|(?<=各位代表[:!])")
_HEAD_END = re.compile(
    (r"(?:[一二三四五六七八九十]{1,2}、)[^。,;:!?\d]{0,24}?" r"(?:\d{4}年[^。,;:!?\d]{0,12}?)?")
    + either(
        "回顾",
        "总结",
        "安排",
        "部署",
        "建议",
        "要点",
        "目标任务",
        "主要目标",
        "主要任务",
        "重点任务",
        "重点工作",
        "总体要求",
        "工作思路",
    )
    + "(?![和与及、的])"
)
_SET_FULL = re.compile(r"[,;:!?()](?:(?<![\x00-\x7f].)|(?![\x00-\x7f]))")
"""Signs beside a character, which were printed as wide as one before they were folded."""
_THIN = re.compile(r" (?:(?<![\x00-\x7f] )(?=[!-~])|(?<=[!-~] )(?![\x00-\x7f]))")
"""Blanks between a character and a digit: a page sets them half as wide as a digit."""
_AT_ONCE = 10_000
"""Characters of a line that are weighed at once, so that a line without end fills no memory."""


@dataclass(frozen=True, slots=True)
class Width:
    """At what width lines were broken, and how far short of it a full line may fall."""

    full: int
    loose: int
    halves: bool
    """The width counts halves: a Latin letter or digit is half a character wide."""
    indent: int = 0
    """By how much the first line of a paragraph falls short of the others."""

    def fills(self, line: str, *, first: bool = False) -> bool:
        """Whether a printed line is full, so that its end is the printer's; `first` of a
        paragraph it may be short by the indent."""
        full = self.full - self.loose - (self.indent if first else 0)
        return length(line, halves=self.halves) >= full

    def nearly(self, line: str) -> bool:
        """Whether a line of prose is full: signs that are set narrow make it shorter."""
        return length(line, halves=self.halves) >= _NEARLY * self.full


def length(line: str, *, halves: bool) -> int:
    """The length of a line in characters, or in halves as it is printed.

    >>> length("增长6.5%", halves=False), length("增长6.5%", halves=True)
    (6, 8)
    >>> length("其中,增长6.5%", halves=True)
    14
    """
    if not halves:
        return len(line)
    size = len(line)
    for start in range(0, len(line), _AT_ONCE):
        # counted as one string, in a third of the time that sign by sign takes
        widths = "".join(map(east_asian_width, line[start : start + _AT_ONCE]))
        size += widths.count("W") + widths.count("F") + widths.count("A")
    return size + len(_SET_FULL.findall(line)) - len(_THIN.findall(line)) // 2


def closing_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that close up a text that is spaced out, where blanks stand between characters.

    Made before lines are rejoined: blanks, of which digits have none, hide at what width a text
    was printed.
    """
    if _spaced_out(text):
        yield from ((m.start(), m.end(), "") for m in _SPACED.finditer(text))


def unwrapping_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits (start, end, what stands there instead) to a folded text, in order."""
    if (line := _glued_line(text)) is not None:
        yield from _glued(text, *line)
    elif (width := width_of(text)) is not None:
        yield from _rejoined(text, width)
    else:
        yield from broken_figures.edits(text)


def width_of(text: str) -> Width | None:
    """The width at which a text's lines were broken by force; None where none were.

    >>> line = "全市坚持稳中求进工作总基调完成了年度目标任务各项事业取得新的进展经济运行总体平稳"
    >>> width_of("\\n".join([line] * 9 + ["结束。"])).full
    40
    """
    lines = [line.rstrip(" \r") for line in text.split("\n")]
    lines = [line for line in lines if line.strip()]
    candidates = [found for halves in (False, True) if (found := _width(lines, halves))]
    return min(candidates, key=lambda found: found.loose, default=None)


def _width(lines: list[str], halves: bool) -> Width | None:
    # which of the lines by size is as long as the width, if there is one
    widest = max(0, int(len(lines) * (1 - _BEYOND)) - 1)
    if not lines or _beyond_any_width(lines, halves, len(lines) - widest):
        return None
    sizes = [length(line, halves=halves) for line in lines]
    full = sorted(sizes)[widest]
    if (full if halves else 2 * full) not in _WIDTHS:
        return None
    broken = [
        (size, before[-1:] in _STOPS)
        for size, line, before in zip(sizes, lines, ["", *lines], strict=False)
        if line[-1] not in _STOPS and size > _HEADING_SHARE * full and not _LISTED.match(line)
    ]
    if len(broken) < _LEAST_LINES:
        return None
    indent = _lost_indent([size for size, first in broken if first], full, 1 + halves)
    for loose in range(_LOOSE * (1 + halves) + 1):
        at_width = sum(
            full - loose - (indent if first else 0) <= size <= full + loose
            for size, first in broken
        )
        if at_width >= _PILED_UP * len(broken):
            return Width(full, loose, halves, indent)
    return None


def _beyond_any_width(lines: list[str], halves: bool, most: int) -> bool:
    """Whether `most` lines are longer than a page is wide, by what they have at the least.

    Told before the lines are measured in halves sign by sign, which takes longer than all else
    that this module does; the paragraphs of most texts were never broken.
    """
    least = (len(line) - line.count(" ") if halves else 2 * len(line) for line in lines)
    return sum(size > _WIDTHS[-1] for size in least) >= most


def _lost_indent(firsts: list[int], full: int, character: int) -> int:
    """By how much the first lines of paragraphs, which follow a line that ended, are short."""
    indent = _INDENT * character
    lost = len(firsts) >= _BEGINNINGS and sorted(firsts)[len(firsts) // 2] <= full - indent
    return indent if lost else 0


def _rejoined(text: str, width: Width) -> Iterator[tuple[int, int, str]]:
    start, first = 0, True
    for found in _BREAK.finditer(text):
        line = text[start : found.start()]
        gap = found.group()
        start = found.end()
        if not line.strip() or start >= len(text):
            continue
        page = _PAGE_LINE.search(gap) is not None
        ended = line.rstrip(_CLOSERS)[-1:] in _STOPS
        full = width.fills(line, first=first) or (width.nearly(line) and _PROSE.search(line))
        forced = full and not ended and not _OPENS.match(text, start)
        forced = forced or broken_figures.goes_on(line, text, start)
        blank_line = gap.count("\n") > 1 and not page
        first = not forced or blank_line
        if not first:
            yield found.start(), found.end(), _between(line, text[start])
        elif page:
            yield found.start(), found.end(), "\n"


def _between(line: str, following: str) -> str:
    """Latin words keep the blank that the break stood for."""
    latin = line[-1].isascii() and line[-1].isalpha()
    return " " if latin and following.isascii() and following.isalpha() else ""


def _spaced_out(text: str) -> bool:
    spaced = len(_SPACED.findall(text))
    return spaced > 20 and spaced > _SPACED_SHARE * len(_TIGHT.findall(text))


def _glued_line(text: str) -> tuple[int, int] | None:
    """Where the line lies that holds a whole text, or nearly; None where none does."""
    start, end = 0, len(text)
    if "\n" in text.strip():
        longest = max(text.split("\n"), key=len)
        if len(longest) < _GLUED_SHARE * len(text):
            return None
        start = text.index(longest)
        end = start + len(longest)
    glued = end - start > _GLUED_LENGTH and not _BLANK_AFTER_STOP.search(text, start, end)
    return (start, end) if glued else None


def _glued(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Breaks where a chapter, its heading's end or an address can be told."""
    at: set[int] = set()
    for pattern in (_CHAPTER, _BRACKETED, _ADDRESS):
        at |= {found.start() for found in pattern.finditer(text, start, end)}
    for found in _HEAD_END.finditer(text, start, end):
        if found.start() in at:
            at.add(found.end())
    yield from ((place, place, "\n") for place in sorted(at))
