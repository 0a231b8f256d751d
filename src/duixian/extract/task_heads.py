"""How a clause begins: what is promised in it, or why nothing is.

Productions, tried in this order on every clause of the plan (w = words of tasks.toml):

    time* (modal | adverb | subject | time)* verb        年内要全部取消 漫游费
    … 把 X disposing-verb Y, … 对 X verb Y               将更多人员 纳入 覆盖范围
    idiom verb                                           有步骤地 推进 X
    subject modal … verb                                 县级政府要 建立 X
    frame | purpose | phrase                             坚持…, 让…, 以…为…: no promise
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from duixian import late_re as re
from duixian.extract.task_deadlines import TIME_UNITS, Deadlines, Stated
from duixian.extract.task_walk import Walked, Walker
from duixian.registry.tasks import (
    ADVERB,
    FRAME,
    PURPOSE,
    SOFT,
    VERB,
    TaskWords,
)

Shape = Literal["promise", "soft", "frame", "purpose", "topic", "other"]

_LISTING = frozenset("、和与及的")
_PLACES = re.compile("[中上下内里间]")
_PREPOSITIONS = frozenset("把将对向为在从由与同以给就按用于")
_FRAME_AT = frozenset("以把将从在对与总实")
_FRAME_END = ("方面", "的时候", "来看", "来说", "而言", "之际", "的情况下", "的同时")
_FRAME_LAST = frozenset(word[-1] for word in _FRAME_END)
_AS = re.compile(r"(?:作为|放在|摆在|当作|看作|看成|视为)")
_BASE = re.compile(r"(?:的?基础上|的?同时|的?前提下|过程中|方面|领域|环节)")


@dataclass(slots=True)
class Head:
    """How the clause ``[start, end)`` begins. Reading offsets, closing sign left out."""

    shape: Shape
    start: int
    end: int
    verb: tuple[int, int] | None = None
    subject: tuple[int, int] | None = None
    """What stands before the modal, when the verb has a subject of its own."""
    moved: tuple[int, int] | None = None
    """What 把 or 将 puts before the verb that disposes of it."""
    modal: bool = False
    time: Stated | None = None
    topical: bool = False
    """The time word stands before a comma or a modal and dates what follows as well."""
    whole: bool = False
    """全部, 基本, 全面 before the verb: it is to be brought to an end."""


_SHORT = 24
"""Characters of the longest clause that says no more than by when."""
_SOON = 16
"""Characters within which such a clause names its day."""


class HeadReader:
    """Reads the heads of one report's clauses."""

    def __init__(self, text: str, words: TaskWords, deadlines: Deadlines) -> None:
        self.text, self.words, self.deadlines = text, words, deadlines
        self.walker = Walker(text, words, deadlines)

    def read(self, start: int, end: int) -> Head:
        """The head of the clause at ``[start, end)``, its closing sign left out."""
        walk = self.walker.walk(start, end)
        if walk.flag & (SOFT | FRAME | PURPOSE):
            if walk.flag & FRAME:
                self._within_frame(walk, end)
            if walk.flag & SOFT or walk.verb is None:
                return self._leading(start, end, walk)
        if walk.verb is None and walk.at >= end:
            return self._head("topic", start, end, walk)
        if self._is_phrase(walk.at if walk.verb is None else start, end):
            return self._head("frame", start, end, walk)
        subject = None if walk.modal else self._subject_modal(walk.at, end, walk)
        if subject is not None:
            return subject
        if walk.verb is None and self._is_purpose(walk.at, end):
            return self._head("purpose", start, end, walk)
        if walk.verb is None:
            self._behind_preposition(walk, start, end)
        if walk.verb is None:
            return self._head("other", start, end, walk)
        if not walk.modal and self.refuses(start, end):
            return self._head("other", start, end, walk)
        return self._head("promise", start, end, walk)

    def _head(self, shape: Shape, start: int, end: int, walk: Walked) -> Head:
        return Head(
            shape,
            start,
            end,
            walk.verb,
            None,
            walk.moved,
            walk.modal,
            walk.time,
            walk.topical or (walk.time is not None and walk.time.end >= end),
            walk.whole,
        )

    def _leading(self, start: int, end: int, walk: Walked) -> Head:
        if walk.flag & SOFT:
            shape: Shape = "soft"
        else:
            shape = "purpose" if walk.flag & PURPOSE else "frame"
        return self._head(shape, start, end, walk)

    def _within_frame(self, walk: Walked, end: int) -> None:
        """What a frame leads up to in its own clause, or carries out (贯彻落实…法)."""
        if walk.frame in self.words.carrying:
            if self.words.enacted.search(self.text, walk.at, end):
                walk.verb = walk.at - len(walk.frame), walk.at
        elif walk.frame in self.words.instrument:
            for found in self.words.acting.finditer(self.text, walk.at + 2, end - 3):
                outer = self.text[found.start() - 1] + self.text[found.end()]
                if _LISTING.isdisjoint(outer) and self.walker.governs(found.end(), end):
                    walk.verb = found.span()

    # ---- a subject before the modal

    def _subject_modal(self, begin: int, end: int, walk: Walked) -> Head | None:
        """…要…, …必须…: the verb behind the modal, with what stands before as its subject."""
        for modal in self.words.modal.finditer(self.text, begin, end):
            if modal.start() == begin and modal.group() == "将":
                continue
            if self.text[begin] in "这那" and modal.start() > begin:
                continue
            inner = self.walker.walk(modal.start(), end)
            if inner.verb is None and self._is_phrase(inner.at, end):
                continue
            if inner.verb is None and inner.flag == 0:
                self._behind_preposition(inner, inner.at, end)
            if inner.verb is None or inner.flag & (FRAME | PURPOSE):
                continue
            time, topical = walk.time, walk.time is not None
            if inner.time is not None:
                time, topical = inner.time, False
            elif time is None:
                time = self.time_within(begin, modal.start())
            topical = topical and modal.start() == begin
            return Head(
                "promise",
                walk.start,
                end,
                inner.verb,
                (begin, modal.start()) if modal.start() > begin else None,
                inner.moved,
                True,
                time,
                topical,
                inner.whole,
            )
        return None

    def verb_behind(self, start: int, end: int) -> tuple[int, int] | None:
        """A verb behind a time word: at once (…于2020年完成), or an event at the end."""
        walk = self.walker.walk(start, end)
        if walk.verb and not walk.flag:
            return walk.verb
        found = self.words.event.search(self.text, start, end)
        return found.span() if found is not None else None

    def time_within(self, start: int, end: int, *, closing: bool = False) -> Stated | None:
        """A time word somewhere between two reading offsets (西部地区于2020年完成).

        With `closing`, one that says by when something ends.
        """
        if TIME_UNITS.search(self.text, start, end) is None:
            return None
        at = start
        while at < end:
            stated = self.deadlines.at(self.text, at)
            if stated is None:
                at += 1
                continue
            led = self.text[max(start, at - 1) : at] in ("比", "较", "从", "自", "按", "由")
            if not led and (not closing or (stated.closing and stated.day is not None)):
                return stated
            at = stated.end
        return None

    def ends_by(self, start: int, end: int) -> Stated | None:
        """By when a clause says that the measure before it ends (确保6月底前建成投用)."""
        if end - start > _SHORT:
            return None
        stated = self.time_within(start, min(end, start + _SOON))
        if stated is None or stated.day is None:
            return None
        if not self.words.seen_to.fullmatch(self.text, start, stated.start):
            return None
        return stated if self.words.ended.fullmatch(self.text, stated.end, end) else None

    # ---- a verb behind a preposition

    def _behind_preposition(self, walk: Walked, start: int, end: int) -> None:
        text = self.text
        at = walk.at
        if walk.disposing is not None and text[at : at + 1] not in _PREPOSITIONS:
            at = walk.disposing
        if text[at : at + 1] not in _PREPOSITIONS:
            return
        if text[at] in "把将":
            found = self.words.disposing.search(text, at + 2, end)
        else:
            found = self._behind_phrase(at, end)
        if found is not None and self.walker.governs(found.end(), end):
            walk.verb = self.walker.chain(found.start(), found.end(), end, found.group())
            if text[at] in "把将":
                walk.moved = at + 1, found.start()

    def _behind_phrase(self, at: int, end: int) -> re.Match[str] | None:
        """The verb behind the prepositional phrase that begins at `at`.

        在…中 ends with its last place word that a verb or adverb follows; 以 leads to a verb of
        acting; behind the others (为经济振兴打好基础) the last verb with an object counts.
        """
        text, words = self.text, self.words
        begin = at + 2
        if text[at] == "在":
            for place in _PLACES.finditer(text, begin, end):
                word = words.at(text, place.end())
                if word is not None and words.senses[word] & (VERB | ADVERB):
                    begin = place.end()
            return words.verbs.search(text, begin, end)
        if text[at] == "以":
            return words.acting.search(text, begin, end) or words.verbs.search(text, begin, end)
        base = _BASE.search(text, at, end)
        first = last = None
        for found in words.verbs.finditer(text, base.end() if base else begin, end):
            first = first or found
            if end - found.end() >= 2 and text[found.end()] not in "的、和与":
                last = found
        return last or first

    # ---- what is no promise

    def _is_phrase(self, at: int, end: int) -> bool:
        text = self.text
        if text[at : at + 1] not in _FRAME_AT and (
            text[end - 1] not in _FRAME_LAST or not text.endswith(_FRAME_END, at, end)
        ):
            return False
        found = self.words.phrase.match(text, at, end)
        return found is not None and (found.end() >= end or text[at] in "以把将从")

    def _is_purpose(self, at: int, end: int) -> bool:
        """以 with a verb at once (以防范风险) or 为…提供保障: an end, not a means."""
        if self.text[at : at + 1] == "为":
            return self.words.serving.match(self.text, at, end) is not None
        if self.text[at : at + 1] != "以" or at + 1 >= end:
            return False
        word = self.words.at(self.text, at + 1)
        return word is not None and bool(self.words.senses[word] & (VERB | FRAME | SOFT))

    def refuses(self, start: int, end: int) -> bool:
        """Whether a clause without a modal states or looks back."""
        words = self.words
        return (
            self.text[start] in words.refused_starts
            and self.text.startswith(words.refused_opening, start)
        ) or words.refused.search(self.text, start, end) is not None
