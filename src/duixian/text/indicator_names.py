"""What a name of an indicator means: the one answer for commands, API, pages and assistant.

People say ``gdp_growth``, 地区生产总值, GDP or GDP growth, and the books have three kinds of
rows: claims (canonical indicators with an aspect), cells of the panel (headline series) and
accounts (either). A name is resolved once, to what it stands for in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from duixian.errors import UsageError
from duixian.model import Role
from duixian.registry import everyday, indicators, series
from duixian.registry.indicators import Indicator
from duixian.registry.series import Series
from duixian.text.folding import fold

NEAR_ENOUGH = 50
"""Likeness, 0 to 100, from which a name is suggested: 大莲 is half of 大连."""


@dataclass(frozen=True, slots=True)
class IndicatorMeaning:
    """What one name stands for in the rows of the books; what it does not stand for is empty."""

    indicators: tuple[str, ...] = ()
    """Ids of canonical indicators, whatever their aspect."""
    aspects: tuple[tuple[str, str], ...] = ()
    """Indicator and aspect, where a series is meant and not all of its indicator."""
    series: tuple[str, ...] = ()
    """Ids of headline series, in the order of a panel."""
    phrases: tuple[str, ...] = ()
    """All phrases that the registry has for these indicators."""
    words: tuple[str, ...] = ()
    """Where it is no whole name: as it was given and simplified, to be a part of one."""

    def has(self, series_id: str | None, phrase: str) -> bool:
        """Whether an account of this series, or of this phrase where it has none, is meant."""
        if series_id in self.series or any(word in phrase for word in self.words):
            return True
        return series_id is None and phrase in self.phrases


@lru_cache(maxsize=256)
def meaning(name: str) -> IndicatorMeaning:
    """What a name of an indicator or series stands for: an id, a whole name (Chinese, English, or
    another phrase of the registry), an English everyday name, or else a part of names.

    >>> meaning("gdp_growth") == meaning("地区生产总值增速") == meaning("GDP growth")
    True
    >>> meaning("gdp") == meaning("地区生产总值"), meaning("gdp").series
    (True, ('gdp_growth', 'gdp_level'))
    >>> meaning("unemployment").series, meaning("grain") == meaning("grain_output")
    (('surveyed_unemployment', 'registered_unemployment'), True)
    >>> meaning("生活垃圾").indicators, meaning("收入增").words
    ((), ('收入增',))
    """
    known = series.load()
    ids = _indicators(name)
    called = [name] if name in known else _called(name)
    if ids:
        named = called if name in known else [*called, *_of(ids)]
        phrases = tuple(p for p, id in indicators.load().by_phrase.items() if id in ids)
        return IndicatorMeaning(
            indicators=ids, series=tuple(s for s in known if s in named), phrases=phrases
        )
    if called:
        meant = [known[one] for one in called]
        aspects = tuple((one.indicator, str(one.aspect)) for one in meant)
        return IndicatorMeaning(aspects=aspects, series=tuple(called))
    words = tuple(dict.fromkeys((name, fold(name))))
    return IndicatorMeaning(series=tuple(_parts(name)), words=words)


def is_part_of_a_name(word: str) -> bool:
    """Whether any name of an indicator or series has a word in it.

    >>> is_part_of_a_name("减税"), is_part_of_a_name("和平发展道路")
    (True, False)
    """
    small = fold(word).lower()
    return any(small in name for name in _all_names())


def series_called(name: str, role: Role | None = None) -> tuple[str, ...]:
    """The headline series that a name may mean where one is wanted: one, several or none.

    A whole name comes before a name of the indicator (its usual one first), and that before a
    part; where `role` is given, series that never have it come in only when no other does.

    >>> series_called("粮食产量"), series_called("生产总值", "target"), series_called("xyz")
    (('grain_output',), ('gdp_growth',), ())
    >>> series_called("地区生产总值"), series_called("地区生产总值", "target")
    (('gdp_level',), ('gdp_growth',))
    >>> series_called("国内生产总值")
    ('gdp_level',)
    """
    known = series.load()
    if name in known:
        return (name,)
    ids, by_id = _indicators(name), indicators.load().by_id
    usual = [one for id in ids for one in _called(by_id[id].zh)]
    lacking: tuple[str, ...] = ()
    for step in (_called(name), usual, _of(ids), _parts(name)):
        fit = tuple(one for one in step if role is None or role in known[one].roles)
        if fit:
            return fit
        lacking = lacking or tuple(step)
    return lacking


def one_series(name: str, role: Role | None = None) -> Series:
    """The one headline series that a name means; see `series_called`.

    Raises `UsageError` with the nearest name where it means none, with all that it may mean
    where they are several.
    """
    known, found = series.load(), series_called(name, role)
    if not found:
        raise _no_series(name)
    if len(found) > 1:
        told = ", ".join(f"{one} ({known[one].zh})" for one in found)
        raise UsageError(f"{name!r} may mean {told}. Give the id")
    return known[found[0]]


def several_series(names: str | Iterable[str]) -> tuple[str, ...]:
    """Ids of all series that are called by these names, each once; see `meaning`.

    Raises `UsageError` with the nearest name for one that means none.

    >>> several_series(["粮食产量", "grain_output"]), several_series("登记失业")
    (('grain_output',), ('registered_unemployment',))
    """
    found: list[str] = []
    for name in (names,) if isinstance(names, str) else names:
        meant = meaning(name).series
        if not meant:
            raise _no_series(name)
        found += meant
    return tuple(dict.fromkeys(found))


def _no_series(name: str) -> UsageError:
    near = nearest(name, names_of_series())
    suggestion = f" The nearest is {near}." if near else ""
    return UsageError(f"no series {name!r}.{suggestion} Known are {', '.join(series.load())}")


def nearest(wanted: str, names: Mapping[str, str]) -> str | None:
    """What the name most like `wanted` stands for; None when none is like it.

    >>> names = {"大连": "大连市", "大连市": "大连市", "沈阳市": "沈阳市"}
    >>> nearest("大莲市", names), nearest("xyz", names)
    ('大连市', None)
    """
    return next(iter(nearest_ones(wanted, names, 1)), None)


def nearest_ones(wanted: str, names: Mapping[str, str], most: int) -> tuple[str, ...]:
    """What the names most like `wanted` stand for, each once, the most like first: at most `most`.

    >>> nearest_ones("gdp_grwth", names_of_indicators(["gdp", "population_growth"]), 1)
    ('gdp_growth',)
    """
    from rapidfuzz import fuzz, process

    found = process.extract(
        fold(wanted), list(names), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=None
    )
    return tuple(dict.fromkeys(names[name] for name, _, _ in found))[:most]


def names_of_indicators(ids: Iterable[str] | None = None) -> dict[str, str]:
    """By each name of indicators (of all where `ids` is None), and of the headline series that
    measure them, the id that has it: a name that is none is likely one of these written wrongly."""
    known = indicators.load().by_id
    held = list(known) if ids is None else [id for id in ids if id in known]
    told: list[Indicator | Series] = [known[id] for id in held]
    told += [line for line in series.load().values() if line.indicator in held]
    return {name: one.id for one in told for name in (one.en, one.zh, one.id)}


def _indicators(name: str) -> tuple[str, ...]:
    """The canonical indicator called so, by id, phrase or English name."""
    lexicon = indicators.load()
    if name in lexicon.by_id:
        return (name,)
    found = lexicon.by_phrase.get(fold(name)) or _english().get(name.lower())
    if found or _whole(name):
        return (found,) if found else ()
    return tuple(id for id in everyday.load().of(name) if id in lexicon.by_id)


def _called(name: str) -> list[str]:
    """The series whose whole Chinese or English name this is, or everyday name."""
    lexicon = indicators.load().by_id
    return _whole(name) or [id for id in everyday.load().of(name) if id not in lexicon]


def _whole(name: str) -> list[str]:
    asked = {name.lower(), fold(name)}
    return [s.id for s in series.load().values() if asked & {s.zh, s.en.lower()}]


def _of(ids: tuple[str, ...]) -> list[str]:
    return [s.id for s in series.load().values() if s.indicator in ids]


def _parts(name: str) -> list[str]:
    folded, small = fold(name), name.lower()
    known = series.load().values()
    return [s.id for s in known if folded in s.zh or small in s.en.lower()]


@cache
def _english() -> dict[str, str]:
    return {one.en.lower(): one.id for one in indicators.load().by_id.values()}


@cache
def _all_names() -> tuple[str, ...]:
    """Every name in lower case: of series, of indicators, and the registry's other phrases."""
    lexicon = indicators.load()
    phrases = (fold(phrase) for phrase in lexicon.by_phrase)
    told = (*names_of_series(), *(fold(s.zh) for s in series.load().values()), *phrases)
    return tuple(dict.fromkeys(name.lower() for name in (*told, *_english())))


@cache
def names_of_series() -> dict[str, str]:
    """By each name of a headline series, Chinese or English, its id."""
    return {name: s.id for s in series.load().values() for name in (s.id, s.zh, s.en)}
