"""Lists of words that are counted in reports, each with its source: dictionaries/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from duixian.errors import DictionaryError


@dataclass(frozen=True, slots=True)
class CountedWord:
    """One word of a dictionary.

    A place where `word` stands inside one of `exclude` is not counted (环境 in 营商环境); where
    `include` is given, only places inside one of those are.
    """

    word: str
    category: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words that are counted together under one name, and where the list is from."""

    name: str
    terms: tuple[CountedWord, ...]
    zh: str | None = None
    en: str | None = None
    published: bool = False
    """Whether the list is that of a publication, which `source` names."""
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Negations:
    """What turns a word that follows within `reach` characters of the same clause."""

    reach: int
    words: tuple[str, ...]
    apart: tuple[str, ...]
    """Words with such a character that turn nothing (不断, 未来)."""


def _folder() -> Any:
    return files("duixian.registry").joinpath("dictionaries")


@cache
def names() -> tuple[str, ...]:
    """The dictionaries that come with the program.

    >>> "environment" in names()
    True
    """
    found = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


@cache
def load(name: str) -> Dictionary:
    """A dictionary that comes with the program. DictionaryError when there is none of that name.

    >>> len(load("environment").terms), load("environment").published
    (15, True)
    """
    if name not in names():
        raise DictionaryError(
            f"no dictionary {name!r}. There are: {', '.join(names())}; or give a file"
        )
    return parse(_folder().joinpath(f"{name}.toml").read_text(encoding="utf-8"), name)


def parse(source: str, name: str) -> Dictionary:
    """The dictionary that a TOML text describes. DictionaryError says what does not hold."""
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise DictionaryError(f"{name}: this is no TOML ({error}). Mend that place") from error
    head = data.get("dictionary", {})
    known = {"zh", "en", "published", "source", "note"}
    if strange := sorted(set(head) - known):
        raise DictionaryError(
            f"{name}: [dictionary] has no {strange[0]!r}. It may have: {', '.join(sorted(known))}"
        )
    rows = data.get("words")
    if not isinstance(rows, list) or not rows:
        raise DictionaryError(f"{name}: there is no word in it. Give each a [[words]]")
    return Dictionary(name, terms(rows, name), **head)


def terms(rows: list[dict[str, Any]], name: str) -> tuple[CountedWord, ...]:
    """Terms out of rows with the keys word, category, include, exclude.

    DictionaryError for a key that is none of these, a word that is empty or stands twice, a
    context that does not hold its word, or one left out that is the word itself: nothing would
    be counted.
    """
    found: dict[str, CountedWord] = {}
    for number, row in enumerate(rows, 1):
        if strange := sorted(set(row) - {"word", "category", "include", "exclude"}):
            raise DictionaryError(
                f"{name}: word {number} has an unknown column {strange[0]!r}. "
                "The columns are: word, category, include, exclude"
            )
        word = str(row.get("word") or "").strip()
        if not word:
            raise DictionaryError(f"{name}: word {number} is empty. Fill it in, or leave it out")
        if word in found:
            raise DictionaryError(f"{name}: {word!r} stands twice. Leave one of them out")
        contexts = {key: tuple(row.get(key) or ()) for key in ("include", "exclude")}
        for key, several in contexts.items():
            for context in several:
                if word not in context:
                    raise DictionaryError(
                        f"{name}: {key} {context!r} does not hold {word!r}. Give longer words "
                        f"around {word!r}"
                    )
            if key == "exclude" and word in several:
                raise DictionaryError(
                    f"{name}: {word!r} is left out of itself, so that nothing would be counted. "
                    "Give longer words around it"
                )
        found[word] = CountedWord(word, row.get("category") or None, **contexts)
    return tuple(found.values())


@cache
def negations() -> Negations:
    """What turns a word: negations.toml."""
    text = files("duixian.registry").joinpath("negations.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Negations(data["reach"], tuple(data["words"]), tuple(data["apart"]))
