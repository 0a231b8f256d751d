"""What a question to the search means: whose reports, which years, which indicators, what words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from duixian.portal.questions import Conditions, Gov, short
from duixian.registry import everyday, indicators, series
from duixian.registry import governments as registry
from duixian.registry.indicators import Indicator
from duixian.registry.places import called_en, place_en, with_level
from duixian.registry.series import Series
from duixian.text import fold, is_part_of_a_name, meaning

Kind = Literal["government", "year", "indicator"]
KINDS: tuple[Kind, ...] = ("year", "government", "indicator")

_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[-–—~至到]((?:19|20)\d\d))?(?:年度?)?(?![\d.%]|亿|万|元|人|个|吨|公里)"
)
_FILLING = re.compile(r"^[的、，,]+|[的、，,？?]+$|^(?:关于|有关)")


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """A part of a question that was understood."""

    kind: Kind
    text: str
    """The words that say it."""
    value: str
    """The key of the government, the year or years, the id of the indicator; "" for a word that
    names of indicators have in them."""
    zh: str
    en: str
    held: bool = True
    """Whether the books have anything of it: a known place may have no report there."""

    def row(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question in its parts."""

    parts: tuple[QuestionPart, ...]
    rest: tuple[str, ...]
    """Words that are no place, year or indicator: looked for as they stand."""

    def of(self, kind: Kind) -> tuple[QuestionPart, ...]:
        return tuple(part for part in self.parts if part.kind == kind)

    @property
    def words(self) -> str:
        """What full text is searched for: the rest, and the indicators in the asker's words."""
        asked = dict.fromkeys(part.text for part in self.of("indicator"))
        return " ".join([*asked, *self.rest])

    @property
    def years(self) -> tuple[tuple[int, int], ...]:
        spans = (part.value.split("-") for part in self.of("year"))
        return tuple((int(span[0]), int(span[-1])) for span in spans)

    @property
    def governments(self) -> tuple[str, ...]:
        return tuple(part.value for part in self.of("government"))

    def names(self) -> tuple[str, ...]:
        """Words of their own of the indicators that were meant by their id."""
        known = indicators.load().by_id
        ids = {_indicator_of(part.value): None for part in self.of("indicator") if part.value}
        return tuple(dict.fromkeys(phrase for id in ids for phrase in known[id].own_words))

    @property
    def in_latin(self) -> bool:
        """Whether indicators were meant, and all of them are written in Latin letters."""
        parts = self.of("indicator")
        return bool(parts) and all(part.value and part.text.isascii() for part in parts)

    def promises(self) -> Conditions:
        """What accounts answer the question."""
        wanted = Conditions().within("gkey", self.governments).years(self.years, "year")
        named = [part for part in self.of("indicator") if part.value]
        if named:
            meant = [meaning(part.value) for part in named]
            lines = [id for one in meant for id in one.series]
            phrases = [phrase for one in meant for phrase in one.phrases]
            wanted = wanted.also(
                "(series IN (SELECT unnest(?::VARCHAR[])) "
                "OR indicator IN (SELECT unnest(?::VARCHAR[])) "
                "OR list_bool_or([contains(indicator, part) FOR part IN ?::VARCHAR[]]))",
                *(lines, phrases, [part.text for part in named]),
            )
        loose = [part.text for part in self.of("indicator") if not part.value]
        for word in (*loose, *self.rest):
            wanted = wanted.also(
                "(contains(indicator, ?) OR contains(target.quote, ?))", word, word
            )
        return wanted


def understand(text: str, held: Iterable[Gov], as_words: Collection[str] = ()) -> Understood:
    """The parts of a question. Kinds in `as_words` are not looked for: their words stand as
    they are.

    >>> [(p.kind, p.value) for p in understand("2018年减税降费", []).parts]
    [('year', '2018'), ('indicator', 'tax_cuts')]
    >>> [(p.value, p.held) for p in understand("辽宁 GDP 2026", []).parts]
    [('2026', True), ('210000', False), ('gdp', True)]
    >>> [(p.kind, p.text) for p in understand("Inner Mongolia 2026 grain output", []).parts]
    [('year', '2026'), ('government', 'Inner Mongolia'), ('indicator', 'grain output')]
    >>> [p.value for p in understand("the unemployment target of 2024", []).of("indicator")]
    ['surveyed_unemployment', 'registered_unemployment']
    >>> understand("2000亿元", []).rest
    ('2000亿元',)
    """
    words = fold(text).split()
    found: list[QuestionPart] = []
    if "year" not in as_words:
        words = [left for word in words for left in _years(word, found)]
    if "government" not in as_words:
        names = _names(held)
        words = list(_english_places([word for word in words if word], names, found))
        words = [left for word in words for left in _government(word, names, found)]
    words = [left for word in words if (left := _FILLING.sub("", word))]
    if "indicator" not in as_words:
        words = list(_indicators(words, found))
    return Understood(tuple(found), tuple(words))


