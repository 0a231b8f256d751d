"""Goes through headings and paragraphs, keeping what the text is about: role and time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from duixian import late_re as re
from duixian.text.headings import Heading
from duixian.text.roles import Cue, HeadingWords, Stretch

_HEAD_OF_PARAGRAPH = 90
"""How far into a paragraph a strong cue still opens it: past 2025年是…收官之年。"""
_TOO_SHORT = 6
"""各位代表! and the like tell nothing."""
_CLOSING = 1600
"""The closing appeal stands within the last characters."""
_BARE_PART_OF_YEAR = re.compile("(?:[一二三上]|前[一二三]个)(?:季度|半年)")
_LIST_ITEM = re.compile(
    r"——|--|\d{1,2}[.、]|[(]?[一二三四五六七八九十]{1,3}[)、是要]|第[一二三四五六七八九十]+[,、]"
)
_ADDRESS = re.compile(
    r"请[^。]{0,12}审议|提出意见|代表[^。,]{0,24}(?:作|报告)|受[^。]{0,12}委托|作政府工作报告"
)
_TOLD = re.compile("情况|进展|成效|进度")
"""What a note's headings have where they look back: 一、2025年重点工作完成情况."""
_DEPUTIES = re.compile("各位代表|同志们")
OTHER = Stretch("other", "none", None)


@dataclass(slots=True)
class Boundary:
    """Where a section begins, before its extent is known."""

    start: int
    body: int
    heading: Heading | None
    level: int
    part: Stretch


