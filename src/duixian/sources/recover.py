"""Undo lost bytes: find damaged runs, restore the convincing ones, mark the others.

The text itself is never altered: repairs and damaged runs are reported in source offsets.
`apply_repairs` makes the repaired text when someone asks for it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

import opencc

from duixian.model import Document, Repair, Span
from duixian.sources import bigrams
from duixian.sources.bigrams import EDGE, fold
from duixian.sources.damage import CLUSTER, Window, windows
from duixian.sources.shift import Account, After, Script, Search, Step, script_of

LEAST_GAIN = 8.0
"""How much likelier (natural log) a repair must be than the run as it stands. Lower values
change undamaged text of unusual wording; higher ones give up short runs."""
LEAST_LIKELIHOOD = -8.5
"""Mean log probability per character below which restored text is no Chinese either. Report
text has about -4, shifted bytes about -13."""
GARBLED = -9.0
"""Mean log probability below which suspicious characters are taken for damage."""
OUT_OF_PLACE = -10.5
"""A character this unlikely after the one before belongs to the damage beside it."""
LONGEST_EXTENSION = 12
OWN_WORDS = 0.25
"""Weight of the document's own pairs beside the model's: a report repeats its names."""
SCRIPT_SAMPLE = 4000
_FOLDED_PUNCTUATION = re.compile("[\u4e00-\u9fff][,;:][\u4e00-\u9fff]")


def find(text: str) -> tuple[tuple[Repair, ...], tuple[Span, ...]]:
    """Repairs and unrepaired damaged runs of `text`, in its offsets, sorted.

    Text without a suspicious character costs one look and no more.

    >>> find("全市地区生产总值增长6.5%。")
    ((), ())
    """
    suspected = windows(text)
    if not suspected:
        return (), ()
    after = _adapted(text, suspected)
    script = _script(text)
    repairs: list[Repair] = []
    damaged: list[Span] = []
    for window in suspected:
        if not _out_of_place(text, window, after):
            continue
        found = _repairs(text, window, script, after)
        repairs += found
        damaged += _left(text, window, found, after)
    return tuple(repairs), tuple(damaged)


def apply_repairs(document: Document) -> str:
    """The text of `document` with its repairs applied; damaged runs stay as they are."""
    parts, at = [], 0
    for repair in document.repairs:
        parts += [document.source[at : repair.start], repair.restored]
        at = repair.end
    return "".join((*parts, document.source[at:]))


# -- repairs -----------------------------------------------------------------------------------


def _repairs(text: str, window: Window, script: Script, after: After) -> list[Repair]:
    """The convincing repairs in a window, under the likelier of two histories.

    Bytes were lost from the text in its own script or, in a traditional text, from a simplified
    one that was converted afterwards.
    """
    found = _under(text, window, script, after, converted=False)
    if script == "traditional" and _unexplained(window, found):
        other = _under(text, window, "simplified", after, converted=True)
        if sum(r.confidence for r in other) > sum(r.confidence for r in found):
            return other
    return found


def _unexplained(window: Window, found: list[Repair]) -> bool:
    return any(not any(r.start <= s < r.end for r in found) for s in window.suspects)


def _under(
    text: str, window: Window, script: Script, after: After, *, converted: bool
) -> list[Repair]:
    stretch = text[window.start : window.end]
    if converted:
        stretch = "".join(fold(c) if ord(c) >= 0x3400 else c for c in stretch)
    before = text[window.start - 1] if window.start else EDGE
    entries = range(window.suspects[-1] - window.start + 1)
    search = Search(script, after)
    behind = text[window.end] if window.end < len(text) else EDGE
    account = search.best(stretch, before, behind, entries)
    if account is None:
        return []
    found = []
    for steps in _accidents(account):
        repair = _judged(text, window, steps, search, converted)
        if repair is not None:
            found.append(repair)
    return found


def _accidents(account: Account) -> list[list[Step]]:
    """The runs of steps that are no copies."""
    runs: list[list[Step]] = [[]]
    for step in account.steps:
        if step.copied:
            runs.append([])
        else:
            runs[-1].append(step)
    return [run for run in runs if run]


def _judged(
    text: str, window: Window, steps: list[Step], search: Search, converted: bool
) -> Repair | None:
    """The repair that `steps` amount to, if it convinces."""
    start, end = window.start + steps[0].start, window.start + steps[-1].end
    restored = "".join(step.text for step in steps)
    damaged = text[start:end]
    before = text[start - 1] if start else EDGE
    behind = text[end] if end < len(text) else EDGE
    likelihood = search.likelihood(restored, before, behind)
    price = sum(step.price for step in steps)
    gain = likelihood + price - search.likelihood(damaged, before, behind)
    if gain < LEAST_GAIN or likelihood < LEAST_LIKELIHOOD * (len(restored) + 1):
        return None
    if converted:
        restored = _traditional().convert(restored)
    restored = _in_its_width(restored, text)
    start, end, damaged, restored = _trimmed(start, damaged, restored)
    return Repair(start, end, damaged, restored, round(1 - math.exp(-gain / 20), 3))


def _trimmed(start: int, damaged: str, restored: str) -> tuple[int, int, str, str]:
    """Without the characters at both ends that are the same, but never empty."""
    head = 0
    while head < min(len(damaged), len(restored)) - 1 and damaged[head] == restored[head]:
        head += 1
    tail = 0
    least = min(len(damaged), len(restored)) - head - 1
    while tail < least and damaged[-1 - tail] == restored[-1 - tail]:
        tail += 1
    stop = len(damaged) - tail
    return start + head, start + stop, damaged[head:stop], restored[head : len(restored) - tail]


def _in_its_width(restored: str, text: str) -> str:
    """Full-width ASCII as the text writes it: folded where the text folds its punctuation."""
    if any(c in text for c in "，：；！？（）") or not _FOLDED_PUNCTUATION.search(text):
        return restored
    return "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in restored)


@lru_cache(maxsize=1)
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _script(text: str) -> Script:
    """The script of the text's Chinese characters that tell, by nine in ten."""
    tells = Counter(script_of(c) for c in text[:SCRIPT_SAMPLE])
    traditional, simplified = tells["traditional"], tells["simplified"]
    if traditional >= 9 * simplified and traditional:
        return "traditional"
    return "simplified" if simplified >= 9 * traditional else "mixed"


