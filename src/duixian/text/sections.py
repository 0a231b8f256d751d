"""Sections: headings with what lies under them, each with its role and period.

A section also begins where, under one heading, the account changes its role or its time:
a heading ``“十四五”时期和2025年工作回顾`` has five years and then one under it; the sentence
that states the expected targets stands amid the general requirements. Such a section has no
heading of its own; its path is that of the heading above it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from duixian.model import Section
from duixian.text.headings import Heading, Style, find_headings
from duixian.text.roles import Cue, Part, Wording, wording

_HEAD_OF_PARAGRAPH = 90
"""How far into a paragraph a strong cue still opens it: past 2025年是…收官之年。"""
_LIST_ITEM = re.compile(
    r"(?:——|--|\d{1,2}[.、]|[(]?[一二三四五六七八九十]{1,3}[)、是要]|第[一二三四五六七八九十]+[,、]|此外|同时|[^。]{0,20}也)"
)
_APPENDIX = re.compile(r"^(?:名词(?:解释|注释|术语)|附件|附录|附表|注释|有关用语|相关用语)")


@dataclass(slots=True)
class _Boundary:
    """Where a section begins, before its extent is known."""

    start: int
    body: int
    heading: Heading | None
    level: int
    part: Part


def find_sections(text: str, year: int | None) -> tuple[tuple[Section, ...], list[Heading]]:
    """The sections of a reading text, tiling it, and the headings they were made from."""
    headings = find_headings(text)
    levels = _levels(headings)
    words = wording(year)
    boundaries = _Walk(text, words, headings, levels).boundaries()
    return _assembled(text, boundaries), headings


def _levels(headings: list[Heading]) -> list[int]:
    """1 for the style that comes first, and so on inward; items are 3 at least.

    Most reports go 一、（一）1.; some put （一） above 一、, or titles without a number above both.
    """
    ranks: dict[Style, int] = {"chinese": 1, "bracketed": 2, "plain": 2, "item": 3}
    first = next((h for h in headings if h.style != "item" and h.text), None)
    numbered = any(h.style == "chinese" for h in headings)
    if first is not None and first.style == "bracketed" and first.number == 1:
        ranks["bracketed"], ranks["chinese"] = 1, 2
    elif first is not None and first.style == "plain":
        ranks["plain"], ranks["chinese"] = 1, 2
        ranks["bracketed"] = 3 if numbered else 2
    return [1 if _APPENDIX.match(h.text) else ranks[h.style] for h in headings]


class _Walk:
    """Goes through the headings and paragraphs of a text, keeping what it is about."""

    def __init__(
        self, text: str, words: Wording, headings: list[Heading], levels: list[int]
    ) -> None:
        self.text, self.words = text, words
        self.headings, self.levels = headings, levels
        self.cues = words.cues(text)
        self.cue_starts = [c.start for c in self.cues]
        self.by_start = {h.start: (h, level) for h, level in zip(headings, levels, strict=True)}
        self.found: list[_Boundary] = []
        self.part = Part("other", "none", None)
        self.base = self.part
        self.announced: list[Part] = []
        self.local_until = 0
        self.list_role = False

    def boundaries(self) -> list[_Boundary]:
        self.found.append(_Boundary(0, 0, None, 0, self.part))
        start = 0
        while start < len(self.text):
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            self._paragraph(start, end)
            start = end + 1
        return self.found

    def _paragraph(self, start: int, end: int) -> None:
        known = next(
            (self.by_start[s] for s in (start, start + 5) if s in self.by_start and s < end), None
        )
        if known is not None and known[1] <= 2:
            self._enter(*known)
            start = known[0].body
            if start >= end:
                return
        self._body(start, end, known[0] if known is not None and known[1] > 2 else None)

    def _enter(self, heading: Heading, level: int) -> None:
        """A heading of the first or second level sets what follows."""
        parts = self.words.parts_of_heading(heading.text)
        if level == 1:
            if not parts:
                parts = [self._told_by_body(heading)]
            self.announced, self.part = parts, parts[0]
        elif parts and parts[0].role in ("governance", "problems") and self.base.side == "ahead":
            self.part = parts[0] if parts[0].role == "governance" else self.base
        elif parts and (parts[0].side == self.base.side or self.base.side == "none"):
            self.part = self.base if parts[0].side == "ahead" else parts[0]
        else:
            self.part = self.base
        if level == 1 or self.base.side == "none":
            self.base = self.part
        self.list_role = False
        self.found.append(_Boundary(heading.start, heading.body, heading, level, self.part))

    def _told_by_body(self, heading: Heading) -> Part:
        """For a heading whose words tell nothing: the first cues under it, else its tenses."""
        end = next(
            (
                h.start
                for h, level in zip(self.headings, self.levels, strict=True)
                if h.start > heading.start and level == 1
            ),
            len(self.text),
        )
        near = [c for c in self.cues if heading.start <= c.start < min(end, heading.start + 350)]
        if near:
            return near[0].part
        side = self.words.looks(self.text[heading.start : end])
        if side == "back":
            return self.words.part("review", "back")
        if side == "ahead" or self.base.side == "ahead":
            governance = self.base.role == "governance"
            return self.words.part("governance" if governance else "tasks", "ahead")
        return self.base

    def _body(self, start: int, end: int, item: Heading | None) -> None:
        """A paragraph: what its openings say, then the targets or problems inside it."""
        part = self._opened(start, end)
        if part is None:
            part = self.part if self._goes_on(start, end) else self.base
        self._set(start, part, item)
        if end - start < 12:
            return
        for name in ("targets", "problems"):
            at = self.words.opens(name, self.text, start, end)
            if at is not None and self._fits(name):
                self._set(at, self._named(name), None)
                self.list_role = True
                return
        if self.base.side == "ahead" and self.part.role == "tasks":
            at = self.words.opens("governance", self.text, start, min(end, start + 120))
            if at is not None and "政府自身" in self.text[at : at + 120]:
                self._set(start, replace(self.part, role="governance"), None)

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a paragraph goes on listing the targets or problems begun before it."""
        if not self.list_role:
            return self.part == self.base
        before = self.text[max(0, start - 2) : start].strip()
        goes_on = before.endswith(":") or bool(
            _LIST_ITEM.match(self.text, start, end) and self._was_list
        )
        self._was_list = goes_on
        self.list_role = goes_on
        return goes_on

    _was_list = False

    def _opened(self, start: int, end: int) -> Part | None:
        """The part that the cues at the head of a paragraph open, if any."""
        chosen: Cue | None = None
        i = bisect_right(self.cue_starts, start - 1)
        while i < len(self.cues) and self.cues[i].start < min(end, start + _HEAD_OF_PARAGRAPH):
            cue = self.cues[i]
            opens = cue.strong or cue.start == start
            if opens and (chosen is None or (cue.strong and not chosen.strong)):
                chosen = cue
            i += 1
        if chosen is None:
            return None
        return self._accepted(chosen.part)

    def _accepted(self, part: Part) -> Part:
        """Keep a cue's part if its heading leaves room for it, else only for this paragraph."""
        announced = [p for p in self.announced if p.side == part.side]
        role = part.role
        if part.side == "ahead" and self.base.side == "ahead":
            exact = [p for p in announced if p.period == part.period]
            role = exact[0].role if exact else part.role
            if self.base.role in ("governance", "other"):
                role = self.base.role
        part = replace(part, role=role)
        if announced or part.side == self.base.side or self.base.side == "none":
            self.base = part
        return part

    def _fits(self, name: str) -> bool:
        if name == "problems":
            return self.part.side != "ahead"
        return self.part.side == "ahead" or (
            self.part.side == "none" and any(p.side == "ahead" for p in self.announced)
        )

    def _named(self, name: str) -> Part:
        if name == "problems":
            return Part("problems", self.part.side, self.part.period)
        return Part("targets", "ahead", self.part.period)

    def _set(self, start: int, part: Part, item: Heading | None) -> None:
        if part == self.part and item is None:
            return
        self.part = part
        if self.found[-1].start == start and self.found[-1].heading is None:
            self.found[-1].part = part
            return
        if item is not None:
            self.found.append(_Boundary(item.start, item.body, item, 3, part))
        else:
            level = min(3, self.found[-1].level + 1) if self.found[-1].level else 0
            self.found.append(_Boundary(start, start, None, level, part))


def _assembled(text: str, boundaries: list[_Boundary]) -> tuple[Section, ...]:
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
