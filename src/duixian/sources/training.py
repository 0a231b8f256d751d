"""Build the character model from clean reports.

    python -m duixian.sources.training --build DIR

DIR holds UTF-8 texts (``*.txt``); those with damage are left out. The command writes the model
(``ngrams.bin``) and the list of ordinary characters (``ordinary.txt``) that the package ships.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from duixian.sources.damage import ORDINARY_FILE
from duixian.sources.folded import fold, level_one
from duixian.sources.ngrams import EDGE, MODEL_FILE, Model, NgramTable

LEAST_TRIPLE = 2
"""Triples seen less often are left out: they double the file and decide little."""
UNSEEN_SHARE = 0.3
"""What is never seen after a character that occurs n times has at most this share of 1/n."""

Counts = tuple[Counter[str], Counter[str], Counter[str]]
"""How often each character, pair and triple occurs, folded."""


def count(texts: Iterable[str]) -> Counts:
    """Folded characters, pairs and triples of `texts`, with how often each occurs."""
    singles: Counter[str] = Counter()
    doubles: Counter[str] = Counter()
    triples: Counter[str] = Counter()
    for text in texts:
        folded = EDGE + EDGE + fold(text) + EDGE
        singles.update(folded)
        doubles.update(map("".join, pairwise(folded)))
        triples.update(map("".join, zip(folded, folded[1:], folded[2:], strict=False)))
    return singles, doubles, triples


class Estimate:
    """Witten-Bell interpolation (Witten and Bell 1991): trust in a context grows with evidence.

    What was never seen after a frequent character is held below what was seen once, however
    frequent it is elsewhere: an opening quotation mark is never followed by a full stop.
    """

    def __init__(self, counts: Counts) -> None:
        singles, doubles, triples = counts
        total = sum(singles.values())
        self.single = {c: math.log(n / total) for c, n in singles.items()}
        self.seen: dict[str, float] = dict(self.single)
        self.weight: dict[str, float] = {}
        self.ceiling: dict[str, float] = {}
        self._interpolate(doubles, singles, UNSEEN_SHARE)
        kept = {key: n for key, n in triples.items() if n >= LEAST_TRIPLE}
        self._interpolate(kept, doubles, 1.0)
        self.rows: dict[str, list[str]] = defaultdict(list)
        for key in (*doubles, *kept):
            self.rows[key[:-1]].append(key[-1])

    def _interpolate(
        self, longer: Mapping[str, int], shorter: Mapping[str, int], share: float
    ) -> None:
        kinds: Counter[str] = Counter()
        mass: Counter[str] = Counter()
        for key, number in longer.items():
            kinds[key[:-1]] += 1
            mass[key[:-1]] += number
        trust = {}
        for context, kind in kinds.items():
            whole = max(shorter[context], mass[context])
            # What was left out was rare: each occurrence counts as a kind of its own.
            trust[context] = whole / (2 * whole + kind - mass[context])
            self.weight[context] = math.log(1 - trust[context])
            self.ceiling[context] = math.log(share / whole)
        for key, number in longer.items():
            context = key[:-1]
            own = trust[context] * number / max(shorter[context], mass[context])
            self.seen[key] = math.log(own + (1 - trust[context]) * math.exp(self.seen[key[1:]]))


def build(counts: Counts) -> bytes:
    """The model file of what was counted."""
    estimate = Estimate(counts)
    alphabet = "".join(char for char, _ in counts[0].most_common())
    place = {char: i for i, char in enumerate(alphabet)}

    def row(context: str) -> tuple[list[tuple[int, float]], float, float]:
        chars = sorted(estimate.rows.get(context, ()), key=place.__getitem__)
        cells = [(place[c], estimate.seen[context + c]) for c in chars]
        return cells, estimate.weight.get(context, 0.0), estimate.ceiling.get(context, 0.0)

    pairs = sorted(counts[1], key=lambda key: (place[key[0]], place[key[1]]))
    return Model.to_bytes(
        alphabet,
        (estimate.single[c] for c in alphabet),
        NgramTable.pack(map(row, alphabet)),
        NgramTable.pack(map(row, pairs)),
    )


def ordinary(singles: Counter[str]) -> str:
    """The Chinese characters of clean reports and of daily use, with all their forms."""
    known = level_one() | singles.keys()
    return "".join(c for c in map(chr, range(0x4E00, 0xA000)) if fold(c) in known)


def _clean(path: Path) -> str | None:
    """The text of a file, unless damage in it would teach the model wrong pairs."""
    text = path.read_text(encoding="utf-8")
    return None if "?" in text or "\ufffd" in text else text


def main(arguments: list[str] | None = None) -> int:
    """Build the two files from a folder of clean reports."""
    parser = argparse.ArgumentParser(prog="python -m duixian.sources.training", description=__doc__)
    parser.add_argument("--build", type=Path, required=True, metavar="DIR", help="clean reports")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, metavar="DIR")
    options = parser.parse_args(arguments)
    found = {path: _clean(path) for path in sorted(options.build.glob("*.txt"))}
    texts = [text for text in found.values() if text is not None]
    if not texts:
        parser.error(f"no clean text (*.txt) in {options.build}")
    counts = count(texts)
    data = build(counts)
    (options.out / MODEL_FILE).write_bytes(data)
    (options.out / ORDINARY_FILE).write_text(ordinary(counts[0]), encoding="utf-8")
    left_out = ", ".join(path.name for path, text in found.items() if text is None) or "none"
    print(
        f"{len(texts)} texts (left out as damaged: {left_out}), {len(counts[0])} characters, "
        f"{len(counts[1])} pairs, {len(data)} bytes: {options.out / MODEL_FILE}",
        file=sys.stderr,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
