"""Tables of figures in a text: whole lines whose cells are parted by tabs.

Only their shape is looked at here. Such a table is no prose: read as sentences, its cells run
together into one number and its rows pass for headings. `extract` reads it by header and stub.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from duixian import late_re as re
from duixian.model import Span

LEAST_ROWS = 2
"""Rows of figures that make a table; one alone is as well read as a sentence."""
_EMPTY = re.compile(r"[\s\-—–－/\\*…]*")
_FIGURE = re.compile(
    r"""\s*[≥≤><＞＜≧≦约]?\s*
    (?!(?:19|20)\d\d年)[-−－+]?\d[\d,，]*(?:\.\d+)?
    (?:\s*[-~—～]\s*\d[\d,，]*(?:\.\d+)?)?
    \s*[%％‰]?[\u4e00-\u9fff/²³]{0,6}\s*""",
    re.VERBOSE,
)
"""A number with its sign and bound, a unit of few characters behind it; or a range. A year with
more behind it (2023年完成) is the head of a column."""
_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
_LONGEST_NAME = 60
"""A cell that is longer is prose, and its row is read as such."""
_SPACED_FIGURES = re.compile(
    r"""\S*[\u4e00-\u9fff]\S*(?:\ \S*[\u4e00-\u9fff]\S*)*?
    (?P<figures>(?:\ (?:
        [≥≤><]?[-−－]?\d[\d,]*(?:\.\d+)?[%％]?(?:左右|以上|以下|以内)?
        | [-—]{1,2}
    )){2,})
    \ *""",
    re.VERBOSE,
)
"""A line of a PDF that may be a row: names, then two figures or more, single blanks between."""


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number and no more.

    >>> is_figure(" ≥95% "), is_figure("5.5-6"), is_figure("一、税收收入"), is_figure("2023年完成")
    (True, True, False, False)
    """
    return _FIGURE.fullmatch(cell) is not None


def is_empty(cell: str) -> bool:
    """Whether a cell holds nothing, or a dash for it."""
    return _EMPTY.fullmatch(cell) is not None


def find(text: str) -> tuple[Span, ...]:
    """The tables of figures, whole lines, in order."""
    if "\t" not in text:
        return ()
    return tuple(_tables(text))


def _tables(text: str) -> Iterator[Span]:
    at = 0
    for tabbed, group in groupby(text.split("\n"), key=lambda line: "\t" in line):
        lines = list(group)
        end = at + sum(map(len, lines)) + len(lines)
        if tabbed and _is_grid([line.split("\t") for line in lines]):
            yield Span(at, min(end, len(text)))
        at = end


def _is_grid(rows: list[list[str]]) -> bool:
    filled = [[c for c in row if not is_empty(c)] for row in rows]
    several = [row for row in filled if len(row) > 1]
    figures = sum(1 for row in several if _of_figures(row))
    return figures >= LEAST_ROWS and figures * 2 >= len(several)


def _of_figures(cells: list[str]) -> bool:
    names = [cell.strip() for cell in cells if not is_figure(cell)]
    return (
        len(names) < len(cells)
        and any(_NAME.search(name) for name in names)
        and all(len(name) <= _LONGEST_NAME for name in names)
    )


def tabbed(text: str) -> str:
    """The text of a PDF with the blanks between the cells of tables as tabs: as long as before.

    A row is a line of names and then figures, parted by single blanks; a table has two such rows
    or more below each other with as many figures, and above them a header of as many cells.
    """
    lines = text.split("\n")
    shapes = [_SPACED_FIGURES.fullmatch(line) for line in lines]
    counts = [found["figures"].count(" ") if found else 0 for found in shapes]
    start = 0
    for count, group in groupby(counts):
        size = len(list(group))
        rows = range(start, start + size)
        start += size
        if count and size >= LEAST_ROWS and rows[0]:
            cells = len(lines[rows[0]].split())
            head = rows[0] - 1
            if all(len(lines[i].split()) == cells for i in (head, *rows)):
                for i in (head, *rows):
                    lines[i] = lines[i].replace(" ", "\t")
    return "\n".join(lines)
