"""Names that are one name, otherwise written: one_names.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from duixian import late_re as re
from duixian.errors import RegistryError
from duixian.registry import thesaurus

_MODIFIERS = re.compile("^[^的]*、[^的]*的(?=[^的]{3}[^的]*$)")
"""What a thing is, said in several words before it."""

_BUILDING = re.compile("^(?:新建|建设|建成|修建|新修)(?=[\u4e00-\u9fff]{3})")
_BUILT = re.compile("(?<=[\u4e00-\u9fff]{3})(?:全年)?(?:建成|建设)$")
_PART = re.compile("城区|县城|中心城区|工业集中区|工业园区|园区|开发区|经开区|工业(?=企业)")
"""Of what a thing is promised, where the answer may be of more: less of all is less of a part."""
_RATE = re.compile("(?:率|比例|比重|占比|浓度|标准|水平|均价)$|人均|户均|亩均")
"""Of these a part may well have more than the whole: 城区污水处理率, 全县污水处理率."""
_ALL_FOUR = re.compile(
    r"(?:(?<=建成)|(?<=新建)|(?<=建设)|^)(?:[\u4e00-\u9fff]{4}[、,])+[\u4e00-\u9fff]{4}的?"
    r"(?=[\u4e00-\u9fff]{4,}$)"
)
"""集中连片、旱涝保收高标准农田: what it is like, four characters each."""


@dataclass(frozen=True, slots=True)
class OneNames:
    """Ways of writing a name, each with the one it is compared as."""

    written: dict[str, str]
    any_of: re.Pattern[str]
    """Any way of writing, longest first."""
    empty: re.Pattern[str]
    """Words that say no more than that something was done."""
    listed: re.Pattern[str]
    """Things counted up before the word for them all: A、B等各类."""

    def form(self, phrase: str) -> str:
        """A phrase in its one wording.

        >>> load().form("细颗粒物年均浓度"), load().form("完成老旧小区改造")
        ('PM2.5平均浓度', '老旧小区改造')
        >>> load().form("组织电工、家政等职业技能培训")
        '职业技能培训'
        >>> load().form("整治旱涝保收、宜机作业的高标准农田")
        '高标准农田'
        """
        phrase = _ALL_FOUR.sub("", _MODIFIERS.sub("", self.listed.sub("", phrase)))
        phrase = self.any_of.sub(lambda found: self.written[found.group()], phrase)
        return self.empty.sub("", phrase) or phrase


def same_name(one: str, other: str) -> bool:
    """Whether two phrases are one name: in one wording they have the same characters, in whatever
    order the deed and the thing stand, or the thesaurus has both for one concept.

    >>> same_name("生猪出栏", "出栏生猪"), same_name("网络零售额", "线上零售额")
    (True, True)
    >>> same_name("新建公厕", "改建公厕"), same_name("路", "路")
    (False, False)
    >>> same_name("建设通村水泥路", "硬化通村公路"), same_name("通村水泥路", "通村水泥路养护")
    (True, False)
    >>> same_name("县城新增绿地", "新增绿化面积"), same_name("新增绿化面积", "县城新增绿地")
    (True, False)
    """
    part = None if _RATE.search(one) or _PART.search(other) else _PART.search(one)
    if part:
        return _one(one, other) or _one(one[: part.start()] + one[part.end() :], other)
    return _one(one, other)


def _one(one: str, other: str) -> bool:
    here, there = _letters(one), _letters(other)
    if len(here) > 2 and here == there:
        return True
    concept = _concept(one)
    return concept is not None and concept == _concept(other)


@lru_cache(maxsize=8192)
def _concept(phrase: str) -> int | None:
    """The concept that a phrase names as a whole, with or without a verb that says no more than
    that there is to be more of it."""
    known = _concepts()
    bare = _BUILT.sub("", _BUILDING.sub("", phrase))
    return next(
        (known[letters] for letters in map(_letters, (phrase, bare)) if letters in known), None
    )


@cache
def _concepts() -> dict[str, int]:
    """Characters of a name in its one wording -> its concept; not those of two concepts."""
    found: dict[str, int] = {}
    of_two: set[str] = set()
    for name, concept in thesaurus.load().concept.items():
        if found.setdefault(_letters(name), concept) != concept:
            of_two.add(_letters(name))
    return {letters: concept for letters, concept in found.items() if letters not in of_two}


@lru_cache(maxsize=8192)
def _letters(phrase: str) -> str:
    return "".join(sorted(load().form(phrase)))


@cache
def load() -> OneNames:
    """The names of one_names.toml. `RegistryError` where one is written as two."""
    source = files("duixian.registry").joinpath("one_names.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> OneNames:
    """The names that a TOML text gives; see `load`."""
    data = tomllib.loads(source)
    written: dict[str, str] = {}
    for name, *others in data["same"]:
        for way in (name, *others):
            if written.setdefault(way, name) != name:
                raise RegistryError(
                    f"one_names.toml: “{way}” is written as “{written[way]}” and as “{name}”. "
                    "Leave it in one line"
                )
    lists = "|".join(map(re.escape, _longest(data["lists"])))
    return OneNames(
        written,
        _any(list(written)),
        _any(data["empty"]),
        re.compile(f"^[^等]*、[^等]*(?:{lists})(?=[^等]{{3}})"),
    )


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _longest(words))))


def _longest(words: list[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
