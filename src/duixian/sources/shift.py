"""The search for what a run of shifted GBK bytes once said.

When a byte is lost from GBK text, every later character is read one byte off, until an ASCII
byte falls into step again. The search walks through the damaged characters and keeps, for each
way the bytes may have paired up, the best account of the text so far: copying a character,
losing a byte, reading in the shifted frame, a pair that fell out, the return into step. What the
characters are likely to be decides (`bigrams`), against a price for every accident assumed.

It is the Viterbi algorithm (Viterbi 1967) over (half a character pending, character before).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import opencc

from duixian.sources import gbk
from duixian.sources.bigrams import fold

# Prices of accidents, as natural-log probabilities. An unknown byte costs nothing by itself: how
# likely the character is that it makes decides. A price says how rarely the accident happens.
LOST_AT_MARK = -5.0
LOST_UNMARKED = -12.0
CLOSED_AT_MARK = -1.0
CLOSED_UNMARKED = -5.0
PAIR_AT_MARK = -4.0
PAIR_UNMARKED = -1.5
WRONG_BYTE = -10.0
"""A second byte in the shifted frame that is not what it was."""
HARDLY_KNOWN = -3.0
"""A character of which no byte is seen, only that the pair after it fell out."""
UNFOLDED = -0.5
"""A character read as ASCII that was full width in the bytes."""
RIVAL_SCRIPT = -3.0
"""A guessed character in the script that the text does not use."""
FULL_WIDTH_ALNUM = -5.0
"""A guessed full-width letter or digit: the model folds them, so it would overrate them."""
CANDIDATES = 12
"""Guesses kept for one unknown byte. More cost time and have never won."""
BEAM = 22.0
"""Accounts this much worse than the best at the same place are given up."""
WIDTH = 60
"""Accounts kept at one place."""

PAIR_BEAM = 12.0
"""Only accounts this near to the best are tried with a pair fallen out: it is the costly move."""

MARKS = frozenset("?\ufffd")
"""What decoders leave where a byte could not be read."""

Script = Literal["simplified", "traditional", "mixed"]
IN_STEP, ANY_LEAD = -1, -2
"""`pending` where no half is pending, and where it is an unknown first byte."""
AFTER_HIDDEN = 0x100
"""Added to the first byte of a pair that fell out: `pending` is its unknown second byte."""
HIDDEN = -3
"""In a pattern: the unknown first byte of a pair that fell out. None is any byte."""

After = Callable[[str, str], float]
"""Log probability of a folded character after another."""
_Pattern = tuple[int, int | None]


class Step(NamedTuple):
    """One move of the search: source characters ``[start, end)`` read as `text`."""

    start: int
    end: int
    text: str
    copied: bool
    price: float


class _Node(NamedTuple):
    score: float
    parent: _Node | None
    step: Step | None


@dataclass(frozen=True, slots=True)
class Account:
    """The best reading of a window and how it compares with leaving it alone."""

    steps: tuple[Step, ...]
    score: float


_Key = tuple[int, str]
_Layer = dict[_Key, _Node]


@lru_cache(maxsize=1)
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@lru_cache(maxsize=30000)
def script_of(char: str) -> Script:
    """Which script a character belongs to; "mixed" when to both.

    >>> script_of("學"), script_of("学"), script_of("中")
    ('traditional', 'simplified', 'mixed')
    """
    if fold(char) != char and ord(char) >= 0x3400 and not "\uff00" <= char <= "\uffef":
        return "traditional"
    return "mixed" if _to_traditional().convert(char) == char else "simplified"


class Search:
    """Finds the best account of windows of one text."""

    def __init__(self, script: Script, after: After) -> None:
        self.script = script
        self.after = after
        self._guesses: dict[tuple[str, _Pattern], list[tuple[float, str, str]]] = {}

    def best(
        self, window: str, before: str, behind: str, entries: Container[int]
    ) -> Account | None:
        """The best account of `window`, which begins and ends in step; None when there is none.

        `before` and `behind` are the characters around the window; `entries` are the places
        where a byte may have been lost without leaving a mark.
        """
        layer: _Layer = {(IN_STEP, fold(before)): _Node(0.0, None, None)}
        for place, char in enumerate(window):
            self._skip_pairs(layer, place, closing=gbk.pair(char) is None)
            following: _Layer = {}
            for (pending, last), node in layer.items():
                if pending == IN_STEP:
                    self._in_step(following, node, last, place, char, place in entries)
                else:
                    self._shifted(following, node, pending, last, place, char)
            layer = _pruned(following)
        self._skip_pairs(layer, len(window), closing=True)
        ends = [
            (node.score + self.after(last, fold(behind)), node)
            for (pending, last), node in layer.items()
            if pending == IN_STEP
        ]
        if not ends:
            return None
        score, end = max(ends, key=lambda scored: scored[0])
        return Account(tuple(_trace(end)), score)

    def likelihood(self, text: str, before: str, after: str = "") -> float:
        """Log probability of `text` after `before` and, with `after`, of what follows."""
        folded = fold(before + text + after)
        return sum(self.after(a, b) for a, b in zip(folded, folded[1:], strict=False))

    # -- moves ---------------------------------------------------------------------------------

    def _in_step(
        self, to: _Layer, node: _Node, last: str, place: int, char: str, entry: bool
    ) -> None:
        folded = fold(char)
        step = Step(place, place + 1, char, True, 0.0)
        _offer(to, (IN_STEP, folded), node, self.after(last, folded), step)
        if char in MARKS:
            lost = Step(place, place + 1, "", False, LOST_AT_MARK)
            _offer(to, (ANY_LEAD, last), node, LOST_AT_MARK, lost)
        elif entry:
            bytes_ = gbk.pair(char)
            if bytes_ is not None:
                first, second = bytes_
                self._guess(to, node, last, (ANY_LEAD, first), second, place, LOST_UNMARKED)
                self._guess(to, node, last, (first, None), second, place, LOST_UNMARKED)
            elif 0x40 <= ord(char) < 0x7F:  # a character whose second byte is ASCII
                pattern = (ANY_LEAD, ord(char))
                self._guess(to, node, last, pattern, IN_STEP, place, LOST_UNMARKED)

    def _shifted(
        self, to: _Layer, node: _Node, pending: int, last: str, place: int, char: str
    ) -> None:
        if char in MARKS:
            self._guess(to, node, last, (pending, None), IN_STEP, place, CLOSED_AT_MARK)
            self._pair(to, node, last, pending, place, PAIR_AT_MARK, width=1)
        for first, second, price in _readings(char):
            self._guess(to, node, last, (pending, first), second, place, price)
            if second != IN_STEP:
                wrong = price + WRONG_BYTE
                self._guess(to, node, last, (pending, first), ANY_LEAD, place, wrong)

    def _skip_pairs(self, layer: _Layer, place: int, closing: bool) -> None:
        """What may have fallen out between two characters without a mark."""
        floor = _best(layer) - PAIR_BEAM
        further: _Layer = {}
        for (pending, last), node in layer.items():
            if pending != IN_STEP and node.step is not None and node.score > floor:
                self._pair(further, node, last, pending, place, PAIR_UNMARKED, width=0)
        for (pending, last), node in list(further.items()):
            self._comma(further, node, last, pending, place)
        layer.update((key, n) for key, n in further.items() if _better(layer, key, n.score))
        if closing:
            for (pending, last), node in list(layer.items()):
                if pending != IN_STEP and node.step is not None:
                    half = (pending, None)
                    self._guess(layer, node, last, half, IN_STEP, place, CLOSED_UNMARKED, width=0)

    def _pair(
        self, to: _Layer, node: _Node, last: str, pending: int, place: int, price: float, width: int
    ) -> None:
        """A pair fell out: its first byte ends the pending character, its second is unknown."""
        if pending == ANY_LEAD:
            price += HARDLY_KNOWN
        for gain, char, folded in self._likeliest(last, (pending, HIDDEN)):
            step = Step(place, place + width, char, False, price)
            key = (AFTER_HIDDEN + _bytes(char)[1], folded)
            _offer(to, key, node, gain + price, step)

    def _comma(self, to: _Layer, node: _Node, last: str, pending: int, place: int) -> None:
        """A second pair fell out right after: the full-width comma (A3 AC) alone does that."""
        if pending >= AFTER_HIDDEN and 0xA3 in gbk.hidden()[pending - AFTER_HIDDEN]:
            step = Step(place, place, "，", False, PAIR_UNMARKED)
            gain = self.after(last, ",") + PAIR_UNMARKED
            _offer(to, (AFTER_HIDDEN + 0xAC, ","), node, gain, step)

    def _guess(
        self,
        to: _Layer,
        node: _Node,
        last: str,
        pattern: _Pattern,
        pending: int,
        place: int,
        price: float,
        width: int = 1,
    ) -> None:
        """Offer the likeliest characters whose bytes fit `pattern`, leaving `pending`."""
        for gain, char, folded in self._likeliest(last, pattern):
            score = node.score + gain + price
            key = (pending, folded)
            if _better(to, key, score):
                to[key] = _Node(score, node, Step(place, place + width, char, False, price))

    def _likeliest(self, last: str, pattern: _Pattern) -> list[tuple[float, str, str]]:
        known = self._guesses.get((last, pattern))
        if known is not None:
            return known
        fitting = _fitting(*pattern)
        after = self.after
        if len(fitting) > 1:
            scored = [(after(last, f) + self._taste(c), c, f) for c, f in fitting]
            scored = heapq.nlargest(CANDIDATES, scored)
        else:
            scored = [(after(last, f), c, f) for c, f in fitting]
        self._guesses[last, pattern] = scored
        return scored

    def _taste(self, char: str) -> float:
        if "\uff10" <= char <= "\uff5a" and char.isalnum():
            return FULL_WIDTH_ALNUM
        if self.script == "mixed":
            return 0.0
        script = script_of(char)
        return RIVAL_SCRIPT if script not in ("mixed", self.script) else 0.0


def _readings(char: str) -> Iterator[tuple[int, int, float]]:
    """The bytes that a character in the shifted frame stands for: first, pending, price."""
    bytes_ = gbk.pair(char)
    if bytes_ is not None:
        yield *bytes_, 0.0
        return
    code = ord(char)
    if 0x40 <= code < 0x7F:
        yield code, IN_STEP, 0.0
    if 0x21 <= code < 0x7F:
        yield 0xA3, code + 0x80, UNFOLDED


@lru_cache(maxsize=4096)
def _fitting(first: int, second: int | None) -> tuple[tuple[str, str], ...]:
    """Characters, with their folded form, that the known bytes allow."""
    if second is None or second == HIDDEN:
        if first == ANY_LEAD:
            # Both bytes unknown: only that a pair fell out behind the character tells anything.
            leads: Iterable[int] = gbk.LEAD_BYTES if second == HIDDEN else ()
        else:
            leads = _possible(first)
        chars = [c for lead in leads for c in gbk.with_lead(lead)]
        if second == HIDDEN:
            chars = [c for c in chars if _bytes(c)[1] in gbk.hidden()]
    elif first >= 0:
        chars = [c for lead in _possible(first) if (c := gbk.character(lead, second))]
    else:
        chars = list(gbk.with_trail(second))
    return tuple((c, fold(c)) for c in chars)


def _possible(pending: int) -> Iterable[int]:
    """The first bytes that `pending` allows."""
    return gbk.hidden()[pending - AFTER_HIDDEN] if pending >= AFTER_HIDDEN else (pending,)


def _bytes(char: str) -> tuple[int, int]:
    bytes_ = gbk.pair(char)
    assert bytes_ is not None, char
    return bytes_


def _best(layer: _Layer) -> float:
    return max((node.score for node in layer.values()), default=0.0)


def _offer(to: _Layer, key: _Key, parent: _Node, gain: float, step: Step) -> None:
    score = parent.score + gain
    if _better(to, key, score):
        to[key] = _Node(score, parent, step)


def _better(layer: _Layer, key: _Key, score: float) -> bool:
    known = layer.get(key)
    return known is None or score > known.score


def _pruned(layer: _Layer) -> _Layer:
    if not layer:
        return layer
    best = sorted(layer.items(), key=lambda item: item[1].score, reverse=True)[:WIDTH]
    floor = best[0][1].score - BEAM
    return {key: node for key, node in best if node.score >= floor}


def _trace(node: _Node | None) -> list[Step]:
    steps: list[Step] = []
    while node is not None and node.step is not None:
        steps.append(node.step)
        node = node.parent
    return steps[::-1]
