"""Sections: headings with what lies under them, each with its role and period.

A section also begins where, under one heading, the account changes its role or its time:
a heading ``“十四五”时期和2025年工作回顾`` has five years and then one under it; the sentence
that states the expected targets stands amid the general requirements. Such a section has no
heading of its own; its path is that of the heading above it.
"""

from __future__ import annotations

from duixian.model import Section
from duixian.text.headings import Heading, Style, find_headings
from duixian.text.roles import HeadingWords, Stretch, wording
from duixian.text.walk import Boundary, OutlineWalk


def find_sections(
    text: str, year: int | None, prior: Stretch | None = None
) -> tuple[tuple[Section, ...], list[Heading]]:
    """The sections of a reading text, tiling it, and the headings they were made from.

    `prior` is what the whole text is about where it has no parts that look either way.
    """
    headings = find_headings(text)
    words = wording(year)
    walk = OutlineWalk(text, words, headings, _levels(headings, words), prior)
    boundaries = walk.boundaries()
    return _assembled(text, boundaries), headings


def _levels(headings: list[Heading], words: HeadingWords) -> list[int]:
    """1 for the style that comes first, and so on inward; items are 3 at least.

    Most reports go 一、（一）1.; some put （一） above 一、, or titles without a number above both.
    """
    ranks: dict[Style, int] = {"part": 1, "chinese": 1, "bracketed": 2, "plain": 2, "item": 3}
    first = next((h for h in headings if h.style != "item"), None)
    if first is not None and first.style == "bracketed" and first.number == 1:
        ranks["bracketed"], ranks["chinese"] = 1, 2
    elif any(h.style == "part" for h in headings):
        ranks["chinese"], ranks["bracketed"] = 2, 3
    elif first is not None and first.style == "plain" and _plain_above(headings, words):
        ranks["plain"], ranks["chinese"] = 1, 2
        numbered = any(h.style == "chinese" for h in headings)
        ranks["bracketed"] = 3 if numbered else 2
    sequence = _Sequence()
    levels = []
    for heading in headings:
        level = ranks[heading.style]
        if heading.style == "chinese" and level == 1:
            level = sequence.level(heading)
        elif heading.style == "plain" and words.stands_alone(heading.text):
            level = 1
        levels.append(level)
    return levels


def _plain_above(headings: list[Heading], words: HeadingWords) -> bool:
    """Whether titles without a number stand above the numbered ones."""
    numbers = [h.number for h in headings if h.style == "chinese"]
    if not numbers or numbers.count(1) > 1:
        return True
    titles = [h for h in headings if h.style == "plain" and words.parts_of_heading(h.text)]
    return len(titles) >= 2


class _Sequence:
    """Tells the chapters 一、二、三、 from lists numbered alike inside a chapter."""

    def __init__(self) -> None:
        self.chapter = 0
        self.inner = 0

    def level(self, heading: Heading) -> int:
        """1 for a chapter, 2 for a whole-line heading inside one, 3 for a list's item."""
        number = heading.number
        if number == 1 and self.chapter >= 1:
            self.inner = 1
        elif self.inner and number == self.inner + 1:
            self.inner = number
        elif number > self.chapter and not (self.inner and number > self.chapter + 1):
            self.chapter, self.inner = number, 0
            return 1
        return 2 if heading.whole else 3


def _assembled(text: str, boundaries: list[Boundary]) -> tuple[Section, ...]:
    """Sections with their extents, parents and paths."""
    sections: list[Section] = []
    open_headings: list[Section] = []
    for i, boundary in enumerate(boundaries):
        end = boundaries[i + 1].start if i + 1 < len(boundaries) else len(text)
        if boundary.heading is not None:
            while open_headings and open_headings[-1].level >= boundary.level:
                open_headings.pop()
        parent = open_headings[-1] if open_headings else None
        own = (boundary.heading.text,) if boundary.heading else ()
        section = Section(
            index=len(sections),
            parent=parent.index if parent else None,
            level=boundary.level,
            heading=own[0] if own else "",
            path=(parent.path if parent else ()) + own,
            role=boundary.part.role,
            period=boundary.part.period,
            start=boundary.start,
            body=min(max(boundary.body, boundary.start), end),
            end=end,
        )
        sections.append(section)
        if boundary.heading is not None:
            open_headings.append(section)
    return tuple(sections)
