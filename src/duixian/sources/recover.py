"""Undo lost bytes: find damaged runs, restore the convincing ones, mark the others.

The text itself is never altered: repairs and damaged runs are reported in source offsets.
`apply_repairs` makes the repaired text when someone asks for it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from duixian import late_re as re
from duixian.model import Document, Repair, Span
from duixian.sources import residue
from duixian.sources.beam import BestPath, Step
from duixian.sources.budget import Budget
from duixian.sources.damage import Window, windows
from duixian.sources.folded import fold
from duixian.sources.gbk_search import Search
from duixian.sources.likelihood import Likelihood
from duixian.sources.ngrams import EDGE
from duixian.sources.script import Script, script_of_text, to_traditional

LEAST_GAIN = 8.0
"""How much likelier (natural log) a repair must be than the run as it stands. Lower values
change undamaged text of unusual wording; higher ones give up short runs."""
LEAST_EVIDENCE = 2
"""How many more bytes of the restored text must be seen in the run than are guessed, if more
than one is: out of marks alone anything can be made."""
LEAST_LIKELIHOOD = -8.5
"""Mean log probability per character below which restored text is no Chinese either. Report
text has about -4, shifted bytes about -13."""
READS_WELL = -15.0
"""Log probability that any two neighbours of restored text have, when no other history need be
tried."""
UNREADABLE = -27.0
"""Two neighbours less likely than this show that restored text is not what stood there."""
PAIR_TRUST = 0.8
"""Trust kept for each character of which hardly anything was left. Of the runs in which pairs
fell out every second one is restored exactly, of the others nine in ten."""
_SHOWN_PAIR = re.compile("[\ue000-\uf8ff\ufffd]")
"""Where the decoder shows what means nothing, it has dropped nothing."""
_WIDE_FIGURE = re.compile("[０-９][０-９．％]")
_FOLDED_PUNCTUATION = re.compile("[\u4e00-\u9fff][,;:][\u4e00-\u9fff]")


def find(text: str) -> tuple[tuple[Repair, ...], tuple[Span, ...]]:
    """Repairs and unrepaired damaged runs of `text`, in its offsets, sorted.

    Text without a suspicious character costs one look and no more. Where so much is suspicious
    that the budget does not reach, the shortest runs are searched, and the others left damaged.

    >>> find("全市地区生产总值增长6.5%。")
    ((), ())
    """
    suspected = windows(text)
    if not suspected:
        return (), ()
    after = _adapted(text, suspected)
    histories, dropping = _histories(text)
    open_windows = [w for w in suspected if residue.out_of_place(text, w, after)]
    budget = Budget.of(len(text))
    found: dict[int, list[Repair]] = {}
    for window in sorted(open_windows, key=lambda window: window.end - window.start):
        if budget.spent:
            break
        found[window.start] = _repairs(text, window, histories, dropping, after, budget)
    repairs: list[Repair] = []
    damaged: list[Span] = []
    for window in open_windows:
        mended = found.get(window.start, [])
        repairs += mended
        damaged += residue.left(text, window, mended, after)
    return tuple(repairs), tuple(damaged)


def apply_repairs(document: Document) -> str:
    """The text of `document` with its repairs applied; damaged runs stay as they are."""
    parts, at = [], 0
    for repair in document.repairs:
        parts += [document.source[at : repair.start], repair.restored]
        at = repair.end
    return "".join((*parts, document.source[at:]))


# -- repairs -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _History:
    """What may have happened to the bytes of a text."""

    script: Script
    """Of the text when it lost them."""
    converted: bool
    """Whether it was converted to traditional characters afterwards."""
    pairs_fell_out: bool = False
    """Whether the decoder dropped what meant nothing, instead of showing a mark."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The repairs of a window under one history."""

    history: _History
    repairs: list[Repair]
    score: float
    """How likely the repaired window is (log probability), less the prices of the accidents."""
    well: bool
    """Whether everything suspicious is explained and the repaired text reads well."""


def _histories(text: str) -> tuple[list[_History], bool]:
    """What may have happened, and whether pairs may have fallen out besides."""
    script = script_of_text(text)
    histories = [_History(script, converted=False)]
    if script == "traditional":
        histories.append(_History("simplified", converted=True))
    return histories, _SHOWN_PAIR.search(text) is None


