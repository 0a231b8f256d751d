"""What still looks damaged: runs that no repair covers."""

from __future__ import annotations

from itertools import pairwise

from duixian.model import Repair, Span
from duixian.sources.byte_frame import After, ByteFrame
from duixian.sources.damage import CLUSTER, Window
from duixian.sources.folded import fold
from duixian.sources.gbk import MARKS
from duixian.sources.ngrams import EDGE

GARBLED = -9.0
"""Mean log probability below which suspicious characters are taken for damage."""
OUT_OF_PLACE = -10.5
"""A character this unlikely after the one before belongs to the damage beside it."""
SHIFT_TELLS = 3.0
"""How much likelier per character (natural log) the shifted frame must be to prove damage."""
LONGEST_EXTENSION = 12


def out_of_place(text: str, window: Window, after: After) -> bool:
    """Whether any suspicious place of the window reads badly; a plain question does not."""
    for place in window.suspects:
        around = fold(text[max(0, place - 1) : place + 2])
        if any(after(a + b) < OUT_OF_PLACE for a, b in pairwise(around)):
            return True
    return False


def left(text: str, window: Window, found: list[Repair], after: After) -> list[Span]:
    """Damaged runs of a window that no repair covers."""
    open_places = [
        place for place in window.suspects if not any(r.start <= place < r.end for r in found)
    ]
    clusters: list[list[int]] = []
    for place in open_places:
        if clusters and place - clusters[-1][-1] <= CLUSTER:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    spans = [_spread(text, cluster, after) for cluster in clusters]
    taken = [Span(r.start, r.end) for r in found]
    return [
        span
        for span in (_without(span, taken) for span in spans)
        if span.length and _garbled(text, span, after)
    ]


def _spread(text: str, cluster: list[int], after: After) -> Span:
    """The run around suspicious places: on both sides as far as characters are out of place."""
    start, end = cluster[0], cluster[-1] + 1
    least, most = max(1, start - LONGEST_EXTENSION), min(len(text), end + LONGEST_EXTENSION)
    while start > least and _strange(text[start - 1], text[start], after):
        start -= 1
    while end < most and _strange(text[end - 1], text[end], after):
        end += 1
    return Span(start, end)


def _strange(first: str, second: str, after: After) -> bool:
    if first.isspace() or second.isspace():
        return False
    return after(fold(first + second)) < OUT_OF_PLACE


def _without(span: Span, taken: list[Span]) -> Span:
    """`span` cut back where a repair begins or ends in it."""
    start, end = span.start, span.end
    for other in taken:
        if other.start <= start < other.end:
            start = other.end
        elif start < other.start < end:
            end = other.start
    return Span(start, max(start, end))


def _garbled(text: str, span: Span, after: After) -> bool:
    """Whether a run is damage and not just unusual: names and rare words are no damage.

    U+FFFD always is. Another mark is when the run reads badly. Without a mark the run must
    read better in the shifted frame than as it stands.
    """
    run = text[span.start : span.end]
    if "\ufffd" in run:
        return True
    stretch = fold(text[max(0, span.start - 1) : span.end + 1])
    steps = [after(a + b) for a, b in pairwise(stretch)]
    if span.length < 2 or sum(steps) / len(steps) > GARBLED:
        return False
    if MARKS.intersection(run):
        return True
    frame = ByteFrame(run, text[span.end : span.end + 1] or EDGE, after)
    shifted = [frame.likely_shifted(place) for place in range(span.length)]
    return sum(shifted) / len(shifted) > sum(steps) / len(steps) + SHIFT_TELLS
