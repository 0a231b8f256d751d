"""What a report speaks of: topics and parts as shares of its Han characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from duixian.registry import topics
from duixian.variables.shingles import han

NONE = "none"
"""Sentences that speak of no topic."""


def topic_shares(sentences: Iterable[str]) -> dict[str, float]:
    """Of the Han characters of these sentences, the share of those that speak of each topic, 0 to
    1. A sentence may speak of several, so that the shares may add up to more than 1; ``none`` is
    the share of those that speak of none. Nothing where there is no Han character.

    >>> shares = topic_shares(["促进高校就业。", "各位代表!"])
    >>> shares["jobs"], shares["education"], shares["none"], shares["health"]
    (0.6, 0.6, 0.4, 0.0)
    """
    counts: Counter[str] = Counter()
    whole = 0
    for sentence in sentences:
        length = len(han(sentence))
        whole += length
        for topic in _spoken_of(sentence) or (NONE,):
            counts[topic] += length
    return {key: counts[key] / whole for key in (*topics.load(), NONE)} if whole else {}


def _spoken_of(sentence: str) -> tuple[str, ...]:
    return tuple(key for key, topic in topics.load().items() if topic.pattern.search(sentence))


def part_shares(sentences: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Of the Han characters, the share of each role of a section; sentences come with theirs."""
    counts: Counter[str] = Counter()
    for role, sentence in sentences:
        counts[role] += len(han(sentence))
    whole = counts.total()
    return {role: count / whole for role, count in counts.items()} if whole else {}