def _repairs(
    text: str,
    window: Window,
    histories: list[_History],
    dropping: bool,
    after: Likelihood,
    budget: Budget,
) -> list[Repair]:
    """The convincing repairs in a window, under the likeliest history.

    That pairs fell out is asked last, of the likelier script only: it is the costly question.
    """
    outcomes: list[_Outcome] = []
    for history in histories:
        outcomes.append(_under(history, text, window, after, budget))
        if outcomes[-1].well:
            break
    best = max(outcomes, key=lambda outcome: outcome.score)
    if dropping and not best.well:
        other = _under(replace(best.history, pairs_fell_out=True), text, window, after, budget)
        best = max(best, other, key=lambda outcome: outcome.score)
    return best.repairs


def _under(
    history: _History, text: str, window: Window, after: Likelihood, budget: Budget
) -> _Outcome:
    stretch = text[window.start : window.end]
    if history.converted:
        stretch = "".join(fold(c) if ord(c) >= 0x3400 else c for c in stretch)
    search = Search(
        history.script,
        after,
        stretch,
        _at(text, window.end),
        budget,
        pairs_fell_out=history.pairs_fell_out,
        wide_figures=_WIDE_FIGURE.search(text) is not None,
    )
    account = search.best(_before(text, window.start))
    if account is None:
        return _Outcome(history, [], -math.inf, False)
    well = not _unexplained(window, account)
    found = []
    for steps in _accidents(account):
        repair, reads_well = _judged(text, window, steps, search, history.converted)
        well = well and reads_well
        if repair is not None:
            found.append(repair)
    return _Outcome(history, found, account.score, well)


def _unexplained(window: Window, account: BestPath) -> bool:
    copied = {step.start + window.start for step in account.steps if step.copied}
    return any(place in copied for place in window.suspects)


def _accidents(account: BestPath) -> list[list[Step]]:
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
) -> tuple[Repair | None, bool]:
    """The repair that `steps` amount to, if it convinces, and whether it reads well."""
    start, end = window.start + steps[0].start, window.start + steps[-1].end
    restored = "".join(step.text for step in steps)
    damaged = text[start:end]
    before, behind = _before(text, start), _at(text, end) + _at(text, end + 1)
    likely = _likelihoods(before, restored + behind, search.after)
    price = sum(step.price for step in steps) + sum(map(search.taste, restored))
    gain = sum(likely) + price - sum(_likelihoods(before, damaged + behind, search.after))
    guessed = sum(step.guessed for step in steps)
    known = sum(2 for char in restored if not char.isascii()) - guessed
    if guessed > 1 and known < guessed + LEAST_EVIDENCE:
        return None, False
    if any(map(search.is_false_figure, restored)):
        return None, False
    if gain < LEAST_GAIN or sum(likely) < LEAST_LIKELIHOOD * len(likely):
        return None, False
    if _worst(likely) < UNREADABLE:
        return None, False
    if converted:
        restored = to_traditional(restored)
    restored = _in_its_width(restored, text)
    start, end, damaged, restored = _trimmed(start, damaged, restored)
    fallen = sum(max(0, len(step.text) - 1) for step in steps)
    confidence = round((1 - math.exp(-gain / 20)) * PAIR_TRUST**fallen, 3)
    return Repair(start, end, damaged, restored, confidence), _worst(likely) > READS_WELL


def _worst(likely: list[float]) -> float:
    """The least log probability of two neighbours."""
    return min(one + next_ for one, next_ in pairwise(likely))


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


def _before(text: str, place: int) -> str:
    """The two folded characters in front of a place."""
    return (2 * EDGE + fold(text[max(0, place - 2) : place]))[-2:]


def _at(text: str, place: int) -> str:
    return text[place] if place < len(text) else EDGE


def _likelihoods(before: str, text: str, after: Likelihood) -> list[float]:
    """Log probability of each character of raw `text` after two folded characters."""
    folded = before + fold(text)
    return [after(folded[i : i + 3]) for i in range(len(text))]


def _adapted(text: str, suspected: tuple[Window, ...]) -> Likelihood:
    """The model, with the pairs of the document's own undamaged text mixed in."""
    parts, at = [], 0
    for window in suspected:
        parts.append(text[at : window.start])
        at = window.end
    parts.append(text[at:])
    return Likelihood(fold(EDGE.join(parts)))
