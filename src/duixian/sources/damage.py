"""Where a text looks damaged: the cheap look that clean text passes at once.

Shifted GBK bytes give themselves away by the marks that decoders leave (``?``, U+FFFD), by
characters that reports never contain (kana, private use, box drawing) and by rare characters
standing close together. None of these is proof; they say where to look closer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from duixian import late_re as re
from duixian.sources.gbk import MARKS

ORDINARY_FILE = "ordinary.txt"
"""The characters that arouse no suspicion, in both scripts: read without loading the model."""
REACH_BACK = 24
"""Characters in front of the first suspicious one where the damage may have begun: the chance
that so many shifted characters all look ordinary is below one in a million."""
REACH_ON = 14
"""Characters after the last suspicious one that are looked at, to see the text back in step."""
LONGEST = 500
"""Characters of the longest window: ten times the longest that a lost byte has made in a report.
Where everything is damaged, one window would hold the whole text, and its search all of memory."""
CLUSTER = 8
"""Rare characters arouse suspicion when two stand within so many characters."""

FOREIGN = "\ue000-\uf8ff\u3040-\u312f\uac00-\ud7a3\u2488-\u249b\u2500-\u257f\u0400-\u04ff"
"""Private use, kana and bopomofo, hangul, dotted numbers, box drawing, Cyrillic:
where the rows of GBK that hold no Chinese characters come out."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text to look at closely, with the suspicious places in it (source offsets)."""

    start: int
    end: int
    suspects: tuple[int, ...]


def windows(text: str) -> tuple[Window, ...]:
    """The stretches of `text` that deserve a closer look, in order, none overlapping."""
    found: list[tuple[int, int, list[int]]] = []
    for place in _suspects(text):
        start, end = _around(text, place)
        if found and start < found[-1][1]:
            first, last, suspects = found[-1]
            if place - first < LONGEST:
                suspects.append(place)
                found[-1] = first, max(last, end), suspects
                continue
            start = min(place, last)  # as much of it in the next window as is not in this one
            found[-1] = first, start, suspects
        found.append((start, end, [place]))
    return tuple(Window(start, end, tuple(suspects)) for start, end, suspects in found)


def _around(text: str, place: int) -> tuple[int, int]:
    """How far a suspicious place has one look: within its line."""
    first = max(0, place - REACH_BACK)
    start = text.rfind("\n", first, place)
    end = text.find("\n", place, place + 1 + REACH_ON)
    return (
        first if start < 0 else start + 1,
        min(len(text), place + 1 + REACH_ON) if end < 0 else end,
    )


def _suspects(text: str) -> list[int]:
    """Marks and foreign characters, and rare characters that stand close to another suspect."""
    places = [match.start() for match in suspicious().finditer(text)]
    strong = re.compile(f"[{''.join(MARKS)}{FOREIGN}]")
    kept = []
    for i, place in enumerate(places):
        near = (i and place - places[i - 1] <= CLUSTER) or (
            i + 1 < len(places) and places[i + 1] - place <= CLUSTER
        )
        if near or strong.match(text, place):
            kept.append(place)
    return kept


@lru_cache(maxsize=1)
def suspicious() -> re.Pattern[str]:
    """Marks, foreign characters, and Chinese characters that reports do not use."""
    return re.compile(f"[{''.join(MARKS)}{FOREIGN}{_rare_ranges()}]")


def _rare_ranges() -> str:
    """The Chinese characters that are not ordinary, as ranges of a character class."""
    ordinary = set((files("duixian.sources") / ORDINARY_FILE).read_text(encoding="utf-8"))
    ranges: list[str] = []
    start: int | None = None
    for code in range(0x4E00, 0x9FA6 + 1):
        rare = code < 0x9FA6 and chr(code) not in ordinary
        if rare and start is None:
            start = code
        elif not rare and start is not None:
            ranges.append(f"{chr(start)}-{chr(code - 1)}")
            start = None
    return "".join(ranges)
