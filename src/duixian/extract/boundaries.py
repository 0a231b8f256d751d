"""Where clauses begin and end, found once for a text and looked up by bisection."""

from __future__ import annotations

from bisect import bisect_left

from duixian import late_re as re
from duixian.extract import phrases

_BRACKET = re.compile(r"\([^()。;\n\d]{2,24}\)")
"""A note in brackets without a number: its comma parts no clause (本外币合计,下同)."""
REACH = 500
"""Characters of its clause that a number looks at to either side. The longest that a report or
a bulletin has there is 368 (a sentence of a web page without a comma); a text without any
punctuation would else be copied whole for each of its numbers."""


class Boundaries:
    """The signs of one text that part clauses. Reading offsets."""

    def __init__(self, text: str) -> None:
        signs = phrases.BOUNDARY
        bracketed = {
            sign.start()
            for note in _BRACKET.finditer(text)
            for sign in signs.finditer(text, note.start(), note.end())
        }
        found = [match.start() for match in signs.finditer(text)]
        self._signs = [at for at in found if at not in bracketed] if bracketed else found
        self._signs.append(len(text))

    def start(self, start: int, position: int) -> int:
        """Where the clause before `position` begins, `start` at the earliest.

        >>> Boundaries("全市增长5%,投资增长6%。").start(0, 12)
        7
        """
        i = bisect_left(self._signs, position)
        if i and self._signs[i - 1] >= start:
            start = self._signs[i - 1] + 1
        return start if position - start <= REACH else position - REACH

    def end(self, position: int, end: int) -> int:
        """Where the clause behind `position` ends, `end` at the latest.

        >>> Boundaries("全市增长5%,投资增长6%。").end(4, 14)
        6
        """
        sign = self._signs[bisect_left(self._signs, position)]
        if sign < end:
            end = sign
        return end if end - position <= REACH else position + REACH
