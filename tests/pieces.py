"""Texts to try patterns on: pieces of the demo's reports, and signs that patterns tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import duixian
from duixian.text.folding import fold

REPORTS = Path(duixian.__file__).parent / "demo" / "reports"
SIGNS = ("", "", "", ",", "。", ":", "、", "“", "”", "(", ")", " ", "\n", "3:1", "12,345", "2025年")


def read() -> str:
    """The demo's reports, folded as the reader has them."""
    return fold("\n".join(path.read_text("utf-8") for path in sorted(REPORTS.glob("*.txt"))))


def texts(count: int, longest: int = 60, seed: int = 1) -> Iterator[str]:
    """So many texts of some pieces each, up to about that long; the same ones for one seed."""
    chance, whole = Random(seed), read()
    for _ in range(count):
        text = ""
        while len(text) < chance.randint(0, longest):
            at = chance.randrange(len(whole))
            text += whole[at : at + chance.randint(1, 12)] + chance.choice(SIGNS)
        yield text
