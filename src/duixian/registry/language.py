"""The closed-class words by which a number is read: language.toml, ready for look-up."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from duixian import late_re as re
from duixian.errors import RegistryError


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words with their categories, for peeling words off either end of a string."""

    category: dict[str, str]
    lengths: tuple[int, ...]
    """Word lengths that occur, longest first."""
    beginning: dict[str, tuple[int, ...]]
    """First character -> the lengths of the words that begin with it, longest first."""
    ending: dict[str, tuple[int, ...]]
    """Last character -> the lengths of the words that end with it, longest first."""

    @classmethod
    def of(cls, table: dict[str, list[str]]) -> Words:
        """The words of a table, category to words.

        Raises:
            RegistryError: a word is in two categories: then the order of the file would choose.
        """
        category: dict[str, str] = {}
        for name, words in table.items():
            for word in words:
                if word in category:
                    raise RegistryError(
                        f"language.toml: {word!r} is in {category[word]!r} and in {name!r}. "
                        "Say which it is, and take it out of the other."
                    )
                category[word] = name
        return cls(category, _lengths(category), _by_sign(category, 0), _by_sign(category, -1))

    def at_end(self, text: str) -> str | None:
        """The longest word that `text` ends with."""
        for length in self.ending.get(text[-1:], ()):
            word = text[-length:]  # all of a text that is shorter
            if word in self.category:
                return word
        return None

    def at_start(self, text: str, position: int = 0) -> str | None:
        """The longest word that stands at `position`."""
        for length in self.beginning.get(text[position : position + 1], ()):
            word = text[position : position + length]
            if word in self.category:
                return word
        return None


def _lengths(words: Iterable[str]) -> tuple[int, ...]:
    """The lengths of some words, longest first."""
    return tuple(sorted({len(word) for word in words}, reverse=True))


def _by_sign(words: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    """The lengths of words by the character that they have at a place.

    >>> _by_sign(("增长", "提高", "年均增长"), -1)
    {'长': (4, 2), '高': (2,)}
    """
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[place], []).append(word)
    return {sign: _lengths(alike) for sign, alike in found.items()}


def _either(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Language:
    """The lexicon, one attribute a table of language.toml."""

    bounds: Words
    not_bounds: frozenset[str]
    tail: Words
    rate_nouns: frozenset[str]
    lead: Words
    cut: re.Pattern[str]
    actions: Words
    compounds: tuple[str, ...]
    opening: re.Pattern[str]
    predicate: re.Pattern[str]
    telling: re.Pattern[str]
    spent: re.Pattern[str]
    """累计 with a verb that leaves no stock behind."""
    people: re.Pattern[str]
    groups: re.Pattern[str]
    rhetoric: tuple[str, ...]
    enumerating: tuple[str, ...]
    bare_scales: frozenset[str]
    classifiers: frozenset[str]


def _check(data: dict[str, Any]) -> None:
    """No list has a word twice, and no word bounds and is said not to."""
    for table, lists in data.items():
        for key, words in lists.items():
            twice = [w for w, n in Counter(words).items() if n > 1] if type(words) is list else []
            if twice:
                raise RegistryError(
                    f"language.toml: {twice[0]!r} stands twice in [{table}] {key}. Take one out."
                )
    Words.of(data["bounds"])


@cache
def load() -> Language:
    """The lexicon of language.toml.

    Raises:
        RegistryError: a word stands twice in a list, or in two categories of one table.
    """
    text = (files("duixian.registry") / "language.toml").read_text("utf-8")
    return compiled(tomllib.loads(text))


def compiled(data: dict[str, Any]) -> Language:
    """The tables of language.toml as a lexicon; errors as `load`."""
    _check(data)
    predicates, skip = data["predicates"], data["skip"]
    return Language(
        bounds=Words.of({k: v for k, v in data["bounds"].items() if k != "not_bounds"}),
        not_bounds=frozenset(data["bounds"]["not_bounds"]),
        tail=Words.of(data["tail"]),
        rate_nouns=frozenset(data["rates"]["nouns"]),
        lead=Words.of({"lead": data["lead"]["words"], "keep": data["lead"]["keep"]}),
        cut=re.rare("|".join(data["cut"]["patterns"])),
        actions=Words.of({"action": data["actions"]["words"]}),
        compounds=tuple(data["actions"]["nouns"]),
        opening=re.compile("|".join(predicates["opening"])),
        predicate=re.compile(
            "|".join(predicates["anywhere"] + predicates["telling"])
            + f"|(?:{_either(predicates['closing'])})$"
        ),
        telling=re.compile("|".join(predicates["telling"])),
        spent=re.compile(f"累计(?:{_either(data['spent']['verbs'])})"),
        people=re.compile(data["people"]["pattern"]),
        groups=re.compile(_either(skip["groups"])),
        rhetoric=tuple(skip["rhetoric"]),
        enumerating=tuple(skip["enumerating"]),
        bare_scales=frozenset(skip["bare_scales"]),
        classifiers=frozenset(skip["classifiers"]),
    )
