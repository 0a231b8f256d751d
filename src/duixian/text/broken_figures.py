"""Figures that a line break cuts in two, where too few lines tell at what width they break.

A page of a dozen lines proves no width (`wrapping`). But no writer breaks a line between a number
and its unit, or between 增长 and by how much: such a break is the printer's on any page.
"""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.patterns import either

_PROSE = re.compile("[,;。]")
"""A line of prose has one, or is long: the cells of a table, each a line of its own, are not."""
_LONG = 12
_UNITS = either("元", "美元", "吨", "人", "户", "亩", "公里", "公斤", "斤", "平方", "立方", "千瓦")
_BREAKS = tuple(
    (re.compile(rf"{before}[ \r]*$"), re.compile(after))
    for before, after in (
        (r"\d", r"\d[\d.]*[ ]?[%‰年万亿元]"),
        (r"\d[ ]?", rf"[%‰]|个百分点|[万亿]+[ ]?{_UNITS}|{_UNITS}(?=[,、;。和])"),
        (r"\d[ ]?[万亿]+[ ]?", _UNITS),
        (
            either("增长", "下降", "达到", "突破", "超过", "增加到", "提高到", "控制在"),
            r"[ ]?\d[\d.]*[ ]?[%‰万亿元]",
        ),
        (r"(?:末|[年期])的", r"\d[\d.]*[ ]?[%‰万亿元]"),  # 由“十五”末的 / 12.8亿元增加到
    )
)
"""How a line of prose ends and the next begins where the printer broke off within a figure."""
_BEFORE_FIGURE = re.compile(
    r"\n(?:[ \r]*(?:[-—–]+[ ]?\d{1,3}[ ]?[-—–]+)?[ \r]*\n)*(?=[ \d%‰个万亿元美吨人户亩公斤平立千])"
)
"""A break that one of them can begin behind: most lines begin otherwise. Blank lines and the
number of a page may stand in it."""
_FIGURE_END = 8
"""Characters of a line's end that can tell it."""


def edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits (start, end, what stands there instead) that close such breaks, in order.

    >>> list(edits("全年完成固定资产投资316亿\\n元,增长\\n7.6%;其他\\n平稳。"))
    [(14, 15, ''), (19, 20, '')]
    """
    for found in _BEFORE_FIGURE.finditer(text):
        at = found.start()
        if goes_on(text[text.rfind("\n", 0, at) + 1 : at], text, found.end()):
            yield *found.span(), ""


def goes_on(line: str, text: str, following: int) -> bool:
    """Whether a line ends within a figure that goes on at an offset of the text."""
    end = line[-_FIGURE_END:]
    cut = any(ends.search(end) and begins.match(text, following) for ends, begins in _BREAKS)
    return cut and (len(line) >= _LONG or _PROSE.search(line) is not None)
