"""The text around a group of numbers: what of its sentence is theirs to be read by."""

from __future__ import annotations

from duixian.extract import phrases
from duixian.extract.boundaries import Boundaries
from duixian.extract.drafts import Around
from duixian.extract.quantities import Mention
from duixian.model import Sentence
from duixian.recent import recent


def around(
    text: str,
    boundaries: Boundaries,
    sentence: Sentence,
    group: list[Mention],
    previous_end: int,
    following: int,
) -> Around:
    """What stands around a group, between the number before and the one behind it.

    `previous_end` and `following` are the reading offsets where those end and begin.
    """
    first, last = group[0], group[-1]
    begin = boundaries.start(sentence.start, first.bound_start)
    end = boundaries.end(last.after, sentence.end)
    right = _own_right(text[last.after : min(end, following)], followed=following < end)
    before_start = boundaries.start(sentence.start, max(sentence.start, begin - 1))
    next_start = end + 1
    return Around(
        left=_own_left(text[max(begin, previous_end) : first.bound_start]),
        right=right,
        clause=text[begin : first.bound_start],
        clause_start=begin,
        behind=text[last.after : end],
        before=text[max(before_start, previous_end) : max(begin - 1, sentence.start)],
        continued=previous_end > begin,
        after=(
            text[next_start : boundaries.end(next_start, sentence.end)]
            if next_start < sentence.end
            else ""
        ),
        clauses=_clauses(text[max(previous_end, sentence.start) : max(begin - 1, 0)]),
    )


@recent
def _clauses(text: str) -> tuple[str, ...]:
    return tuple(filter(None, phrases.BOUNDARY.split(text))) if text else ()


def _own_left(left: str) -> str:
    """What stands before a number, without the end of a bracket that closed before it, and without
    the beginning of one that is still open: 132名(其中研究生20名)."""
    left = left.lstrip(")")
    return left[1:] if left.startswith("(") and ")" not in left else left


def _own_right(right: str, *, followed: bool) -> str:
    """What behind a number is its own: up to a 、 that leads to another number, or opens."""
    if right.startswith("、"):
        return ""
    if not followed:
        return right
    if right.startswith("(") and ")" not in right:  # 132名(其中研究生20名)
        return ""
    depth = 0
    for position, sign in enumerate(right):
        depth += (sign == "(") - (sign == ")")
        if sign == "、" and not depth:
            return right[:position]
    return right