def _years(word: str, found: list[QuestionPart]) -> Iterator[str]:
    at = 0
    for match in _YEAR.finditer(word):
        value = match[1] if match[2] is None else f"{match[1]}-{match[2]}"
        if match[2] is not None and match[2] < match[1]:
            continue
        found.append(QuestionPart("year", match[0], value, value, value))
        yield word[at : match.start()]
        at = match.end()
    yield word[at:]


def _names(held: Iterable[Gov]) -> Mapping[str, Gov]:
    """The governments of the books by their full and short names; none where two share one."""
    names: dict[str, Gov | None] = {}
    for gov in held:
        for name in {gov.name, short(gov.name)} - {""}:
            names[name] = gov if name not in names else None
    return {name: gov for name, gov in names.items() if gov is not None and len(name) > 1}


_LONGEST = 16
"""Characters of the longest names of governments."""


def _government(word: str, names: Mapping[str, Gov], found: list[QuestionPart]) -> Iterator[str]:
    """What is left of a word that begins with a place."""
    for end in range(min(len(word), _LONGEST), 1, -1):
        name, left = word[:end], word[end:]
        gov = names.get(name)
        if gov is not None:
            found.append(QuestionPart("government", name, gov.key, gov.name, _english(gov.name)))
        elif (place := _place(name, whole=not left)) is not None:
            keys = {known.key for known in names.values()}
            held = place.code in keys
            said = place.name, _english(place.name)
            found.append(QuestionPart("government", name, place.code, *said, held))
        else:
            continue
        yield left
        return
    yield word


_MOST_WORDS = 3
"""Words of the longest English names of places."""


def _english_places(
    words: list[str], names: Mapping[str, Gov], found: list[QuestionPart]
) -> Iterator[str]:
    """What is left of a question that has places by their English names (Inner Mongolia)."""
    at = 0
    while at < len(words):
        for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            said = " ".join(words[at : at + count])
            if (part := _english_place(said, names)) is not None:
                found.append(part)
                at += count
                break
        else:
            yield words[at]
            at += 1


def _english_place(said: str, names: Mapping[str, Gov]) -> QuestionPart | None:
    """The government that an English name means, first one that has reports."""
    meant = called_en(said)
    for zh in meant:
        if (gov := names.get(zh)) is not None:
            return QuestionPart("government", said, gov.key, gov.name, _english(gov.name))
    place = registry.find(meant[0]) if meant else None
    if place is None:
        return None
    return QuestionPart("government", said, place.code, place.name, _english(place.name), False)


def _english(name: str) -> str:
    return place_en(name) or with_level(name)


def _place(name: str, *, whole: bool) -> Any:
    """The unit of the registry that a name means. Short names of counties are words of the
    language too often (和平, 平安): only the full name of one is taken, and 国家 only alone."""
    place = registry.find(name)
    if place is None or (place.level == "county" and place.name != name):
        return None
    if place.level == "nation" and name not in ("全国", "国务院") and not whole:
        return None
    return place


_LONGEST_NAME = 8
"""Words of the longest English names of indicators and series."""


def _indicators(words: list[str], found: list[QuestionPart]) -> Iterator[str]:
    """What is left of a question that has indicators: by whole names, which in English are of
    several words, and in English without the words that say nothing (of, the, target)."""
    filling = everyday.load().filling
    at = 0
    while at < len(words):
        for count in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            said = words[at : at + count]
            loose = filling.isdisjoint((said[0].lower(), said[-1].lower()))
            if named := _named(" ".join(said), loose=loose):
                found += named
                at += count
                break
        else:
            word = words[at]
            at += 1
            if len(word) > 1 and word.lower() not in filling and is_part_of_a_name(word):
                found.append(QuestionPart("indicator", word, "", word, word))
            elif word.lower() not in filling:
                yield word


def _named(said: str, *, loose: bool) -> list[QuestionPart]:
    """The indicators or series whose whole name this is, or English everyday name, or (`loose`)
    in whose English names it stands; see `text.meaning`."""
    if len(said) < 2:
        return []
    meant, known, lines = meaning(said), indicators.load().by_id, series.load()
    told: list[Indicator | Series] = [known[id] for id in meant.indicators]
    if meant.words:
        told += [one for one in known.values() if loose and _stands_in(said, one.en)]
    elif not told:
        told += [lines[id] for id in meant.series]
    return [QuestionPart("indicator", said, one.id, one.zh, one.en) for one in told]


def _stands_in(words: str, name: str) -> bool:
    """Whether English words stand in a name, whole: rail in rail freight, not in railways."""
    return words.isascii() and f" {words.lower()} " in f" {name.lower()} "


def _indicator_of(id: str) -> str:
    line = series.load().get(id)
    return line.indicator if line else id
