"""What county reports call one thing, field by field: thesaurus.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from duixian.errors import RegistryError
from duixian.registry.grouped_words import GroupedWords

Group = tuple[str, ...]
_KINDS = ("same", "may")


@dataclass(frozen=True)
class Thesaurus:
    """The concepts of all fields."""

    concept: dict[str, int]
    """Whole name -> the number of what it names."""
    may: tuple[Group, ...]
    """Words that can stand for each other in a promise and in its answer."""

    def akin(self, phrase: str) -> frozenset[str]:
        """All words that can stand for one that a phrase has.

        >>> "净水厂" in load().akin("新建水厂"), load().akin("社会消费品零售总额")
        (True, frozenset())
        """
        return frozenset(word for place in self._words.named(phrase) for word in self.may[place])

    @cached_property
    def _words(self) -> GroupedWords:
        return GroupedWords.of(self.may)


@cache
def load() -> Thesaurus:
    """The concepts of thesaurus.toml. `RegistryError` where a name stands in two."""
    source = files("duixian.registry").joinpath("thesaurus.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> Thesaurus:
    """The concepts that a TOML text gives; see `load`.

    >>> read = parse('[roads]\\nsame = [["通村水泥路", "通村硬化路"]]')
    >>> read.concept["通村水泥路"] == read.concept["通村硬化路"]
    True
    """
    found: dict[str, list[Group]] = {kind: [] for kind in _KINDS}
    for field, concepts in tomllib.loads(source).items():
        for kind, groups in concepts.items():
            if kind not in found:
                raise RegistryError(
                    f"thesaurus.toml: [{field}] has {kind!r}. Known are {', '.join(_KINDS)}"
                )
            for group in groups:
                if len(set(group)) < max(2, len(group)) or "" in group:
                    raise RegistryError(
                        f"thesaurus.toml: [{field}] {kind} {group} needs two different names"
                    )
                found[kind].append(tuple(group))
    concept: dict[str, int] = {}
    for number, names in enumerate(found["same"]):
        for name in names:
            if concept.setdefault(name, number) != number:
                raise RegistryError(
                    f"thesaurus.toml: “{name}” stands in two concepts. Leave it in one"
                )
    return Thesaurus(concept, tuple(found["may"]))
