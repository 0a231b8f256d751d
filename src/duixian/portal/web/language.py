"""What the portal says, in Chinese and in English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal
from urllib.parse import urlencode

from starlette.requests import Request

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
COOKIE = "lang"


@dataclass(frozen=True, slots=True)
class PageWords:
    """The sentences of one language by key."""

    language: Language
    sentences: Mapping[str, str]

    def __call__(self, key: str, **said: object) -> str:
        """The sentence under `key`, with what is said put in. `KeyError` for an unknown key."""
        sentence = self.sentences[key]
        return sentence.format(**said) if said else sentence

    def name(self, kind: str, value: object) -> str:
        """The name of a value of a kind (``verdict``, ``role`` …); the value itself if it has
        none: kinds of findings may come to be without a name here."""
        return self.sentences.get(f"{kind}.{value}", str(value))

    def either(self, zh: str, en: str) -> str:
        """The one of two texts that is of this language."""
        return zh if self.language == "zh" else en


@cache
def words(language: Language) -> PageWords:
    """The words of a language."""
    source = resources.files("duixian.portal").joinpath("words.toml").read_text("utf-8")
    tables = tomllib.loads(source)
    flat = {
        f"{group}.{key}": entry[language]
        for group, entries in tables.items()
        for key, entry in entries.items()
    }
    return PageWords(language, flat)


def chosen(request: Request) -> Language:
    """The language that a request wants: ``?lang=``, else what was chosen before, else Chinese."""
    for given in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        for language in LANGUAGES:
            if given == language:
                return language
    return "zh"


def switch(request: Request) -> str:
    """The query of the same page in the other language."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    other = "en" if chosen(request) == "zh" else "zh"
    return urlencode([*kept, ("lang", other)])


def problem_sentences(language: PageWords) -> list[tuple[str, str]]:
    """Every refusal by its key, for the reference."""
    return [
        (key.removeprefix("refused."), sentence)
        for key, sentence in language.sentences.items()
        if key.startswith("refused.")
    ]
