"""How likely a run of characters is in a work report: a character-bigram model.

The model decides between possible repairs of damaged text and between possible encodings. It
is built from clean reports and shipped as ``bigrams.bin``::

    python -m duixian.sources.bigrams --build DIR

where DIR holds UTF-8 texts (those with damage are left out). Characters are folded before they
are counted: traditional to simplified, full width to ASCII, digits to ``0``, letters to ``a``,
so that one model serves every script and year.
"""

from __future__ import annotations

import argparse
import lzma
import math
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

import opencc

MODEL_FILE = "bigrams.bin"
ORDINARY_FILE = "ordinary.txt"
"""The characters that arouse no suspicion, in both scripts: read without loading the model."""
MAGIC = b"DXBG1"
UNSEEN_COMMON = 2e-7
"""Probability of a character of GB 2312 level 1 (the 3,755 in daily use) that no clean report
has: a third of one seen once in all."""
UNSEEN = 1e-8
"""Probability of any other character that no clean report has."""
EDGE = "\n"
"""The character before the first and after the last."""
STEP = 0.5
"""Counts are kept as whole steps of this width on a natural-log scale: one byte each."""


@lru_cache(maxsize=1)
def level_one() -> frozenset[str]:
    """The characters in daily use: GB 2312 level 1 (rows 16 to 55)."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset("".join(p.decode("gb2312", "ignore") for p in pairs))


@lru_cache(maxsize=1)
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


class _Folding(dict[int, str]):
    """Table for `str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if 0xFF01 <= code <= 0xFF5E:
            char = chr(code - 0xFEE0)
        if char.isdigit() and char.isascii():
            folded = "0"
        elif char.isalpha() and char.isascii():
            folded = "a"
        elif char in "「『":
            folded = "“"
        elif char in "」』":
            folded = "”"
        elif char in "\u3000\u2003\xa0\t":
            folded = " "
        elif code >= 0x3400:
            simplified = _simplifier().convert(char)
            folded = simplified if len(simplified) == 1 else char
        else:
            folded = char
        self[code] = folded
        return folded


FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` as the model sees it, character for character.

    >>> fold("編制２０ 家")
    '编制00 家'
    """
    return text.translate(FOLDING)


@dataclass(frozen=True)
class Bigrams:
    """Log probabilities (natural) of folded characters after one another."""

    single: dict[str, float]
    """Log probability of a character on its own."""
    double: dict[str, float]
    """Log probability of the second character after the first, where the pair was seen."""
    backoff: dict[str, float]
    """Log weight of `single` after a character, for pairs that were not seen."""

    def after(self, before: str, char: str) -> float:
        """Log probability of `char` following `before`, both folded."""
        seen = self.double.get(before + char)
        if seen is not None:
            return seen
        return self.backoff.get(before, 0.0) + self.single.get(char, _LOG_UNSEEN)

    def mean(self, text: str) -> float:
        """Mean log probability per character of raw `text`; about -4 for report text."""
        folded = EDGE + fold(text)
        if len(folded) < 2:
            return _LOG_UNSEEN
        total = sum(self.after(a, b) for a, b in zip(folded, folded[1:], strict=False))
        return total / (len(folded) - 1)


_LOG_UNSEEN = math.log(UNSEEN)


def _estimate(singles: dict[str, float], doubles: dict[str, float]) -> Bigrams:
    """Witten-Bell interpolation (Witten and Bell 1991): trust in pairs grows with evidence."""
    total = sum(singles.values())
    followers: Counter[str] = Counter(key[0] for key in doubles)
    probability = dict.fromkeys(level_one(), UNSEEN_COMMON)
    probability |= {c: n / total for c, n in singles.items()}
    weight = {c: n / (n + followers[c]) for c, n in singles.items()}
    double = {}
    for key, count in doubles.items():
        first, second = key
        trust = weight[first]
        own = trust * count / max(singles[first], count)
        double[key] = math.log(own + (1 - trust) * probability[second])
    return Bigrams(
        single={c: math.log(p) for c, p in probability.items()},
        double=double,
        backoff={c: math.log(1 - w) if w < 1 else 0.0 for c, w in weight.items()},
    )


def count(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Folded characters and pairs of `texts`, with how often each occurs."""
    singles: Counter[str] = Counter()
    doubles: Counter[str] = Counter()
    for text in texts:
        folded = EDGE + fold(text) + EDGE
        singles.update(folded)
        doubles.update(map("".join, zip(folded, folded[1:], strict=False)))
    return singles, doubles


