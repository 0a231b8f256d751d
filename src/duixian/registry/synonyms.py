"""Words that name one thing in the reports, in groups: synonyms.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from duixian import late_re as re
from duixian.errors import RegistryError
from duixian.registry import thesaurus
from duixian.registry.grouped_words import Group, GroupedWords
from duixian.registry.thesaurus import Thesaurus

_JOINT = re.compile("^[和及与、]")
"""Between two parts that are named together: 农业和农副业."""


@dataclass(frozen=True)
class Synonyms:
    """Groups of words that can stand for each other in a promise and in its answer."""

    groups: tuple[Group, ...]
    """Things: what is promised."""
    actions: tuple[Group, ...]
    """What is done to them."""
    natures: tuple[Group, ...]
    """What is measured of a thing: what is made, what it can make, what is paid for it."""
    contraries: tuple[tuple[str, ...], ...]
    """Words that divide a thing: 城镇 and 农村, 进口 and 出口."""
    sectors: tuple[tuple[str, ...], ...]
    """Parts of the economy: a figure of other parts, or of more, is of another thing."""
    words: re.Pattern[str]
    """Any word of `groups`, longest first."""
    wholes: tuple[tuple[Group, Group], ...] = ()
    """Programmes, each with its parts."""
    short: tuple[tuple[str, str], ...] = ()
    """Short names and other words for the same with the full ones, longest first."""
    joint: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """One word for several sectors: 工农业."""
    kin: tuple[Group, ...] = ()
    """Families of things that only the second matcher knows."""

    def of(self, phrase: str) -> frozenset[str]:
        """All words for the things that a phrase names, those it has itself among them.

        >>> "棚改" in load().of("改造各类棚户区"), load().of("全省文明村")
        (True, frozenset())
        """
        named = {found.group() for found in self.words.finditer(phrase)}
        return frozenset(w for group in self.groups if group & named for w in group)

    @cached_property
    def _things(self) -> GroupedWords:
        return GroupedWords.of(self.groups + self.kin)

    @cached_property
    def _acts(self) -> GroupedWords:
        return GroupedWords.of(self.actions)

    @cached_property
    def _natures(self) -> GroupedWords:
        return GroupedWords.of(self.natures)

    def beside(self, words: frozenset[str]) -> frozenset[str]:
        """All words of the groups in which one of the words stands as it is.

        >>> "失业率" in load().beside(frozenset(("城镇登记失业率",)))
        True
        """
        return frozenset(w for group in self.groups if group & words for w in group)

    def things(self, phrase: str) -> frozenset[int]:
        """Which groups or families of things a phrase names, by their place in both.

        >>> load().things("专利拥有量") & load().things("知识产权")  # doctest: +ELLIPSIS
        frozenset({...})
        """
        return self._things.named(phrase)

    def acts(self, phrase: str) -> frozenset[int]:
        """Which groups of actions a phrase names, by their place in `actions`."""
        return self._acts.named(phrase)

    def unacted(self, phrase: str) -> str:
        """A phrase without the words for what is done: empty where it names no thing.

        >>> load().unacted("新开工"), load().unacted("改造危房")
        ('', '危房')
        """
        words = sorted({w for group in self.actions for w in group}, key=len, reverse=True)
        return re.sub("|".join(map(re.escape, words)), "", phrase) if words else phrase

    def natures_of(self, phrase: str) -> frozenset[int]:
        """Which natures of a quantity a phrase names, by their place in `natures`.

        >>> load().natures_of("钢产量") & load().natures_of("钢的生产能力")
        frozenset()
        """
        return self._natures.named(phrase)

    def parts(self, phrase: str) -> tuple[Group, ...]:
        """Which parts a phrase names of each divided thing, longer names first: 手工业 is no 工业.

        >>> {"手工业"} in load().parts("手工业总产值"), {"工业"} in load().parts("手工业总产值")
        (True, False)
        """
        return _parts_of(phrase, self.contraries)

    def sectors_of(self, phrase: str) -> tuple[Group, ...]:
        """Which sectors a phrase names, longer names first; one word for two is both.

        >>> load().sectors_of("工农业总产值") == load().sectors_of("工业和农业总产值")
        True
        """
        return tuple(
            frozenset(part for name in named for part in self.joint.get(name, (name,)))
            for named in _parts_of(phrase, self.sectors)
        )

    def wider(self, one: str, other: str) -> bool:
        """Whether two phrases measure alike, but one names all the sectors of the other and more.

        >>> load().wider("农业和农副业总产值", "农业总产值")
        True
        >>> load().wider("工业总产值", "农业总产值")
        False
        """
        (mine, here), (theirs, there) = (_led_by(self.sectors, said) for said in (one, other))
        return (
            bool(here and here == there and mine and theirs)
            and mine != theirs
            and (mine <= theirs or theirs <= mine)
        )

    def written_out(self, text: str) -> str:
        """A text with its short names written out; what is written out already stays.

        >>> load().written_out("启动新的棚改"), load().written_out("专项债券")
        ('启动新的棚户区改造', '专项债券')
        """
        for name, full in self.short:
            if name in text:
                text = text.replace(full, name).replace(name, full)
        return text

    def part_and_whole(self, one: str, other: str) -> bool:
        """Whether one phrase names a part of a programme and the other the whole alone.

        >>> load().part_and_whole("棚户区新开工", "保障性安居工程新开工")
        True
        >>> load().part_and_whole("保障性住房和棚户区住房", "保障性安居工程住房")
        False
        """
        for whole, parts in self.wholes:
            mine, theirs = (
                (any(w in said for w in whole), any(p in said for p in parts))
                for said in (one, other)
            )
            if {mine, theirs} == {(True, False), (False, True)}:
                return True
        return False

    def contrary(self, one: str, other: str) -> bool:
        """Whether each of two phrases names another part of a divided thing.

        >>> load().contrary("工业总产值", "农业总产值"), load().contrary("进出口", "出口")
        (True, False)
        """
        for parts in self.contraries:
            mine, theirs = ({p for p in parts if p in said} for said in (one, other))
            if mine and theirs and not mine & theirs:
                return True
        return False


@lru_cache(maxsize=8192)
def _parts_of(phrase: str, contraries: tuple[tuple[str, ...], ...]) -> tuple[Group, ...]:
    found = []
    for parts in contraries:
        named, left = set(), phrase
        for part in sorted(parts, key=len, reverse=True):
            if part in left:
                named.add(part)
                left = left.replace(part, "|")
        found.append(frozenset(named) if named else _NONE)
    return tuple(found)


_NONE: Group = frozenset()
"""One for all: a phrase names none of most."""


@lru_cache(maxsize=8192)
def _led_by(groups: tuple[tuple[str, ...], ...], phrase: str) -> tuple[Group, str]:
    """The parts that a phrase begins with, and the rest of it."""
    known = sorted({name for group in groups for name in group}, key=len, reverse=True)
    named, rest = set[str](), phrase
    while begins := next((name for name in known if rest.startswith(name)), None):
        named.add(begins)
        rest = _JOINT.sub("", rest.removeprefix(begins), count=1)
    return frozenset(named), rest


@cache
def load() -> Synonyms:
    """The groups of synonyms.toml. RegistryError when one is empty or has one word only."""
    source = files("duixian.registry").joinpath("synonyms.toml").read_text(encoding="utf-8")
    return with_thesaurus(parse(source), thesaurus.load())


def with_thesaurus(own: Synonyms, more: Thesaurus) -> Synonyms:
    """The groups with the families of the thesaurus, which only the second matcher knows."""
    return replace(own, kin=(*own.kin, *map(frozenset, more.may)))


def parse(source: str) -> Synonyms:
    """The groups that a TOML text describes; see `load`."""
    data = tomllib.loads(source)
    try:
        groups, actions, natures = (
            tuple(map(frozenset, data[key])) for key in ("groups", "actions", "natures")
        )
        contraries, sectors = (tuple(map(tuple, data[key])) for key in ("contraries", "sectors"))
    except KeyError as missing:
        raise RegistryError(
            f"synonyms.toml: {missing.args[0]} is missing. Give it a list of groups."
        ) from missing
    wholes = tuple(
        (frozenset(entry["whole"]), frozenset(entry["parts"])) for entry in data.get("wholes", ())
    )
    alike = {word: name for name, words in data.get("alike", {}).items() for word in words}
    names = {**data.get("short", {}), **alike}
    short = tuple(sorted(names.items(), key=lambda pair: (-len(pair[0]), pair[0])))
    joint = {name: tuple(parts) for name, parts in data.get("joint_sectors", {}).items()}
    kin = tuple(map(frozenset, data.get("kin", ())))
    for group in (*groups, *kin, *actions, *natures, *contraries, *sectors):
        if len(group) < 2 or "" in group:
            raise RegistryError(
                f"synonyms.toml: the group {sorted(group)} needs two words at least."
            )
    words = sorted({w for group in groups for w in group}, key=lambda w: (-len(w), w))
    any_word = re.compile("|".join(map(re.escape, words)) or r"(?!)")
    return Synonyms(
        groups, actions, natures, contraries, sectors, any_word, wholes, short, joint, kin
    )
