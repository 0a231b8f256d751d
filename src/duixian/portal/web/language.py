"""What the portal says, in Chinese and in English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal
from urllib.parse import urlencode

from starlette.requests import Request

from duixian import chinese

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
COOKIE = "lang"
VARY = "Cookie, Accept-Language"
"""What a page depends on beside its address."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The sentences of one language by key."""

    language: Language
    sentences: Mapping[str, str]
    singular: Mapping[str, str]
    """Those that read otherwise where they count one (`en_one`)."""

    def __call__(self, key: str, **said: object) -> str:
        """The sentence under `key`, with what is said put in. `KeyError` for an unknown key."""
        sentence = self.sentences[key]
        if said.get("n") == 1:
            sentence = self.singular.get(key, sentence)
        return sentence.format(**said) if said else sentence

    def name(self, kind: str, value: object) -> str:
        """The name of a value of a kind (``verdict``, ``role`` …); the value itself if it has
        none: kinds of findings may come to be without a name here."""
        return self.sentences.get(f"{kind}.{value}", str(value))

    def told(self, sentence: str) -> str:
        """What another room says, which is English there; as it is where it has no Chinese.

        >>> words("zh").told("books: there are no books here. Add reports to make some")
        'books：此处没有账本。请先添加报告'
        """
        return (self.language == "zh" and chinese.said(sentence)) or sentence

    def referred(self, text: str) -> str:
        """A text of the reference, which is English in the code; as it is where it has no
        Chinese."""
        return (self.language == "zh" and chinese.referred(text)) or text

    def either(self, zh: str, en: str) -> str:
        """The one of two texts that is of this language."""
        return zh if self.language == "zh" else en


@cache
def words(language: Language) -> PageWords:
    """The words of a language."""
    source = resources.files("duixian.portal").joinpath("words.toml").read_text("utf-8")
    tables = tomllib.loads(source)
    entries = {f"{group}.{key}": e for group, table in tables.items() for key, e in table.items()}
    one = f"{language}_one"
    return PageWords(
        language,
        {key: entry[language] for key, entry in entries.items()},
        {key: entry[one] for key, entry in entries.items() if one in entry},
    )


def chosen(request: Request, otherwise: Language = "zh") -> Language:
    """The language that a request wants: ``?lang=``, else what was chosen before, else the one that
    the browser likes better, else `otherwise`: most readers of the reports read Chinese."""
    for given in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        for language in LANGUAGES:
            if given == language:
                return language
    return preferred(request.headers.get("accept-language", ""), otherwise)


def preferred(accepted: str, otherwise: Language = "zh") -> Language:
    """The language that a browser's Accept-Language names with the greatest weight, the first of
    equals; `otherwise` where it names neither.

    >>> preferred("fr, en-GB;q=0.8, zh;q=0.5"), preferred("zh-CN,zh;q=0.9,en;q=0.8")
    ('en', 'zh')
    """
    best: tuple[float, Language] = (0.0, otherwise)
    for part in accepted.split(","):
        named, _, weight = part.strip().partition(";")
        for language in LANGUAGES:
            if named.strip().lower().partition("-")[0] == language:
                best = max(best, (_weight(weight), language), key=lambda pair: pair[0])
    return best[1]


def _weight(given: str) -> float:
    name, _, value = given.strip().partition("=")
    if not name:
        return 1.0
    return float(value) if name.strip() == "q" and _QUALITY.fullmatch(value.strip()) else 0.0


_QUALITY = re.compile(r"[01](?:\.\d{0,3})?")


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
