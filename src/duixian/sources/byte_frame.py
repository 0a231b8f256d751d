"""A window of text as pairs of bytes: what it says in step, and what shifted by one byte."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable

from duixian.sources import gbk
from duixian.sources.candidates import ANY_LEAD
from duixian.sources.folded import fold
from duixian.sources.ngrams import EDGE

ENTRIES = 4
"""Places between two ASCII characters that are tried for a loss without a mark."""
ENTRY_GAIN = -8.0
"""Least gain of the shifted frame over the text as it stands, from such a place on."""
POOR = -6.5
"""A character less likely than this is reason to ask whether a pair fell out before it."""
UNFOLDED = -0.5
"""A character read as ASCII that was full width in the bytes."""
IN_STEP = -1
"""`pending` where no half is pending; where it is an unknown first byte, it is `ANY_LEAD`."""

After = Callable[[str], float]
"""Log probability of the last of two or three folded characters after the others."""


class ByteFrame:
    """The characters of a window with their bytes, and the character behind the window."""

    def __init__(self, window: str, behind: str, after: After) -> None:
        self.window = window
        self.folded = fold(window + behind)
        self.bytes = [gbk.pair(char) for char in window] + [gbk.pair(behind)]
        self.after = after

    def entries(self, before: str) -> set[int]:
        """The places where a byte may have been lost without leaving a mark.

        Between two ASCII characters the text is in step up to the loss and shifted after it, so
        the likeliest places maximise how both parts read.
        """
        entries: set[int] = set()
        start = 0
        for end in range(len(self.window) + 1):
            if end < len(self.window) and self.bytes[end] is not None:
                continue
            gain, gains = 0.0, []
            for place in range(end - 1, start - 1, -1):
                last = (before + self.folded[max(0, place - 2) : place])[-2:]
                gain += self.likely_shifted(place) - self.after(last + self.folded[place])
                gains.append((gain, place))
            best = heapq.nlargest(ENTRIES, gains)
            entries.update(place for gain, place in best if gain > ENTRY_GAIN)
            start = end + 1
        return entries

    def likely_shifted(self, place: int) -> float:
        """How likely the character is that the shifted frame has between `place` and the next."""
        here = self._straddling(place)
        return POOR if here is None else self.after((self._straddling(place - 1) or EDGE) + here)

    def _straddling(self, place: int) -> str | None:
        """The folded character made of the second byte at `place` and the first behind it."""
        own = self.bytes[place] if 0 <= place < len(self.window) else None
        if own is None:
            return None
        next_ = self.bytes[place + 1]
        if next_ is not None:
            char = gbk.character(own[1], next_[0])
        elif place + 1 < len(self.window):
            char = gbk.character(own[1], ord(self.window[place + 1]))
        else:
            return None
        return None if char is None else fold(char)

    def likely_next(self, last: str, place: int, pending: int) -> float:
        """How likely the character is that follows for sure; 0 when it is unknown."""
        if place >= len(self.folded):
            return 0.0
        if pending == IN_STEP:
            return (
                0.0
                if self.window[place : place + 1] in gbk.MARKS
                else self.after(last + self.folded[place])
            )
        bytes_ = self.bytes[place]
        if pending == ANY_LEAD or bytes_ is None:
            return 0.0
        char = gbk.character(pending, bytes_[0])
        return max(self.after(last + fold(char)), POOR) if char is not None else POOR

    def readings(self, place: int) -> Iterable[tuple[int, int, float]]:
        """The bytes that a character in the shifted frame stands for: first, pending, price."""
        bytes_ = self.bytes[place]
        if bytes_ is not None:
            return ((*bytes_, 0.0),)
        code = ord(self.window[place])
        readings: list[tuple[int, int, float]] = []
        if 0x40 <= code < 0x7F:
            readings.append((code, IN_STEP, 0.0))
        if 0x21 <= code < 0x7F:
            readings.append((0xA3, code + 0x80, UNFOLDED))
        return readings