def pack(singles: Counter[str], doubles: Counter[str], least: int) -> bytes:
    """The model file: characters by frequency, then each one's followers, counts in log steps."""
    alphabet = "".join(char for char, _ in singles.most_common())
    place = {char: i for i, char in enumerate(alphabet)}
    rows: list[list[tuple[int, int]]] = [[] for _ in alphabet]
    for key, number in doubles.items():
        if number >= least:
            rows[place[key[0]]].append((place[key[1]], number))
    lengths, gaps, levels = array("H"), array("H"), bytearray()
    for row in rows:
        row.sort()
        lengths.append(len(row))
        before = 0
        for column, number in row:
            gaps.append(column - before)
            before = column
            levels.append(_level(number))
    head = alphabet.encode()
    body = bytes(_level(singles[c]) for c in alphabet)
    parts = [struct.pack("<III", len(head), len(alphabet), len(gaps)), head, body]
    parts += [_little(lengths), _little(gaps), bytes(levels)]
    return MAGIC + lzma.compress(b"".join(parts), preset=9 | lzma.PRESET_EXTREME)


def unpack(data: bytes) -> Bigrams:
    """The model in a model file."""
    if not data.startswith(MAGIC):
        raise ValueError("not a bigram model: build one with `python -m duixian.sources.bigrams`")
    raw = lzma.decompress(data[len(MAGIC) :])
    head, characters, pairs = struct.unpack_from("<III", raw)
    at = struct.calcsize("<III")
    alphabet = raw[at : at + head].decode()
    at += head
    singles = {c: _number(raw[at + i]) for i, c in enumerate(alphabet)}
    at += characters
    lengths, gaps = array("H"), array("H")
    lengths.frombytes(raw[at : at + 2 * characters])
    at += 2 * characters
    gaps.frombytes(raw[at : at + 2 * pairs])
    levels = raw[at + 2 * pairs :]
    if sys.byteorder == "big":
        lengths.byteswap()
        gaps.byteswap()
    doubles: dict[str, float] = {}
    row_start = 0
    for first, length in zip(alphabet, lengths, strict=True):
        row_end = row_start + length
        columns = accumulate(gaps[row_start:row_end])
        for column, level in zip(columns, levels[row_start:row_end], strict=True):
            doubles[first + alphabet[column]] = _number(level)
        row_start = row_end
    return _estimate(singles, doubles)


def _little(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _level(number: int) -> int:
    return round(math.log(number) / STEP)


def _number(level: int) -> float:
    return math.exp(level * STEP)


@lru_cache(maxsize=1)
def model() -> Bigrams:
    """The shipped model, loaded when it is first needed."""
    return unpack((files(__package__) / MODEL_FILE).read_bytes())


def _clean(path: Path) -> str | None:
    """The text of a file, unless damage in it would teach the model wrong pairs."""
    text = path.read_text(encoding="utf-8")
    return None if "?" in text or "\ufffd" in text else text


def _ordinary(singles: Counter[str]) -> str:
    """The Chinese characters of clean reports and of daily use, with all their forms."""
    known = level_one() | singles.keys()
    return "".join(c for c in map(chr, range(0x4E00, 0xA000)) if fold(c) in known)


def main(arguments: list[str] | None = None) -> int:
    """Build the model file from a folder of clean reports."""
    parser = argparse.ArgumentParser(prog="python -m duixian.sources.bigrams", description=__doc__)
    parser.add_argument("--build", type=Path, required=True, metavar="DIR", help="clean reports")
    parser.add_argument("--least", type=int, default=1, help="rarest pair kept (times seen)")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name(MODEL_FILE))
    options = parser.parse_args(arguments)
    found = {path: _clean(path) for path in sorted(options.build.glob("*.txt"))}
    texts = [text for text in found.values() if text is not None]
    singles, doubles = count(texts)
    data = pack(singles, doubles, options.least)
    options.out.write_bytes(data)
    options.out.with_name(ORDINARY_FILE).write_text(_ordinary(singles), encoding="utf-8")
    left_out = ", ".join(path.name for path, text in found.items() if text is None) or "none"
    kept = sum(1 for n in doubles.values() if n >= options.least)
    print(
        f"{len(texts)} texts (left out as damaged: {left_out}), {len(singles)} characters, "
        f"{kept} of {len(doubles)} pairs, {len(data)} bytes: {options.out}",
        file=sys.stderr,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