def _adapted(text: str, suspected: tuple[Window, ...]) -> After:
    """The model, with the pairs of the document's own undamaged text mixed in."""
    parts, at = [], 0
    for window in suspected:
        parts.append(text[at : window.start])
        at = window.end
    parts.append(text[at:])
    singles, doubles = bigrams.count(parts)
    general = bigrams.model().after

    def after(before: str, char: str) -> float:
        likely = general(before, char)
        own = doubles.get(before + char)
        if not own:
            return likely
        return math.log(
            (1 - OWN_WORDS) * math.exp(likely) + OWN_WORDS * own / (singles[before] + 5)
        )

    return after


# -- what is left ------------------------------------------------------------------------------


def _out_of_place(text: str, window: Window, after: After) -> bool:
    """Whether any suspicious place of the window reads badly; a plain question does not."""
    for place in window.suspects:
        around = fold(text[max(0, place - 1) : place + 2])
        if any(after(a, b) < OUT_OF_PLACE for a, b in pairwise(around)):
            return True
    return False


def _left(text: str, window: Window, found: list[Repair], after: After) -> list[Span]:
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
    return after(*fold(first + second)) < OUT_OF_PLACE


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
    if "\ufffd" in text[span.start : span.end]:
        return True
    stretch = fold(text[max(0, span.start - 1) : span.end + 1])
    mean = sum(after(a, b) for a, b in pairwise(stretch)) / max(1, len(stretch) - 1)
    return span.length > 1 and mean < GARBLED
