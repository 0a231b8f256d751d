"""Which version of the program this is: what one made may be no good to another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

from duixian import __version__

_SUFFIXES = (".py", ".toml", ".json", ".csv", ".j2")

READERS = ("model", "patterns.py", "registry", "sources", "text", "extract", "books", "engine")
"""Parts of the program that decide what is read of a report, and as which rows."""


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
def readers() -> str:
    """The version and a digest of all that reads: two machines that agree in it read alike.

    >>> readers() == f"{__version__} (readers {digest_of(READERS)[:12]})"
    True
    """
    return f"{__version__} (readers {digest_of(READERS)[:12]})"
