"""The claims of a reading as the books would keep them, without the books' tables."""

from __future__ import annotations

from dataclasses import asdict, replace

from duixian.books.keys import keys_of, known_of
from duixian.model import Claim, Reading


def keyed_claims(reading: Reading) -> list[Claim]:
    """The claims of a reading with their keys: the rows of its table `claims`, as nouns."""
    rows = [asdict(claim) for claim in reading.claims]
    keys = keys_of("claims", rows, known_of(reading))
    return [replace(claim, key=key) for claim, key in zip(reading.claims, keys, strict=True)]
