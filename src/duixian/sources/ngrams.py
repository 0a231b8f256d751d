"""How likely a run of characters is in a work report: a character model of pairs and triples.

The model decides between possible repairs of damaged text and between possible encodings. It
is built from clean reports (see `training`) and shipped as ``ngrams.bin``. Characters are folded
before they are counted, so that one model serves every script and year.

In the file, logarithms are steps of 1/16 below zero, one byte each, and the followers of a
context are a row of cells. A row is decoded when it is first asked for: a model loads in
hundredths of a second and costs memory only for the contexts that occur.
"""

from __future__ import annotations

import lzma
import math
import struct
import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

from duixian.sources.folded import fold, level_one

MODEL_FILE = "ngrams.bin"
MAGIC = b"DXNG3"
UNSEEN_COMMON = 2e-7
"""Probability of a character of GB 2312 level 1 (the 3,755 in daily use) that no clean report
has: a third of one seen once in all."""
UNSEEN = 1e-8
"""Probability of any other character that no clean report has."""
EDGE = "\n"
"""The character before the first and after the last."""
LEVELS = tuple(-level / 16 for level in range(256))

_LOG_UNSEEN = math.log(UNSEEN)
_SIZES = "<III"


def level(logarithm: float) -> int:
    """The byte that stands for a logarithm."""
    return min(255, max(0, round(-16 * logarithm)))


@dataclass(frozen=True, slots=True)
class NgramRow:
    """What follows one context: log probability of each character that was seen there."""

    seen: Mapping[str, float]
    first: int
    """Number of the row's first cell in its table."""
    weight: float
    """Log weight of the shorter context, for characters that were not seen here."""
    ceiling: float
    """The most that such a character may have."""


NO_ROW = NgramRow({}, 0, 0.0, 0.0)


class NgramTable:
    """Rows of one length of context, in the order of the contexts."""

    def __init__(self, raw: bytes, alphabet: str) -> None:
        rows, cells, _ = struct.unpack_from(_SIZES, raw)
        at = struct.calcsize(_SIZES)
        lengths, self._gaps = array("H"), array("H")
        lengths.frombytes(raw[at : at + 2 * rows])
        at += 2 * rows
        self._gaps.frombytes(raw[at : at + 2 * cells])
        at += 2 * cells
        if sys.byteorder == "big":
            lengths.byteswap()
            self._gaps.byteswap()
        self._levels, self._weights = raw[at : at + cells], raw[at + cells :]
        self._starts = array("I", accumulate(lengths, initial=0))
        self._alphabet = alphabet

    def row(self, number: int) -> NgramRow:
        """The row of context `number`."""
        start, end = self._starts[number], self._starts[number + 1]
        if start == end:
            return NO_ROW
        chars = map(self._alphabet.__getitem__, accumulate(self._gaps[start:end]))
        seen = dict(zip(chars, map(LEVELS.__getitem__, self._levels[start:end]), strict=True))
        weight, ceiling = self._weights[2 * number : 2 * number + 2]
        return NgramRow(seen, start, LEVELS[weight], LEVELS[ceiling])

    @staticmethod
    def pack(rows: Iterable[tuple[list[tuple[int, float]], float, float]]) -> bytes:
        """A table of rows: cells (place in the alphabet, log probability), weight, ceiling."""
        lengths, gaps, levels, weights = array("H"), array("H"), bytearray(), bytearray()
        for cells, weight, ceiling in rows:
            lengths.append(len(cells))
            before = 0
            for place, logarithm in cells:
                gaps.append(place - before)
                before = place
                levels.append(level(logarithm))
            weights += bytes((level(weight), level(ceiling)))
        if sys.byteorder == "big":
            lengths.byteswap()
            gaps.byteswap()
        sizes = struct.pack(_SIZES, len(lengths), len(gaps), len(weights))
        return sizes + lengths.tobytes() + gaps.tobytes() + levels + weights


