"""Which version of the program settled something: what it kept is no good to another."""

from __future__ import annotations

from functools import cache

from duixian.versions import digest_of

RULES = ("model", "patterns.py", "registry", "text", "books", "settle", "audit", "settled")
"""Parts of the program that decide, beside the books, what accounts and findings say."""


@cache
def rules() -> str:
    """Digest of everything that decides what is settled: new code settles anew."""
    return digest_of(RULES)
