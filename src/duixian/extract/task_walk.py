"""The first words of a clause, one after the other, up to the verb that governs it."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.extract.task_deadlines import TIME_STARTS, Deadlines, Stated
from duixian.registry.tasks import (
    ADVERB,
    FRAME,
    MODAL,
    NOUN,
    PURPOSE,
    SKIPPED,
    SOFT,
    VERB,
    WEAK,
    TaskWords,
)

_JOINTS = ("、", "和", "并", "与", "及", "或", "/")
_GOING_ON = frozenset("、和与及/")
_ENDING = ("全部", "基本", "全面")


@dataclass(slots=True)
class Walked:
    """Where the walk over a clause's first words has come to."""

    start: int
    at: int
    verb: tuple[int, int] | None = None
    moved: tuple[int, int] | None = None
    disposing: int | None = None
    """Where 将 stands, which may dispose of what follows it."""
    flag: int = 0
    frame: str = ""
    modal: bool = False
    adverb: bool = False
    time: Stated | None = None
    topical: bool = False
    whole: bool = False

    def skip(self, flags: int, word: str, after: int) -> None:
        if flags & MODAL:
            self.modal = True
            self.topical = self.time is not None
            self.disposing = after - 1 if word == "将" else None
        if flags & ADVERB:
            self.adverb = True
            self.whole = self.whole or word in _ENDING
        self.at = after


class Walker:
    """Walks over the words of one text."""

    def __init__(self, text: str, words: TaskWords, deadlines: Deadlines) -> None:
        self.text, self.words, self.deadlines = text, words, deadlines

    def walk(self, start: int, end: int) -> Walked:
        """Skips what says nothing about the action, up to its verb or to an unknown word."""
        text, words, deadlines = self.text, self.words, self.deadlines
        walk = Walked(start, start)
        spare: tuple[int, int] | None = None
        while walk.at < end:
            at = walk.at
            if text[at] in TIME_STARTS:
                stated = deadlines.at(text, at)
                if stated is not None:
                    walk.time, walk.at = stated, stated.end
                    walk.topical = False
                    continue
            word = words.at(text, at)
            if word is None or at + len(word) > end:
                idiom = words.idiom.match(text, at, end)
                if idiom is None:
                    break
                walk.at = idiom.end()
                continue
            flags = words.senses[word]
            after = at + len(word)
            if flags & SOFT and not flags & SKIPPED:
                walk.flag, walk.verb, walk.at = SOFT, (at, after), after
                return walk
            if flags & NOUN:
                break
            if word in words.stressing and self.verb_at(after):
                walk.skip(ADVERB, word, after)
                continue
            if flags & (FRAME | PURPOSE):
                walk.flag, walk.at, walk.frame = flags & ~SOFT, after, word
                break
            if flags & VERB and not flags & SKIPPED:
                if flags & WEAK and (spare or not (walk.modal or walk.adverb)):
                    break
                if not self.governs(after, end):
                    break
                walk.verb, walk.at = self.chain(at, after, end, word), after
                return walk
            if flags & VERB:
                spare = (at, after) if self.governs(after, end) else spare
            walk.skip(flags, word, after)
        if spare is not None and walk.verb is None and not walk.flag:
            walk.verb = spare
        return walk

    def verb_at(self, at: int) -> bool:
        word = self.words.at(self.text, at)
        flags = self.words.senses[word] if word else 0
        return bool(flags & VERB and not flags & WEAK)

    def governs(self, after: int, end: int) -> bool:
        """Whether a verb that ends at `after` has something to act on (or stands alone)."""
        return after >= end or self.text[after] not in "的性率者是得"

    def chain(self, start: int, after: int, end: int, word: str) -> tuple[int, int]:
        """The verb with those joined to it: 新建、改造、扩建; 稳定和扩大; 调整完善; 新建/改造."""
        text, words = self.text, self.words
        whole = after
        while after < end:
            joined = text[after] in _JOINTS
            following = words.at(text, after + joined)
            if following is None or not words.senses[following] & VERB:
                break
            if not joined and (word in words.light or following not in words.following):
                break
            last = after + joined + len(following)
            if last + 1 >= end or text[last] == "的":
                break
            after, word = last, following
            if text[after] not in _GOING_ON:
                whole = after
        return start, whole
