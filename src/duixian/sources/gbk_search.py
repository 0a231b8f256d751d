"""The search for what a run of shifted GBK bytes once said.

When a byte is lost from GBK text, every later character is read one byte off, until an ASCII
byte falls into step again. In the shifted frame the bytes still say what the text was: the
second byte of one character and the first of the next make the character that stood there. Only
at the places of accidents something must be guessed: the lost byte, a pair that fell out because
it means nothing, the last half.

The search walks through the damaged characters and keeps the best accounts of the text so far
(a beam search over half a character pending and two characters before). What text is likely
decides, against a price for every accident assumed.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from duixian.recent import WorkedOut
from duixian.sources import candidates, gbk
from duixian.sources.beam import BestPath, Layer, Node, Step, kept, put, trace
from duixian.sources.budget import Budget
from duixian.sources.byte_frame import IN_STEP, POOR, ByteFrame
from duixian.sources.candidates import ANY_LEAD, Candidate
from duixian.sources.likelihood import Likelihood
from duixian.sources.ngrams import model
from duixian.sources.prices import (
    BLIND_GUESSES,
    CLOSED_AT_MARK,
    CLOSED_UNMARKED,
    GUESSES,
    HARDLY_KNOWN,
    LOST_AT_MARK,
    LOST_UNMARKED,
    PAIR_AT_MARK,
    PAIR_BEAM,
    PAIR_IN_A_ROW,
    PAIR_UNMARKED,
    RIVAL_SCRIPT,
    WIDE_FIGURE,
)
from duixian.sources.script import Script, script_of


class Search:
    """Finds the best account of one window of a text."""

    def __init__(
        self,
        script: Script,
        after: Likelihood,
        window: str,
        behind: str,
        budget: Budget,
        *,
        pairs_fell_out: bool = True,
        wide_figures: bool = False,
    ) -> None:
        self.script = script
        self.wide_figures = wide_figures
        self.pairs_fell_out = pairs_fell_out
        self.foreign_quotes = "" if script == "mixed" else "「」『』〈〉〔〕〖〗"
        self.after = after
        self.tastes = WorkedOut(self.taste)
        self.budget = budget
        self.frame = ByteFrame(window, behind, after)
        self.window = window

    def best(self, before: str) -> BestPath | None:
        """The best account of the window, in step at both ends; None when there is none.

        None, too, when the budget is used up on the way.
        `before` is the two folded characters in front of it.
        """
        entries = self.frame.entries(before)
        layers: list[Layer] = [{} for _ in range(len(self.window) + 1)]
        layers[0][IN_STEP, before] = Node(0.0, before, IN_STEP, None, None)
        for place in range(len(self.window)):
            if self.budget.spent:
                return None
            for rank, node in enumerate(kept(layers[place])):
                if node.pending == IN_STEP:
                    self._in_step(layers, node, place, place in entries)
                else:
                    self._shifted(layers, node, place, self.pairs_fell_out and rank < PAIR_BEAM)
        end = len(self.window)
        for node in kept(layers[end]):
            if node.pending != IN_STEP:
                self._close(layers, node, end, 0, CLOSED_UNMARKED)
        ends = [
            (node.score + self.after(node.last + self.frame.folded[end]), node)
            for node in layers[end].values()
            if node.pending == IN_STEP
        ]
        if not ends:
            return None
        score, best = max(ends, key=lambda scored: scored[0])
        return BestPath(tuple(trace(best)), score)

    # -- moves ---------------------------------------------------------------------------------

    def _in_step(self, layers: list[Layer], node: Node, place: int, entry: bool) -> None:
        char, folded = self.window[place], self.frame.folded[place]
        step = Step(place, place + 1, char, True, 0.0)
        self._offer(layers, node, step, folded, self.after(node.last + folded), IN_STEP)
        if char in gbk.MARKS:
            lost = Step(place, place + 1, "", False, LOST_AT_MARK)
            self._offer(layers, node, lost, "", 0.0, ANY_LEAD)
        elif entry:
            bytes_ = self.frame.bytes[place]
            if bytes_ is not None:
                first, second = bytes_
                guesses = [
                    (candidates.fitting(ANY_LEAD, first), second),
                    (candidates.with_lead(first), second),
                ]
            elif 0x40 <= ord(char) < 0x7F:  # a character whose second byte is ASCII
                guesses = [(candidates.fitting(ANY_LEAD, ord(char)), IN_STEP)]
            else:
                return
            for fitting, pending in guesses:
                self._guess(layers, node, fitting, pending, place, 1, LOST_UNMARKED)

    def _shifted(self, layers: list[Layer], node: Node, place: int, pairs: bool) -> None:
        char = self.window[place]
        if char in gbk.MARKS:
            self._close(layers, node, place, 1, CLOSED_AT_MARK)
            if pairs:
                self._pair(layers, node, place + 1, 1, PAIR_AT_MARK)
        elif self.frame.bytes[place] is None:
            self._close(layers, node, place, 0, CLOSED_UNMARKED)
        poor = True
        for first, second, price in self.frame.readings(place):
            fitting = candidates.fitting(node.pending, first)
            self._guess(layers, node, fitting, second, place, 1, price)
            if second != IN_STEP and len(fitting) == 1:
                here = self.after(node.last + fitting[0][1])
                ahead = self.frame.likely_next(node.last[-1] + fitting[0][1], place + 1, second)
                poor = here + ahead < 2 * POOR
        if poor and pairs:
            self._pair(layers, node, place, 0, PAIR_UNMARKED)

    def _close(self, layers: list[Layer], node: Node, place: int, width: int, price: float) -> None:
        """The run ends: the second byte of the pending character is gone."""
        if node.pending != ANY_LEAD:
            self._guess(
                layers, node, candidates.with_lead(node.pending), IN_STEP, place, width, price
            )

    def _pair(self, layers: list[Layer], node: Node, place: int, width: int, price: float) -> None:
        """One pair fell out in front of `place`, or two in a row.

        Each takes the second byte of one character and the first of the next with it.
        """
        if place >= len(self.window):
            return
        if node.pending == ANY_LEAD:
            fitting, most = self._followers(node.last, ANY_LEAD), BLIND_GUESSES
            price += HARDLY_KNOWN
        else:
            fitting, most = candidates.before_hidden(node.pending), GUESSES
        chains = self._longer(fitting, "", node.last, price, most)
        for gain, text, last in chains:
            self._behind(layers, node, place, width, gain, text, last)
        for gain, text, last in chains[:GUESSES]:
            fitting = self._followers(last, gbk.bytes_of(text[-1])[1])
            for more in self._longer(fitting, text, last, gain + PAIR_IN_A_ROW, BLIND_GUESSES):
                self._behind(layers, node, place, width, *more)

    def _followers(self, last: str, first: int) -> Iterable[Candidate]:
        """Characters in front of a pair that fell out, of which no byte is seen.

        Only such as reports have after `last`; `first` is the first byte of the pair that fell
        out before the character, or any.
        """
        table = candidates.between_hidden(first)
        for folded in model().followers(last[-1]):
            for char in table.get(folded, ()):
                yield char, folded

    def _longer(
        self, fitting: Iterable[Candidate], text: str, last: str, gain: float, most: int
    ) -> list[tuple[float, str, str]]:
        """`text` and one character more, of those `fitting`: score, text, last two folded."""
        after, tastes = self.after, self.tastes
        scored = [
            (gain + after(last + folded) + tastes[char], text + char, last[-1] + folded)
            for char, folded in fitting
        ]
        self.budget.spend(len(scored))
        return heapq.nlargest(most, scored)

    def _behind(
        self,
        layers: list[Layer],
        node: Node,
        place: int,
        width: int,
        gain: float,
        text: str,
        last: str,
    ) -> None:
        """The character behind a pair that fell out: its first byte went with the pair."""
        lead = gbk.bytes_of(text[-1])[1]
        blind = len(text) > 1 or node.pending == ANY_LEAD
        for first, second, price in self.frame.readings(place):
            fitting = candidates.behind_hidden(lead, first)
            if blind:  # hardly anything is seen of `text`: what follows must know it
                seen = model().followers(last[-1])
                fitting = tuple(c for c in fitting if c[1] in seen)
            for score, char, folded in self._likeliest(fitting, last, place, second):
                guessed = 2 * len(text) + int(node.pending == ANY_LEAD)
                step = Step(place - width, place + 1, text + char, False, 0.0, guessed)
                two = last[-1] + folded
                score_ = node.score + gain + price + score
                put(layers[place + 1], Node(score_, two, second, node, step))

    def _guess(
        self,
        layers: list[Layer],
        node: Node,
        fitting: Sequence[Candidate],
        pending: int,
        place: int,
        width: int,
        price: float,
    ) -> None:
        """Offer the likeliest of the `fitting` characters, leaving `pending`."""
        unknown = int(len(fitting) > 1)
        for gain, char, folded in self._likeliest(fitting, node.last, place + width - 1, pending):
            step = Step(place, place + width, char, False, price, unknown)
            self._offer(layers, node, step, folded, gain + price, pending)

    def _likeliest(
        self, fitting: Sequence[Candidate], last: str, place: int, pending: int
    ) -> list[tuple[float, str, str]]:
        """The best of `fitting` after `last`, by a look at what follows the one at `place`."""
        tastes = self.tastes
        likely = self.after.each(last, [f for _, f in fitting])
        scored = [(one + tastes[c], c, f) for one, (c, f) in zip(likely, fitting, strict=True)]
        self.budget.spend(1 + len(scored))
        if len(scored) <= 1:
            return scored
        scored = heapq.nlargest(4 * GUESSES, scored)
        ahead = [
            (gain + self.frame.likely_next(last[-1] + f, place + 1, pending), gain, c, f)
            for gain, c, f in scored
        ]
        return [(gain, c, f) for _, gain, c, f in heapq.nlargest(GUESSES, ahead)]

    def taste(self, char: str) -> float:
        """How ill a character suits the text, whatever its neighbours."""
        if self.is_false_figure(char):
            return WIDE_FIGURE
        if char in self.foreign_quotes or script_of(char) not in ("mixed", self.script):
            return RIVAL_SCRIPT[self.script]
        return 0.0

    def is_false_figure(self, char: str) -> bool:
        """Whether a character is a full-width letter or digit and the text has none."""
        return not self.wide_figures and "\uff10" <= char <= "\uff5a" and char.isalnum()

    def _offer(
        self, layers: list[Layer], node: Node, step: Step, folded: str, gain: float, pending: int
    ) -> None:
        last = (node.last + folded)[-2:]
        put(layers[step.end], Node(node.score + gain, last, pending, node, step))
