"""Which version of the program made something: what it kept is no good to another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

from duixian import __version__

_SUFFIXES = (".py", ".toml", ".json", ".csv", ".j2")

RULES = ("model", "patterns.py", "registry", "text", "books", "settle", "audit", "settled")
"""Parts of the program that decide, beside the books, what accounts and findings say."""


def digest_of(parts: Iterable[str]) -> str:
    """Digest of parts of the program, data files included."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(str(resources.files("duixian")))
    for part in parts:
        place = package / part
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.suffix in _SUFFIXES:
                digest.update(file.read_bytes())
    return digest.hexdigest()


@cache
def rules() -> str:
    """Digest of everything that decides what is settled: new code settles anew."""
    return digest_of(RULES)
