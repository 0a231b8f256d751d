"""Which language a text is in, as far as it takes to refuse what is not Chinese.

Only scripts are told apart, and languages in Latin letters by their commonest words: that needs no
model, and is right for any text of a page or more.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duixian import late_re as re
from duixian.errors import NotChinese

ENOUGH = 60
"""Words and characters from which on a language is told: shorter texts are taken as they are."""
CHINESE = 0.3
"""Least share of Han characters among a Chinese text's words and characters. Chinese has 0.9 and
more, with an English translation beside it 0.6, English with Chinese names in it 0.1."""
OWN = 0.15
"""Least share of kana or hangul in Japanese or Korean: Japanese has half its characters in Han."""
SAMPLE = 1000
"""Characters that are looked at before anything is counted: a Chinese text costs no more."""
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_HAN_CHARS = re.compile(_HAN)
_UNITS = re.compile(rf"{_HAN}|[\u3040-\u30ff\uac00-\ud7af]|[^\W\d_\u3040-\u9fff\uac00-\ud7af]+")
"""Characters of scripts without blanks between words, else words."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    scripts: tuple[tuple[str, re.Pattern[str]], ...]
    words: dict[str, frozenset[str]]


def check(text: str, name: str) -> None:
    """Refuse a text in another language than Chinese.

    Raises:
        NotChinese: it says which language it is in, or in which script.
    """
    sample = text[:SAMPLE]
    han = len(_HAN_CHARS.findall(sample))
    if han > CHINESE * len(sample) and not _KANA_OR_HANGUL.search(sample):
        return
    language = told(text)
    if language is not None:
        raise NotChinese(
            name,
            f"the text is in {language}",
            "Duixian reads Chinese: give the report in the original",
        )


def told(text: str) -> str | None:
    """The language of a text that is not Chinese; None for Chinese and for what is too short.

    >>> told("The gross domestic product of the city grew by 6.5 percent last year. " * 6)
    'English'
    >>> told("各位代表：2019年地区生产总值增长6.5%。" * 6) is None
    True
    """
    units = _UNITS.findall(text)
    if len(units) < ENOUGH:
        return None
    lexicon = _lexicon()
    counts = {
        script: sum(1 for unit in units if letters.match(unit))
        for script, letters in lexicon.scripts
    }
    for own in ("Japanese", "Korean"):
        if counts[own] > OWN * len(units):
            return own
    if counts.pop("Han") >= CHINESE * len(units):
        return None
    script = max(counts, key=lambda s: counts[s])
    if counts[script] < (1 - CHINESE) / 2 * len(units):
        return None  # of everything a little: no language that could be named
    return _by_words(units) if script == "Latin" else script


def _by_words(units: list[str]) -> str:
    words = [unit.lower() for unit in units]
    shares = {
        language: sum(1 for word in words if word in common) / len(words)
        for language, common in _lexicon().words.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= 0.05 else "a language in Latin letters"


_KANA_OR_HANGUL = re.compile("[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7af]")


@cache
def _lexicon() -> _Lexicon:
    source = files("duixian.registry").joinpath("languages.toml").read_text("utf-8")
    tables = tomllib.loads(source)
    return _Lexicon(
        tuple((name, re.compile(f"[{letters}]")) for name, letters in tables["scripts"].items()),
        {name: frozenset(words.split()) for name, words in tables["words"].items()},
    )