class Model:
    """Log probabilities (natural) of folded characters after one another."""

    def __init__(
        self, single: Mapping[str, float], alphabet: str, pairs: NgramTable, triples: NgramTable
    ):
        self.single = single
        """Log probability of a character on its own."""
        self._place = {char: i for i, char in enumerate(alphabet)}
        self._pairs, self._triples = pairs, triples
        self._rows: dict[str, NgramRow] = {}

    @classmethod
    def from_bytes(cls, data: bytes) -> Model:
        """The model in a model file."""
        if not data.startswith(MAGIC):
            raise ValueError("not a character model: build it with duixian.sources.training")
        raw = lzma.decompress(data[len(MAGIC) :])
        sizes = struct.unpack_from(_SIZES, raw)
        at = struct.calcsize(_SIZES)
        head, pairs, triples = (
            raw[start : start + size]
            for start, size in zip(accumulate(sizes, initial=at), sizes, strict=False)
        )
        characters = head.index(b"\0")
        alphabet = head[:characters].decode()
        single = dict.fromkeys(level_one(), math.log(UNSEEN_COMMON))
        levels = map(LEVELS.__getitem__, head[characters + 1 :])
        single |= dict(zip(alphabet, levels, strict=True))
        return cls(single, alphabet, NgramTable(pairs, alphabet), NgramTable(triples, alphabet))

    @staticmethod
    def to_bytes(alphabet: str, single: Iterable[float], pairs: bytes, triples: bytes) -> bytes:
        """A model file."""
        head = alphabet.encode() + b"\0" + bytes(map(level, single))
        sizes = struct.pack(_SIZES, len(head), len(pairs), len(triples))
        return MAGIC + lzma.compress(sizes + head + pairs + triples, preset=9)

    def after(self, key: str) -> float:
        """Log probability of the last character of `key` after the one or two before it.

        `key` is folded.
        """
        row = self._rows.get(key[:-1]) or self._row(key[:-1])
        likely = row.seen.get(key[-1])
        if likely is not None:
            return likely
        rest = key[1:]
        shorter = self.after(rest) if len(rest) > 1 else self.single.get(rest, _LOG_UNSEEN)
        likely = row.weight + shorter
        return likely if likely < row.ceiling else row.ceiling

    def each_after(self, context: str, chars: Iterable[str]) -> list[float]:
        """What `after` says of each of `chars` behind the two characters of `context`.

        The rows are looked up once for all of them: less than half the time that `after` takes.
        """
        row = self._rows.get(context) or self._row(context)
        rest = self._rows.get(context[1]) or self._row(context[1])
        single, found = self.single, []
        for char in chars:
            likely = row.seen.get(char)
            if likely is None:
                likely = rest.seen.get(char)
                if likely is None:
                    likely = min(rest.weight + single.get(char, _LOG_UNSEEN), rest.ceiling)
                likely = min(row.weight + likely, row.ceiling)
            found.append(likely)
        return found

    def followers(self, char: str) -> Iterable[str]:
        """The characters that were seen after a character."""
        return (self._rows.get(char) or self._row(char)).seen

    def mean(self, text: str) -> float:
        """Mean log probability per character of raw `text`; about -3 for report text."""
        if not text:
            return _LOG_UNSEEN
        folded = EDGE + EDGE + fold(text)
        return sum(self.after(folded[i : i + 3]) for i in range(len(text))) / len(text)

    def _row(self, context: str) -> NgramRow:
        row = NO_ROW
        if len(context) == 1:
            place = self._place.get(context)
            row = NO_ROW if place is None else self._pairs.row(place)
        else:
            shorter = self._rows.get(context[0]) or self._row(context[0])
            if context[1] in shorter.seen:
                row = self._triples.row(shorter.first + list(shorter.seen).index(context[1]))
        self._rows[context] = row
        return row


@lru_cache(maxsize=1)
def model() -> Model:
    """The shipped model, loaded when it is first needed."""
    return Model.from_bytes((files("duixian.sources") / MODEL_FILE).read_bytes())
