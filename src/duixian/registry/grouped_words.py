"""Which groups of words a phrase names: it is gone through once, however many words there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Group = frozenset[str]


@dataclass(frozen=True)
class GroupedWords:
    """The words of groups by how they begin.

    >>> words = GroupedWords.of([("净水厂", "水厂"), ("管网", "水管")])
    >>> sorted(words.named("新建净水厂")), sorted(words.named("水管网"))
    ([0], [1])
    """

    beginning: Mapping[str, tuple[tuple[str, frozenset[int]], ...]]
    """First two characters -> words that begin so, each with the places of its groups."""

    @classmethod
    def of(cls, groups: Sequence[Collection[str]]) -> GroupedWords:
        places: dict[str, set[int]] = {}
        for place, group in enumerate(groups):
            for word in group:
                places.setdefault(word, set()).add(place)
        found: dict[str, list[tuple[str, frozenset[int]]]] = {}
        for word, its in places.items():
            found.setdefault(word[:2], []).append((word, frozenset(its)))
        return cls({begins: tuple(words) for begins, words in found.items()})

    def named(self, phrase: str) -> frozenset[int]:
        """The places of the groups of which a word stands in a phrase."""
        found = set[int]()
        for at in range(len(phrase)):
            for begins in (phrase[at : at + 2], phrase[at]):
                for word, places in self.beginning.get(begins, ()):
                    if phrase.startswith(word, at):
                        found |= places
        return frozenset(found)