class OutlineWalk:
    """One pass over a text. `part` is what the present place is about, `base` what a paragraph
    without a word of its own is about, `chapter` the same for the first-level heading."""

    def __init__(
        self,
        text: str,
        words: HeadingWords,
        headings: list[Heading],
        levels: list[int],
        prior: Stretch | None = None,
    ) -> None:
        self.text, self.words = text, words
        self.headings = headings
        self.levels = levels
        self.cues = words.cues(text)
        if prior is not None and prior.side == "back":
            # 今年以来 in the note of a half year is that half, and 2025年,… no plan.
            self.cues = [replace(c, part=prior) for c in self.cues if c.part.side == "back"]
        self.cue_starts = [c.start for c in self.cues]
        self.by_start = {h.start: (h, level) for h, level in zip(headings, levels, strict=True)}
        self.chapters = [h.start for h, level in zip(headings, levels, strict=True) if level == 1]
        self.prior = prior
        self.part = self.base = self.chapter = prior or OTHER
        self.found = [Boundary(0, 0, None, 0, self.part)]
        self.announced: list[Stretch] = []
        self.listing = self.told = False
        self.carried: Stretch | None = None
        self.front = _DEPUTIES.search(text, 0, 3000) is not None

    def boundaries(self) -> list[Boundary]:
        """Where sections begin, in order."""
        start = 0
        while start < len(self.text):
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            self._paragraph(start, end)
            start = end + 1
        return self.found

    def _paragraph(self, start: int, end: int) -> None:
        known = self.by_start.get(start)
        if known is None and self.text.startswith("各位代表", start):
            known = self.by_start.get(start + 5)
        if known is not None and known[1] <= 2:
            self._enter(*known)
            start = known[0].body
        if end - start < _TOO_SHORT and (known is None or known[1] <= 2):
            if self.told and self.base.role == "governance":
                # 各位代表! after the paragraphs on the government itself turns to another matter.
                self.base = self.chapter
            self.front = self.front and not self.text.startswith("各位代表", start)
            return
        if self.front or (self.base == OTHER and _ADDRESS.search(self.text, start, end)):
            self.front = self.front and not self.text.startswith("各位代表", start)
            return
        self._body(start, end, known[0] if known is not None and known[1] > 2 else None)

    def _enter(self, heading: Heading, level: int) -> None:
        """A heading of the first or second level sets what follows."""
        self.front = self.listing = self.told = False
        self.carried = None
        parts = self.words.parts_of_heading(heading.text)
        if self.prior is not None and self.prior.side == "back" and _TOLD.search(heading.text):
            parts = [self.prior]
        if level == 1:
            self.announced = parts or [self._told_by_body(heading)]
            self.part = self.base = self.chapter = self.announced[0]
        elif not self.announced:
            self.announced = [self._chapter_cut_off(heading)]
            self.part = self.base = self.chapter = self.announced[0]
        else:
            self.part = self.base = self._second_level(parts)
        self.found.append(Boundary(heading.start, heading.body, heading, level, self.part))

    def _chapter_cut_off(self, heading: Heading) -> Stretch:
        """In an excerpt that begins under a chapter's （四）: what its headings and tenses tell."""
        side = self.words.looks(self.text[heading.start : self._chapter_end(heading.start)])
        if side == "none":
            told = [p for h in self.headings for p in self.words.parts_of_heading(h.text)]
            side = told[0].side if told else "none"
        return self.words.part("review" if side == "back" else "tasks", side)

    def _second_level(self, parts: list[Stretch]) -> Stretch:
        """A second-level heading keeps to its chapter, but may turn to governance or a time."""
        if parts and self.chapter.side == "ahead" and parts[0].role == "governance":
            return replace(self.chapter, role="governance")
        if parts and parts[0].role == "problems" and self.chapter.side == "back":
            return replace(self.chapter, role="problems")
        if parts and parts[0].dated and any(p.side == parts[0].side for p in self.announced):
            self.chapter = parts[0]
        return self.chapter

    def _chapter_end(self, start: int) -> int:
        """Where the next heading of the first level begins."""
        i = bisect_right(self.chapters, start)
        return self.chapters[i] if i < len(self.chapters) else len(self.text)

    def _told_by_body(self, heading: Heading) -> Stretch:
        """For a heading whose words tell nothing: what opens the text under it, else tenses."""
        if self.prior is not None and self.prior.side == "ahead":
            return self.chapter  # 建成、完成 in a list of what is to be done say no tense
        end = self._chapter_end(heading.start)
        paragraph = heading.body if heading.body > heading.end else heading.end + 1
        opening = self._cue_at(paragraph, min(end, paragraph + _HEAD_OF_PARAGRAPH))
        if opening is not None:
            return opening.part
        if self.words.commands(heading.text):
            side = self.words.looks(self.text[heading.start : end], lean="ahead")
        else:
            side = self.words.looks(self.text[heading.start : end])
        if side == "back":
            spans = self.chapter.role == "review" and not (self.chapter.period or "").isdigit()
            return self.chapter if spans else self.words.part("review", "back")
        if self.chapter.side == "ahead" and self.chapter.role not in ("governance", "problems"):
            return self.chapter
        if side == "ahead":
            return self.words.part("tasks", "ahead")
        return self.chapter

    def _body(self, start: int, end: int, item: Heading | None) -> None:
        """A paragraph: what its openings say, then the targets or problems inside it."""
        self.told = True
        opened = self._opened(start, end)
        self._set(start, opened or self._unopened(start, end), item)
        if (
            start > len(self.text) - _CLOSING
            and self.words.opens("closing", self.text, start, end) is not None
        ):
            self._set(start, OTHER, None)
            return
        self._turns(start, end)
        # What opens before a turn inside the paragraph is none of the part that the turn began.
        began = max(start, self.found[-1].start)
        for name in ("targets", "problems"):
            at = self.words.opens(name, self.text, began, end) if self._fits(name) else None
            if at is not None:
                self._set(at, self._named(name), None)
                self.listing = True
                return
        if self.part.role == "tasks" and self._opens_governance(began, min(end, start + 120)):
            self.base = replace(self.part, role="governance")
            self._set(began, self.base, None)

    def _opens_governance(self, start: int, end: int) -> bool:
        return self.words.opens("governance", self.text, start, end) is not None

    def _unopened(self, start: int, end: int) -> Stretch:
        """What a paragraph without a cue is about: the list begun before it, or the base."""
        if self.carried is not None:
            if self.words.looks(self.text[start:end]) != "ahead":
                return self.carried
            self.carried = None
        if not self.listing:
            return self.base
        goes_on = self.text[max(0, start - 2) : start].strip().endswith(":") or bool(
            _LIST_ITEM.match(self.text, start, end)
        )
        self.listing = goes_on
        return self.part if goes_on else self.base

    def _opened(self, start: int, end: int) -> Stretch | None:
        """The part that the cues at the head of a paragraph open, if any."""
        cue = self._cue_at(start, min(end, start + _HEAD_OF_PARAGRAPH))
        if cue is None:
            return None
        part, announced = cue.part, [p for p in self.announced if p.side == cue.part.side]
        spans = "-" in (self.base.period or "") and self.base.side == "back"
        if not cue.strong and spans and not any(p.period == part.period for p in announced):
            # 1997年… in an account of five years is one sentence's date, not a turn.
            return None
        self.listing = False
        self.carried = part if cue.current and self.base.side == "ahead" else None
        if self.announced and self.announced[0].role == "other":
            return replace(part, role="other")
        if self.base.role == "governance":
            return replace(part, role="governance")
        exact = [p for p in announced if p.period == part.period]
        if part.side == "ahead" and exact:
            part = replace(part, role=exact[0].role)
        if not cue.current and (announced or part.side == self.base.side or self.base == OTHER):
            self.base = self.chapter = part
        return part

    def _cue_at(self, start: int, end: int) -> Cue | None:
        """The first strong cue from `start` to `end`, else a weak one right at `start`."""
        chosen: Cue | None = None
        first, stop = bisect_left(self.cue_starts, start), bisect_left(self.cue_starts, end)
        for cue in self.cues[first:stop]:
            if cue.current and self._of_year_reviewed(cue.start):
                continue
            if cue.strong:
                return cue
            if cue.start == start:
                chosen = cue
        return chosen

    def _of_year_reviewed(self, at: int) -> bool:
        """Whether a quarter or half year without a year stands in a review of one year: it is that
        year's (2022年工作回顾: 上半年地区生产总值增长5.2%)."""
        reviewed = self.base.side == "back" and (self.base.period or "").isdigit()
        return reviewed and _BARE_PART_OF_YEAR.match(self.text, at) is not None

    def _turns(self, start: int, end: int) -> None:
        """过去一年,…。新的一年,要…: inside a paragraph, too, sentences turn back and ahead."""
        first, stop = bisect_right(self.cue_starts, start), bisect_left(self.cue_starts, end)
        for cue in self.cues[first:stop]:
            if cue.strong and cue.part.side != self.part.side and self.part.side != "none":
                home = cue.part.side == self.base.side
                self._set(cue.start, self.base if home else cue.part, None)

    def _fits(self, name: str) -> bool:
        if name == "problems":
            return self.part.role == "review"
        return self.part.side == "ahead" and self.part.role in ("tasks", "targets")

    def _named(self, name: str) -> Stretch:
        return replace(self.part, role="problems" if name == "problems" else "targets")

    def _set(self, start: int, part: Stretch, item: Heading | None) -> None:
        last = self.found[-1]
        if item is None and part == self.part:
            return
        self.part = part
        if item is not None:
            self.found.append(Boundary(item.start, item.body, item, 3, part))
        elif last.start == start or last.body == start:
            last.part = part
        else:
            level = min(3, last.level + (last.heading is not None)) if last.level else 0
            self.found.append(Boundary(start, start, None, level, part))
